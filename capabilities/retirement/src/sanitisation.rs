//! One attempt to sanitise one medium: what certificates are made of. Written once; only its validation follows later.
use crate::{
    Medium, READ, WORK,
    medium::OUTCOMES,
    rules::{policy::Verification, technique::MediaType, technique::Technique, words::words},
};
use assets::{Asset, Outcome};
use domain::{Aspect, Date, Field, Id, Kind};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Person};
use serde::{Deserialize, Serialize};

words! {
    /// How an attempt ended.
    AttemptResult {
        /// It ran to its end, and that was verified.
        Passed = "passed", "Passed", Ok;
        /// It did not, or it could not be verified.
        Failed = "failed", "Failed", Bad;
    }
}

words! {
    /// Whether the technique was enough for the data on this medium.
    Validation {
        /// Nobody has said yet.
        Open = "open", "Open", Preparing;
        /// It was.
        Valid = "valid", "Valid", Ok;
        /// It was not.
        Invalid = "invalid", "Not valid", Bad;
    }
}

/// An attempt to sanitise a medium.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sanitisation {
    /// Its identity.
    pub id: Id<Sanitisation>,
    /// Its number: SN-000042.
    pub number: String,
    /// Which medium.
    pub medium: Id<Medium>,
    /// What the medium is.
    pub media_type: MediaType,
    /// The asset that it was in, or had been in last.
    pub asset: Option<Id<Asset>>,
    /// How far its data are out of reach (NIST SP 800-88 Rev. 2): clear, purge or destroy.
    pub outcome: Outcome,
    /// What was done to it.
    pub technique: Technique,
    /// With what.
    pub tool: Option<String>,
    /// Which version of it.
    pub tool_version: Option<String>,
    /// When it began, RFC 3339.
    pub started_at: Option<String>,
    /// When it ended, RFC 3339.
    pub finished_at: Option<String>,
    /// On which day it was done.
    pub done_on: Date,
    /// How it was verified.
    pub verification: Verification,
    /// How much was read back, in percent.
    pub sampled_percent: Option<i64>,
    /// How it ended.
    pub result: AttemptResult,
    /// What went wrong.
    pub failure: Option<String>,
    /// Whether the technique was enough.
    pub validation: Validation,
    /// Who said so.
    pub validated_by: Option<Id<Person>>,
    /// When.
    pub validated_on: Option<Date>,
    /// Why.
    pub validation_note: Option<String>,
    /// Who did it.
    pub operator: Option<Id<Person>>,
    /// Who did it with them.
    pub second_operator: Option<Id<Person>>,
    /// Who watched: a name, for it may be somebody from outside.
    pub witness: Option<String>,
    /// Under which profile.
    pub profile: Option<String>,
    /// The classes of the data before.
    #[serde(default)]
    pub data_before: Vec<String>,
    /// The number of the tool's own report.
    pub report_number: Option<String>,
    /// The file that it was read from.
    pub report: Option<Id<crate::WipeReport>>,
    /// Whose medium it is.
    pub company: Option<Id<Company>>,
    /// The account that recorded it.
    pub recorded_by: String,
}

const HOW: &str = "How";
const CHECKED: &str = "Verified and validated";
const WHO: &str = "Who";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").unique().searchable().listed(),
    Field::reference("medium", "Medium", "medium").required().indexed().searchable().listed(),
    Field::choice("media_type", "Media type", MediaType::CHOICES).indexed(),
    Field::reference("asset", "Asset", "asset").indexed().searchable().listed(),
    Field::choice("outcome", "Outcome", OUTCOMES).required().indexed().listed(),
    Field::choice("technique", "Technique", Technique::CHOICES).group(HOW).required().indexed().listed(),
    Field::text("tool", "Tool").group(HOW).searchable(),
    Field::text("tool_version", "Version of the tool").group(HOW),
    Field::new("started_at", "Began", Kind::Instant).group(HOW),
    Field::new("finished_at", "Ended", Kind::Instant).group(HOW),
    Field::date("done_on", "Done on").about(Aspect::Life).indexed().listed(),
    Field::choice("result", "Result", AttemptResult::CHOICES).group(CHECKED).indexed().listed(),
    Field::text("failure", "What failed").group(CHECKED).max(500),
    Field::choice("verification", "Verified by", Verification::CHOICES).group(CHECKED),
    Field::integer("sampled_percent", "Read back, percent").group(CHECKED).at_least(0),
    Field::choice("validation", "Validation", Validation::CHOICES).group(CHECKED).indexed().listed(),
    Field::reference("validated_by", "Validated by", "person").group(CHECKED),
    Field::date("validated_on", "Validated on").group(CHECKED),
    Field::text("validation_note", "Why the technique was enough").group(CHECKED).max(500),
    Field::reference("operator", "Operator", "person").group(WHO).indexed(),
    Field::reference("second_operator", "Second person", "person").group(WHO),
    Field::text("witness", "Witness").group(WHO),
    Field::text("profile", "Profile").indexed(),
    Field::new("data_before", "Data on it before", Kind::Tags),
    Field::text("report_number", "Number of the tool's report").searchable(),
    Field::reference("report", "Read from", "wipe-report").indexed(),
    Field::reference("company", "Company", "company").indexed(),
    Field::text("recorded_by", "Recorded by"),
];

impl Record for Sanitisation {
    const KIND: &'static RecordKind = &RecordKind {
        name: "sanitisation",
        one: "sanitisation",
        many: "Sanitisations",
        path: "sanitisations",
        table: "sanitisations",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
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
