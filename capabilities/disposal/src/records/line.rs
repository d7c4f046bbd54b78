//! What is in a lot: assets, media, things by weight.
use crate::{
    BELONGS, Lot, MANAGE, READ,
    rules::words::{HAZARDS, Hazard, LINE_KINDS, LINE_STATES, LineKind, LineState, WEEE, Weee},
};
use assets::Asset;
use domain::{Aspect, Date, Field, Id, Kind, Money};
use engine::{Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location};
use retirement::Medium;
use serde::{Deserialize, Serialize};

/// A line of a lot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its identity.
    pub id: Id<Line>,
    /// What it is called: `LOT-000017/03`.
    #[serde(default)]
    pub number: String,
    /// In which lot.
    pub lot: Id<Lot>,
    /// What it is.
    pub what: LineKind,
    /// The asset.
    pub asset: Option<Id<Asset>>,
    /// The medium that leaves by itself.
    pub medium: Option<Id<Medium>>,
    /// What it is in words.
    #[serde(default)]
    pub description: String,
    /// Its serial number.
    pub serial: Option<String>,
    /// Its category of waste.
    pub weee: Option<Weee>,
    /// What it weighs.
    pub mass_grams: Option<i64>,
    /// What in it needs care.
    #[serde(default)]
    pub hazards: Vec<Hazard>,
    /// Why its data are gone, as it was when the lot was sealed.
    pub freed_by: Option<String>,
    /// How it stands.
    pub state: LineState,
    /// When it left, was lost or was taken out.
    pub over_on: Option<Date>,
    /// Its share of what the lot brought.
    pub proceeds: Option<Money>,
    /// Its share of what the lot cost.
    pub costs: Option<Money>,
    /// What it was still worth in the books.
    pub book_value: Option<Money>,
    /// What the parts are worth that came out of it before and are kept.
    pub parts: Option<Money>,
    /// Gain, or loss below zero.
    pub result: Option<Money>,
    /// Whose it is.
    pub company: Option<Id<Company>>,
    /// Where it stood.
    pub location: Option<Id<Location>>,
    /// Whether it was taken out again.
    pub archived: Option<bool>,
}

const OUTCOME: &str = "Outcome";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Line").governed().max(60).unique().searchable().listed(),
    Field::reference("lot", "Lot", "disposal-lot").governed().indexed().listed(),
    Field::choice("what", "Kind", LINE_KINDS).governed(),
    Field::reference("asset", "Asset", "asset").governed().sparse().searchable().listed(),
    Field::text("description", "Description").governed().searchable().listed(),
    Field::text("serial", "Serial number").governed().searchable(),
    Field::reference("medium", "Medium", "medium").governed().sparse().searchable(),
    Field::choice("weee", "Category of waste", WEEE).governed().indexed().listed(),
    Field::integer("mass_grams", "Mass, grams").governed().listed(),
    Field::new("hazards", "Hazards", Kind::Choices(HAZARDS)).governed().listed(),
    Field::text("freed_by", "Free of data because").governed().max(500),
    Field::choice("state", "State", LINE_STATES).governed().about(Aspect::Life).indexed().listed(),
    Field::date("over_on", "Left on").governed().about(Aspect::Life).sparse(),
    Field::money("proceeds", "Proceeds").governed().group(OUTCOME),
    Field::money("costs", "Costs").governed().group(OUTCOME),
    Field::money("book_value", "Book value").governed().group(OUTCOME),
    Field::money("parts", "Parts kept").governed().group(OUTCOME),
    Field::money("result", "Gain or loss").governed().group(OUTCOME),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("location", "Place", "location").governed(),
];

impl Record for Line {
    const KIND: &'static RecordKind = &RecordKind {
        name: "lot-line",
        one: "line of a lot",
        many: "Lines of lots",
        path: "lot-lines",
        table: "disposal_lines",
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
