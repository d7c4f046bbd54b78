//! A list as it is everywhere: views, search, conditions, columns, table, pager, selection.
use crate::{
    frame::{Asker, crumb},
    wish::Wish,
    world::{ASSETS, Asset, STATES, asset, kind},
};
use axum::extract::Query;
use icondata_lu as lu;
use maud::{Markup, html};
use std::collections::BTreeMap;
use ui::{
    i18n::Locale,
    kit::{
        self, Bulk, BulkAction, Button, Column, ColumnChoice, Condition, Direction, Item, Line, Pager, Row,
        Search, Spot, Table, Tools, Total, View,
    },
};

const REGION: &str = "assets";
const SIZE: i64 = 50;

pub(crate) async fn list(asker: Asker, Query(wish): Query<BTreeMap<String, String>>) -> Markup {
    let (t, wish) = (&asker.t, Wish(wish));
    let found = wish.found();
    let total = Total::Exactly(found.len() as i64);
    let (import, receive) = (
        Button::open("Import", "/import").icon(lu::LuUpload),
        Button::dialog("Receive asset", "/assets/new").icon(lu::LuPlus).primary().key("n"),
    );
    let bulk = Bulk { form: "bulk", total, query: &wish.with("", ""), actions: ACTIONS, token: "gallery" };
    let actions = kit::actions(&[import, receive]);
    let body = html! {
        div class="fit" {
            (kit::head("Assets", "Everything tracked across 9 sites, kept to the serial number", &actions))
            (views(t, &wish))
            (kit::region(REGION, &region(t, &wish, &found)))
            (kit::bulk_bar(t, &bulk))
        }
        (menus(t, &wish))
    };
    asker.page("Assets", &[crumb("Inventory", None)], "/assets", &[], &body)
}

const ACTIONS: &[BulkAction<'_>] = &[
    BulkAction { label: "Assign", icon: lu::LuUserPlus, to: "/bulk/assign" },
    BulkAction { label: "Status", icon: lu::LuCircleDot, to: "/bulk/status" },
    BulkAction { label: "Move", icon: lu::LuMapPin, to: "/bulk/move" },
    BulkAction { label: "Edit", icon: lu::LuPencil, to: "/bulk/edit" },
    BulkAction { label: "Labels", icon: lu::LuQrCode, to: "/bulk/labels" },
];

fn views(t: &Locale, wish: &Wish) -> Markup {
    let count = |state: &str| {
        t.number((1..=ASSETS).filter(|id| state.is_empty() || asset(*id).state.value == state).count() as i64)
    };
    let counts =
        ["", "in-use", "in-stock", "in-repair", "retiring", "missing"].map(|state| (state, count(state)));
    let hrefs = counts.each_ref().map(|(state, _)| {
        if state.is_empty() { "/assets".to_owned() } else { format!("/assets?view={state}&state={state}") }
    });
    let mut shown: Vec<View<'_>> = counts
        .iter()
        .zip(&hrefs)
        .map(|((state, count), href)| View {
            label: STATES.iter().find(|one| one.value == *state).map_or("All", |one| one.label),
            href,
            count,
            current: wish.get("view") == *state,
            ..View::default()
        })
        .collect();
    shown.push(View {
        label: "Refresh due Q1",
        href: "/assets?view=refresh&sort=warranty",
        saved: true,
        current: wish.get("view") == "refresh",
        ..View::default()
    });
    let save = Button::menu("Save this view", "filter").icon(lu::LuPlus).bare().quiet().small();
    kit::views("Views", Some(REGION), t, &shown, &html! { (save) })
}

fn region(t: &Locale, wish: &Wish, found: &[Asset]) -> Markup {
    let after: i64 = wish.get("after").parse().unwrap_or(0);
    let page = &found[usize::try_from(after).unwrap_or(0).min(found.len())..];
    let page = &page[..page.len().min(SIZE as usize)];
    let shown = page.len() as i64;
    let next = (after + shown < found.len() as i64).then(|| wish.with("after", &(after + shown).to_string()));
    let previous = (after > 0).then(|| wish.with("after", &(after - SIZE).max(0).to_string()));
    let pager = Pager {
        first: Some(after + 1),
        shown,
        total: Total::Exactly(found.len() as i64),
        previous: previous.as_deref(),
        next: next.as_deref(),
        region: REGION,
        sizes: Some("sizes"),
        size: SIZE,
    };
    html! {
        (tools(t, wish))
        @if found.is_empty() {
            (kit::nothing(&kit::Nothing {
                icon: lu::LuSearchX,
                title: "No asset matches",
                text: "Your search and filters leave nothing over. Try fewer words, or look at all assets.",
                steps: &[Button::new("Clear filters", kit::Act::Swap("/assets", REGION))],
            }))
        } @else {
            (table(t, wish, page, found.len() as i64))
        }
        (kit::pager(t, &pager))
    }
}

fn tools(t: &Locale, wish: &Wish) -> Markup {
    let state = STATES.iter().find(|one| one.value == wish.get("state"));
    let (no_state, no_kind) = (wish.with("state", ""), wish.with("kind", ""));
    let mut conditions = Vec::new();
    if let Some(state) = state {
        conditions.push(Condition {
            field: "Status",
            operator: "is",
            value: state.label,
            operator_menu: None,
            value_menu: Some("filter"),
            without: &no_state,
        });
    }
    if !wish.get("kind").is_empty() {
        conditions.push(Condition {
            field: "Type",
            operator: "is",
            value: wish.get("kind"),
            operator_menu: None,
            value_menu: Some("filter"),
            without: &no_kind,
        });
    }
    let keep = ["state", "kind", "sort", "view"].map(|name| (name, wish.get(name)));
    kit::tools(
        t,
        &Tools {
            search: Search {
                action: "/assets",
                value: wish.get("q"),
                hint: "Tag, serial, model, person",
                keep: &keep,
                region: REGION,
            },
            conditions: &conditions,
            add: "filter",
            clear: "/assets",
            end: html! {
                (Button::open("Group", "/groups").icon(lu::LuGroup).quiet().small().on_desks())
                (Button::menu("Columns", "columns").icon(lu::LuColumns3).quiet().small().slim())
                (Button::open("Export", "/assets.csv").icon(lu::LuDownload).quiet().small().bare())
            },
        },
    )
}

fn table(t: &Locale, wish: &Wish, page: &[Asset], total: i64) -> Markup {
    let direction = |key: &str| match wish.get("sort").strip_prefix('-') {
        Some(sort) if sort == key => Some(Direction::Falling),
        _ if wish.get("sort") == key => Some(Direction::Rising),
        _ => None,
    };
    let sort = |key: &str| {
        if direction(key) == Some(Direction::Rising) {
            wish.with("sort", &format!("-{key}"))
        } else {
            wish.with("sort", key)
        }
    };
    let (by_warranty, by_value) = (sort("warranty"), sort("value"));
    let columns = [
        Column::new("Asset").at(Spot::Name),
        Column::new("Status").at(Spot::State),
        Column::new("Held by").at(Spot::Meta),
        Column::new("Place"),
        Column::new("Serial"),
        Column::new("Warranty").sorted(&by_warranty, direction("warranty")),
        Column::new("Book value").figures().at(Spot::Value).sorted(&by_value, direction("value")),
        Column::new("Last seen"),
    ];
    let names: Vec<(String, String, String)> = page
        .iter()
        .map(|one| (one.tag(), format!("/assets/{}", one.id), format!("/assets/{}/menu", one.id)))
        .collect();
    let lines = page.iter().zip(&names).map(|(one, (tag, href, menu))| {
        Line::Row(Row { id: one.id, name: tag, cells: cells(t, one), menu: Some((href, menu)) })
    });
    let caption = format!("Assets, {} matching", t.number(total));
    kit::table(
        t,
        &Table {
            caption: &caption,
            region: REGION,
            columns: &columns,
            lines: lines.collect(),
            bulk: Some("bulk"),
            totals: Vec::new(),
        },
    )
}

/// The cells of an asset; also those of the list in groups.
pub(crate) fn cells(t: &Locale, one: &Asset) -> Vec<Markup> {
    let left = one.warranty.days_since(t.today());
    let tone = if left < 90 { domain::Tone::Warn } else { domain::Tone::Muted };
    vec![
        kit::lead(kind(one.kind()).1, one.name(), &one.tag(), &format!("/assets/{}", one.id)),
        kit::dot(one.state.tone, one.state.label),
        one.holder.map_or_else(|| kit::none("Unassigned"), kit::person),
        html! { (one.place) },
        html! { span class="mono" { (one.serial) } },
        if left <= 0 {
            kit::none("Ended")
        } else {
            kit::meter(tone, left as f64 / 1400.0, &format!("{} mo", (left / 30).max(1)))
        },
        html! { (t.whole_money(one.value)) },
        kit::time::ago(t, one.seen),
    ]
}

fn menus(t: &Locale, wish: &Wish) -> Markup {
    let states: Vec<(String, &str)> =
        STATES.iter().map(|one| (wish.with("state", one.value), one.value)).collect();
    let kinds: Vec<(String, (&str, kit::Icon))> =
        (0..7).map(|at| (wish.with("kind", kind(at).0), kind(at))).collect();
    let mut items = vec![Item::Title("Status")];
    items.extend(states.iter().zip(STATES).map(|((href, value), one)| Item::Link {
        label: one.label,
        icon: None,
        href,
        region: Some(REGION),
        current: wish.get("state") == *value,
    }));
    items.extend([Item::Rule, Item::Title("Type")]);
    items.extend(kinds.iter().map(|(href, (label, icon))| Item::Link {
        label,
        icon: Some(icon),
        href,
        region: Some(REGION),
        current: wish.get("kind") == *label,
    }));
    let sizes = ["25", "50", "100", "200"].map(|label| Item::Link {
        label,
        icon: None,
        href: "/assets",
        region: Some(REGION),
        current: label == "50",
    });
    let column = |(at, label): (usize, &'static str)| ColumnChoice { name: label, label, shown: at < 7 };
    let choices = [
        "Status",
        "Held by",
        "Place",
        "Serial",
        "Warranty",
        "Book value",
        "Last seen",
        "Model number",
        "Cost centre",
        "Purchase order",
    ];
    let choices: Vec<ColumnChoice<'_>> = choices.into_iter().enumerate().map(column).collect();
    html! {
        (kit::menu("filter", &items))
        (kit::menu("sizes", &sizes))
        (kit::columns_menu(t, "columns", "/assets", REGION, &choices, &[]))
    }
}
