//! A row as a line of JSON, the same for both databases: an array of null, whole numbers, true and false, texts,
//! `{"base64": "…"}` for bytes and `{"real": "…"}` for floats, which JSON readers are free to round.
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use database::{DbError, Row, Value};
use engine::{Error, Result};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor},
};
use std::{fmt, io::Write};

/// Appends a row as a line.
pub(crate) fn write_row(out: &mut Vec<u8>, row: &Row<'_>, columns: usize) -> Result<()> {
    out.push(b'[');
    for column in 0..columns {
        if column > 0 {
            out.push(b',');
        }
        write_value(out, row.value(column)?)?;
    }
    out.extend(b"]\n");
    Ok(())
}

/// Appends some values as a line.
pub(crate) fn write_values(out: &mut Vec<u8>, values: Vec<Value>) -> Result<()> {
    out.push(b'[');
    for (n, value) in values.into_iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        write_value(out, value)?;
    }
    out.extend(b"]\n");
    Ok(())
}

fn write_value(out: &mut Vec<u8>, value: Value) -> Result<()> {
    let unwritable = |error: std::io::Error| Error::internal(error.to_string());
    match value {
        Value::Null => out.extend(b"null"),
        Value::Int(number) => write!(out, "{number}").map_err(unwritable)?,
        Value::Bool(yes) => out.extend(if yes { &b"true"[..] } else { b"false" }),
        Value::Real(number) => write!(out, "{{\"real\":\"{number:e}\"}}").map_err(unwritable)?,
        Value::Text(text) => serde_json::to_writer(out, &text)?,
        Value::Bytes(bytes) => {
            out.extend(b"{\"base64\":\"");
            out.extend(BASE64.encode(bytes).as_bytes());
            out.extend(b"\"}");
        }
    }
    Ok(())
}

/// Reads a line into values.
pub(crate) fn read_row(line: &str, row: &mut Vec<Value>) -> Result<(), DbError> {
    let cells: Vec<Cell> = serde_json::from_str(line).map_err(|error| DbError::Other(error.to_string()))?;
    row.extend(cells.into_iter().map(|Cell(value)| value));
    Ok(())
}

struct Cell(Value);

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a row")
    }
    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell(Value::Null))
    }
    fn visit_bool<E>(self, yes: bool) -> Result<Cell, E> {
        Ok(Cell(Value::Bool(yes)))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
        Ok(Cell(Value::Int(number)))
    }
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Cell, E> {
        i64::try_from(number).map(|number| Cell(Value::Int(number))).map_err(de::Error::custom)
    }
    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell(Value::Text(text.to_owned())))
    }
    fn visit_string<E>(self, text: String) -> Result<Cell, E> {
        Ok(Cell(Value::Text(text)))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        let Some((name, text)) = map.next_entry::<String, String>()? else {
            return Err(de::Error::custom("an empty object"));
        };
        let value = match name.as_str() {
            "base64" => BASE64.decode(text).ok().map(Value::Bytes),
            "real" => text.parse().ok().map(Value::Real),
            _ => None,
        };
        value.map(Cell).ok_or_else(|| de::Error::custom("an object that is no value"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let values = vec![
            Value::Null,
            Value::Int(i64::MIN),
            Value::Int(i64::MAX),
            Value::Bool(true),
            Value::Real(5.0),
            Value::Real(-1.5e-300),
            Value::Real(0.1 + 0.2),
            Value::Real(f64::INFINITY),
            Value::Text("a \"b\"\n\u{0}\u{1f4bb} [1]".into()),
            Value::Bytes(vec![0, 1, 255]),
            Value::Bytes(Vec::new()),
        ];
        let mut line = Vec::new();
        write_values(&mut line, values.clone()).unwrap();
        let mut read = Vec::new();
        read_row(std::str::from_utf8(&line).unwrap(), &mut read).unwrap();
        assert_eq!(read, values);
    }
}
