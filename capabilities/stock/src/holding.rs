//! How many pieces of an item lie at one place, in one bin.
use crate::{READ, StockItem};
use domain::{Aspect, Date, Field, Id};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location};
use serde::{Deserialize, Serialize};

/// Pieces at one place. Only moves change it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StockHolding {
    /// Its identity.
    pub id: Id<StockHolding>,
    /// Its number.
    #[serde(default)]
    pub number: String,
    /// Of what.
    pub item: Id<StockItem>,
    /// Where.
    pub location: Id<Location>,
    /// In which bin there.
    pub bin: Option<String>,
    /// How many.
    #[serde(default)]
    pub on_hand: i64,
    /// When they were last counted.
    pub counted_on: Option<Date>,
    /// Whose they are.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().unique().listed(),
    Field::reference("item", "Item", "stock-item").governed().indexed().searchable().listed(),
    Field::reference("location", "Place", "location").governed().indexed().searchable().listed(),
    Field::text("bin", "Bin").max(40).governed().searchable().listed(),
    Field::integer("on_hand", "On hand").governed().about(Aspect::Place).indexed().listed(),
    Field::date("counted_on", "Last counted").governed().indexed().listed(),
    Field::reference("company", "Company", "company").governed().indexed(),
];

impl Record for StockHolding {
    const KIND: &'static RecordKind = &RecordKind {
        name: "stock-holding",
        one: "stock at a place",
        many: "Stock by place",
        path: "stock-holdings",
        table: "stock_holdings",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["item, location, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &[],
        },
        read: READ,
        register: READ,
        edit: READ,
        archive: READ,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
