//! A stock move: pieces that came, went, or lie elsewhere now. What is on hand is the sum of them.
use crate::{READ, StockItem};
use assets::Asset;
use domain::{Aspect, Choice, Date, Field, Id, Money, Tone};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location, Person};
use serde::{Deserialize, Serialize};

/// What kind of move it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveKind {
    /// Came in.
    Added,
    /// Given out.
    Issued,
    /// Came back.
    TakenBack,
    /// Put elsewhere.
    Moved,
    /// Put right by a count.
    Counted,
    /// Broken or lost in somebody's hands: it does not come back to the shelf.
    WrittenOff,
    /// Sent back to the supplier.
    SentBack,
}

const KINDS: &[Choice<'static>] = &[
    Choice::toned("added", "Came in", Tone::Ok),
    Choice::toned("issued", "Given out", Tone::Info),
    Choice::toned("taken-back", "Came back", Tone::Preparing),
    Choice::toned("moved", "Put elsewhere", Tone::Muted),
    Choice::toned("counted", "Put right", Tone::Warn),
    Choice::toned("written-off", "Written off", Tone::Bad),
    Choice::toned("sent-back", "Sent back", Tone::Warn),
];

/// A stock move. Only what is still out with somebody changes later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StockMove {
    /// Its identity.
    pub id: Id<StockMove>,
    /// Its number.
    #[serde(default)]
    pub number: String,
    /// Of what.
    pub item: Id<StockItem>,
    /// What kind of move.
    pub kind: MoveKind,
    /// How many pieces.
    pub quantity: i64,
    /// By how much the stock of the item changed.
    pub change: i64,
    /// On which day.
    pub moved_on: Option<Date>,
    /// From or at which place.
    pub location: Option<Id<Location>>,
    /// From or at which bin.
    pub bin: Option<String>,
    /// To which place, when it was put elsewhere.
    pub to_location: Option<Id<Location>>,
    /// To which bin.
    pub to_bin: Option<String>,
    /// Who has or had them.
    pub person: Option<Id<Person>>,
    /// Which asset they are in or with.
    pub asset: Option<Id<Asset>>,
    /// Which place they serve.
    pub place: Option<Id<Location>>,
    /// How many of them are still out.
    pub outstanding: Option<i64>,
    /// When they should come back.
    pub due_back: Option<Date>,
    /// What one piece cost.
    pub unit_cost: Option<Money>,
    /// What all of them were worth.
    pub value: Option<Money>,
    /// By which order they came.
    pub order_number: Option<String>,
    /// With which return to the supplier they went or came back: a `supplier-return`.
    #[serde(default)]
    pub supplier_return: Option<i64>,
    /// Why, or what is to be remembered.
    pub note: Option<String>,
    /// To which giving-out it belongs.
    pub of: Option<Id<StockMove>>,
    /// Whose pieces they are.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().unique().listed(),
    Field::reference("item", "Item", "stock-item").governed().indexed().searchable().listed(),
    Field::choice("kind", "Kind", KINDS).governed().indexed().listed(),
    Field::integer("quantity", "Quantity").governed(),
    Field::integer("change", "Change").governed().listed(),
    Field::date("moved_on", "On").governed().indexed().listed(),
    Field::reference("location", "Place", "location").governed().indexed().listed(),
    Field::text("bin", "Bin").max(40).governed(),
    Field::reference("to_location", "To place", "location").governed().sparse(),
    Field::text("to_bin", "To bin").max(40).governed(),
    Field::reference("person", "Person", "person").governed().sparse().searchable().listed(),
    Field::reference("asset", "Asset", "asset").governed().sparse().searchable().listed(),
    Field::reference("place", "For the place", "location").governed().sparse(),
    Field::integer("outstanding", "Still out").governed().about(Aspect::Custody).sparse().listed(),
    Field::date("due_back", "Due back").governed().about(Aspect::Custody).sparse(),
    Field::money("unit_cost", "Unit cost").governed(),
    Field::money("value", "Value").governed(),
    Field::text("order_number", "Order number").max(60).governed().sparse().searchable(),
    Field::reference("supplier_return", "With the return", "supplier-return").governed().sparse(),
    Field::text("note", "Note").max(2_000).governed(),
    Field::reference("of", "Belongs to", "stock-move").governed().sparse(),
    Field::reference("company", "Company", "company").governed().indexed(),
];

impl Record for StockMove {
    const KIND: &'static RecordKind = &RecordKind {
        name: "stock-move",
        one: "stock move",
        many: "Stock moves",
        path: "stock-moves",
        table: "stock_moves",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["item, id", "person, outstanding, id", "asset, outstanding, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &["person"],
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
