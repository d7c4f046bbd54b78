//! The views of a list that people have saved, and the form that saves one.
use crate::{Page, Rooms, Sending, Shown, VISIT, go, subject};
use axum::response::Response;
use engine::{Error, RecordKind, Result};
use lists::{Column, ListRequest};
use maud::html;
use serde_json::{Map, Value};
use ui::kit::{self, Button};

/// The kind of record that a saved view is.
const KIND: &str = "saved-view";
/// The verbs that save one and take it away.
const SAVE: &str = "views.save";
const REMOVE: &str = "views.remove";
/// Most views of a list.
const VIEWS_MAX: usize = 30;

/// A saved view, as a list shows it.
pub(crate) struct Saved {
    /// Its id.
    pub(crate) id: i64,
    /// What it is called.
    pub(crate) name: String,
    /// What stands behind the question mark.
    pub(crate) query: String,
    /// Whether the reader saved it.
    pub(crate) own: bool,
}

pub(crate) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page("/views/new/{kind}", VISIT, new)
        .form("/views/new/{kind}", save)
        .form("/views/{id}/remove", remove)
}

/// The saved views of a list that the reader sees: their own, and those that are for everybody.
pub(crate) fn of_kind(page: &mut Page<'_, '_>, kind: &'static RecordKind) -> Result<Vec<Saved>> {
    let Some(views) = page.kind(KIND).filter(|views| page.may(views.read)) else { return Ok(Vec::new()) };
    let pairs = [("list", kind.path.to_owned()), ("sort", "name".to_owned()), ("limit", "200".to_owned())];
    let pairs: Vec<(String, String)> =
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let mut request = ListRequest::read(page, views, &pairs)?;
    request.columns = Column::all(page, views)?;
    let rows = lists::page(page, views, &request)?.rows;
    let me = page.actor().account;
    let mine = |owner: Option<&Value>| {
        owner.and_then(Value::as_i64).is_some() && owner.and_then(Value::as_i64) == me
    };
    let is = |value: Option<&Value>| value.and_then(Value::as_bool).unwrap_or_default();
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let saved = rows.iter().filter(|row| !is(row.values.get("removed")));
    let saved = saved.filter(|row| is(row.values.get("shared")) || mine(row.values.get("owner")));
    let view = |row: &lists::ListRow| Saved {
        id: row.id,
        name: text(row.values.get("name")),
        query: text(row.values.get("query")),
        own: mine(row.values.get("owner")),
    };
    Ok(saved.map(view).take(VIEWS_MAX).collect())
}

fn new(page: &mut Page<'_, '_>) -> Result<Shown> {
    shown(page, "", "")
}

/// The form: the name, and whether it is for everybody. What the list shows stands in the address.
fn shown(page: &mut Page<'_, '_>, name: &str, refusal: &str) -> Result<Shown> {
    let kind = page.kind_at(page.visit.path(2))?;
    let title = page.say("save-view");
    let query = page.visit.address.split_once('?').map_or("", |(_, query)| query).to_owned();
    let (label, everybody, save) = (page.say("view-name"), page.say("view-for-everybody"), page.say("save"));
    let own: Vec<Saved> = of_kind(page, kind)?.into_iter().filter(|view| view.own).collect();
    let (yours, remove) = (page.say("views-of-yours"), page.say("remove"));
    let shares = page.permissions().contains("views.share") && page.may(engine::Permission("views.share"));
    let body = html! {
        div class="narrow region" id="form" data-region {
            (kit::head(&title, &page.say("save-view-note"), &html! {}))
            form class="form" method="post" action={ "/views/new/" (kind.path) } data-swap="form" {
                input type="hidden" name="query" value=(query);
                @if !refusal.is_empty() { div class="notice bad" role="alert" tabindex="-1" data-focus { (refusal) } }
                div class="field wide" {
                    label for="f-name" { (label) }
                    input class="input" type="text" id="f-name" name="name" value=(name) maxlength="80" required;
                }
                @if shares {
                    div class="field wide" {
                        label class="tick" { input type="checkbox" name="shared" value="yes"; (everybody) }
                    }
                }
                footer { (Button::send(&save).primary()) }
            }
            @if !own.is_empty() {
                (subject::card(&yours, "", html! {}, html! {
                    ul class="attention" {
                        @for view in &own {
                            li {
                                (kit::mark(domain::Tone::Muted, icondata_lu::LuStar))
                                div { b { a href={ "/" (kind.path) "?" (view.query) "&view=" (view.id) } { (view.name) } } }
                                form method="post" action={ "/views/" (view.id) "/remove" } {
                                    input type="hidden" name="_back" value={ "/" (kind.path) };
                                    (Button::send(&remove).small().quiet())
                                }
                            }
                        }
                    }
                }))
            }
        }
    };
    let (many, list) = (page.many(kind), format!("/{}", kind.path));
    Ok(Shown::new(title, list.clone(), body).crumb(many, Some(list)))
}

async fn save(sending: Sending) -> Response {
    let path = sending.visit.path(2).to_owned();
    let (name, query) =
        (sending.sent.says("name").unwrap_or_default(), sending.sent.get("query").unwrap_or_default());
    let mut input = Map::new();
    input.insert("name".into(), name.into());
    input.insert("list".into(), path.clone().into());
    input.insert("query".into(), query.into());
    input.insert("shared".into(), (sending.sent.says("shared") == Some("yes")).into());
    match sending.perform(SAVE, input).await {
        Ok(id) => {
            let id = id.as_i64().or_else(|| id.get("id")?.as_i64()).unwrap_or_default();
            let join = if query.is_empty() { "" } else { "&" };
            go(&format!("/{path}?{query}{join}view={id}"))
        }
        Err(Error::Invalid(faults)) => {
            let (name, why) =
                (name.to_owned(), faults.first().map(|fault| fault.message.clone()).unwrap_or_default());
            sending
                .show(VISIT, move |page| {
                    Ok(shown(page, &name, &page.t.sentence(&why))?.status(crate::Status::Invalid))
                })
                .await
        }
        Err(error) => sending.trouble(error).await,
    }
}

async fn remove(sending: Sending) -> Response {
    let id: i64 = sending.visit.path(1).parse().unwrap_or_default();
    let input = [("view".to_owned(), Value::from(id))].into_iter().collect();
    match sending.perform(REMOVE, input).await {
        Ok(_) => go(&sending.back_or("/")),
        Err(error) => sending.trouble(error).await,
    }
}
