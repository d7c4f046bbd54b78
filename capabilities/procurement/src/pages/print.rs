//! An order on paper, for the supplier.
use crate::{Order, READ, store};
use ::pages::{Page, Rooms, Shown, Subject, word};
use domain::{Id, Money};
use engine::{AsOf, Kept, Record, RecordKind, Result, View};
use icondata_lu as lu;
use maud::{Markup, html};
use parties::Supplier;
use people::{Company, Location, Person};
use ui::{
    i18n::Locale,
    kit::{self, Button, Card, Column, Fact, Line, Row, Spot, Table},
};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page("/orders/{id}/print", READ, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let subject = Subject::read(page, Order::KIND, AsOf::default())?;
    let order = page.see::<Order>(Id::new(subject.id))?;
    let currency = order.currency()?;
    let rows = store::open_lines(page, order.id, false)?;
    let t = page.t.clone();
    let title = heading(&t, &order);
    let head = parties(page, &t, &order)?;
    let labels: Vec<String> = head.iter().map(|(word, _)| page.say(&format!("order-print-{word}"))).collect();
    let facts: Vec<Fact<'_>> = head
        .iter()
        .zip(&labels)
        .map(|((name, value), label)| Fact { name, label, value: html! { (value) }, edit: None })
        .collect();
    let organisation = page.settings().organisation.clone();
    let facts = kit::facts(&page.t, "order-print", &facts);
    let table = table(page, &rows, currency);
    let body = html! {
        (kit::head(&title, &organisation, &html! { (Button::open("PDF", &format!("{}/pdf", subject.href)).icon(lu::LuDownload)) }))
        div class="narrow stack" {
            (kit::card(&Card { title: &page.say("order-print-parties"), note: "", tools: html! {}, width: 0, body: facts }))
            (kit::card(&Card { title: &page.say("order-line-many"), note: "", tools: html! {}, width: 0, body: table }))
        }
    };
    let many = page.many(Order::KIND);
    let shown = Shown::new(title, "/orders", body).crumb(many, Some("/orders".to_owned()));
    Ok(shown.crumb(order.number.clone(), Some(subject.href)))
}

/// What it is called.
pub(super) fn heading(t: &Locale, order: &Order) -> String {
    t.say_with("order-print-title", &[("number", order.number.as_str())]).into_owned()
}

/// Who orders what from whom and where it goes: what is known, in the order in which it is read.
pub(super) fn parties(
    view: &mut View<'_>,
    t: &Locale,
    order: &Kept<Order>,
) -> Result<Vec<(&'static str, String)>> {
    let said = |name: &str| word(order.state(), name).to_owned();
    let told = [
        ("from", party(view, Company::KIND, order.company.map(Id::number))?),
        ("to", party(view, Supplier::KIND, order.supplier.map(Id::number))?),
        ("deliver", destination(view, order)?),
        ("ordered", order.placed_on.map(|day| t.date(day)).unwrap_or_default()),
        ("expected", order.expected_on.map(|day| t.date(day)).unwrap_or_default()),
        ("incoterm", said("incoterm")),
        ("reference", said("supplier_reference")),
    ];
    Ok(told.into_iter().filter(|(_, value)| !value.is_empty()).collect())
}

/// The name and the address of a company, a supplier or a place, on one line.
fn party(view: &mut View<'_>, kind: &'static RecordKind, id: Option<i64>) -> Result<String> {
    let Some(id) = id.filter(|_| view.actor().may(kind.read)) else { return Ok(String::new()) };
    let (state, _) = view.state(kind, id)?;
    let city = format!("{} {}", word(&state, "postal_code"), word(&state, "city"));
    let text = |name| word(&state, name);
    let parts = [text("name"), text("address"), text("address_2"), city.trim(), text("country")];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Ok(parts.join(", "))
}

fn destination(view: &mut View<'_>, order: &Order) -> Result<String> {
    let Some(person) = order.ship_to_person else {
        return party(view, Location::KIND, order.ship_to.map(Id::number));
    };
    let name = view.labels(Person::KIND, &[person.number()])?.into_values().next().unwrap_or_default();
    let parts = [name.as_str(), order.ship_address.as_deref().unwrap_or_default()];
    let country = order.ship_country.as_deref().unwrap_or_default();
    let parts: Vec<&str> = parts.into_iter().chain([country]).filter(|part| !part.is_empty()).collect();
    Ok(parts.join(", "))
}

fn table(page: &Page<'_, '_>, rows: &[store::LineRow], currency: domain::Currency) -> Markup {
    let words = ["line", "part", "quantity", "price", "freight", "tax", "net"]
        .map(|word| page.say(&format!("order-lines-{word}")));
    let [line, part, quantity, price, freight, tax, net] = &words;
    let heads = [
        Column::new(line).at(Spot::Name),
        Column::new(part),
        Column::new(quantity).figures(),
        Column::new(price).figures(),
        Column::new(freight).figures(),
        Column::new(tax).figures(),
        Column::new(net).figures().at(Spot::Value),
    ];
    let money = |minor: i64| page.t.money(Money::new(minor, currency));
    let lines = rows.iter().map(|row| {
        let cells = vec![
            html! { (row.position) ". " (row.description) },
            html! { (row.part_number.as_deref().unwrap_or_default()) },
            html! { (page.t.number(row.quantity)) },
            html! { @if let Some(price) = row.unit_price { (money(price)) } },
            html! { @if let Some(freight) = row.freight { (money(freight)) } },
            html! { (percentage(&page.t, row.tax_percent.as_deref())) },
            html! { (money(row.net)) },
        ];
        Line::Row(Row { id: row.id, name: "", cells, menu: None })
    });
    let (net, tax): (i64, i64) = rows.iter().fold((0, 0), |(net, tax), row| (net + row.net, tax + row.tax));
    let names = ["net", "tax", "gross"].map(|word| page.say(&format!("order-sum-{word}")));
    let [net_name, tax_name, gross_name] = &names;
    let fact =
        |name: &'static str, label, minor| Fact { name, label, value: html! { (money(minor)) }, edit: None };
    let sums = [fact("net", net_name, net), fact("tax", tax_name, tax), fact("gross", gross_name, net + tax)];
    let caption = page.say("order-line-many");
    html! {
        (kit::table(&page.t, &Table { caption: &caption, region: "", columns: &heads, lines: lines.collect(), bulk: None, totals: Vec::new() }))
        (kit::facts(&page.t, "order-print-sums", &sums))
    }
}

/// A rate of tax as the reader writes it.
pub(super) fn percentage(t: &Locale, tax: Option<&str>) -> String {
    tax.and_then(|tax| tax.parse().ok()).map(|tax| t.percentage(tax)).unwrap_or_default()
}
