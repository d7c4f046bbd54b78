//! The form of many changes at once: what is to be done, asked once for all chosen records.
use super::{
    LIST,
    ask::{Ask, Chosen},
};
use crate::{MAKE, Plan};
use ::pages::{
    Page, Rooms, Sending, Sent, Shown,
    form::{self as forms, Filling},
    go, value,
};
use axum::response::Response;
use domain::{Field, FieldError, Kind};
use engine::{Command, Doing, Error, RecordKind, RecordVerb, Result, Verb};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Map, Value, json};
use ui::kit::{self, Button, Form, Nothing, Section};

/// The region of both forms, and of the second alone.
const CHOICE: &str = "bulk-choice";
const FORM: &str = "bulk-form";
/// The name of the field that gets another value.
const FIELD: &str = "_field";
/// When it happened, where that is not today.
const ON: Field<'static> = Field::new("_on", "On", Kind::Date);
/// Why.
const REASON: Field<'static> = Field::new("_reason", "Reason", Kind::Text);

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        // What was chosen comes with a form; without one there is only what was asked for before.
        .page("/bulk", MAKE, |_| Ok(Shown::go(LIST)))
        .form("/bulk", ask)
        .form("/bulk/plan", plan)
}

async fn ask(sending: Sending) -> Response {
    let sent = sending.sent.clone();
    sending.show(MAKE, move |page| show(page, &sent, &Filling::default())).await
}

/// The form: for an edit first the field, then its new value; for everything else what that takes.
fn show(page: &mut Page<'_, '_>, sent: &Sent, wrong: &Filling) -> Result<Shown> {
    let ask = Ask::read(page, sent)?;
    let (many, list) = (page.many(ask.kind), ask.list());
    let count = ask.count(page)?;
    if count == 0 {
        return Ok(Shown::new(page.say("bulk-nothing"), format!("/{}", ask.kind.path), nothing(page, &list)));
    }
    let title = ask.title(page, count);
    let chooser = if ask.is_edit() {
        chooser(page, &ask, sent)?
    } else {
        html! {}
    };
    let fields = fields(page, &ask, sent, wrong)?;
    let form = match fields {
        Some(fields) => form(page, &ask, fields, sent, wrong)?,
        None => html! {},
    };
    let note = match &ask.chosen {
        Chosen::Some(_) => page.say("bulk-note"),
        Chosen::All(_) => page.say("bulk-note-all"),
    };
    let body = html! {
        div class="narrow" {
            (kit::head(&title, &note, &html! {}))
            (kit::region(CHOICE, &html! { (chooser) (form) }))
        }
    };
    Ok(Shown::new(title, format!("/{}", ask.kind.path), body).crumb(many, Some(list)).status(wrong.status()))
}

/// The control of a field, filled with what was written.
fn control(
    page: &mut Page<'_, '_>,
    record: &str,
    field: &Field<'_>,
    sent: &Sent,
    wrong: &Filling,
) -> Result<Markup> {
    let labels = forms::labels_of(page, std::iter::once(*field), Some(sent))?;
    let filling = Filling { written: Some(sent.clone()), labels, ..wrong.clone() };
    Ok(forms::control(page, record, field, &filling))
}

fn nothing(page: &Page<'_, '_>, list: &str) -> Markup {
    let (title, text, back) = (page.say("bulk-nothing"), page.say("bulk-nothing-why"), page.say("bulk-back"));
    let steps = [Button::open(&back, list)];
    kit::nothing(&Nothing { icon: lu::LuListChecks, title: &title, text: &text, steps: &steps })
}

/// The fields that can get another value: what no two records share is left out.
fn editable(kind: &'static RecordKind) -> impl Iterator<Item = &'static Field<'static>> {
    kind.fields.iter().filter(|field| field.editable() && !field.unique)
}

/// Which field gets another value.
fn chooser(page: &mut Page<'_, '_>, ask: &Ask, sent: &Sent) -> Result<Markup> {
    let kind = ask.kind;
    let mut offered: Vec<(String, String)> = editable(kind)
        .map(|field| (field.name.to_owned(), value::label_of_field(&page.t, kind.name, field)))
        .collect();
    for row in page.custom_fields(kind.name)?.iter() {
        let own =
            row.as_field(|field| (!field.unique).then(|| (field.name.to_owned(), field.label.to_owned())));
        offered.extend(own);
    }
    offered.sort_by_key(|(_, label)| label.to_lowercase());
    let now = sent.says(FIELD).unwrap_or_default();
    let (name, carried) = ask.chosen.carried();
    let (label, choose, show) = (page.say("bulk-field"), page.say("choose"), page.say("bulk-show-field"));
    Ok(html! {
        form class="form" method="post" action=(ask.address("/bulk")) data-swap=(CHOICE) data-live {
            input type="hidden" name=(name) value=(carried);
            div class="field wide" {
                label for="f-_field" { (label) }
                select id="f-_field" name=(FIELD) {
                    option value="" selected[now.is_empty()] { (choose) }
                    @for (name, label) in &offered { option value=(name) selected[name == now] { (label) } }
                }
            }
            noscript { (Button::send(&show)) }
        }
    })
}

/// The controls; none while it is not said which field gets another value.
fn fields(page: &mut Page<'_, '_>, ask: &Ask, sent: &Sent, wrong: &Filling) -> Result<Option<Vec<Markup>>> {
    match ask.doing {
        Doing::Verb(verb) => {
            let record = verb.name.replace('.', "-");
            let shown = verb_fields(page, verb)?.into_iter();
            Ok(Some(shown.map(|field| control(page, &record, &field, sent, wrong)).collect::<Result<_>>()?))
        }
        Doing::Record(kind, RecordVerb::Edit) => {
            let Some(name) = sent.says(FIELD) else { return Ok(None) };
            let make = |page: &mut Page<'_, '_>, field: &Field<'_>| {
                let note = page.say("bulk-empty");
                let control = control(page, kind.name, &optional(field), sent, wrong)?;
                Ok(html! { (control) @if !field.required { p class="field wide" { small { (note) } } } })
            };
            Ok(Some(vec![with_field(page, kind, name, make)?]))
        }
        Doing::Record(_, RecordVerb::Archive | RecordVerb::Restore) => Ok(Some(Vec::new())),
        Doing::Record(..) => Err(Error::NotFound("page")),
    }
}

/// A field without the word that it is needed: the rules of the records say that.
fn optional<'f>(field: &Field<'f>) -> Field<'f> {
    Field { required: false, ..*field }
}

/// What a verb takes beside the record.
fn verb_fields(page: &Page<'_, '_>, verb: &'static Verb) -> Result<Vec<Field<'static>>> {
    let form = page.desk.form(verb.name).ok_or(Error::NotFound("page"))?;
    let subject = verb.place.parameters().next();
    Ok(form.fields.iter().filter(|field| Some(field.name) != subject).copied().collect())
}

/// Lends a field of a kind, own or custom, by its name.
fn with_field<T>(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    name: &str,
    with: impl FnOnce(&mut Page<'_, '_>, &Field<'_>) -> Result<T>,
) -> Result<T> {
    if let Some(field) = editable(kind).find(|field| field.name == name) {
        return with(page, field);
    }
    let key = name.strip_prefix("custom.").ok_or(Error::NotFound("field"))?;
    let row = page.custom_fields(kind.name)?.iter().find(|row| row.definition.key == key).cloned();
    row.ok_or(Error::NotFound("field"))?.as_field(|field| with(page, field))
}

fn form(
    page: &mut Page<'_, '_>,
    ask: &Ask,
    fields: Vec<Markup>,
    sent: &Sent,
    wrong: &Filling,
) -> Result<Markup> {
    let more = vec![control(page, "act", &ON, sent, wrong)?, control(page, "act", &REASON, sent, wrong)?];
    let (name, carried) = ask.chosen.carried();
    let mut hidden = vec![(name, carried.as_str())];
    if ask.is_edit() {
        hidden.push((FIELD, sent.says(FIELD).unwrap_or_default()));
    }
    let (more_title, verb) = (page.say("when-and-why"), page.say("bulk-plan"));
    let mut sections = vec![Section { title: &more_title, fields: more, folded: false }];
    if !fields.is_empty() {
        sections.insert(0, Section { title: "", fields, folded: false });
    }
    let (action, back) = (ask.address("/bulk/plan"), ask.list());
    Ok(kit::form(
        &page.t,
        &Form {
            id: FORM,
            action: &action,
            above: html! {},
            sections,
            refusal: &wrong.refusal,
            faults: &wrong.faults,
            hidden: &hidden,
            verb: &verb,
            back: &back,
            files: false,
            token: "",
        },
    ))
}

/// Makes the plan, and leads to it.
async fn plan(sending: Sending) -> Response {
    let sent = sending.sent.clone();
    let outcome = match sending.view(MAKE, move |page| planned(page, &sent)).await {
        Ok(input) => sending.perform(Plan::NAME, input).await,
        Err(error) => Err(error),
    };
    match outcome.map_err(|error| Filling::default().refused(&sending.sent, error)) {
        Ok(made) => go(&format!("{LIST}/{}", made.get("id").and_then(Value::as_i64).unwrap_or_default())),
        Err(Ok(wrong)) => {
            let sent = sending.sent.clone();
            sending.show(MAKE, move |page| show(page, &sent, &wrong)).await
        }
        Err(Err(error)) => sending.trouble(error).await,
    }
}

/// The plan that a form asks for.
fn planned(page: &mut Page<'_, '_>, sent: &Sent) -> Result<Map<String, Value>> {
    let ask = Ask::read(page, sent)?;
    let input = match ask.doing {
        Doing::Verb(verb) => verb_input(page, verb, sent)?,
        Doing::Record(kind, RecordVerb::Edit) => edit_input(page, kind, sent)?,
        Doing::Record(..) => Map::new(),
    };
    let count = ask.count(page)?;
    let title = ask.title(page, count);
    let plan = Plan { verb: ask.doing.name(), input, selection: ask.selection(), title: Some(title) };
    match serde_json::to_value(plan)? {
        Value::Object(input) => Ok(input),
        _ => Err(Error::internal("a plan is an object")),
    }
}

fn verb_input(page: &mut Page<'_, '_>, verb: &'static Verb, sent: &Sent) -> Result<Map<String, Value>> {
    let input = ::pages::form::input(page, verb.name, sent)?;
    let needed = verb_fields(page, verb)?.into_iter().filter(|field| field.required);
    let missing = needed.filter(|field| !input.contains_key(field.name));
    let faults: Vec<FieldError> =
        missing.map(|field| FieldError::new(field.name, "required", page.say("bulk-needed"))).collect();
    if faults.is_empty() { Ok(input) } else { Err(Error::Invalid(faults)) }
}

/// The new value of one field; an empty one takes the value away.
fn edit_input(page: &mut Page<'_, '_>, kind: &'static RecordKind, sent: &Sent) -> Result<Map<String, Value>> {
    let name = sent.says(FIELD).unwrap_or_default();
    let currency = page.settings().currency;
    let given = with_field(page, kind, name, |page, field| match sent.value(field, &page.t, currency) {
        Some(Ok(given)) => Ok(given),
        Some(Err(fault)) => Err(Error::Invalid(vec![fault])),
        None => Ok(Value::Null),
    })?;
    let input = match name.strip_prefix("custom.") {
        Some(key) => ("custom".to_owned(), json!({ key: given })),
        None => (name.to_owned(), given),
    };
    Ok(Map::from_iter([input]))
}
