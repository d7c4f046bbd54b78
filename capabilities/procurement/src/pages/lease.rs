//! Buying and leasing beside each other, and the rates of a lease.
use crate::{BuyOrLease, Compared, READ, Schedule};
use ::pages::{Page, Rooms, Shown, Status, Subject};
use domain::{FieldError, Id, Tone};
use engine::{Error, Query, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card, Column, Line, Notice, Row, Spot, Stat, Table};

/// Where it is.
pub(super) const HREF: &str = "/buy-or-lease";

/// The fields of the question, with what they begin with.
const FIELDS: [(&str, &str); 11] = [
    ("price", ""),
    ("monthly_rate", ""),
    ("term_months", "36"),
    ("residual", "0"),
    ("upkeep_monthly", "0"),
    ("fee_at_start", "0"),
    ("fee_at_end", "0"),
    ("discount_percent", "6"),
    ("tax_percent", "0"),
    ("profit_tax_percent", "0"),
    ("currency", ""),
];

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(HREF, READ, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let asked = page.visit.query("price").is_some();
    let outcome = if asked { Some(question(page).run(page)) } else { None };
    let (told, faults) = match outcome {
        None => (None, Vec::new()),
        Some(Ok(told)) => (Some(told), Vec::new()),
        Some(Err(Error::Invalid(faults))) => (None, faults),
        Some(Err(error)) => return Err(error),
    };
    let [title, note] = ["buy-or-lease-title", "buy-or-lease-note"].map(|key| page.say(key));
    let status = if faults.is_empty() { Status::Fine } else { Status::Invalid };
    let form = form(page, &faults);
    let body = html! {
        (kit::head(&title, &note, &html! {}))
        div class="tiles" {
            (form)
            @if let Some(told) = &told { (answer(page, told)) }
        }
    };
    Ok(Shown::new(title, HREF, body).status(status))
}

fn question(page: &Page<'_, '_>) -> BuyOrLease {
    // A decimal comma is as good as a point.
    let text = |name: &str| page.visit.query(name).map(|text| text.replace(',', "."));
    BuyOrLease {
        currency: text("currency"),
        price: text("price").unwrap_or_default(),
        residual: text("residual"),
        upkeep_monthly: text("upkeep_monthly"),
        term_months: text("term_months").and_then(|text| text.parse().ok()).unwrap_or_default(),
        monthly_rate: text("monthly_rate").unwrap_or_default(),
        fee_at_start: text("fee_at_start"),
        fee_at_end: text("fee_at_end"),
        discount_percent: text("discount_percent"),
        tax_percent: text("tax_percent"),
        profit_tax_percent: text("profit_tax_percent"),
    }
}

fn form(page: &Page<'_, '_>, faults: &[FieldError]) -> Markup {
    let [title, button] = ["buy-or-lease-ask", "buy-or-lease-button"].map(|key| page.say(key));
    let own = page.settings().currency.code();
    let body = html! {
        form class="form" method="get" action=(HREF) {
            fieldset {
                @for (name, begin) in FIELDS {
                    @let begin = if name == "currency" { own } else { begin };
                    @let fault = faults.iter().find(|fault| fault.field == name);
                    div class="field" {
                        label for={ "f-" (name) } { (page.say(&format!("buy-or-lease-{}", name.replace('_', "-")))) }
                        input class="input" id={ "f-" (name) } name=(name) inputmode=[(name != "currency").then_some("decimal")]
                            value=(page.visit.query(name).unwrap_or(begin)) aria-invalid=[fault.map(|_| "true")]
                            aria-describedby=[fault.map(|_| format!("f-{name}-error"))];
                        @if let Some(fault) = fault { p class="error" id={ "f-" (name) "-error" } { (page.t.sentence(&fault.message)) } }
                    }
                }
            }
            footer { (Button::send(&button).primary()) }
        }
    };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 5, body })
}

fn answer(page: &Page<'_, '_>, told: &Compared) -> Markup {
    let [title, buy, lease, saves, month, factor] = ["answer", "buy", "lease", "saves", "month", "factor"]
        .map(|word| page.say(&format!("buy-or-lease-{word}")));
    let verdict = page.say(&format!("buy-or-lease-verdict-{}", told.cheaper));
    let how = page.say("buy-or-lease-how");
    let amounts = [told.buy, told.lease, told.saves].map(|amount| page.t.money(amount));
    let [buy_amount, lease_amount, saved] = &amounts;
    let figures = [
        Stat { name: &buy, value: buy_amount, unit: "" },
        Stat { name: &lease, value: lease_amount, unit: "" },
        Stat { name: &saves, value: saved, unit: "" },
    ];
    let heads = [
        Column::new(&month).at(Spot::Name),
        Column::new(&buy).figures().at(Spot::Value),
        Column::new(&lease).figures().at(Spot::Meta),
        Column::new(&factor).figures(),
    ];
    let lines = told.months.iter().map(|one| {
        let cells = vec![
            html! { (one.month) },
            html! { (page.t.money(one.buy)) },
            html! { (page.t.money(one.lease)) },
            html! { (one.factor) },
        ];
        Line::Row(Row { id: i64::from(one.month), name: "", cells, menu: None })
    });
    let body = html! {
        (kit::notice(&Notice { tone: Tone::Info, icon: lu::LuScale, title: &verdict, text: &how, step: None, strip: false }))
        (kit::stats(&figures))
        (kit::table(&page.t, &Table { caption: &title, region: "", columns: &heads, lines: lines.collect(), bulk: None, totals: Vec::new() }))
    };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 7, body })
}

/// The rates of what is leased or rented, in a tab of the order.
pub(super) fn payments(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let told = Schedule { order: Ref::id(Id::new(subject.id)) }.run(page)?;
    if told.is_empty() {
        return Ok(None);
    }
    let [title, number, due, amount, paid] = [
        "order-payments",
        "order-payment-number",
        "order-payment-due",
        "order-payment-amount",
        "order-payment-paid",
    ]
    .map(|key| page.say(key));
    let heads = [
        Column::new(&number).at(Spot::Name),
        Column::new(&due).at(Spot::Meta),
        Column::new(&amount).figures().at(Spot::Value),
        Column::new(&paid).figures(),
    ];
    let today = page.t.today();
    let lines = told.iter().map(|one| {
        let past = one.due_on < today;
        let cells = vec![
            html! { (one.number) },
            html! { @if past { (kit::dot(Tone::Muted, &page.t.date(one.due_on))) } @else { (kit::dot(Tone::Info, &page.t.date(one.due_on))) } },
            html! { (page.t.money(one.amount)) },
            html! { (page.t.money(one.paid)) },
        ];
        Line::Row(Row { id: one.number, name: "", cells, menu: None })
    });
    let table = kit::table(
        &page.t,
        &Table {
            caption: &title,
            region: "",
            columns: &heads,
            lines: lines.collect(),
            bulk: None,
            totals: Vec::new(),
        },
    );
    let count = page.t.number(told.len() as i64);
    Ok(Some(kit::card(&Card { title: &title, note: &count, tools: html! {}, width: 0, body: table })))
}
