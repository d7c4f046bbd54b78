//! A file on its way out: streamed, in constant memory, so that no browser runs what is in it.
use super::{
    file_of,
    range::{Wanted, wanted},
};
use crate::{ApiResult, AppState, Asked, Problem};
use axum::{
    body::{Body, Bytes},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use engine::{Error, RecordKind, files::FileRow};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use std::io::{self, Read};
use tokio::{sync::mpsc, task::spawn_blocking};
use tokio_stream::wrappers::ReceiverStream;
use vault::{Vault, may_be_shown};

/// How much is read and sent at a time.
const PIECE: usize = 64 << 10;
/// What is in a file runs nowhere, loads nothing and belongs to no site.
const POLICY: &str = "sandbox; default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
/// What stands in a name as it is (RFC 8187).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// The content of a file, or a range of it.
pub(super) async fn content(state: AppState, asked: Asked, kind: &'static RecordKind) -> ApiResult<Response> {
    let (named, file) = (asked.named(), file_of(&asked));
    let row = state.engine.view(asked.caller.who.clone(), kind.read, move |view| {
        let id = view.within_reach(kind, &named)?;
        view.file(kind, id, file)
    });
    let row = row.await?;
    let tag = format!("\"{}\"", row.digest);
    if asked.header("if-none-match").is_some_and(|seen| is_among(&tag, seen)) {
        return Ok((
            StatusCode::NOT_MODIFIED,
            [(header::ETAG, tag), (header::CACHE_CONTROL, KEEP.to_owned())],
        )
            .into_response());
    }
    let bytes = u64::try_from(row.bytes).unwrap_or_default();
    let of_this = asked.header("if-range").is_none_or(|seen| seen == tag);
    let range = asked.header("range").filter(|_| of_this);
    let (status, range) = match wanted(range, bytes) {
        Wanted::Whole => (StatusCode::OK, 0..bytes),
        Wanted::Part(range) => (StatusCode::PARTIAL_CONTENT, range),
        Wanted::Outside => return Ok(outside(bytes)),
    };
    let download = asked.query.get("download") == Some(&Value::Bool(true));
    let mut headers = headers_of(&row, &tag, download);
    headers.push((header::CONTENT_LENGTH, (range.end - range.start).to_string()));
    if status == StatusCode::PARTIAL_CONTENT {
        headers.push((header::CONTENT_RANGE, format!("bytes {}-{}/{bytes}", range.start, range.end - 1)));
    }
    let body = streamed(&state, row, range).await?;
    let mut response = (status, body).into_response();
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}

/// Kept by the browser, which asks each time whether it may still be shown.
const KEEP: &str = "private, no-cache";

fn is_among(tag: &str, seen: &str) -> bool {
    seen.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*")
}

fn outside(bytes: u64) -> Response {
    let mut response = Problem::range_not_there(bytes).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("bytes */{bytes}")) {
        response.headers_mut().insert(header::CONTENT_RANGE, value);
    }
    response
}

fn headers_of(row: &FileRow, tag: &str, download: bool) -> Vec<(HeaderName, String)> {
    let shown = may_be_shown(&row.media_type) && !download;
    let way = if shown { "inline" } else { "attachment" };
    let media_type = match row.media_type.as_str() {
        // Pages and pictures that hold scripts keep their type for nobody: they are only ever saved.
        "text/html" | "image/svg+xml" | "application/xml" => "application/octet-stream".to_owned(),
        text if text.starts_with("text/") => format!("{text}; charset=utf-8"),
        other => other.to_owned(),
    };
    vec![
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_DISPOSITION, format!("{way}; {}", name_parts(&row.name))),
        (header::ETAG, tag.to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::CACHE_CONTROL, KEEP.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
    ]
}

/// The name twice: as ASCII for old programs, and as it is.
fn name_parts(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '(' | ')');
    let ascii: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    format!("filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(name, PLAIN))
}

/// Reads on a thread that may block; the first piece is there before the answer begins, so that what is missing is
/// an error and no broken answer.
async fn streamed(state: &AppState, row: FileRow, range: std::ops::Range<u64>) -> ApiResult<Body> {
    let vault = Vault::of(&state.engine)?;
    let whole = range.start == 0 && i64::try_from(range.end).ok() == Some(row.bytes);
    let opening = spawn_blocking(move || vault.read(&row, (!whole).then_some(range)));
    let content = opening.await.map_err(|error| Error::internal(error.to_string()))??;
    let (sender, receiver) = mpsc::channel::<io::Result<Bytes>>(4);
    spawn_blocking(move || send(content, &sender));
    Ok(Body::from_stream(ReceiverStream::new(receiver)))
}

fn send(mut content: Box<dyn Read + Send>, to: &mpsc::Sender<io::Result<Bytes>>) {
    loop {
        let mut piece = vec![0; PIECE];
        let read = match content.read(&mut piece) {
            Ok(0) => return,
            Ok(read) => Ok(read),
            Err(error) => Err(error),
        };
        let is_broken = read.is_err();
        let piece = read.map(|read| {
            piece.truncate(read);
            Bytes::from(piece)
        });
        // Whoever asked may have gone; what is broken ends the answer.
        if to.blocking_send(piece).is_err() || is_broken {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_leave_their_header() {
        assert_eq!(name_parts("Manual 7.pdf"), "filename=\"Manual 7.pdf\"; filename*=UTF-8''Manual%207.pdf");
        let strange = name_parts("\u{dc}bergabe \"1\"\r\nX: y.pdf");
        assert!(strange.is_ascii() && !strange.contains(['\r', '\n']), "{strange}");
        assert_eq!(strange.matches('"').count(), 2);
    }

    #[test]
    fn tags_are_compared_as_if_none_match_does() {
        assert!(is_among("\"a\"", "\"b\", W/\"a\""));
        assert!(is_among("\"a\"", "*"));
        assert!(!is_among("\"a\"", "\"ab\""));
    }
}
