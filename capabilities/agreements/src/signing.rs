//! A signature: asked for, given, declined, or never given.
use crate::{AgreementVersion, MANAGE, READ};
use domain::{Choice, Date, Field, Id, Kind, Tone};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is signed for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Receiving.
    #[default]
    HandOut,
    /// Giving back.
    Return,
}

impl Direction {
    /// As the database keeps it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::HandOut => "hand-out",
            Self::Return => "return",
        }
    }
}

/// Where a signature stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SigningState {
    /// Asked for.
    #[default]
    Open,
    /// Given.
    Signed,
    /// Refused by the person.
    Declined,
    /// Never given.
    Expired,
    /// No longer asked for.
    Withdrawn,
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signing {
    /// Its identity.
    pub id: Id<Signing>,
    /// Its number: `AG-000001`.
    pub number: String,
    /// Who is to sign.
    pub person: Id<Person>,
    /// What they are to sign, word for word.
    pub wording: Id<AgreementVersion>,
    /// What for.
    #[serde(default)]
    pub direction: Direction,
    /// Where it stands.
    #[serde(default)]
    pub state: SigningState,
    /// How many assets it is about.
    #[serde(default)]
    pub items: i64,
    /// The company of the person.
    pub company: Option<Id<Company>>,
    /// The place of the person.
    pub location: Option<Id<Location>>,
    /// Since when it is asked for.
    pub asked_on: Date,
    /// When it ends without an answer.
    pub expires_on: Date,
    /// How often the person was reminded.
    #[serde(default)]
    pub reminders: i64,
    /// When the next reminder or the end is due; absent once it is answered.
    pub next_on: Option<Date>,
    /// When it was answered.
    pub answered_on: Option<Date>,
    /// How it was signed.
    pub way: Option<String>,
    /// The name that was typed.
    pub signed_name: Option<String>,
    /// What was drawn: an SVG path on 600 by 180.
    pub drawing: Option<String>,
    /// The SHA-256 of text and items that were signed.
    pub content: Option<String>,
    /// Why it was declined.
    pub declined_because: Option<String>,
    /// Whether the register asked by itself.
    pub automatic: Option<bool>,
}

const DIRECTIONS: &[Choice<'static>] =
    &[Choice::new("hand-out", "Receiving"), Choice::new("return", "Giving back")];

const STATES: &[Choice<'static>] = &[
    Choice::toned("open", "Not signed", Tone::Warn),
    Choice::toned("signed", "Signed", Tone::Ok),
    Choice::toned("declined", "Declined", Tone::Bad),
    Choice::toned("expired", "Expired", Tone::Bad),
    Choice::toned("withdrawn", "Withdrawn", Tone::Muted),
];

/// The ways to sign.
pub(crate) const WAYS: &[Choice<'static>] =
    &[Choice::new("desk", "At the desk"), Choice::new("own", "Signed in"), Choice::new("link", "By a link")];

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").required().governed().unique().searchable().listed().max(20),
    Field::reference("person", "Person", "person").required().governed().indexed().searchable().listed(),
    Field::reference("wording", "Text", "agreement-version").required().governed().indexed().listed(),
    Field::choice("direction", "For", DIRECTIONS).governed().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::integer("items", "Assets").governed().listed(),
    Field::date("asked_on", "Asked").required().governed().indexed().listed(),
    Field::date("answered_on", "Answered").governed().sparse().listed(),
    Field::date("expires_on", "Ends").required().governed(),
    Field::integer("reminders", "Reminders").governed().listed(),
    Field::date("next_on", "Next reminder").governed().sparse(),
    Field::choice("way", "How", WAYS).governed(),
    Field::text("signed_name", "Signed as").governed().personal().max(120),
    // No text to be read beside its name: pages draw it.
    Field::new("drawing", "Signature", Kind::Json).governed().personal(),
    Field::text("content", "SHA-256 of what was signed").governed().max(64),
    Field::text("declined_because", "Why it was declined").governed().personal().max(500),
    Field::boolean("automatic", "Asked by the register").governed(),
    Field::reference("company", "Company", "company").governed().sparse(),
    Field::reference("location", "Place", "location").governed().sparse(),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Signing {
    const KIND: &'static RecordKind = &RecordKind {
        name: "signing",
        one: "signature",
        many: "Signatures",
        path: "signings",
        table: "signings",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["person, state, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &["person"],
        },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
