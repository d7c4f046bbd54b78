//! The list of a kind: views, search, conditions, columns, groups, pages, what can be done with many.
pub(crate) mod address;
mod conditions;
mod filter;
mod groups;
mod menus;
mod rows;
mod wish;

use crate::{Page, Rooms, Shown};
use address::Address;
use engine::{RecordKind, Result};
use icondata_lu as lu;
use lists::Archived;
use maud::{Markup, html};
use ui::{
    i18n::Lang,
    kit::{self, Bulk, BulkAction, Button, Nothing, Pager, Search, Tools, Total, View},
};
use wish::Wish;

pub(crate) use rows::{lead, names};
pub(crate) use wish::canonical;

/// The region of a page that its list stands in.
pub(crate) const REGION: &str = "list";
/// Where counting stops.
const COUNT_CAP: i64 = 10_000;
/// The form of the chosen rows.
const BULK: &str = "bulk";

/// The pages of a kind's list.
pub(crate) fn rooms(rooms: Rooms, kind: &'static RecordKind) -> Rooms {
    let path = kind.path;
    rooms.page(format!("/{path}"), kind.read, move |page| list(page, kind)).page(
        format!("/{path}/filter"),
        kind.read,
        move |page| filter::page(page, kind),
    )
}

fn list(page: &mut Page<'_, '_>, kind: &'static RecordKind) -> Result<Shown> {
    let path = format!("/{}", kind.path);
    if let Some(address) = canonical(page.visit, &path) {
        return Ok(Shown::go(address.to_string()));
    }
    let wish = Wish::read(page, kind)?;
    let listed = Listed::read(page, kind, &wish)?;
    let title = page.many(kind);
    let note = page.t.say_or(&format!("{}-note", kind.name), "").into_owned();
    let head = kit::head(&title, &note, &head_actions(page, kind, &wish));
    let body = html! {
        div class="fit" {
            (head)
            @if let Some(day) = wish.request.as_of.on {
                (kit::past_notice(&page.t, day, &wish.address.without(&["as_of"]).from_start().to_string()))
            }
            (views(page, kind, &wish)?)
            (kit::region(REGION, &region(page, kind, &wish, &listed)?))
            @if wish.request.as_of.is_now() { (bulk_bar(page, kind, &wish, listed.total)) }
        }
        (menus::menus(page, kind, &wish)?)
    };
    Ok(Shown::new(title, path, body))
}

/// The rows of a page, or the groups of all rows, and how many match.
struct Listed {
    rows: lists::Page,
    total: Total,
}

impl Listed {
    fn read(page: &mut Page<'_, '_>, kind: &'static RecordKind, wish: &Wish) -> Result<Self> {
        let rows = lists::page(page, kind, &wish.request)?;
        let alone = rows.next.is_none() && rows.previous.is_none();
        let total = if alone {
            Total::Exactly(i64::try_from(rows.rows.len()).unwrap_or(i64::MAX))
        } else {
            let count = lists::count(page, kind, &wish.request, COUNT_CAP)?;
            if count.capped { Total::AtLeast(count.rows) } else { Total::Exactly(count.rows) }
        };
        Ok(Self { rows, total })
    }
}

fn region(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    wish: &Wish,
    listed: &Listed,
) -> Result<Markup> {
    let tools = tools(page, kind, wish)?;
    if wish.group.is_some() {
        let groups = groups::groups(page, kind, wish)?;
        return Ok(html! { (tools) (groups) });
    }
    if listed.rows.rows.is_empty() {
        return Ok(html! { (tools) (nothing(page, kind, wish)) });
    }
    let table = rows::table(page, kind, wish, &listed.rows)?;
    Ok(html! { (tools) (table) (pager(page, wish, listed)) })
}

fn pager(page: &Page<'_, '_>, wish: &Wish, listed: &Listed) -> Markup {
    let shown = i64::try_from(listed.rows.rows.len()).unwrap_or(i64::MAX);
    let size = i64::try_from(wish.request.limit).unwrap_or(50);
    let step = |cursor: &Option<String>, first: i64| {
        let cursor = cursor.as_ref()?;
        let address = wish.address.with("cursor", cursor.as_str());
        Some(
            if first > 1 { address.with("at", first.to_string()) } else { address.without(&["at"]) }
                .to_string(),
        )
    };
    let next = step(&listed.rows.next, wish.first + shown);
    let previous = step(&listed.rows.previous, (wish.first - size).max(1));
    kit::pager(
        &page.t,
        &Pager {
            first: Some(wish.first),
            shown,
            total: listed.total,
            previous: previous.as_deref(),
            next: next.as_deref(),
            region: REGION,
            sizes: Some("sizes"),
            size,
        },
    )
}

/// What can be done beside the list: registering one, taking a file in.
fn head_actions(page: &Page<'_, '_>, kind: &'static RecordKind, wish: &Wish) -> Markup {
    if !wish.request.as_of.is_now() {
        return html! {};
    }
    if let Some(verb) = page.desk.look(kind.name).begins
        && page.desk.form(verb).is_some_and(|form| page.may(form.verb.needs))
    {
        let (label, href) = (crate::form::verb_label(page, verb), format!("/do/{verb}?_back=/{}", kind.path));
        return html! { (Button::dialog(&label, &href).icon(lu::LuPlus).primary().key("n")) };
    }
    if !kind.open || !page.may(kind.register) {
        return html! {};
    }
    let one = page.one(kind);
    let label = page.t.say_with("register-one", &[("one", one.as_str())]).into_owned();
    let import = page.say("import");
    let to_import = page.door("import").map(|href| format!("{href}?kind={}", kind.path));
    let new = format!("/{}/new", kind.path);
    let few = kind.fields.iter().filter(|field| !field.governed && !field.derived).count() <= 12;
    let register = if few { Button::dialog(&label, &new) } else { Button::open(&label, &new) };
    html! {
        @if let Some(href) = &to_import { (Button::open(&import, href).icon(lu::LuUpload)) }
        (register.icon(lu::LuPlus).primary().key("n"))
    }
}

/// The lists that come with the product, those that somebody saved, and the door to save this one.
fn views(page: &mut Page<'_, '_>, kind: &'static RecordKind, wish: &Wish) -> Result<Markup> {
    let path = wish.address.path();
    let current = wish.address.get("view").unwrap_or_default().to_owned();
    let look = page.desk.look(kind.name);
    let mut shown: Vec<(String, String, bool, bool)> =
        vec![(page.say("view-all"), path.to_owned(), current.is_empty(), false)];
    for (text, query) in look.views {
        let href = Address::written(path, query).with("view", *text).to_string();
        shown.push((page.say(text), href, current == *text, false));
    }
    for saved in crate::views::of_kind(page, kind)? {
        let word = saved.id.to_string();
        let href = Address::written(path, &saved.query).with("view", word.clone()).to_string();
        shown.push((saved.name, href, current == word, true));
    }
    let views: Vec<View<'_>> = shown
        .iter()
        .map(|(label, href, current, saved)| View {
            label,
            href,
            current: *current,
            saved: *saved,
            changed: *current && !is_same(href, &wish.address),
            ..View::default()
        })
        .collect();
    let save = page.say("save-view");
    let form =
        wish.address.from_start().without(&["view"]).at(format!("/views/new/{}", kind.path)).to_string();
    let tools = html! { (Button::dialog(&save, &form).icon(lu::LuPlus).bare().quiet().small()) };
    Ok(kit::views(&page.say("views"), Some(REGION), &page.t, &views, &tools))
}

/// Whether an address shows what a view does, however far one has paged.
fn is_same(href: &str, address: &Address) -> bool {
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    let sorted = |address: &Address| {
        let mut pairs = address.from_start().without(&["limit"]).pairs().to_vec();
        pairs.sort();
        pairs
    };
    sorted(&Address::written(path, query)) == sorted(address)
}

/// Search, conditions, and what else can be set.
fn tools(page: &mut Page<'_, '_>, kind: &'static RecordKind, wish: &Wish) -> Result<Markup> {
    let conditions = conditions::conditions(page, wish)?;
    let shown: Vec<kit::Condition<'_>> = conditions.iter().map(conditions::Condition::shown).collect();
    let hint = page.t.say_or(&format!("{}-search", kind.name), &page.t.say("search-hint")).into_owned();
    let rest = wish.address.from_start().without(&["q"]);
    let keep: Vec<(&str, &str)> =
        rest.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let names: Vec<&str> = conditions.iter().map(|condition| condition.name.as_str()).collect();
    let clear = wish.address.from_start().without(&names).to_string();
    Ok(html! {
        (kit::tools(&page.t, &Tools {
            search: Search {
                action: wish.address.path(),
                value: wish.request.search.as_deref().unwrap_or_default(),
                hint: &hint,
                keep: &keep,
                region: REGION,
            },
            conditions: &shown,
            add: "filter",
            clear: &clear,
            end: menus::buttons(page, wish),
        }))
        @for condition in &conditions { (condition.popover) }
    })
}

/// Why the list is empty, and what to do about it.
fn nothing(page: &Page<'_, '_>, kind: &'static RecordKind, wish: &Wish) -> Markup {
    let filtered = !wish.request.filters.is_empty() || wish.request.search.is_some();
    // English writes things small within a sentence, German does not.
    let many = page.many(kind);
    let many = if page.t.lang() == Lang::English { many.to_lowercase() } else { many };
    if filtered || wish.request.archived == Archived::Only || !wish.request.as_of.is_now() {
        let clear = page.say("clear-filters");
        return kit::nothing(&Nothing {
            icon: lu::LuSearchX,
            title: &page.t.say_with("nothing-matches", &[("many", many.as_str())]),
            text: &page.say("nothing-matches-why"),
            steps: &[Button::new(&clear, kit::Act::Swap(wish.address.path(), REGION))],
        });
    }
    kit::nothing(&Nothing {
        icon: page.desk.look(kind.name).icon,
        title: &page.t.say_with("nothing-yet", &[("many", many.as_str())]),
        text: &page.t.say_or(&format!("{}-nothing", kind.name), &page.t.say("nothing-yet-why")),
        steps: &[],
    })
}

/// What can be done with chosen rows.
fn bulk_bar(page: &Page<'_, '_>, kind: &'static RecordKind, wish: &Wish, total: Total) -> Markup {
    let doors = bulk_doors(page, kind);
    if doors.is_empty() {
        return html! {};
    }
    let actions: Vec<BulkAction<'_>> =
        doors.iter().map(|(label, icon, to)| BulkAction { label, icon, to }).collect();
    let query = wish.address.from_start().without(&["view", "columns", "group", "limit"]).query();
    kit::bulk_bar(&page.t, &Bulk { form: BULK, total, query: &query, actions: &actions, token: "" })
}

fn bulk_doors(page: &Page<'_, '_>, kind: &'static RecordKind) -> Vec<(String, kit::Icon, String)> {
    let mut doors = Vec::new();
    if let Some(bulk) = page.door("bulk") {
        let verbs = page.desk.look(kind.name).bulk;
        for act in page.desk.acts(kind.name).into_iter().filter(|act| verbs.contains(&act.verb)) {
            if page.desk.form(act.verb).is_some_and(|form| page.may(form.verb.needs)) {
                let label = crate::form::verb_label(page, act.verb);
                doors.push((label, act.icon, format!("{bulk}?kind={}&verb={}", kind.path, act.verb)));
            }
        }
        if kind.open && page.may(kind.edit) {
            let edit: kit::Icon = lu::LuPencil;
            doors.push((
                page.say("edit"),
                edit,
                format!("{bulk}?kind={}&verb={}.edit", kind.path, kind.path),
            ));
        }
    }
    if let Some(labels) = page.door("labels").filter(|_| kind.name == "asset") {
        let icon: kit::Icon = lu::LuQrCode;
        doors.push((page.say("labels"), icon, labels.to_owned()));
    }
    doors
}
