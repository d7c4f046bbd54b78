//! A file on its way in: streamed into its place, in constant memory.
use super::{performing, rehearsed_or_done};
use crate::{ApiResult, AppState, Asked, Problem, api::records, made};
use axum::{
    Json,
    body::{Body, Bytes},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use engine::{Error, RecordKind, Work};
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::{sync::Arc, time::Duration};
use tokio::{sync::mpsc, task::spawn_blocking, time::timeout};
use tokio_stream::{Stream, StreamExt};
use vault::{Arrived, Incoming, Vault};

/// How long a sender may pause.
const PAUSE_MAX: Duration = Duration::from_secs(30);
/// Most bytes of the name in a form.
const NAME_MAX: u64 = 1_000;

/// Takes a file in and adds it to a record. Who may not is told before anything is read.
pub(super) async fn take_in(
    state: AppState,
    mut asked: Asked,
    body: Body,
    kind: &'static RecordKind,
) -> ApiResult<Response> {
    let (named, who) = (asked.named(), asked.caller.who.clone());
    let wanted = named.clone();
    state.engine.view(who.clone(), kind.edit, move |view| view.within_reach(kind, &wanted)).await?;
    let vault = Vault::of(&state.engine)?;
    refuse_announced(&asked.raw.headers, vault.settings().file_bytes_max)?;
    let name = asked.query.get("name").and_then(Value::as_str).map(String::from);
    let shows_pages = asked.header("accept").is_some_and(|accepted| accepted.contains("text/html"));
    let back = format!("/{}/{}", kind.path, asked.raw.path.get(4).map_or("", String::as_str));
    let (request, rehearsal) = performing::take_circumstances(&mut asked)?;
    let arrived = arrive(&vault, &asked.raw.headers, body, name).await?;
    let engine = state.engine.clone();
    let done = spawn_blocking(move || {
        // A rehearsal of what is not kept has nothing to refer to: it is claimed all the same, and swept later.
        let new = vault.keep(&engine, arrived)?;
        let verb = format!("{}.add-file", kind.path);
        engine.work_blocking(who, request, &verb, kind.edit, move |work| {
            let mut change = |work: &mut Work<'_>| work.add_file(kind, &named, &new);
            rehearsed_or_done(work, rehearsal, &mut change)
        })
    });
    let done = done.await.map_err(|error| Error::internal(error.to_string()))??;
    if rehearsal {
        return Ok(Json(done).into_response());
    }
    // A form of a page, sent without script, leads back to its page.
    if shows_pages {
        return Ok(Redirect::to(&back).into_response());
    }
    let place = format!(
        "{}/{}/files/{}",
        records::path_of(kind),
        asked.raw.path.get(4).cloned().unwrap_or_default(),
        done["id"]
    );
    Ok(made(place, &done))
}

/// What says in advance that it is too large is not read at all.
fn refuse_announced(headers: &HeaderMap, bytes_max: u64) -> ApiResult<()> {
    let announced =
        headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    // A form has some bytes around the file.
    match announced.is_some_and(|bytes| bytes > bytes_max + 64 * 1024) {
        true => Err(Problem::too_large(bytes_max as usize)),
        false => Ok(()),
    }
}

/// The file in the body: all of it, or the first file of a form.
async fn arrive(
    vault: &Arc<Vault>,
    headers: &HeaderMap,
    body: Body,
    name: Option<String>,
) -> ApiResult<Arrived> {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let kind = text(header::CONTENT_TYPE).unwrap_or_default();
    let pieces = body.into_data_stream();
    if !kind.to_ascii_lowercase().starts_with("multipart/form-data") {
        let name = name.or_else(|| text(header::CONTENT_DISPOSITION).and_then(name_in));
        return receive(vault, pieces, name.unwrap_or_default()).await;
    }
    let boundary = multer::parse_boundary(kind).map_err(|error| broken_form(&error))?;
    let mut form = multer::Multipart::new(pieces, boundary);
    let mut given = None;
    while let Some(mut field) = form.next_field().await.map_err(|error| broken_form(&error))? {
        let file = field.file_name().map(String::from);
        if file.is_some() || field.name() == Some("file") {
            let name = name.or(given).or(file).unwrap_or_default();
            return receive(vault, field, name).await;
        }
        if field.name() == Some("name") {
            given = Some(small_text(&mut field).await?).filter(|name| !name.trim().is_empty());
        }
    }
    Err(Error::invalid("file", "required", "Send a file in the form.").into())
}

async fn small_text(field: &mut multer::Field<'_>) -> ApiResult<String> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|error| broken_form(&error))? {
        bytes.extend(piece);
        if bytes.len() as u64 > NAME_MAX {
            return Err(Problem::unreadable("unreadable-form", "The name in the form is too long."));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn broken_form(error: &multer::Error) -> Problem {
    Problem::unreadable("unreadable-form", format!("The form cannot be read: {error}."))
}

/// Writes what comes piece by piece, on a thread that may block. Whatever ends early leaves nothing.
async fn receive<E: std::fmt::Display>(
    vault: &Arc<Vault>,
    mut pieces: impl Stream<Item = Result<Bytes, E>> + Unpin,
    name: String,
) -> ApiResult<Arrived> {
    let (sender, receiver) = mpsc::channel::<Bytes>(8);
    let vault = vault.clone();
    let bytes_max = vault.settings().file_bytes_max as usize;
    let writing = spawn_blocking(move || write(&vault, receiver));
    let broken = loop {
        match timeout(PAUSE_MAX, pieces.next()).await {
            Ok(None) => break None,
            Ok(Some(Ok(piece))) => {
                // The writer has gone: it says why.
                if sender.send(piece).await.is_err() {
                    break None;
                }
            }
            Ok(Some(Err(error))) => break Some(error.to_string()),
            Err(_) => break Some("nothing came for too long".to_owned()),
        }
    };
    drop(sender);
    let incoming = writing.await.map_err(|error| Error::internal(error.to_string()))?;
    let incoming = incoming.map_err(|error| match error {
        Error::Refused(refusal) if refusal.code == "file-too-large" => Problem::too_large(bytes_max),
        other => other.into(),
    })?;
    if let Some(why) = broken {
        return Err(Problem::unreadable("upload-broken-off", format!("The upload broke off: {why}.")));
    }
    let arrived = spawn_blocking(move || incoming.finish(&name)).await;
    Ok(arrived.map_err(|error| Error::internal(error.to_string()))??)
}

fn write(vault: &Vault, mut pieces: mpsc::Receiver<Bytes>) -> engine::Result<Incoming> {
    let mut incoming = vault.receive()?;
    while let Some(piece) = pieces.blocking_recv() {
        incoming.write(&piece)?;
    }
    Ok(incoming)
}

/// The file name in a Content-Disposition, the encoded one first.
fn name_in(disposition: &str) -> Option<String> {
    let parts = || disposition.split(';').filter_map(|part| part.trim().split_once('='));
    let encoded = parts().find(|(name, _)| name.eq_ignore_ascii_case("filename*")).and_then(|(_, value)| {
        let (_, text) = value.trim_matches('"').split_once("''")?;
        percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
    });
    let plain = || {
        parts()
            .find(|(name, _)| name.eq_ignore_ascii_case("filename"))
            .map(|(_, value)| value.trim_matches('"').to_owned())
    };
    encoded.or_else(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_a_disposition() {
        assert_eq!(name_in("attachment; filename=\"Manual 7.pdf\"").as_deref(), Some("Manual 7.pdf"));
        assert_eq!(
            name_in("attachment; filename=a.txt; filename*=UTF-8''%C3%9Cbergabe.pdf").as_deref(),
            Some("\u{dc}bergabe.pdf")
        );
        assert_eq!(name_in("inline"), None);
    }
}
