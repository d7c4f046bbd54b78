//! Where enrolment and register differ.
use crate::{ENROL, Exceptions, READ, enrolment::Exception};
use ::pages::{Page, Rooms, Shown};
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::{
    charts::Ink,
    kit::{self, Button, Card, Column, Kpi, Line, Nothing, Row, Spot, Table},
};

/// The place.
pub(super) const HREF: &str = "/deployment/enrolment";

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(HREF, READ, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let told = Exceptions::default().run(page)?;
    let title = page.say("deployment-enrolment");
    let (import, list) = (page.say("deployment-import"), page.say("deployment-enrolled-list"));
    let actions = html! {
        (Button::open(&list, "/enrolments").icon(lu::LuList))
        @if page.may(ENROL) && let Some(door) = page.door("import") {
            (Button::open(&import, door).icon(lu::LuUpload).primary())
        }
    };
    let parts = [
        ("deployment-not-enrolled", &told.not_enrolled, lu::LuCloudOff),
        ("deployment-unknown", &told.unknown, lu::LuCircleHelp),
        ("deployment-gone", &told.gone, lu::LuGhost),
    ];
    let empty = parts.iter().all(|(_, rows, _)| rows.is_empty());
    let inside = html! {
        (figures(page, told.enrolled, &parts.map(|(key, rows, icon)| (key, rows.len(), icon))))
        div class="tiles" {
            @for (key, rows, _) in parts { @if !rows.is_empty() { (part(page, key, rows)) } }
        }
        @if empty {
            (kit::nothing(&Nothing {
                icon: lu::LuCloudCog,
                title: &page.say(if told.enrolled > 0 { "deployment-all-enrolled" } else { "deployment-none-enrolled" }),
                text: &page.say("deployment-enrolment-why"),
                steps: &[],
            }))
        }
    };
    let body = html! { (kit::head(&title, &page.say("deployment-enrolment-note"), &actions)) (inside) };
    Ok(Shown::new(title, HREF, body))
}

fn figures(page: &Page<'_, '_>, enrolled: i64, parts: &[(&str, usize, kit::Icon); 3]) -> Markup {
    let mut words = vec![(
        page.say("deployment-enrolled"),
        page.t.number(enrolled),
        "/enrolments".to_owned(),
        lu::LuCloudCog as kit::Icon,
    )];
    for (key, rows, icon) in parts {
        let rows = page.t.number(i64::try_from(*rows).unwrap_or_default());
        words.push((page.say(key), rows, format!("{HREF}#{key}"), *icon));
    }
    let kpis: Vec<Kpi<'_>> = words
        .iter()
        .map(|(name, value, href, icon)| Kpi {
            icon,
            name,
            value,
            unit: "",
            delta: None,
            note: "",
            trend: &[],
            ink: Ink::First,
            href,
        })
        .collect();
    kit::kpis(&page.t, &kpis)
}

fn part(page: &Page<'_, '_>, key: &str, rows: &[Exception]) -> Markup {
    let title = page.say(key);
    let heads = ["deployment-device", "deployment-serial", "deployment-what"].map(|key| page.say(key));
    let [device, serial, what] = &heads;
    let columns = [
        Column::new(device).at(Spot::Name),
        Column::new(serial).at(Spot::Meta),
        Column::new(what).at(Spot::State),
    ];
    let lines = rows.iter().enumerate().map(|(nth, row)| {
        let name = match row.asset {
            Some(asset) => kit::lead(lu::LuLaptop, &row.name, "", &format!("/assets/{asset}")),
            None => html! { b { (row.name) } },
        };
        let cells = vec![name, html! { span class="mono" { (row.serial) } }, html! { (row.what) }];
        Line::Row(Row { id: i64::try_from(nth).unwrap_or_default(), name: "", cells, menu: None })
    });
    let table = Table {
        caption: &title,
        region: "",
        columns: &columns,
        lines: lines.collect(),
        bulk: None,
        totals: Vec::new(),
    };
    let note = page.say(&format!("{key}-why"));
    let body = html! { div id=(key) { p { (note) } (kit::table(&page.t, &table)) } };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 12, body })
}
