//! What a buyer offers for a lot.
use crate::{
    BELONGS, Lot, MANAGE, Partner, READ,
    rules::words::{QUOTE_STATES, QuoteState},
};
use domain::{Aspect, Date, Field, Id, Money};
use engine::{Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location};
use serde::{Deserialize, Serialize};

/// A quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// Its identity.
    pub id: Id<Quote>,
    /// What it is called: `LOT-000017/Q1`.
    #[serde(default)]
    pub number: String,
    /// For which lot.
    pub lot: Id<Lot>,
    /// Who offers.
    pub buyer: Id<Partner>,
    /// How much.
    pub amount: Money,
    /// Until when it stands.
    pub valid_until: Option<Date>,
    /// How it stands.
    pub state: QuoteState,
    /// Something to remember: terms, grading.
    pub note: Option<String>,
    /// Whose things they are.
    pub company: Option<Id<Company>>,
    /// Where the lot stands.
    pub location: Option<Id<Location>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Quote").governed().max(60).unique().searchable().listed(),
    Field::reference("lot", "Lot", "disposal-lot").governed().indexed().listed(),
    Field::reference("buyer", "Buyer", "service-partner").governed().indexed().searchable().listed(),
    Field::money("amount", "Amount").governed().listed(),
    Field::date("valid_until", "Valid until").governed().about(Aspect::Money).listed(),
    Field::choice("state", "State", QUOTE_STATES).governed().about(Aspect::Life).indexed().listed(),
    Field::long_text("note", "Note").governed(),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("location", "Place", "location").governed(),
];

impl Record for Quote {
    const KIND: &'static RecordKind = &RecordKind {
        name: "lot-quote",
        one: "quote",
        many: "Quotes for lots",
        path: "lot-quotes",
        table: "disposal_quotes",
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
