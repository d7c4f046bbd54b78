//! The page of a record: what it is, what can be done with it, what belongs to it, what happened to it; now or on a
//! past day.
mod acts;
mod children;
mod facts;
mod files;
mod timeline;

pub(crate) use crate::part::Subject;
pub use children::children;
pub use timeline::timeline_of;

use crate::{Page, Rooms, Shown, Side, list, value};
use engine::{AsOf, Error, RecordKind, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::Value;
use ui::kit::{self, Button, Card, Object, View};

pub(crate) use facts::one_fact;

/// Happenings on the page itself; the others are behind its tab.
const HAPPENINGS: usize = 8;
/// Happenings on the tab.
const HISTORY: usize = 100;

pub(crate) fn rooms(rooms: Rooms, kind: &'static RecordKind) -> Rooms {
    let path = kind.path;
    let rooms = rooms.page(format!("/{path}/{{id}}"), kind.read, move |page| show(page, kind)).page(
        format!("/{path}/{{id}}/menu"),
        kind.read,
        move |page| acts::row_menu(page, kind),
    );
    files::rooms(rooms, kind)
}

impl Subject {
    /// The record that the address names, as its second part says.
    pub fn read(page: &mut Page<'_, '_>, kind: &'static RecordKind, as_of: AsOf) -> Result<Self> {
        let named = web::id_or_key(page.visit.path(1));
        Self::of(page, kind, &named, as_of)
    }

    /// A record.
    pub fn of(
        page: &mut Page<'_, '_>,
        kind: &'static RecordKind,
        named: &Value,
        as_of: AsOf,
    ) -> Result<Self> {
        let Value::Object(mut values) = web::one_record(page, kind, named, as_of)? else {
            return Err(Error::NotFound(kind.one));
        };
        let number = |value: Option<Value>| value.and_then(|value| value.as_i64());
        let id = number(values.get("id").cloned()).ok_or(Error::NotFound(kind.one))?;
        let version = number(values.remove("version"));
        let look = page.desk.look(kind.name);
        let (title, _) = list::names(page, kind, &look, &values);
        let title = if title.is_empty() { format!("#{id}") } else { title };
        Ok(Self { kind, id, version, values, as_of, title, href: format!("/{}/{id}", kind.path) })
    }
}

fn show(page: &mut Page<'_, '_>, kind: &'static RecordKind) -> Result<Shown> {
    let pairs: Vec<(String, String)> =
        page.visit.raw.pairs.iter().filter(|(name, _)| name == "as_of").cloned().collect();
    let subject = Subject::read(page, kind, web::as_of(&pairs)?)?;
    let tab = page.visit.query("tab").unwrap_or_default().to_owned();
    let inside = match tab.as_str() {
        "" => overview(page, &subject)?,
        "history" => across(&timeline::card(page, &subject, HISTORY)?),
        tab => across(&tab_panels(page, &subject, tab)?),
    };
    let body = html! {
        @if let Some(day) = subject.as_of.on { (kit::past_notice(&page.t, day, &subject.href)) }
        @if subject.is_archived() { (archived_notice(page)) }
        (head(page, &subject)?)
        (tabs(page, &subject, &tab))
        div class="stack" { (inside) }
        (past_menu(page, &subject))
    };
    let (many, list) = (page.many(kind), format!("/{}", kind.path));
    Ok(Shown::new(subject.title.clone(), list.clone(), body).crumb(many, Some(list)))
}

/// What takes the whole width of the page.
fn across(inside: &Markup) -> Markup {
    html! { div class="tiles" { div class="w12 stack" { (inside) } } }
}

/// The part of the page that one sees first.
fn overview(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Markup> {
    let head = panels(page, subject, Side::Head)?;
    let next = panels(page, subject, Side::Next)?;
    let cards = facts::cards(page, subject)?;
    let story = html! {
        (panels(page, subject, Side::Story)?)
        (children::lists(page, subject)?)
        (timeline::card(page, subject, HAPPENINGS)?)
        (cards.below)
    };
    let facts = html! {
        (panels(page, subject, Side::Facts)?)
        (cards.beside)
        @if subject.as_of.is_now() { (files::card(page, subject)?) }
    };
    let (next_name, facts_name) = (page.say("next-steps"), page.say("facts"));
    Ok(html! { (head) (kit::columns(&next, &story, &facts, [&next_name, &facts_name])) })
}

/// What capabilities show in one place.
fn panels(page: &mut Page<'_, '_>, subject: &Subject, side: Side) -> Result<Markup> {
    let mut shown = Vec::new();
    for panel in page.desk.panels(subject.kind, |of| of == side) {
        if page.may(panel.needs) && (panel.past || subject.as_of.is_now()) {
            shown.extend((panel.show)(page, subject)?);
        }
    }
    Ok(html! { @for one in shown { (one) } })
}

fn tab_panels(page: &mut Page<'_, '_>, subject: &Subject, tab: &str) -> Result<Markup> {
    let names: Vec<Side> = page.desk.panels(subject.kind, |_| true).iter().map(|panel| panel.side).collect();
    let side = names.into_iter().find(|side| matches!(side, Side::Tab(name) if *name == tab));
    let side = side.ok_or(Error::NotFound("page"))?;
    Ok(html! { div class="stack" { (panels(page, subject, side)?) } })
}

fn head(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Markup> {
    let look = page.desk.look(subject.kind.name);
    let field = |name: &str| subject.kind.field(name).map(|field| (field.kind, subject.values.get(name)));
    let status = look.state.and_then(field).and_then(|(kind, given)| Some(value::pill(page, kind, given?)));
    let mut meta: Vec<(Option<kit::Icon>, Markup)> = Vec::new();
    if !subject.text(subject.kind.label).unwrap_or_default().is_empty()
        && subject.text(subject.kind.label) != Some(subject.title.as_str())
    {
        meta.push((
            None,
            kit::copy_tag(subject.text(subject.kind.label).unwrap_or_default(), &page.say("copy-text")),
        ));
    }
    for (name, icon) in look.meta {
        if let Some((kind, Some(given))) = field(name) {
            let words = value::value(page, kind, given);
            if !words.0.is_empty() {
                meta.push((Some(*icon), words));
            }
        }
    }
    let actions = acts::buttons(page, subject);
    Ok(kit::object_head(&Object {
        icon: look.drawing.map_or(look.icon, |drawing| drawing(&subject.values)),
        picture: None,
        title: &subject.title,
        status: status.unwrap_or_default(),
        meta,
        actions,
    }))
}

fn tabs(page: &Page<'_, '_>, subject: &Subject, now: &str) -> Markup {
    let mut names: Vec<&str> = vec!["", "history"];
    for panel in page.desk.panels(subject.kind, |side| matches!(side, Side::Tab(_))) {
        if let Side::Tab(name) = panel.side
            && page.may(panel.needs)
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    let day = subject.as_of.on.map(|day| format!("as_of={day}")).unwrap_or_default();
    let tabs: Vec<(String, String, bool)> = names
        .iter()
        .map(|name| {
            let label = page.say(if name.is_empty() { "tab-overview" } else { name });
            let tab = if name.is_empty() { String::new() } else { format!("tab={name}") };
            let query = [day.as_str(), &tab]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("&");
            let href =
                if query.is_empty() { subject.href.clone() } else { format!("{}?{query}", subject.href) };
            (label, href, *name == now)
        })
        .collect();
    let views: Vec<View<'_>> = tabs
        .iter()
        .map(|(label, href, current)| View { label, href, current: *current, ..View::default() })
        .collect();
    kit::views(&page.say("parts-of-page"), None, &page.t, &views, &html! {})
}

fn archived_notice(page: &Page<'_, '_>) -> Markup {
    kit::notice(&kit::Notice {
        tone: domain::Tone::Muted,
        icon: lu::LuArchive,
        title: &page.say("is-archived"),
        text: &page.say("is-archived-why"),
        step: None,
        strip: true,
    })
}

/// The record as it was on another day.
fn past_menu(page: &Page<'_, '_>, subject: &Subject) -> Markup {
    let day = subject.as_of.on.map(|day| day.to_string()).unwrap_or_default();
    let (label, show) = (page.say("past-day-of"), page.say("show"));
    let form = html! {
        form class="form" action=(subject.href) {
            div class="field" {
                label for="as-of" { (label) }
                input class="input" type="date" id="as-of" name="as_of" value=(day) max=(page.t.today()) required;
            }
            footer { (Button::send(&show).primary().small()) }
        }
    };
    kit::popover("past", "", &form)
}

/// A card without tools, for parts of this page.
pub(crate) fn card(title: &str, note: &str, tools: Markup, body: Markup) -> Markup {
    kit::card(&Card { title, note, tools, width: 0, body })
}
