//! Forms: of a record's fields, of one field in place, of a verb's input.
mod act;
mod options;
mod record;
mod record_act;
mod sent;
mod verb;

pub use act::input;
pub(crate) use options::found;
pub use record::labels_of;
pub use sent::{Sent, formats};
pub use verb::VerbForm;

pub(crate) use verb::Vocabulary;
use verb::label_of;

use crate::{Page, Rooms, VISIT};
use domain::{Currency, Field, FieldError, Instant, Kind, Money};
use engine::{Error, RecordKind, Result};
use maud::Markup;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use ui::{
    i18n::{Family, Locale},
    kit::{self, Filled, FormField},
};

/// The forms of a kind's records.
pub(crate) fn rooms(rooms: Rooms, kind: &'static RecordKind) -> Rooms {
    let rooms = options::rooms(rooms, kind);
    if kind.open { record::rooms(rooms, kind) } else { rooms }
}

/// The forms of everything that can be done.
pub(crate) fn verb_rooms(rooms: Rooms) -> Rooms {
    record_act::rooms(rooms).page("/do/{verb}", VISIT, act::page).form("/do/{verb}", act::take)
}

/// What a verb is called on a button: "Hand out".
pub fn verb_label(page: &Page<'_, '_>, verb: &str) -> String {
    let english = verb_words(verb);
    page.t.declared_as(&format!("do-{}", verb.replace('.', "-")), Family::Word, &english).into_owned()
}

/// What a verb is called in English: the last word of its name.
pub fn verb_words(verb: &str) -> String {
    label_of(verb.rsplit_once('.').map_or(verb, |(_, word)| word))
}

/// What stands in the controls of a form: values, what was written, what is wrong.
#[derive(Clone, Debug, Default)]
pub struct Filling {
    /// The values of a record; references as `{id, label}`.
    pub values: Map<String, Value>,
    /// What was written and refused; it wins over the values.
    pub written: Option<Sent>,
    /// What is wrong, field by field.
    pub faults: Vec<FieldError>,
    /// What a rule refused.
    pub refusal: String,
    /// What records are called that were written by id.
    pub labels: BTreeMap<String, String>,
}

impl Filling {
    /// Filled with what was written, and why that was refused. Answers the error back when it is none that a form can
    /// show.
    pub fn refused(self, sent: &Sent, error: Error) -> Result<Self> {
        let filling = Self { written: Some(sent.clone()), ..self };
        match error {
            Error::Invalid(faults) => Ok(Self { faults, ..filling }),
            Error::Refused(refusal) => Ok(Self { refusal: refusal.message, ..filling }),
            Error::Conflict => Ok(Self { refusal: Error::Conflict.to_string(), ..filling }),
            other => Err(other),
        }
    }

    /// How the form is answered.
    pub fn status(&self) -> crate::Status {
        match (self.faults.is_empty(), self.refusal.is_empty()) {
            (false, _) => crate::Status::Invalid,
            (true, false) => crate::Status::Refused,
            (true, true) => crate::Status::Fine,
        }
    }

    /// What is wrong with a field, in the reader's language.
    fn fault(&self, t: &Locale, name: &str) -> Option<String> {
        let of = |fault: &&FieldError| fault.field == name || fault.field == format!("custom.{name}");
        self.faults.iter().find(of).map(|fault| t.sentence(&fault.message))
    }
}

/// Whether a field has to be seen: it must be filled in, it holds something, or something is wrong with it.
pub(crate) fn matters(page: &Page<'_, '_>, field: &Field<'_>, filling: &Filling) -> bool {
    let is_empty = match Held::of(page, field, filling) {
        Held::Nothing | Held::Yes(false) => true,
        Held::Text(text) | Held::Amount(text, _) | Held::Record(text, _) => text.is_empty(),
        Held::Several(texts) => texts.is_empty(),
        Held::Yes(true) => false,
    };
    field.required || !is_empty || filling.fault(&page.t, field.name).is_some()
}

/// The control of a field, filled, with what is wrong beside it. `record` is the kind or verb whose words it has.
pub fn control(page: &Page<'_, '_>, record: &str, field: &Field<'_>, filling: &Filling) -> Markup {
    drawn(page, record, field, filling, |shown| kit::field(&page.t, shown))
}

/// The control alone, for one fact edited in place.
pub(crate) fn bare_control(
    page: &Page<'_, '_>,
    record: &str,
    field: &Field<'_>,
    filling: &Filling,
) -> Markup {
    drawn(page, record, field, filling, |shown| {
        maud::html! {
            (kit::control(&page.t, shown))
            @if let Some(error) = shown.error { p class="error" id={ "f-" (field.name) "-error" } { (error) } }
        }
    })
}

fn drawn(
    page: &Page<'_, '_>,
    record: &str,
    field: &Field<'_>,
    filling: &Filling,
    draw: impl FnOnce(&FormField<'_>) -> Markup,
) -> Markup {
    let held = Held::of(page, field, filling);
    let several = held.texts();
    let search = match field.kind {
        Kind::Reference(name) => {
            page.kind(name).map(|kind| format!("/options/{}", kind.path)).unwrap_or_default()
        }
        _ => String::new(),
    };
    let currencies = currencies(page, &held);
    let fault = filling.fault(&page.t, field.name);
    draw(
        &FormField::new(&page.t, record, field)
            .filled(held.filled(&several))
            .error(fault.as_deref())
            .search(&search)
            .currencies(&currencies),
    )
}

/// The currencies to choose from: the organisation's, what is there, and the common ones.
fn currencies(page: &Page<'_, '_>, held: &Held) -> Vec<Currency> {
    let common = ["EUR", "USD", "GBP", "CHF"].into_iter().filter_map(|code| code.parse::<Currency>().ok());
    let mut all = vec![page.settings().currency];
    if let Held::Amount(_, currency) = held {
        all.insert(0, *currency);
    }
    all.extend(common);
    let mut seen = Vec::new();
    all.retain(|currency| {
        !seen.contains(currency) && {
            seen.push(*currency);
            true
        }
    });
    all
}

/// What a control holds, with its texts.
enum Held {
    Nothing,
    Text(String),
    Yes(bool),
    Several(Vec<String>),
    Amount(String, Currency),
    Record(String, String),
}

impl Held {
    fn of(page: &Page<'_, '_>, field: &Field<'_>, filling: &Filling) -> Self {
        match &filling.written {
            Some(sent) if sent.get(field.name).is_some() || matches!(field.kind, Kind::Choices(_)) => {
                Self::written(page, field, sent, filling)
            }
            _ => filling
                .values
                .get(field.name)
                .map_or(Self::Nothing, |value| Self::kept(page, field.kind, value)),
        }
    }

    /// What was written, word for word.
    fn written(page: &Page<'_, '_>, field: &Field<'_>, sent: &Sent, filling: &Filling) -> Self {
        let text = sent.get(field.name).unwrap_or_default().to_owned();
        match field.kind {
            Kind::Boolean => Self::Yes(text == "yes" || text == "true"),
            Kind::Choices(_) => Self::Several(sent.all(field.name).map(str::to_owned).collect()),
            Kind::Money => {
                let currency =
                    sent.says(&format!("{}_currency", field.name)).and_then(|code| code.parse().ok());
                Self::Amount(text, currency.unwrap_or(page.settings().currency))
            }
            Kind::Reference(_) => match filling.labels.get(field.name) {
                Some(label) => Self::Record(text, label.clone()),
                None => Self::Text(text),
            },
            _ => Self::Text(text),
        }
    }

    /// A value that is kept, as one would write it.
    fn kept(page: &Page<'_, '_>, kind: Kind<'_>, value: &Value) -> Self {
        let texts = |value: &Value| {
            value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        match (kind, value) {
            (_, Value::Null) => Self::Nothing,
            (Kind::Boolean, value) => Self::Yes(value.as_bool().unwrap_or_default()),
            (Kind::Choices(_) | Kind::Tags, value) => Self::Several(texts(value)),
            (Kind::Money, value) => match crate::value::money_of(value) {
                Some(money) => Self::Amount(plain_amount(page, money), money.currency),
                None => Self::Nothing,
            },
            (Kind::Reference(_), Value::Object(named)) => {
                let id = named.get("id").and_then(Value::as_i64).unwrap_or_default();
                let label = named.get("label").and_then(Value::as_str).unwrap_or_default();
                Self::Record(format!("#{id}"), label.to_owned())
            }
            (Kind::Decimal, Value::String(text)) => {
                Self::Text(text.replace('.', &page.t.language().decimal.to_string()))
            }
            (Kind::Instant, value) => match crate::value::instant_of(value) {
                Some(moment) => Self::Text(local_moment(page, moment)),
                None => Self::Nothing,
            },
            (_, Value::String(text)) => Self::Text(text.clone()),
            (_, other) => Self::Text(other.to_string()),
        }
    }

    /// The texts of several, borrowed.
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Several(texts) => texts.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    fn filled<'h>(&'h self, several: &'h [&'h str]) -> Filled<'h> {
        match self {
            Self::Nothing => Filled::Nothing,
            Self::Text(text) => Filled::Text(text),
            Self::Yes(yes) => Filled::Yes(*yes),
            Self::Several(_) => Filled::Several(several),
            Self::Amount(text, currency) => Filled::Amount(text, *currency),
            Self::Record(value, label) => Filled::Record(value, label),
        }
    }
}

/// An amount as one writes it: without groups and without the currency.
fn plain_amount(page: &Page<'_, '_>, money: Money) -> String {
    money.decimal().to_string().replace('.', &page.t.language().decimal.to_string())
}

/// A moment in the reader's zone, as browsers take it.
fn local_moment(page: &Page<'_, '_>, moment: Instant) -> String {
    let zoned = jiff::Timestamp::from_millisecond(moment.0).map(|at| at.to_zoned(page.t.zone().clone()));
    zoned.map(|at| at.strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}
