//! A link of the chain of custody of a lot.
use crate::{
    BELONGS, Lot, MANAGE, READ,
    rules::words::{STEPS, Step},
};
use domain::{Date, Field, Id};
use engine::{Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location};
use serde::{Deserialize, Serialize};

/// A handover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Handover {
    /// Its identity.
    pub id: Id<Handover>,
    /// What it is called: `LOT-000017/H1`.
    #[serde(default)]
    pub number: String,
    /// Of which lot.
    pub lot: Id<Lot>,
    /// Which step.
    pub step: Step,
    /// When.
    pub day: Date,
    /// Out of whose hands.
    pub from_party: String,
    /// Into whose hands.
    pub to_party: String,
    /// The seals that were seen.
    pub seals: Option<String>,
    /// Whether they were whole.
    pub seals_intact: Option<bool>,
    /// Who signed for it.
    pub signed_by: Option<String>,
    /// What a scale showed.
    pub gross_grams: Option<i64>,
    /// Vehicle, waybill or tracking number.
    pub waybill: Option<String>,
    /// Something to remember.
    pub note: Option<String>,
    /// Whose things they are.
    pub company: Option<Id<Company>>,
    /// Where it stood.
    pub location: Option<Id<Location>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Handover").governed().max(60).unique().searchable().listed(),
    Field::reference("lot", "Lot", "disposal-lot").governed().indexed().listed(),
    Field::choice("step", "Step", STEPS).governed().listed(),
    Field::date("day", "On").governed().indexed().listed(),
    Field::text("from_party", "From").governed().listed(),
    Field::text("to_party", "To").governed().listed(),
    Field::text("seals", "Seals seen").governed().max(500).searchable(),
    Field::boolean("seals_intact", "Seals whole").governed().listed(),
    Field::text("signed_by", "Signed by").governed().personal().max(200),
    Field::integer("gross_grams", "Weighed, grams").governed(),
    Field::text("waybill", "Waybill").governed().max(200).searchable(),
    Field::long_text("note", "Note").governed(),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("location", "Place", "location").governed(),
];

impl Record for Handover {
    const KIND: &'static RecordKind = &RecordKind {
        name: "lot-handover",
        one: "handover",
        many: "Handovers of lots",
        path: "lot-handovers",
        table: "disposal_handovers",
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
