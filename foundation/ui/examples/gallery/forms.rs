//! Forms: a whole one, one in a dialog, one for a single fact.
use crate::{
    frame::{Asker, crumb},
    world::PEOPLE,
};
use axum::{
    extract::{Form, Path},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Choice, Currency, Field, FieldError, Kind};
use icondata_lu as lu;
use maud::{Markup, html};
use std::collections::HashMap;
use ui::kit::{self, Fact, FileDrop, Filled, FormField, Section};

const CONDITIONS: &[Choice<'_>] =
    &[Choice::new("new", "New"), Choice::new("used", "Used"), Choice::new("worn", "Worn")];
const USES: &[Choice<'_>] = &[
    Choice::new("office", "Office"),
    Choice::new("lab", "Lab"),
    Choice::new("loan", "Loan pool"),
    Choice::new("event", "Events"),
    Choice::new("spare", "Spare"),
    Choice::new("home", "Home office"),
];

const NAME: Field<'_> = Field::text("name", "Name").required();
const SERIAL: Field<'_> =
    Field::text("serial", "Serial number").help("On the bottom case, ten characters.").required();
const CONDITION: Field<'_> = Field::choice("condition", "Condition", CONDITIONS);
const USE: Field<'_> = Field::choice("use", "Use", USES);
const HOLDER: Field<'_> =
    Field::reference("holder", "Held by", "person").help("Who is responsible for it from today.");
const BOUGHT: Field<'_> = Field::date("bought", "Bought on");
const PRICE: Field<'_> = Field::money("price", "Price").help("Net, as on the invoice.").required();
const HOST: Field<'_> = Field::new("mac", "Hardware address", Kind::Mac);
const SEEN: Field<'_> = Field::new("seen", "Last seen", Kind::Instant);
const LOANABLE: Field<'_> = Field::boolean("loanable", "May be lent").help("Shows up in the loan pool.");
const PURPOSES: Field<'_> = Field::new("purposes", "May be used for", Kind::Choices(USES));
const TAGS: Field<'_> = Field::new("tags", "Labels", Kind::Tags).help("Separate with commas.");
const NOTE: Field<'_> = Field::new("note", "Note", Kind::LongText);
const CURRENCIES: [Currency; 2] = [Currency::EUR, Currency::USD];

pub(crate) async fn new(asker: Asker) -> Markup {
    page(&asker, &HashMap::new(), &[])
}

/// Refuses what is not whole, and says so beside the fields; nothing that was entered is lost.
pub(crate) async fn create(asker: Asker, Form(sent): Form<HashMap<String, String>>) -> Response {
    let mut faults = Vec::new();
    let missing = |name: &str| sent.get(name).is_none_or(|value| value.trim().is_empty());
    for (field, sentence) in
        [(NAME, "A name is needed."), (SERIAL, "A serial number is needed."), (PRICE, "A price is needed.")]
    {
        if missing(field.name) {
            faults.push(FieldError::new(field.name, "required", sentence));
        }
    }
    if faults.is_empty() {
        return Redirect::to("/assets/1418").into_response();
    }
    (StatusCode::UNPROCESSABLE_ENTITY, page(&asker, &sent, &faults)).into_response()
}

fn page(asker: &Asker, sent: &HashMap<String, String>, faults: &[FieldError]) -> Markup {
    let t = &asker.t;
    let error =
        |name: &str| faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str());
    let text = |name: &str| sent.get(name).map(String::as_str).unwrap_or_default();
    let show = |definition: &'static Field<'static>, filled: Filled<'_>| {
        let field = FormField::new(t, "asset", definition).filled(filled).error(error(definition.name));
        kit::field(t, &field.search("/find/people").currencies(&CURRENCIES))
    };
    let words = |definition: &'static Field<'static>| show(definition, Filled::Text(text(definition.name)));
    let sections = vec![
        Section {
            title: "What it is",
            fields: vec![
                words(&NAME),
                words(&SERIAL),
                words(&CONDITION),
                words(&USE),
                words(&HOST),
                words(&TAGS),
            ],
            folded: false,
        },
        Section {
            title: "Where it goes",
            fields: vec![
                words(&HOLDER),
                words(&SEEN),
                show(&LOANABLE, Filled::Yes(true)),
                show(&PURPOSES, Filled::Several(&["office", "home"])),
            ],
            folded: false,
        },
        Section {
            title: "What it cost",
            fields: vec![
                show(&PRICE, Filled::Amount(text("price"), Currency::EUR)),
                words(&BOUGHT),
                words(&NOTE),
            ],
            folded: true,
        },
    ];
    let form = kit::form(
        t,
        &kit::Form {
            id: "receive",
            action: "/assets/new",
            above: html! {},
            sections,
            refusal: "",
            faults,
            hidden: &[],
            verb: "Receive asset",
            back: "/assets",
            files: false,
            token: "gallery",
        },
    );
    let body = html! {
        (kit::head("Receive an asset", "It gets the next free tag, NW-0204419.", &html! {}))
        div class="narrow" { (form) }
    };
    asker.page("Receive an asset", &[crumb("Assets", Some("/assets"))], "/assets", &[], &body)
}

/// Handing out: a page of its own, and a dialog over any other.
pub(crate) async fn check_out(asker: Asker) -> Markup {
    let t = &asker.t;
    let holder = kit::field(t, &FormField::new(t, "asset", &HOLDER).search("/find/people").wide());
    let note = kit::field(t, &FormField::new(t, "asset", &NOTE));
    let form = kit::form(
        t,
        &kit::Form {
            id: "check-out",
            action: "/assets/1/check-out",
            above: html! {},
            sections: vec![Section { title: "", fields: vec![holder, note], folded: false }],
            refusal: "",
            faults: &[],
            hidden: &[("version", "7")],
            verb: "Transfer",
            back: "/assets/1418",
            files: false,
            token: "gallery",
        },
    );
    let body = html! { (kit::head("Transfer NW-0204418", "", &html! {})) div class="narrow" { (form) } };
    asker.page("Transfer", &[crumb("Assets", Some("/assets"))], "/assets", &[], &body)
}

pub(crate) async fn checked_out(asker: Asker, Form(sent): Form<HashMap<String, String>>) -> Response {
    let _ = (asker, sent);
    Redirect::to("/assets/1418").into_response()
}

/// The form for one fact.
pub(crate) async fn fact_form(asker: Asker, Path(name): Path<String>) -> Markup {
    let t = &asker.t;
    let definition = Field::text(&name, "Value");
    let control = kit::control(t, &FormField::new(t, "asset", &definition).filled(Filled::Text("24 GB")));
    asker.page(
        "Edit",
        &[],
        "/assets",
        &[],
        &kit::fact_form(
            t,
            "asset",
            &name,
            &format!("/fields/{name}"),
            "gallery",
            &html! { span class="grow" { label class="unseen" for={ "f-" (name) } { (name) } (control) } },
        ),
    )
}

/// The fact as it is after saving.
pub(crate) async fn fact_saved(
    asker: Asker,
    Path(name): Path<String>,
    Form(sent): Form<HashMap<String, String>>,
) -> Markup {
    let value = sent.get(&name).map(String::as_str).unwrap_or_default();
    let edit = format!("/fields/{name}");
    let fact = Fact { name: &name, label: &name, value: html! { (value) }, edit: Some(&edit) };
    asker.page("Saved", &[], "/assets", &[], &kit::fact(&asker.t, "asset", &fact))
}

pub(crate) async fn import(asker: Asker) -> Markup {
    let drop = kit::file_drop(&FileDrop {
        name: "file",
        title: "Drop a file here, or choose one",
        note: "CSV or XLSX, up to 50 MB. Nothing changes before you have seen what would.",
        accept: ".csv,.xlsx",
        several: true,
    });
    let body = html! {
        (kit::head("Import", "Assets from a file, in any order of columns", &html! {}))
        div class="narrow" {
            form class="form" method="post" action="/import" enctype="multipart/form-data" { (drop) }
        }
    };
    asker.page("Import", &[crumb("Assets", Some("/assets"))], "/import", &[], &body)
}

pub(crate) async fn people(
    asker: Asker,
    axum::extract::Query(query): axum::extract::Query<HashMap<String, String>>,
) -> Markup {
    let words = query.get("q").map(|q| q.to_lowercase()).unwrap_or_default();
    let found: Vec<(String, &str)> = PEOPLE
        .iter()
        .enumerate()
        .filter(|(_, name)| name.to_lowercase().contains(&words))
        .map(|(at, name)| (format!("#{}", at + 1), *name))
        .collect();
    let picks: Vec<kit::Pick<'_>> = found
        .iter()
        .map(|(value, label)| kit::Pick { value, label, note: "Product design", icon: Some(lu::LuUserRound) })
        .collect();
    kit::picker_options(&asker.t, &picks)
}
