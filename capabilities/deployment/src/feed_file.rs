//! A feed of HR events as a file: JSON (a list, or an object with `events`), a JSON object a line, CSV or XLSX.
use crate::feed::EVENTS_MAX;
use engine::{Error, Result};
use serde_json::{Map, Value};
use sheets::SheetFile;
use std::io::Write;
use tokio::task::spawn_blocking;

/// Most bytes of a feed.
pub(crate) const FILE_MAX: usize = 8 << 20;

type Events = Vec<Map<String, Value>>;

/// The events of a file, read off the threads that answer others.
pub(crate) async fn read_aside(bytes: Vec<u8>, name: String) -> Result<Events> {
    let read = spawn_blocking(move || read(&bytes, &name)).await;
    read.map_err(|error| Error::internal(error.to_string()))?
}

/// The events of a file.
pub(crate) fn read(bytes: &[u8], name: &str) -> Result<Events> {
    let text = std::str::from_utf8(bytes).unwrap_or_default().trim_start_matches('\u{feff}').trim();
    let events = match text.chars().next() {
        Some('[' | '{') => of_json(text)?,
        _ => of_sheet(bytes, name)?,
    };
    match events.len() {
        0 => Err(Error::invalid("file", "empty-file", "The file has no events.")),
        some if some > EVENTS_MAX => {
            let message = format!("A feed has at most {EVENTS_MAX} events. Send it in parts.");
            Err(Error::invalid("file", "too-many", message))
        }
        _ => Ok(events),
    }
}

fn of_json(text: &str) -> Result<Events> {
    let mut events = Events::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        let value = value.map_err(|error| unreadable(&format!("This is no JSON: {error}.")))?;
        let list = match value {
            Value::Array(list) => list,
            Value::Object(mut whole) => match whole.remove("events") {
                Some(Value::Array(list)) => list,
                Some(_) => return Err(unreadable("What stands under events is no list.")),
                None => vec![Value::Object(whole)],
            },
            _ => return Err(unreadable("An event is an object with fields.")),
        };
        for event in list {
            let Value::Object(event) = event else {
                return Err(unreadable("An event is an object with fields."));
            };
            events.push(event);
        }
    }
    Ok(events)
}

fn of_sheet(bytes: &[u8], name: &str) -> Result<Events> {
    let failed = |error: std::io::Error| Error::of_file("the file of a feed", &error);
    let mut kept = tempfile::NamedTempFile::new().map_err(failed)?;
    kept.write_all(bytes).map_err(failed)?;
    let sheet = |error: sheets::SheetError| unreadable(&error.to_string());
    let mut file = SheetFile::open(kept.path(), name).map_err(sheet)?;
    let headers = file.headers().to_vec();
    let mut events = Events::new();
    for row in file.rows().map_err(sheet)? {
        let row = row.map_err(|error| unreadable(&error.to_string()))?;
        if !row.faults().is_empty() {
            return Err(unreadable(&format!("A cell of row {} cannot be read.", row.number)));
        }
        events.push(headers.iter().cloned().zip(row.cells().map(Value::from)).collect());
        if events.len() > EVENTS_MAX {
            break;
        }
    }
    Ok(events)
}

fn unreadable(message: &str) -> Error {
    Error::invalid("file", "unreadable", message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(text: &str) -> Value {
        read(text.as_bytes(), "feed").map(|events| json!(events)).unwrap_or(Value::Null)
    }

    #[test]
    fn a_feed_comes_as_json_by_lines_or_as_a_sheet() {
        let both = json!([{ "event": "joiner", "id": "1" }, { "event": "leaver", "id": "2" }]);
        assert_eq!(told(&both.to_string()), both);
        assert_eq!(told(&json!({ "events": both, "sent_at": "2026-03-02" }).to_string()), both);
        assert_eq!(told("{\"event\":\"joiner\",\"id\":\"1\"}\n{\"event\":\"leaver\",\"id\":\"2\"}\n"), both);
        assert_eq!(told("event;id\njoiner;1\nleaver;2\n"), both);
    }

    #[test]
    fn what_is_no_feed_is_refused_and_says_why() {
        for text in ["", "[]", "[1]", "{\"events\": 7}", "[{\"event\": \"joiner\""] {
            assert!(read(text.as_bytes(), "feed").is_err(), "{text}");
        }
    }
}
