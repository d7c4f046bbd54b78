//! What the kinds of records of this capability have in common, and two kinds of values in them.
use crate::{PLAN, READ, WORK};
use domain::{Instant, State};
use engine::{Belonging, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, fmt};

/// The hour at which something happened on an earlier day, where nobody says the hour: the start of work.
const HOUR_OF_DAY: i64 = 9;
const HOUR_MILLIS: i64 = 3_600_000;

/// A kind by its words: name, one, many, path, table. Everybody who may read may read all of it; technicians keep it.
pub(crate) const fn kind<S: Record>(words: [&'static str; 5], label: &'static str) -> RecordKind {
    let [name, one, many, path, table] = words;
    RecordKind {
        name,
        one,
        many,
        path,
        table,
        label,
        keys: &[],
        fields: &[],
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: WORK,
        edit: WORK,
        archive: PLAN,
        open: true,
        prepare: prepare_state::<S>,
        derive: derive_state::<S>,
    }
}

/// A moment in a record: kept and sent as `2026-03-01T09:30:00.000Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment(pub(crate) Instant);

impl Moment {
    /// The moment at which what is being recorded happened: now, or the start of work on the earlier day that the
    /// request names.
    pub(crate) fn of(work: &Work<'_>) -> Self {
        let day = work.day();
        match day < work.today() {
            true => Self(day.start_in(work.zone()).plus_millis(HOUR_OF_DAY * HOUR_MILLIS)),
            false => Self(work.now()),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(|_| de::Error::custom("this is a time such as 2026-03-01T09:30:00Z"))
    }
}
impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date-time" })
    }
}

/// An exact number in a record: kept and sent as `"12.5"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Figure(pub(crate) Decimal);

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}
impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        };
        Decimal::from_str_exact(written.trim())
            .map(Self)
            .map_err(|_| de::Error::custom("this is a number such as 12.5"))
    }
}
impl JsonSchema for Figure {
    fn schema_name() -> Cow<'static, str> {
        "Figure".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["number", "string"] })
    }
}

/// A number of a series, for people: `T-000042`.
pub(crate) fn numbered(prefix: &str, id: i64) -> String {
    format!("{prefix}-{id:06}")
}

/// Where a record belongs that is about an asset: company and place of the asset.
pub(crate) struct Home {
    pub(crate) company: Option<i64>,
    pub(crate) location: Option<i64>,
    pub(crate) model: Option<i64>,
}

/// [`Home`] of an asset, whatever the actor may read: it decides who sees what is recorded about it.
pub(crate) fn home_of(view: &mut View<'_>, asset: i64) -> Result<Home> {
    crate::store::home(view, asset)
}

/// A word of a state; nothing when it has none.
pub(crate) fn word<'s>(values: &'s State, field: &str) -> &'s str {
    values.get(field).and_then(serde_json::Value::as_str).unwrap_or_default()
}
