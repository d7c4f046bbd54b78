//! A mass that a partner reports back: of which category and material, and what became of it.
use crate::{
    BELONGS, Lot, MANAGE, READ,
    rules::words::{FATES, Fate, MATERIALS, Material, WEEE, Weee},
};
use domain::{Date, Field, Id};
use engine::{Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location};
use serde::{Deserialize, Serialize};

/// A reported mass.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weight {
    /// Its identity.
    pub id: Id<Weight>,
    /// What it is called: `LOT-000017/W1`.
    #[serde(default)]
    pub number: String,
    /// Of which lot.
    pub lot: Id<Lot>,
    /// Of which category.
    pub weee: Weee,
    /// Which material.
    pub material: Material,
    /// What became of it.
    pub fate: Fate,
    /// How much.
    pub mass_grams: i64,
    /// Where: a smelter, a treatment plant.
    pub facility: Option<String>,
    /// The number of the downstream document.
    pub document: Option<String>,
    /// When it was treated.
    pub day: Date,
    /// Whose things they were.
    pub company: Option<Id<Company>>,
    /// Where the lot stood.
    pub location: Option<Id<Location>>,
    /// Whether it was struck out again.
    pub archived: Option<bool>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Weight").governed().max(60).unique().searchable().listed(),
    Field::reference("lot", "Lot", "disposal-lot").governed().indexed().listed(),
    Field::choice("weee", "Category of waste", WEEE).governed().indexed().listed(),
    Field::choice("material", "Material", MATERIALS).governed().indexed().listed(),
    Field::choice("fate", "What became of it", FATES).governed().indexed().listed(),
    Field::integer("mass_grams", "Mass, grams").governed().listed(),
    Field::text("facility", "Treated at").governed().max(200).searchable(),
    Field::text("document", "Downstream document").governed().max(120).searchable(),
    Field::date("day", "On").governed().indexed().listed(),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("location", "Place", "location").governed(),
];

impl Record for Weight {
    const KIND: &'static RecordKind = &RecordKind {
        name: "lot-weight",
        one: "reported weight",
        many: "Reported weights",
        path: "lot-weights",
        table: "disposal_weights",
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
