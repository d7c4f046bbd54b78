//! What a lot brings and costs.
use crate::{
    BELONGS, Line, Lot, MANAGE, READ,
    rules::words::{AMOUNT_KINDS, AmountKind},
};
use domain::{Aspect, Date, Field, Id, Money};
use engine::{Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location};
use serde::{Deserialize, Serialize};

/// An amount of a lot, or of one of its lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// Its identity.
    pub id: Id<Amount>,
    /// What it is called: `LOT-000017/A1`.
    #[serde(default)]
    pub number: String,
    /// Of which lot.
    pub lot: Id<Lot>,
    /// Of one line only; shared among all when empty.
    pub line: Option<Id<Line>>,
    /// What it is for.
    pub what: AmountKind,
    /// How much; never below zero.
    pub amount: Money,
    /// The number of the invoice or credit note.
    pub document: Option<String>,
    /// When.
    pub day: Date,
    /// Something to remember.
    pub note: Option<String>,
    /// Whose money it is.
    pub company: Option<Id<Company>>,
    /// Where the lot stood.
    pub location: Option<Id<Location>>,
    /// Whether it was struck out again.
    pub archived: Option<bool>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Amount").governed().max(60).unique().searchable().listed(),
    Field::reference("lot", "Lot", "disposal-lot").governed().indexed().listed(),
    Field::reference("line", "Only for", "lot-line").governed().sparse(),
    Field::choice("what", "For", AMOUNT_KINDS).governed().about(Aspect::Money).indexed().listed(),
    Field::money("amount", "Amount").governed().listed(),
    Field::text("document", "Invoice or credit note")
        .governed()
        .about(Aspect::Money)
        .max(120)
        .searchable()
        .listed(),
    Field::date("day", "On").governed().about(Aspect::Money).indexed().listed(),
    Field::long_text("note", "Note").governed(),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("location", "Place", "location").governed(),
];

impl Record for Amount {
    const KIND: &'static RecordKind = &RecordKind {
        name: "lot-amount",
        one: "amount",
        many: "Proceeds and costs of lots",
        path: "lot-amounts",
        table: "disposal_amounts",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &[],
        belonging: BELONGS,
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
