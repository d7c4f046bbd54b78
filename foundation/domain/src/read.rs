use crate::{Currency, Date, Field, Instant, Kind, Money};
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::{Value, json};
use std::net::IpAddr;

/// What is wrong with one field of a request, in a sentence that can stand beside the field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The field, as the request named it.
    pub field: String,
    /// Stable, kebab-case: `required`, `too-long`, `not-a-date`.
    pub code: &'static str,
    /// What to do, as a sentence.
    pub message: String,
}

impl FieldError {
    /// An error beside a field.
    pub fn new(field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self { field: field.into(), code, message: message.into() }
    }
}

/// Reads a JSON value for `field` as its one normal form, or says what is wrong with it.
///
/// Null and empty texts come back as null: whether that is allowed is the caller's question, since an edit may
/// leave a field out. References come back as they are (a number, or a text that names the record).
/// `currency` is what an amount without one is in.
pub fn read_field(field: &Field<'_>, value: &Value, currency: Currency) -> Result<Value, FieldError> {
    let fail = |code, message: String| Err(FieldError::new(field.name, code, message));
    let label = field.label;
    if value.is_null() {
        return Ok(Value::Null);
    }
    match field.kind {
        Kind::Text => text(field, value, false),
        Kind::LongText => text(field, value, true),
        Kind::Integer => integer(field, value),
        Kind::Decimal => decimal(field, value),
        Kind::Money => money(field, value, currency),
        Kind::Boolean => match value {
            Value::Bool(_) => Ok(value.clone()),
            _ => fail("not-a-boolean", format!("{label} is true or false.")),
        },
        Kind::Date => parsed::<Date>(field, value, "not-a-date", "a day such as 2026-03-01"),
        Kind::Instant => {
            parsed::<Instant>(field, value, "not-an-instant", "a time such as 2026-03-01T09:30:00Z")
        }
        Kind::Choice(choices) => choice(field, value, choices),
        Kind::Choices(choices) => {
            let Value::Array(list) = value else {
                return fail("not-a-list", format!("{label} is a list of choices."));
            };
            let mut chosen =
                list.iter().map(|one| choice(field, one, choices)).collect::<Result<Vec<_>, _>>()?;
            chosen.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
            chosen.dedup();
            Ok(Value::Array(chosen))
        }
        Kind::Url => shaped(field, value, "not-a-url", "a web address such as https://example.org", url),
        Kind::Email => {
            shaped(field, value, "not-an-email", "an e-mail address such as ana@example.org", email)
        }
        Kind::Ip => shaped(field, value, "not-an-ip", "an IP address such as 10.0.0.7 or 2001:db8::7", ip),
        Kind::Mac => shaped(field, value, "not-a-mac", "a hardware address such as 00:1b:44:11:3a:b7", mac),
        Kind::Imei => {
            shaped(field, value, "not-an-imei", "an IMEI: 15 digits, the last one a check digit", imei)
        }
        Kind::Reference(kind) => match value {
            Value::Number(number) if number.as_i64().is_some_and(|id| id > 0) => Ok(value.clone()),
            Value::String(name) => {
                let name = clean_line(field, name)?;
                Ok(if name.is_empty() { Value::Null } else { Value::String(name) })
            }
            // What a reading answered may be sent back: {"id": 7, "label": "Berlin"}.
            Value::Object(map) if map.get("id").is_some_and(Value::is_i64) => Ok(map["id"].clone()),
            _ => fail("not-a-reference", format!("{label} is the id or the name of a {kind}.")),
        },
        Kind::Tags => tags(field, value),
        Kind::Json => Ok(value.clone()),
    }
}

fn text(field: &Field<'_>, value: &Value, lines: bool) -> Result<Value, FieldError> {
    let label = field.label;
    let Value::String(raw) = value else {
        return Err(FieldError::new(field.name, "not-a-text", format!("{label} is a text.")));
    };
    let text = if lines { clean_lines(field, raw)? } else { clean_line(field, raw)? };
    if text.is_empty() {
        return Ok(Value::Null);
    }
    if text.chars().count() > field.max_length {
        let message = format!("{label} has at most {} characters.", field.max_length);
        return Err(FieldError::new(field.name, "too-long", message));
    }
    if let Some(pattern) = field.pattern {
        // A pattern that does not compile was refused when the field was defined.
        let fits = regex::Regex::new(&format!("^(?:{pattern})$")).is_ok_and(|regex| regex.is_match(&text));
        if !fits {
            let message = format!("{label} does not have the required form ({pattern}).");
            return Err(FieldError::new(field.name, "wrong-form", message));
        }
    }
    Ok(Value::String(text))
}

/// One line: outer white space goes, inner control characters (a pasted tab or line break) become spaces.
fn clean_line(field: &Field<'_>, raw: &str) -> Result<String, FieldError> {
    no_nul(field, raw)?;
    let line: String = raw.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    Ok(line.trim().to_owned())
}

fn clean_lines(field: &Field<'_>, raw: &str) -> Result<String, FieldError> {
    no_nul(field, raw)?;
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    Ok(text.trim().to_owned())
}

fn no_nul(field: &Field<'_>, raw: &str) -> Result<(), FieldError> {
    if raw.contains('\0') {
        let message = format!("{} contains a NUL character, which no text has.", field.label);
        return Err(FieldError::new(field.name, "nul-character", message));
    }
    Ok(())
}

fn integer(field: &Field<'_>, value: &Value) -> Result<Value, FieldError> {
    let label = field.label;
    let number = match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) if text.trim().is_empty() => return Ok(Value::Null),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    match number {
        None => Err(FieldError::new(field.name, "not-an-integer", format!("{label} is a whole number."))),
        Some(number) if field.min.is_some_and(|min| number < min) => {
            let message = format!("{label} is at least {}.", field.min.unwrap_or_default());
            Err(FieldError::new(field.name, "too-small", message))
        }
        Some(number) => Ok(json!(number)),
    }
}

fn decimal(field: &Field<'_>, value: &Value) -> Result<Value, FieldError> {
    let written = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.trim().is_empty() => return Ok(Value::Null),
        Value::String(text) => text.trim().to_owned(),
        _ => String::new(),
    };
    match Decimal::from_str_exact(&written) {
        Ok(number) => Ok(Value::String(number.normalize().to_string())),
        Err(_) => {
            let message = format!("{} is a number such as 12.5.", field.label);
            Err(FieldError::new(field.name, "not-a-decimal", message))
        }
    }
}

fn money(field: &Field<'_>, value: &Value, default: Currency) -> Result<Value, FieldError> {
    let fail = |message: String| Err(FieldError::new(field.name, "not-money", message));
    let label = field.label;
    let (amount, currency) = match value {
        Value::Object(map) => {
            let currency = match map.get("currency") {
                None | Some(Value::Null) => default,
                Some(code) => match code.as_str().unwrap_or_default().parse() {
                    Ok(currency) => currency,
                    Err(error) => return fail(format!("The currency of {label} {error}.")),
                },
            };
            (map.get("amount").cloned().unwrap_or_default(), currency)
        }
        plain => (plain.clone(), default),
    };
    let written = match &amount {
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.trim().is_empty() => return Ok(Value::Null),
        Value::String(text) => text.clone(),
        Value::Null => return Ok(Value::Null),
        _ => return fail(format!("{label} is an amount such as 1249.00.")),
    };
    match Money::parse(&written, currency) {
        Err(error) => fail(format!("{label} {error}.")),
        Ok(money) if field.min.is_some_and(|min| money.minor < min) => {
            Err(FieldError::new(field.name, "too-small", format!("{label} is not negative.")))
        }
        Ok(money) => Ok(json!(money)),
    }
}

fn parsed<T>(field: &Field<'_>, value: &Value, code: &'static str, like: &str) -> Result<Value, FieldError>
where
    T: std::str::FromStr + ToString,
{
    shaped(field, value, code, like, |text| text.parse::<T>().ok().map(|parsed| parsed.to_string()))
}

fn shaped(
    field: &Field<'_>,
    value: &Value,
    code: &'static str,
    like: &str,
    read: impl Fn(&str) -> Option<String>,
) -> Result<Value, FieldError> {
    let raw = value.as_str().map(str::trim);
    match raw {
        Some("") => Ok(Value::Null),
        Some(text) if text.chars().count() <= field.max_length => match read(text) {
            Some(normal) => Ok(Value::String(normal)),
            None => Err(FieldError::new(field.name, code, format!("{} is {like}.", field.label))),
        },
        _ => Err(FieldError::new(field.name, code, format!("{} is {like}.", field.label))),
    }
}

fn choice(field: &Field<'_>, value: &Value, choices: &[crate::Choice<'_>]) -> Result<Value, FieldError> {
    let text = value.as_str().map(str::trim).unwrap_or_default();
    if text.is_empty() && value.is_string() {
        return Ok(Value::Null);
    }
    let same = |word: &str| word.to_lowercase() == text.to_lowercase();
    match choices.iter().find(|choice| same(choice.value) || same(choice.label)) {
        Some(choice) => Ok(json!(choice.value)),
        None => {
            let known: Vec<&str> = choices.iter().map(|choice| choice.value).collect();
            let message = format!("{} is one of: {}.", field.label, known.join(", "));
            Err(FieldError::new(field.name, "not-a-choice", message))
        }
    }
}

fn tags(field: &Field<'_>, value: &Value) -> Result<Value, FieldError> {
    let fail =
        |code, message: &str| Err(FieldError::new(field.name, code, format!("{} {message}", field.label)));
    let raw: Vec<&str> = match value {
        Value::Array(list) if list.iter().all(Value::is_string) => {
            list.iter().filter_map(Value::as_str).collect()
        }
        Value::String(text) => text.split(',').collect(),
        _ => return fail("not-a-list", "is a list of texts."),
    };
    let mut tags = Vec::new();
    for tag in raw {
        let tag = clean_line(field, tag)?;
        if tag.chars().count() > 60 {
            return fail("too-long", "has tags of at most 60 characters.");
        }
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    if tags.len() > 50 {
        return fail("too-many", "has at most 50 tags.");
    }
    tags.sort();
    Ok(json!(tags))
}

fn url(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    let plain =
        !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
    (plain && !host.is_empty()).then(|| text.to_owned())
}

/// The practical check: something, one `@`, a host with a dot or `localhost`, no blanks. Whether mail arrives
/// only sending one can tell.
fn email(text: &str) -> Option<String> {
    let (local, host) = text.rsplit_once('@')?;
    let clean = !local.is_empty()
        && !local.contains('@')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | ','));
    let host_ok = host == "localhost"
        || (host.contains('.') && host.split('.').all(|part| !part.is_empty() && !part.starts_with('-')));
    (clean && host_ok && text.chars().count() <= 254).then(|| format!("{local}@{}", host.to_lowercase()))
}

fn ip(text: &str) -> Option<String> {
    text.parse::<IpAddr>().ok().map(|ip| ip.to_string())
}

/// Six or eight bytes in hex, with any of the usual separators or none.
fn mac(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, ':' | '-' | '.' | ' ')).collect();
    let fits = matches!(digits.len(), 12 | 16) && digits.chars().all(|c| c.is_ascii_hexdigit());
    let pairs: Vec<&str> = fits.then(|| (0..digits.len()).step_by(2).map(|i| &digits[i..i + 2]).collect())?;
    Some(pairs.join(":").to_lowercase())
}

fn imei(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '/')).collect();
    is_imei(&digits).then_some(digits)
}

/// Whether these are 15 digits whose last is the Luhn check digit (3GPP TS 23.003, annex B).
pub fn is_imei(digits: &str) -> bool {
    if digits.len() != 15 || !digits.chars().all(|c| c.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(place, digit)| match place % 2 {
            0 => digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Choice;

    fn read(kind: Kind<'_>, value: Value) -> Result<Value, &'static str> {
        read_field(&Field::new("f", "F", kind), &value, Currency::EUR).map_err(|error| error.code)
    }

    #[test]
    fn every_kind_has_one_normal_form() {
        const CHOICES: &[Choice<'_>] = &[Choice::new("in-use", "In use")];
        let cases = [
            (Kind::Text, json!("  a\tb "), Ok(json!("a b"))),
            (Kind::Text, json!(" "), Ok(Value::Null)),
            (Kind::Text, json!("\u{1}\u{7f} "), Ok(Value::Null)),
            (Kind::Text, json!("a\0b"), Err("nul-character")),
            (Kind::Text, json!(7), Err("not-a-text")),
            (Kind::LongText, json!("a\r\nb\r"), Ok(json!("a\nb"))),
            (Kind::Integer, json!("42"), Ok(json!(42))),
            (Kind::Integer, json!(4.5), Err("not-an-integer")),
            (Kind::Decimal, json!(12.50), Ok(json!("12.5"))),
            (Kind::Decimal, json!("0.10"), Ok(json!("0.1"))),
            (Kind::Decimal, json!("a"), Err("not-a-decimal")),
            (Kind::Money, json!("1249"), Ok(json!({ "amount": "1249.00", "currency": "EUR" }))),
            (
                Kind::Money,
                json!({ "amount": 5, "currency": "usd" }),
                Ok(json!({ "amount": "5.00", "currency": "USD" })),
            ),
            (Kind::Money, json!({ "amount": "5", "currency": "Euro" }), Err("not-money")),
            (Kind::Date, json!("2026-02-30"), Err("not-a-date")),
            (Kind::Date, json!("2026-02-28"), Ok(json!("2026-02-28"))),
            (Kind::Boolean, json!("yes"), Err("not-a-boolean")),
            (Kind::Choice(CHOICES), json!("in USE"), Ok(json!("in-use"))),
            (Kind::Choice(CHOICES), json!("lost"), Err("not-a-choice")),
            (Kind::Url, json!("javascript:alert(1)"), Err("not-a-url")),
            (Kind::Url, json!("https://example.org/a?b"), Ok(json!("https://example.org/a?b"))),
            (Kind::Email, json!("Ana@Example.ORG"), Ok(json!("Ana@example.org"))),
            (Kind::Email, json!("ana@@example.org"), Err("not-an-email")),
            (Kind::Ip, json!("2001:0DB8::7"), Ok(json!("2001:db8::7"))),
            (Kind::Ip, json!("300.1.1.1"), Err("not-an-ip")),
            (Kind::Mac, json!("001B.4411.3AB7"), Ok(json!("00:1b:44:11:3a:b7"))),
            (Kind::Mac, json!("00:1b"), Err("not-a-mac")),
            (Kind::Imei, json!("49-015420-323751-8"), Ok(json!("490154203237518"))),
            (Kind::Imei, json!("490154203237519"), Err("not-an-imei")),
            (Kind::Reference("person"), json!("Ana"), Ok(json!("Ana"))),
            (Kind::Reference("person"), json!({ "id": 7, "label": "Ana" }), Ok(json!(7))),
            (Kind::Reference("person"), json!(-1), Err("not-a-reference")),
            (Kind::Tags, json!("b, a,b"), Ok(json!(["a", "b"]))),
        ];
        for (kind, value, expected) in cases {
            assert_eq!(read(kind, value.clone()), expected, "{kind:?} of {value}");
        }
    }

    #[test]
    fn a_pattern_must_fit_the_whole_text() {
        let field = Field::text("f", "F").pattern("[A-Z]{2}[0-9]+");
        let read = |text: &str| read_field(&field, &json!(text), Currency::EUR).is_ok();
        assert!(read("NW12") && !read("xNW12") && !read("NW12x"));
    }
}
