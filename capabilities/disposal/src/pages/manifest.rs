//! The manifest of a lot, to print: what is in it, what of it needs care, who had it.
use super::plain::{facts, mass, plain};
use crate::{
    Handover, Lot, Manifest, ManifestOf, READ,
    rules::words::{Step, Weee},
    store,
    store::Beside,
};
use ::pages::{Page, Rooms, Shown};
use domain::Id;
use engine::{Error, Query, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page("/lots/{id}/manifest", READ, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let id = page.visit.number(1).ok_or(Error::NotFound("lot"))?;
    let told = Manifest { lot: Ref::id(Id::<Lot>::new(id)) }.run(page)?;
    let handovers = handovers(page, Id::new(id))?;
    let title = page.t.say_with("disposal-manifest-of", &[("lot", told.number.as_str())]).into_owned();
    let organisation = page.settings().organisation.clone();
    let body = html! {
        (kit::head(&title, &organisation, &html! { (Button::open("PDF", &format!("/lots/{id}/manifest/pdf")).icon(lu::LuDownload)) }))
        div class="tiles" { div class="w12 stack" {
            (head(page, &told))
            (items(page, &told))
            (masses(page, &told))
            @if !told.hazards.is_empty() { (hazards(page, &told)) }
            (handovers)
        } }
    };
    let (lots, href) = (page.say("disposal-lot-many"), "/disposal-lots");
    Ok(Shown::new(title, href, body)
        .crumb(lots, Some(href.to_owned()))
        .crumb(told.number, Some(format!("{href}/{id}"))))
}

fn card(title: &str, body: Markup) -> Markup {
    kit::card(&Card { title, note: "", tools: html! {}, width: 0, body })
}

fn head(page: &Page<'_, '_>, told: &ManifestOf) -> Markup {
    let day = |day: Option<domain::Date>| day.map(|day| page.t.date(day)).unwrap_or_default();
    let label = |label: &'static str| page.t.declared(ui::i18n::Family::Choice, label).into_owned();
    let rows = [
        ("disposal-partner", told.partner.clone()),
        ("disposal-carrier", told.carrier.clone().unwrap_or_default()),
        ("disposal-route", label(told.route.label())),
        ("disposal-stage", label(told.stage.label())),
        ("disposal-sealed", day(told.sealed_on)),
        ("disposal-seals", told.seals.clone().unwrap_or_default()),
        ("disposal-left", day(told.handed_over_on)),
        ("disposal-mass", mass(&page.t, told.balance.in_grams)),
    ];
    card(&page.say("disposal-manifest"), facts(&page.t, &rows))
}

fn items(page: &Page<'_, '_>, told: &ManifestOf) -> Markup {
    let heads = [
        "disposal-head-line",
        "disposal-head-what",
        "disposal-head-serial",
        "disposal-head-category",
        "disposal-head-mass",
        "disposal-head-data",
    ];
    let rows = told
        .items
        .iter()
        .map(|item| {
            vec![
                html! { (item.description) },
                html! { span class="mono" { (item.line) } },
                html! { span class="mono" { (item.serial.as_deref().unwrap_or_default()) } },
                html! { (item.weee.map_or("", Weee::label)) },
                html! { (item.mass_grams.map(|grams| mass(&page.t, grams)).unwrap_or_default()) },
                html! { (item.free_of_data.as_deref().unwrap_or_default()) },
            ]
        })
        .collect();
    let heads = [heads[1], heads[0], heads[2], heads[3], heads[4], heads[5]];
    card(&page.say("disposal-lines"), plain(&page.t, "disposal-lines", &heads, &[4], rows))
}

fn masses(page: &Page<'_, '_>, told: &ManifestOf) -> Markup {
    let rows = told
        .masses
        .iter()
        .map(|one| {
            let name = one.weee.map_or_else(
                || page.say("disposal-no-category"),
                |weee| page.t.declared(ui::i18n::Family::Choice, weee.label()).into_owned(),
            );
            vec![
                html! { (name) },
                html! { (mass(&page.t, one.in_grams)) },
                html! { (mass(&page.t, one.out_grams)) },
            ]
        })
        .collect();
    let heads = ["disposal-head-category", "disposal-mass-in", "disposal-mass-out"];
    card(&page.say("disposal-by-category"), plain(&page.t, "disposal-by-category", &heads, &[1, 2], rows))
}

fn hazards(page: &Page<'_, '_>, told: &ManifestOf) -> Markup {
    let rows = told
        .hazards
        .iter()
        .map(|one| {
            vec![
                html! { (page.t.declared(ui::i18n::Family::Choice, one.hazard.map_or("", |hazard| hazard.label()))) },
                html! { (page.t.declared(ui::i18n::Family::Choice, one.transport.map_or("", |transport| transport.label()))) },
                html! { (page.t.number(one.devices)) },
                html! { (mass(&page.t, one.mass_grams)) },
            ]
        })
        .collect();
    let heads =
        ["disposal-head-hazard", "disposal-head-transport", "disposal-head-devices", "disposal-head-mass"];
    let handling = page.say("disposal-head-handling");
    let body = html! {
        (plain(&page.t, "disposal-hazards", &heads, &[2, 3], rows))
        p { b { (handling) } }
        dl class="facts-list" {
            @for one in &told.hazards {
                div { dt { (page.t.declared(ui::i18n::Family::Choice, one.hazard.map_or("", |hazard| hazard.label()))) } dd { span class="prose" { (one.handling) } } }
            }
        }
    };
    card(&page.say("disposal-hazards"), body)
}

/// The chain of custody, and two lines to sign on.
fn handovers(page: &mut Page<'_, '_>, lot: Id<Lot>) -> Result<Markup> {
    let mut rows = Vec::new();
    for id in store::ids(page, Beside::Handovers, lot)? {
        let link = page.see::<Handover>(Id::new(id))?;
        let whole =
            link.seals_intact.map(|whole| page.say(if whole { "yes" } else { "no" })).unwrap_or_default();
        let step = page.t.declared(ui::i18n::Family::Choice, Step::label(link.step)).into_owned();
        rows.push(vec![
            html! { (step) },
            html! { (page.t.date(link.day)) },
            html! { (link.from_party) },
            html! { (link.to_party) },
            html! { (link.signed_by.as_deref().unwrap_or_default()) },
            html! { (link.seals.as_deref().unwrap_or_default()) },
            html! { (whole) },
        ]);
    }
    for key in ["disposal-sign-out", "disposal-sign-in"] {
        rows.push(vec![
            html! { (page.say(key)) },
            html! {},
            html! {},
            html! {},
            html! {},
            html! {},
            html! {},
        ]);
    }
    let heads = [
        "disposal-head-step",
        "disposal-head-day",
        "disposal-head-from",
        "disposal-head-to",
        "disposal-head-signed",
        "disposal-seals",
        "disposal-head-whole",
    ];
    Ok(card(&page.say("disposal-handovers"), plain(&page.t, "disposal-handovers", &heads, &[], rows)))
}
