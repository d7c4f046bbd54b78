//! The letter that goes with a gift.
use super::plain::{facts, mass, plain};
use crate::{Lot, Manifest, Partner, READ, rules::words::Route};
use ::pages::{Page, Rooms, Shown};
use domain::Id;
use engine::{Error, Query, Record, Ref, Result};
use icondata_lu as lu;
use maud::html;
use people::Person;
use ui::kit::{self, Button, Card};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page("/lots/{id}/letter", READ, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let id = page.visit.number(1).ok_or(Error::NotFound("lot"))?;
    let lot = page.see::<Lot>(Id::new(id))?;
    if lot.route != Route::Donate {
        return Err(Error::NotFound("letter"));
    }
    let told = Manifest { lot: Ref::id(lot.id) }.run(page)?;
    let partner = page.see::<Partner>(lot.partner)?;
    let address =
        partner.state().get("address").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let by = match lot.consent_by {
        Some(person) => {
            page.labels(Person::KIND, &[person.number()])?.into_values().next().unwrap_or_default()
        }
        None => String::new(),
    };
    let organisation = page.settings().organisation.clone();
    let title = page.t.say_with("disposal-letter-title", &[("lot", lot.number.as_str())]).into_owned();
    let day = |day: Option<domain::Date>| day.map(|day| page.t.date(day)).unwrap_or_default();
    let rows = [
        ("disposal-gift-value", lot.gift_value.map(|value| page.t.money(value)).unwrap_or_default()),
        ("disposal-mass", mass(&page.t, told.balance.in_grams)),
        ("disposal-left", day(lot.handed_over_on)),
        ("disposal-consent", [by, day(lot.consent_on)].join(" · ")),
        ("disposal-receipt", lot.receipt_number.clone().unwrap_or_default()),
    ];
    let items = told
        .items
        .iter()
        .map(|item| {
            vec![
                html! { (item.description) },
                html! { span class="mono" { (item.serial.as_deref().unwrap_or_default()) } },
                html! { (item.free_of_data.as_deref().unwrap_or_default()) },
            ]
        })
        .collect();
    let heads = ["disposal-head-what", "disposal-head-serial", "disposal-head-data"];
    let (lines, count) = (page.say("disposal-lines"), told.items.len());
    let text = page.t.say_with(
        "disposal-letter-text",
        &[
            ("partner", partner.name.clone()),
            ("organisation", organisation.clone()),
            ("count", page.t.number(i64::try_from(count).unwrap_or_default())),
        ],
    );
    let gift = page.say("disposal-gift");
    let body = html! {
        (kit::head(&title, &organisation, &html! { (Button::open("PDF", &format!("/lots/{id}/letter/pdf")).icon(lu::LuDownload)) }))
        div class="tiles" { div class="w12 stack" {
            (kit::card(&Card { title: &partner.name, note: &address, tools: html! {}, width: 0, body: html! {
                p { (text) }
                p { (page.say("disposal-letter-sign")) }
            } }))
            (kit::card(&Card { title: &gift, note: "", tools: html! {}, width: 0, body: facts(&page.t, &rows) }))
            (kit::card(&Card { title: &lines, note: "", tools: html! {}, width: 0,
                body: plain(&page.t, "disposal-lines", &heads, &[], items) }))
        } }
    };
    let (lots, href) = (page.say("disposal-lot-many"), "/disposal-lots");
    Ok(Shown::new(title, href, body)
        .crumb(lots, Some(href.to_owned()))
        .crumb(lot.number.clone(), Some(format!("{href}/{id}"))))
}
