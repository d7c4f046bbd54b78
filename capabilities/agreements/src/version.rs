//! A version of a text, as it was published: never changed, for people have signed it.
use crate::{AgreementText, READ, WRITE};
use domain::{Date, Field, Id};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A version of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgreementVersion {
    /// Its identity.
    pub id: Id<AgreementVersion>,
    /// What it is called: the text's name and the number.
    pub name: String,
    /// The text that it is a version of.
    pub wording: Id<AgreementText>,
    /// Its number, from 1.
    pub number: i64,
    /// What it says.
    pub body: String,
    /// Its language, two letters.
    pub language: Option<String>,
    /// The SHA-256 of what it says.
    pub digest: String,
    /// When it was published.
    pub published_on: Date,
    /// Whether giving things back is signed as well.
    pub sign_on_return: Option<bool>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().governed().searchable().listed().indexed(),
    Field::reference("wording", "Text", "agreement-text").required().governed().indexed().listed(),
    Field::integer("number", "Number").required().governed().listed(),
    Field::long_text("body", "What it says").required().governed(),
    Field::text("language", "Language").governed().listed(),
    Field::text("digest", "SHA-256").required().governed().max(64),
    Field::date("published_on", "Published").required().governed().indexed().listed(),
    Field::boolean("sign_on_return", "Signed on return as well").governed(),
];

impl Record for AgreementVersion {
    const KIND: &'static RecordKind = &RecordKind {
        name: "agreement-version",
        one: "version of an agreement text",
        many: "Versions of agreement texts",
        path: "agreement-versions",
        table: "agreement_versions",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &["wording, number, id"],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: WRITE,
        edit: WRITE,
        archive: WRITE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
