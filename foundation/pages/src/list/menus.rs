//! What else can be set of a list: a condition more, columns, groups, the size of its pages, a past day, and taking it
//! away as a file.
use super::{REGION, wish::Wish};
use crate::{Page, value};
use engine::{RecordKind, Result};
use icondata_lu as lu;
use lists::{Column, PAGE_SIZES, Shape};
use maud::{Markup, html};
use ui::kit::{self, Button, ColumnChoice, Item};

/// The buttons of the menus, at the end of the tools.
pub(super) fn buttons(page: &Page<'_, '_>, wish: &Wish) -> Markup {
    let (columns, group, past, export) =
        (page.say("columns"), page.say("group"), page.say("past-day"), page.say("export"));
    let grouped = wish.group.as_ref().map(|column| column.label.clone());
    let group = grouped.map_or(group.clone(), |label| format!("{group}: {label}"));
    html! {
        (Button::menu(&group, "group").icon(lu::LuRows3).quiet().small().on_desks().slim())
        (Button::menu(&columns, "columns").icon(lu::LuColumns3).quiet().small().on_desks().slim())
        (Button::menu(&past, "past").icon(lu::LuHistory).quiet().small().slim())
        (Button::menu(&export, "export").icon(lu::LuDownload).quiet().small().on_desks().slim())
    }
}

/// The menus themselves.
pub(super) fn menus(page: &mut Page<'_, '_>, kind: &'static RecordKind, wish: &Wish) -> Result<Markup> {
    let all = Column::all(page, kind)?;
    Ok(html! {
        (filter_menu(page, kind, wish, &all))
        (columns(page, kind, wish, &all))
        (groups(page, kind, wish, &all))
        (sizes(page, wish))
        (past(page, wish))
        (exports(page, kind, wish))
    })
}

/// The fields that a condition can be about; each opens the form of its condition.
fn filter_menu(page: &Page<'_, '_>, kind: &'static RecordKind, wish: &Wish, all: &[Column]) -> Markup {
    let base = wish.address.from_start().at(format!("/{}/filter", kind.path));
    let shown: Vec<&Column> = all.iter().filter(|column| column.shape != Shape::Json).collect();
    let entries: Vec<(String, String)> = shown
        .iter()
        .map(|column| {
            (
                value::label_of_column(&page.t, kind.name, column),
                base.with("field", column.name.as_str()).to_string(),
            )
        })
        .collect();
    let mut items: Vec<Item<'_>> = entries
        .iter()
        .map(|(label, href)| Item::Dialog { label, icon: None, href, danger: false, key: None })
        .collect();
    let archived = page.say("archived-ones");
    let href = wish.address.from_start().with("archived", "true").to_string();
    items.push(Item::Rule);
    items.push(Item::Link {
        label: &archived,
        icon: Some(lu::LuArchive),
        href: &href,
        region: Some(REGION),
        current: false,
    });
    kit::menu("filter", &items)
}

fn columns(page: &Page<'_, '_>, kind: &'static RecordKind, wish: &Wish, all: &[Column]) -> Markup {
    let rest = wish.address.without(&["columns"]);
    let keep: Vec<(&str, &str)> =
        rest.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let shown: Vec<&str> = wish.columns.iter().map(|column| column.name.as_str()).collect();
    let others = all.iter().filter(|column| {
        !shown.contains(&column.name.as_str()) && column.name != kind.label && column.shape != Shape::Json
    });
    let entries: Vec<(&str, String, bool)> = wish
        .columns
        .iter()
        .map(|column| (column, true))
        .chain(others.map(|column| (column, false)))
        .map(|(column, is_shown)| {
            (column.name.as_str(), value::label_of_column(&page.t, kind.name, column), is_shown)
        })
        .collect();
    let choices: Vec<ColumnChoice<'_>> =
        entries.iter().map(|(name, label, shown)| ColumnChoice { name, label, shown: *shown }).collect();
    kit::columns_menu(&page.t, "columns", wish.address.path(), REGION, &choices, &keep)
}

fn groups(page: &Page<'_, '_>, kind: &'static RecordKind, wish: &Wish, all: &[Column]) -> Markup {
    let plain = wish.address.from_start().without(&["group"]);
    let now = wish.group.as_ref().map(|column| column.name.as_str());
    let entries: Vec<(String, String, bool)> = all
        .iter()
        .filter(|column| {
            matches!(column.shape, Shape::Choice | Shape::Reference | Shape::Boolean)
                && column.custom.is_none()
        })
        .map(|column| {
            let label = value::label_of_column(&page.t, kind.name, column);
            (label, plain.with("group", column.name.as_str()).to_string(), now == Some(column.name.as_str()))
        })
        .collect();
    let (none, href) = (page.say("group-none"), plain.to_string());
    let mut items = vec![
        Item::Link { label: &none, icon: None, href: &href, region: Some(REGION), current: now.is_none() },
        Item::Rule,
    ];
    items.extend(entries.iter().map(|(label, href, current)| Item::Link {
        label,
        icon: None,
        href,
        region: Some(REGION),
        current: *current,
    }));
    kit::menu("group", &items)
}

fn sizes(page: &Page<'_, '_>, wish: &Wish) -> Markup {
    let entries: Vec<(String, String, bool)> = PAGE_SIZES
        .iter()
        .map(|size| {
            let label = page.t.say_with("rows", &[("count", *size)]).into_owned();
            (
                label,
                wish.address.from_start().with("limit", size.to_string()).to_string(),
                *size == wish.request.limit,
            )
        })
        .collect();
    let items: Vec<Item<'_>> = entries
        .iter()
        .map(|(label, href, current)| Item::Link {
            label,
            icon: None,
            href,
            region: Some(REGION),
            current: *current,
        })
        .collect();
    kit::menu("sizes", &items)
}

/// The list as it was on another day.
fn past(page: &Page<'_, '_>, wish: &Wish) -> Markup {
    let rest = wish.address.from_start().without(&["as_of"]);
    let day = wish.request.as_of.on.map(|day| day.to_string()).unwrap_or_default();
    let (label, show) = (page.say("past-day-of"), page.say("show"));
    let form = html! {
        form class="form" action=(rest.path()) {
            @for (name, value) in rest.pairs() { input type="hidden" name=(name) value=(value); }
            div class="field" {
                label for="as-of" { (label) }
                input class="input" type="date" id="as-of" name="as_of" value=(day) max=(page.t.today()) required;
            }
            footer { (Button::send(&show).primary().small()) }
        }
    };
    kit::popover("past", "", &form)
}

fn exports(page: &Page<'_, '_>, kind: &'static RecordKind, wish: &Wish) -> Markup {
    let names: Vec<&str> =
        [kind.label].into_iter().chain(wish.columns.iter().map(|column| column.name.as_str())).collect();
    let base = wish.address.from_start().without(&["view", "columns", "group", "limit"]);
    let base = base.at(format!("/api/v1/{}/export", kind.path));
    let entries: Vec<(String, String)> = ["csv", "xlsx", "jsonl"]
        .iter()
        .flat_map(|format| {
            let all = base.with("format", *format);
            let shown = all.with("fields", names.join(","));
            [
                (format!("export-{format}-shown"), shown.to_string()),
                (format!("export-{format}-all"), all.to_string()),
            ]
        })
        .map(|(key, href)| (page.say(&key), href))
        .collect();
    let items: Vec<Item<'_>> = entries
        .iter()
        .map(|(label, href)| Item::Link {
            label,
            icon: Some(lu::LuDownload),
            href,
            region: None,
            current: false,
        })
        .collect();
    kit::menu("export", &items)
}
