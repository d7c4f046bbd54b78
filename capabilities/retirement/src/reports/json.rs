//! JSON: a list of objects, or an object that holds one somewhere; nested values are named with dots.
use super::unreadable;
use crate::rules::report::RawRow;
use engine::Result;
use serde_json::Value;

/// How deep values may be nested.
const DEPTH_MAX: usize = 16;

pub(super) fn rows(text: &str) -> Result<Vec<RawRow>> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| unreadable("unreadable", format!("This is no JSON: {error}.")))?;
    let list = longest_list(&value, 0).unwrap_or_else(|| vec![&value]);
    let shared = shared_of(&value);
    Ok(list
        .into_iter()
        .map(|one| {
            let mut row = shared.clone();
            flatten(one, "", 0, &mut row);
            row
        })
        // An empty list or object reports nothing.
        .filter(|row| !row.is_empty())
        .collect())
}

/// The longest list of objects in it: that is where the reports are.
fn longest_list(value: &Value, depth: usize) -> Option<Vec<&Value>> {
    if depth > DEPTH_MAX {
        return None;
    }
    match value {
        Value::Array(list) if list.iter().any(Value::is_object) => {
            Some(list.iter().filter(|one| one.is_object()).collect())
        }
        Value::Object(fields) => {
            fields.values().filter_map(|inner| longest_list(inner, depth + 1)).max_by_key(Vec::len)
        }
        _ => None,
    }
}

/// What is said once for all of them: the tool, its version.
fn shared_of(value: &Value) -> RawRow {
    let Value::Object(fields) = value else { return RawRow::new() };
    let plain = fields.iter().filter(|(_, value)| !value.is_array());
    let mut row = RawRow::new();
    for (name, value) in plain {
        if longest_list(value, 0).is_none() {
            flatten(value, &name.to_lowercase(), 1, &mut row);
        }
    }
    row
}

fn flatten(value: &Value, name: &str, depth: usize, row: &mut RawRow) {
    if depth > DEPTH_MAX {
        return;
    }
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let key = key.trim().to_lowercase();
                let name = if name.is_empty() { key } else { format!("{name}.{key}") };
                flatten(inner, &name, depth + 1, row);
            }
        }
        Value::String(text) => {
            row.insert(name.to_owned(), text.clone());
        }
        Value::Number(number) => {
            row.insert(name.to_owned(), number.to_string());
        }
        Value::Bool(yes) => {
            row.insert(name.to_owned(), yes.to_string());
        }
        Value::Null | Value::Array(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_found_wherever_they_lie() {
        let text = r#"{ "software": "Wiper", "run": { "disks": [
            { "Serial": "S-1", "erase": { "method": "zero", "ok": true } }, { "Serial": "S-2" } ] } }"#;
        let rows = rows(text).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0]["serial"].as_str(), rows[0]["erase.method"].as_str()), ("S-1", "zero"));
        assert_eq!(rows[1]["software"], "Wiper");
        assert_eq!(super::rows(r#"{ "serial": "S-9", "method": "zero" }"#).unwrap().len(), 1);
        assert!(super::rows("{ broken").is_err());
        assert_eq!([super::rows("[]").unwrap().len(), super::rows("{}").unwrap().len()], [0, 0]);
    }
}
