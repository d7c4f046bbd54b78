//! One import: its columns, its plan, what became of it.
use super::DOOR;
use crate::{Apply, Configure, ImportState, Imported, MAKE, Plan, Show, Targets};
use ::pages::{Page, Rooms, Sending, Shown, go, value};
use axum::response::Response;
use changes::pages::{numbers, rows, state_pill, under_way};
use engine::{Command, Error, Query, Result};
use maud::{Markup, html};
use serde_json::{Map, Value, json};
use ui::kit::{self, Button, Card};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page(format!("{DOOR}/{{id}}"), MAKE, show)
        .form(format!("{DOOR}/{{id}}/plan"), plan)
        .form(format!("{DOOR}/{{id}}/apply"), |sending| done(sending, Apply::NAME))
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let import = Show { import: page.visit.number(1).ok_or(Error::NotFound("page"))? }.run(page)?;
    let mapping = if import.state == ImportState::Applied {
        html! {}
    } else {
        mapping(page, &import)?
    };
    let outcome = match import.change_set {
        Some(set) => outcome(page, &import, set)?,
        None => html! {},
    };
    let rows = page.t.number(import.rows);
    let note = page.t.say_with("import-rows", &[("count", rows)]).into_owned();
    let body = html! {
        (kit::head(&import.file_name, &note, &html! {}))
        div class="tiles" { (outcome) (mapping) }
    };
    Ok(Shown::new(import.file_name, DOOR, body).crumb(page.say("import-title"), Some(DOOR.to_owned())))
}

/// What each column is, with its first values.
fn mapping(page: &mut Page<'_, '_>, import: &Imported) -> Result<Markup> {
    let targets = Targets { kind: import.kind.clone() }.run(page)?;
    let [title, skip, mode, send] =
        ["columns", "skip", "mode", "plan"].map(|word| page.say(&format!("import-{word}")));
    let now = json!(import.options.mode);
    let body = html! {
        form class="form" method="post" action={ (DOOR) "/" (import.id) "/plan" } {
            @for (at, column) in import.columns.iter().enumerate() {
                @let values: Vec<&str> = import.samples.iter().filter_map(|row| row.get(at)).map(String::as_str).take(3).collect();
                div class="field wide" {
                    label for={ "f-column-" (at) } { (column.header) }
                    select id={ "f-column-" (at) } name={ "column-" (at) } {
                        option value="" selected[column.target.is_none()] { (skip) }
                        @for target in &targets { option value=(target.name) selected[column.target.as_ref() == Some(&target.name)] { (target.label) } }
                    }
                    small { (values.join(" · ")) }
                }
            }
            div class="field wide" {
                label for="f-mode" { (mode) }
                select id="f-mode" name="mode" {
                    @for word in ["both", "create", "update"] { option value=(word) selected[now == word] { (page.say(&format!("import-mode-{word}"))) } }
                }
            }
            (options(page, import))
            footer { (Button::send(&send).primary()) }
        }
    };
    Ok(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 12, body }))
}

/// By which field an existing record is found, and what else is to be done.
fn options(page: &Page<'_, '_>, import: &Imported) -> Markup {
    let Some(kind) = page.kind(&import.kind) else { return html! {} };
    let keys = kind.keys.iter().filter_map(|key| kind.field(key));
    let keys: Vec<(&str, String)> =
        keys.map(|field| (field.name, value::label_of_field(&page.t, kind.name, field))).collect();
    let [found_by, guess] = ["key", "key-guess"].map(|word| page.say(&format!("import-{word}")));
    let now = import.options.key.as_deref();
    let ticks =
        [("create-missing", import.options.create_missing), ("clear-empty", import.options.clear_empty)];
    html! {
        div class="field wide" {
            label for="f-key" { (found_by) }
            select id="f-key" name="key" {
                option value="" selected[now.is_none()] { (guess) }
                @for (name, label) in &keys { option value=(name) selected[now == Some(*name)] { (label) } }
            }
        }
        @for (name, on) in ticks {
            div class="field wide" {
                label class="tick" { input type="checkbox" name=(name) value="yes" checked[on]; (page.say(&format!("import-{name}"))) }
            }
        }
    }
}

/// The plan, or what became of it.
fn outcome(page: &mut Page<'_, '_>, import: &Imported, set: i64) -> Result<Markup> {
    let set = changes::Show { change_set: set }.run(page)?;
    let (here, path) = (page.visit.address.clone(), format!("{DOOR}/{}", import.id));
    let work = under_way(page, &set, &here)?;
    let table = rows(page, &set, &path)?;
    let [apply, undo] = ["change-apply", "change-undo"].map(|word| page.say(word));
    let [title, refused] = ["import-outcome", "import-refused"].map(|word| page.say(word));
    let body = html! {
        (state_pill(page, set.state))
        @if let Some(work) = &work { (work) }
        (numbers(page, &set))
        @if set.refused + set.failed > 0 { p { a href={ "/api/v1/imports/" (import.id) "/refused.csv" } { (refused) } } }
        @if set.state == changes::SetState::Planned { form method="post" action={ (path) "/apply" } { (Button::send(&apply).primary()) } }
        @if set.state == changes::SetState::Applied { form method="post" action={ "/changes/" (set.id) "/undo" } { (Button::send(&undo)) } }
        (table)
    };
    Ok(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 12, body }))
}

/// Keeps the columns as the form has them, and works out what would happen.
async fn plan(sending: Sending) -> Response {
    let (id, sent) = (sending.visit.number(1).unwrap_or_default(), sending.sent.clone());
    let ticked = |name: &str| sending.sent.says(name) == Some("yes");
    let ticks = (ticked("create-missing"), ticked("clear-empty"));
    let read = sending.view(MAKE, move |page| {
        let import = Show { import: id }.run(page)?;
        let mut columns = Vec::new();
        for (at, mut column) in import.columns.into_iter().enumerate() {
            let target = sent.says(&format!("column-{at}")).map(str::to_owned);
            // What was left as it was guessed stays a guess.
            if target != column.target {
                column.target = target;
                columns.push(column);
            }
        }
        let options = json!({
            "mode": sent.says("mode").unwrap_or("both"),
            "key": sent.says("key"),
            "create_missing": ticks.0,
            "clear_empty": ticks.1,
        });
        Ok(Map::from_iter([
            ("import".into(), json!(id)),
            ("columns".into(), json!(columns)),
            ("options".into(), options),
        ]))
    });
    let kept = match read.await {
        Ok(input) => sending.perform(Configure::NAME, input).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(_) => done(sending, Plan::NAME).await,
        Err(error) => sending.trouble(error).await,
    }
}

async fn done(sending: Sending, verb: &'static str) -> Response {
    let id = sending.visit.number(1).unwrap_or_default();
    match sending.perform(verb, Map::from_iter([("import".to_owned(), Value::from(id))])).await {
        Ok(_) => go(&format!("{DOOR}/{id}")),
        Err(error) => sending.trouble(error).await,
    }
}
