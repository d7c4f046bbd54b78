//! The files of a record: looked at, taken away, added.
use super::card as framed;
use crate::{Page, Rooms, Sending, Subject, go};
use engine::{AsOf, RecordKind, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::Value;
use ui::kit::{self, Button, FileDrop};

pub(super) fn rooms(rooms: Rooms, kind: &'static RecordKind) -> Rooms {
    match kind.open {
        true => {
            rooms.form(format!("/{}/{{id}}/remove-file", kind.path), move |sending| remove(sending, kind))
        }
        false => rooms,
    }
}

/// The files, and a place to drop more.
pub(super) fn card(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Markup> {
    let kind = subject.kind;
    if !kind.open {
        return Ok(html! {});
    }
    let files = page.files(kind, subject.id)?;
    let may = page.may(kind.edit) && !subject.is_archived();
    if files.is_empty() && !may {
        return Ok(html! {});
    }
    let door = format!("/api/v1{}/files", subject.href);
    let (title, add, drop, remove) =
        (page.say("files"), page.say("add-file"), page.say("drop-files"), page.say("remove"));
    let body = html! {
        @if !files.is_empty() {
            ul class="attention" {
                @for file in &files {
                    li {
                        (kit::mark(domain::Tone::Muted, lu::LuFileText))
                        div {
                            b { a href={ (door) "/" (file.id) } { (file.name) } }
                            p { (page.t.size(u64::try_from(file.bytes).unwrap_or_default())) " · " (kit::time::ago(&page.t, file.added_at)) }
                        }
                        @if may {
                            form method="post" action={ (subject.href) "/remove-file" } {
                                input type="hidden" name="file" value=(file.id);
                                (Button::send(&remove).icon(lu::LuTrash2).bare().quiet().small())
                            }
                        }
                    }
                }
            }
        }
        @if may {
            form class="form" method="post" action=(door) enctype="multipart/form-data" {
                (kit::file_drop(&FileDrop { name: "file", title: &drop, note: "", accept: "", several: false }))
                footer { (Button::send(&add).small()) }
            }
        }
    };
    Ok(framed(&title, "", html! {}, body))
}

/// Takes a file away.
async fn remove(sending: Sending, kind: &'static RecordKind) -> axum::response::Response {
    let file = sending.sent.says("file").and_then(|file| file.parse::<i64>().ok()).unwrap_or_default();
    let read = sending.view(kind.edit, move |page| Ok(Subject::read(page, kind, AsOf::default())?.id)).await;
    let done = match (read, sending.who(), sending.request()) {
        (Ok(id), Ok(who), Ok(request)) => {
            let verb = format!("{}.remove-file", kind.path);
            let work = sending.state.engine.work(who, request, &verb, kind.edit, move |work| {
                work.remove_file(kind, &Value::from(id), file)?;
                Ok(id)
            });
            work.await
        }
        (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => Err(error),
    };
    match done {
        Ok(id) => go(&format!("/{}/{id}", kind.path)),
        Err(error) => sending.trouble(error).await,
    }
}
