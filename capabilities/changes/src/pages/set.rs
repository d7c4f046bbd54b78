//! The page of a change set: the plan, the way to apply it, and the way back.
use super::{
    LIST,
    list::drawing,
    parts::{numbers, state_pill, under_way},
    rows::rows,
};
use crate::{Apply, ChangeSet, Discard, MAKE, Origin, SetState, Show, Undo};
use ::pages::{Page, Rooms, Sending, Shown, go};
use axum::response::Response;
use domain::Tone;
use engine::{Command, Error, Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Map, Value};
use ui::kit::{self, Button, Card, Icon, Notice, Object};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page(format!("{LIST}/{{id}}"), MAKE, show)
        .form(format!("{LIST}/{{id}}/apply"), |sending| step(sending, Apply::NAME))
        .form(format!("{LIST}/{{id}}/discard"), |sending| step(sending, Discard::NAME))
        .form(format!("{LIST}/{{id}}/undo"), |sending| step(sending, Undo::NAME))
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let id = page.visit.number(1).ok_or(Error::NotFound("page"))?;
    let set = Show { change_set: id }.run(page)?;
    let (here, path) = (page.visit.address.clone(), format!("{LIST}/{id}"));
    let work = under_way(page, &set, &here)?;
    let head = head(page, &set)?;
    let rows = rows(page, &set, &path)?;
    let title = page.say("change-numbers");
    let numbers = html! {
        @if let Some(work) = &work { (work) }
        (numbers(page, &set))
        @if let Some(reason) = &set.reason { p { (page.say("act-_reason")) ": " (reason) } }
        @if let Some(day) = set.on { p { (page.say("act-_on")) " " (page.t.date(day)) } }
    };
    let body = html! {
        (head)
        (what_next(page, &set))
        div class="tiles" {
            (kit::card(&Card { title: &title, note: "", tools: html! {}, width: 12, body: numbers }))
            (kit::card(&Card { title: &page.say("change-rows"), note: "", tools: html! {}, width: 12, body: rows }))
        }
    };
    let sets = page.say("change-sets");
    Ok(Shown::new(set.title, LIST, body).crumb(sets, Some(LIST.to_owned())))
}

fn head(page: &mut Page<'_, '_>, set: &ChangeSet) -> Result<Markup> {
    let mut meta: Vec<(Option<Icon>, Markup)> =
        vec![(Some(lu::LuClock), kit::time::ago(&page.t, set.created_at))];
    if let (Some(account), Some(kind)) = (set.account, page.kind("account")) {
        let name = page.labels(kind, &[account])?.remove(&account);
        meta.extend(name.map(|name| (Some(lu::LuUserRound as Icon), html! { (name) })));
    }
    if let Some(kind) = page.kind(&set.kind) {
        meta.push((Some(page.desk.look(kind.name).icon), html! { (page.many(kind)) }));
    }
    Ok(kit::object_head(&Object {
        icon: drawing(set.origin),
        picture: None,
        title: &set.title,
        status: state_pill(page, set.state),
        meta,
        actions: actions(page, set),
    }))
}

/// What can be done with it now.
fn actions(page: &Page<'_, '_>, set: &ChangeSet) -> Markup {
    let button = |word: &str, verb: &str, icon: Icon, first: bool| {
        let label = page.say(word);
        let button = Button::send(&label).icon(icon);
        let button = if first { button.primary() } else { button };
        html! { form method="post" action={ (LIST) "/" (set.id) "/" (verb) } { (button) } }
    };
    let discard = || button("change-discard", "discard", lu::LuTrash2, false);
    match (set.state, set.origin) {
        (SetState::Planned, Origin::Import) => import_step(page, set),
        (SetState::Planned, _) => html! {
            (discard())
            @if set.changes > 0 { (button("change-apply", "apply", lu::LuCheck, true)) }
        },
        (SetState::Planning, _) => discard(),
        (SetState::Applied, _) => html! {
            (import_step(page, set))
            @if set.applied > 0 { (button("change-undo", "undo", lu::LuUndo2, false)) }
        },
        _ => import_step(page, set),
    }
}

/// The way to the import that a change set comes from.
fn import_step(page: &Page<'_, '_>, set: &ChangeSet) -> Markup {
    let import = set.input.get("import").and_then(Value::as_i64).filter(|_| set.origin == Origin::Import);
    let (Some(import), Some(door)) = (import, page.door("import")) else { return html! {} };
    let (label, href) = (page.say("change-open-import"), format!("{door}/{import}"));
    html! { (Button::open(&label, &href).icon(lu::LuUpload)) }
}

/// A sentence about where it stands.
fn what_next(page: &Page<'_, '_>, set: &ChangeSet) -> Markup {
    let (tone, icon, word): (Tone, Icon, &str) = match set.state {
        SetState::Planned if set.changes + set.creates == 0 => (Tone::Warn, lu::LuCircleAlert, "nothing"),
        SetState::Planned => (Tone::Info, lu::LuEye, "planned"),
        SetState::Applied if set.failed > 0 => (Tone::Warn, lu::LuCircleAlert, "partly"),
        SetState::Applied => (Tone::Ok, lu::LuCheck, "applied"),
        SetState::Undone => (Tone::Muted, lu::LuUndo2, "undone"),
        SetState::Discarded => (Tone::Muted, lu::LuTrash2, "discarded"),
        SetState::Planning | SetState::Applying => return html! {},
    };
    let (title, text) =
        (page.say(&format!("change-tells-{word}")), page.say(&format!("change-tells-{word}-more")));
    kit::notice(&Notice { tone, icon, title: &title, text: &text, step: None, strip: false })
}

/// Applies, discards or undoes a set, and leads to what comes of it.
async fn step(sending: Sending, verb: &'static str) -> Response {
    let id = sending.visit.number(1).unwrap_or_default();
    let input = Map::from_iter([("change_set".to_owned(), Value::from(id))]);
    match sending.perform(verb, input).await {
        Ok(made) => {
            let set = made.get("id").and_then(Value::as_i64).unwrap_or(id);
            go(&sending.back_or(&format!("{LIST}/{set}")))
        }
        Err(error) => sending.trouble(error).await,
    }
}
