use crate::{formula, row::is_control};
use domain::{Choice, Field, Kind};
use serde_json::Value;
use std::borrow::Cow;

/// A column of a file that is written.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// The key of its values in JSON Lines: `purchase_cost`.
    pub name: &'a str,
    /// What stands above it in a table: "Purchase cost".
    pub header: &'a str,
    /// What its values are.
    pub kind: Kind<'a>,
}

impl<'a> Column<'a> {
    /// The column of a field, under the field's label.
    pub const fn of(field: &Field<'a>) -> Self {
        Self { name: field.name, header: field.label, kind: field.kind }
    }
}

/// A column of the table. An amount of money takes two of them, so that amounts can be added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TableColumn {
    /// Which value of the row it shows.
    pub(crate) value: usize,
    pub(crate) part: Part,
    pub(crate) header: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    Amount,
    Currency,
}

/// What stands in the header behind the label of an amount whose currency it is: "Purchase cost currency".
pub const CURRENCY_SUFFIX: &str = "currency";

/// The columns of a table that shows `columns`.
pub(crate) fn table_columns(columns: &[Column<'_>]) -> Vec<TableColumn> {
    let mut table = Vec::with_capacity(columns.len());
    for (value, column) in columns.iter().enumerate() {
        let header = column.header.to_owned();
        if matches!(column.kind, Kind::Money) {
            let currency = format!("{header} {CURRENCY_SUFFIX}");
            table.push(TableColumn { value, part: Part::Amount, header });
            table.push(TableColumn { value, part: Part::Currency, header: currency });
        } else {
            table.push(TableColumn { value, part: Part::Whole, header });
        }
    }
    table
}

/// One cell, as typed as a workbook can have it.
#[derive(Debug, PartialEq)]
pub(crate) enum Cell<'v> {
    Empty,
    Text(Cow<'v, str>),
    /// Digits with at most a sign and a point.
    Number(Cow<'v, str>),
    /// `2026-03-01`
    Day(&'v str),
    /// `2026-03-01T09:30:00Z`
    Moment(&'v str),
    Boolean(bool),
}

impl<'v> Cell<'v> {
    /// The cell of a value. A value that does not fit its kind is shown as the text it is.
    pub(crate) fn of(kind: Kind<'_>, part: Part, value: &'v Value) -> Self {
        match part {
            Part::Amount => match value {
                Value::Object(money) => money.get("amount").map_or(Self::Empty, number),
                other => number(other),
            },
            Part::Currency => text(value.get("currency").unwrap_or(&Value::Null)),
            Part::Whole => match (kind, value) {
                (_, Value::Null) => Self::Empty,
                (Kind::Integer | Kind::Decimal, _) => number(value),
                (Kind::Boolean, Value::Bool(value)) => Self::Boolean(*value),
                (Kind::Date, Value::String(day)) => Self::Day(day),
                (Kind::Instant, Value::String(moment)) => Self::Moment(moment),
                (Kind::Choice(choices), Value::String(choice)) => Self::Text(label(choices, choice)),
                (Kind::Choices(choices), Value::Array(chosen)) => Self::Text(joined(
                    chosen.iter().map(|one| label(choices, one.as_str().unwrap_or_default())),
                )),
                (Kind::Reference(_), value) => reference(value),
                (_, Value::Array(list)) if list.iter().all(Value::is_string) => {
                    Self::Text(joined(list.iter().map(|one| Cow::Borrowed(one.as_str().unwrap_or_default()))))
                }
                (_, value) => text(value),
            },
        }
    }

    /// The cell in a text file, safe to open in a spreadsheet program.
    pub(crate) fn into_text(self) -> Cow<'v, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => safe(text),
            Self::Number(text) => text,
            Self::Day(text) | Self::Moment(text) => formula::neutralised(text),
            Self::Boolean(true) => Cow::Borrowed("yes"),
            Self::Boolean(false) => Cow::Borrowed("no"),
        }
    }
}

/// A text without control characters, and with an apostrophe if it could be taken for a formula.
pub(crate) fn safe(text: Cow<'_, str>) -> Cow<'_, str> {
    let text = if text.bytes().any(is_control) {
        Cow::Owned(text.chars().filter(|c| !u8::try_from(*c).is_ok_and(is_control)).collect())
    } else {
        text
    };
    match formula::neutralised(&text) {
        Cow::Owned(neutralised) => Cow::Owned(neutralised),
        Cow::Borrowed(_) => text,
    }
}

fn text(value: &Value) -> Cell<'_> {
    match value {
        Value::Null => Cell::Empty,
        Value::String(text) => Cell::Text(Cow::Borrowed(text)),
        Value::Bool(value) => Cell::Boolean(*value),
        Value::Number(_) => number(value),
        Value::Array(_) | Value::Object(_) => Cell::Text(Cow::Owned(value.to_string())),
    }
}

fn number(value: &Value) -> Cell<'_> {
    let written = match value {
        Value::Number(number) => Cow::Owned(number.to_string()),
        Value::String(text) => Cow::Borrowed(text.as_str()),
        other => return text(other),
    };
    let digits = written.strip_prefix(['-', '+']).unwrap_or(&written);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if all_digits(whole) && all_digits(fraction) { Cell::Number(written) } else { Cell::Text(written) }
}

/// What people call a choice; a value that is no longer among the choices stands for itself.
fn label<'v>(choices: &[Choice<'_>], value: &'v str) -> Cow<'v, str> {
    match choices.iter().find(|choice| choice.value == value) {
        Some(choice) => Cow::Owned(choice.label.to_owned()),
        None => Cow::Borrowed(value),
    }
}

fn joined<'v>(parts: impl Iterator<Item = Cow<'v, str>>) -> Cow<'v, str> {
    Cow::Owned(parts.collect::<Vec<_>>().join(", "))
}

/// The label of another record, or `#7` where only its id is known: what an import understands.
fn reference(value: &Value) -> Cell<'_> {
    match value {
        Value::Number(id) => Cell::Text(Cow::Owned(format!("#{id}"))),
        Value::Object(record) => match (record.get("label"), record.get("id")) {
            (Some(label @ Value::String(_)), _) => text(label),
            (_, Some(id)) => Cell::Text(Cow::Owned(format!("#{id}"))),
            _ => text(value),
        },
        other => text(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const CHOICES: &[Choice<'static>] =
        &[Choice::new("in-use", "In use"), Choice::new("lost", "Lost, sadly")];

    #[test]
    fn values_are_cells_of_their_kind() {
        let cases = [
            (Kind::Text, json!("Ana"), "Ana"),
            (Kind::Text, json!("=1+1"), "'=1+1"),
            (Kind::Text, json!("a\u{0}b\u{7}"), "ab"),
            (Kind::Text, json!(null), ""),
            (Kind::Integer, json!(-7), "-7"),
            (Kind::Integer, json!("-7 or so"), "'-7 or so"),
            (Kind::Decimal, json!("-12.50"), "-12.50"),
            (Kind::Boolean, json!(true), "yes"),
            (Kind::Date, json!("2026-03-01"), "2026-03-01"),
            (Kind::Instant, json!("2026-03-01T09:30:00Z"), "2026-03-01T09:30:00Z"),
            (Kind::Choice(CHOICES), json!("in-use"), "In use"),
            (Kind::Choice(CHOICES), json!("gone"), "gone"),
            (Kind::Choices(CHOICES), json!(["in-use", "lost"]), "In use, Lost, sadly"),
            (Kind::Reference("person"), json!(7), "#7"),
            (Kind::Reference("person"), json!({ "id": 7, "label": "Ana" }), "Ana"),
            (Kind::Reference("person"), json!({ "id": 7 }), "#7"),
            (Kind::Reference("person"), json!("@Ana"), "'@Ana"),
            (Kind::Tags, json!(["a", "b"]), "a, b"),
            (Kind::Json, json!({ "a": [1] }), "{\"a\":[1]}"),
        ];
        for (kind, value, expected) in cases {
            assert_eq!(Cell::of(kind, Part::Whole, &value).into_text(), expected, "{kind:?} of {value}");
        }
    }

    #[test]
    fn money_is_two_cells() {
        let money = json!({ "amount": "-1249.00", "currency": "EUR" });
        assert_eq!(Cell::of(Kind::Money, Part::Amount, &money), Cell::Number("-1249.00".into()));
        assert_eq!(Cell::of(Kind::Money, Part::Currency, &money), Cell::Text("EUR".into()));
        assert_eq!(Cell::of(Kind::Money, Part::Amount, &Value::Null), Cell::Empty);
        assert_eq!(Cell::of(Kind::Money, Part::Currency, &Value::Null), Cell::Empty);
        let columns = [Column { name: "cost", header: "Cost", kind: Kind::Money }];
        let headers: Vec<String> = table_columns(&columns).into_iter().map(|column| column.header).collect();
        assert_eq!(headers, ["Cost", "Cost currency"]);
    }
}
