//! A file of reports that a wipe tool wrote: read, planned row by row, applied.
use crate::{READ, WORK, rules::words::words};
use domain::{Field, Id, Kind};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use serde::{Deserialize, Serialize};
use serde_json::Value;

words! {
    /// How far a file of reports has come.
    ReportState {
        /// Looked at; nothing is recorded yet.
        Planned = "planned", "Planned", Preparing;
        /// Its good rows are recorded.
        Applied = "applied", "Applied", Ok;
    }
}

/// A file of reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WipeReport {
    /// Its identity.
    pub id: Id<WipeReport>,
    /// Its number: WR-000007.
    pub number: String,
    /// What the file was called.
    pub file_name: String,
    /// csv, json or xml.
    pub format: String,
    /// How far it has come.
    pub state: ReportState,
    /// How many rows it has.
    pub rows: i64,
    /// How many of them are good, or recorded.
    pub good: i64,
    /// How many are refused.
    pub refused: i64,
    /// The SHA-256 of its text.
    pub digest: String,
    /// Its rows, each with what became of it.
    pub lines: Value,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").unique().searchable().listed(),
    Field::text("file_name", "File").searchable().listed(),
    Field::text("format", "Format").listed(),
    Field::choice("state", "State", ReportState::CHOICES).indexed().listed(),
    Field::integer("rows", "Rows").listed(),
    Field::integer("good", "Good").listed(),
    Field::integer("refused", "Refused").listed(),
    Field::text("digest", "SHA-256").max(64).indexed(),
    Field::new("lines", "Rows in full", Kind::Json),
];

impl Record for WipeReport {
    const KIND: &'static RecordKind = &RecordKind {
        name: "wipe-report",
        one: "wipe report",
        many: "Wipe reports",
        path: "wipe-reports",
        table: "wipe_reports",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: WORK,
        edit: WORK,
        archive: WORK,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
