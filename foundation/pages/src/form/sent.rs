//! What a form sent, as fields take it.
use domain::{Currency, DateOrder, Field, FieldError, Kind, TextFormats, read_text};
use serde_json::{Value, json};
use ui::i18n::{Lang, Locale};

/// The pairs that a form sent, in order.
#[derive(Clone, Debug, Default)]
pub struct Sent(pub Vec<(String, String)>);

impl Sent {
    /// The last value under a name, if it was sent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The last value under a name, if it says anything.
    pub fn says(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// Every value under a name that says anything.
    pub fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// What was written into a field, as its value; nothing when the form did not have it.
    pub fn value(
        &self,
        field: &Field<'_>,
        t: &Locale,
        currency: Currency,
    ) -> Option<Result<Value, FieldError>> {
        let written = self.get(field.name);
        Some(match field.kind {
            // A group of boxes sends nothing when none is ticked, so the form says that it was there.
            Kind::Choices(_) => {
                let there = written.is_some() || self.get(&format!("{}-there", field.name)).is_some();
                return there.then(|| Ok(json!(self.all(field.name).collect::<Vec<_>>())));
            }
            Kind::Money => {
                let amount = written?.trim();
                if amount.is_empty() {
                    return Some(Ok(Value::Null));
                }
                let named = self.says(&format!("{}_currency", field.name)).unwrap_or_default();
                let formats =
                    TextFormats { currency: named.parse().unwrap_or(currency), ..formats(t, currency) };
                read_text(field, amount, formats)
            }
            Kind::Reference(_) => Ok(named(written?)),
            Kind::Instant => read_moment(field, written?, t),
            // Browsers send days as 2026-03-01, whatever they show.
            Kind::Date => read_text(
                field,
                written?,
                TextFormats { dates: DateOrder::YearMonthDay, ..formats(t, currency) },
            ),
            _ => read_text(field, written?, formats(t, currency)),
        })
    }
}

/// How this reader writes numbers and days.
pub fn formats(t: &Locale, currency: Currency) -> TextFormats {
    let dates = match t.lang() {
        Lang::English | Lang::German => DateOrder::DayMonthYear,
    };
    TextFormats { dates, decimal_separator: t.language().decimal, currency }
}

/// A record as a picker names it: `#4711` is its id, anything else one of its keys.
fn named(written: &str) -> Value {
    let written = written.trim();
    match written.strip_prefix('#').and_then(|id| id.parse::<i64>().ok()) {
        _ if written.is_empty() => Value::Null,
        Some(id) => id.into(),
        None => written.into(),
    }
}

/// A moment in the reader's zone, as browsers send it.
fn read_moment(field: &Field<'_>, written: &str, t: &Locale) -> Result<Value, FieldError> {
    let written = written.trim();
    if written.is_empty() {
        return Ok(Value::Null);
    }
    let local =
        written.parse::<jiff::civil::DateTime>().ok().and_then(|local| local.to_zoned(t.zone().clone()).ok());
    match local {
        Some(zoned) => Ok(zoned.timestamp().to_string().into()),
        None => Err(FieldError::new(
            field.name,
            "not-an-instant",
            format!("\u{201c}{written}\u{201d} is not a day and a time."),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::named;
    use serde_json::json;

    #[test]
    fn pickers_name_records_by_id_and_people_by_key() {
        assert_eq!(named("#42"), json!(42));
        assert_eq!(named(" NW-42 "), json!("NW-42"));
        assert_eq!(named("42"), json!("42"));
        assert_eq!(named(" "), json!(null));
    }
}
