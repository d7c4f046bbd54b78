//! A stock item: something that is counted, not told apart.
use crate::{
    MANAGE, READ,
    rules::{
        reorder::{Level, to_order},
        valuation::{METHODS, Method},
    },
    store,
};
use domain::{Choice, Field, Id, Kind, Money, Refusal, State, Tone};
use engine::{Belonging, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use people::Company;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What becomes of it when it is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// It is used up: toner, batteries.
    Consumable,
    /// It is used and comes back: keyboards, adapters.
    Accessory,
    /// It is built into an asset and can be taken out again: memory, disks.
    Component,
}

const KINDS: &[Choice<'static>] = &[
    Choice::toned("consumable", "Consumable", Tone::Muted),
    Choice::toned("accessory", "Accessory", Tone::Muted),
    Choice::toned("component", "Component", Tone::Muted),
];

/// A stock item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StockItem {
    /// Its identity.
    pub id: Id<StockItem>,
    /// What it is called.
    pub name: String,
    /// Its number.
    #[serde(default)]
    pub item_number: String,
    /// What becomes of it.
    pub kind: ItemKind,
    /// Whose it is; everybody's when left out.
    pub company: Option<Id<Company>>,
    /// The level that should not be undercut.
    pub min_quantity: Option<i64>,
    /// In what quantity it is ordered.
    pub reorder_quantity: Option<i64>,
    /// How many are on their way.
    pub on_order: Option<i64>,
    /// What one costs, for what comes in without a price.
    pub unit_cost: Option<Money>,
    /// How what leaves is valued.
    pub valuation: Option<Method>,
}

const LEVELS: &str = "Levels";
const MONEY: &str = "Cost";

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().indexed().searchable().listed().aliases(&[
        "item name",
        "accessory name",
        "consumable name",
        "component name",
    ]),
    Field::text("item_number", "Item number")
        .max(60)
        .unique()
        .searchable()
        .listed()
        .help("Left empty, the next one.")
        .aliases(&["item no", "item no.", "item #"]),
    Field::choice("kind", "Kind", KINDS)
        .required()
        .indexed()
        .listed()
        .help("Consumables are used up, accessories come back, components are built into assets."),
    Field::reference("category", "Category", "category").indexed().listed(),
    Field::reference("manufacturer", "Manufacturer", "manufacturer").indexed().searchable(),
    Field::text("part_number", "Part number").max(120).sparse().searchable().aliases(&[
        "model number",
        "model no",
        "model no.",
    ]),
    Field::text("ean", "EAN or UPC").max(20).sparse().searchable(),
    Field::reference("company", "Company", "company").indexed(),
    Field::text("unit", "Unit").max(40).help("Such as piece, pack of 4, metre. Pieces when left empty."),
    Field::boolean("requestable", "Can be requested"),
    Field::integer("min_quantity", "Keep in stock")
        .at_least(0)
        .group(LEVELS)
        .listed()
        .help("When fewer are there and on order, the item is proposed for ordering.")
        .aliases(&["min qty", "min amt", "min amount", "minimum quantity", "min quantity"]),
    Field::integer("reorder_quantity", "Order at least").at_least(1).group(LEVELS),
    Field::integer("on_order", "On order").governed().group(LEVELS),
    Field::integer("last_ordered", "Last ordered").derived().group(LEVELS),
    Field::date("last_ordered_on", "Last ordered on").derived().group(LEVELS),
    Field::reference("supplier", "Supplier", "supplier").indexed().group(MONEY),
    Field::money("unit_cost", "Unit cost").at_least(0).group(MONEY).aliases(&["purchase cost", "cost"]),
    Field::choice("valuation", "Valued by", METHODS)
        .group(MONEY)
        .help("Weighted average when left empty. Fixed while there is stock."),
    Field::integer("on_hand", "On hand").derived().indexed().listed(),
    Field::integer("given_out", "Given out").derived(),
    Field::integer("incoming", "Incoming").derived().indexed().listed(),
    Field::integer("to_order", "To order").derived().indexed().listed(),
    Field::money("stock_value", "Stock value").derived(),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for StockItem {
    const KIND: &'static RecordKind = &RecordKind {
        name: "stock-item",
        one: "stock item",
        many: "Stock items",
        path: "stock-items",
        table: "stock_items",
        label: "name",
        keys: &["item_number", "ean", "part_number", "name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        if after.item_number.is_empty() {
            after.item_number = match before {
                Some(was) => was.item_number.clone(),
                None => format!("SI-{:06}", after.id.number()),
            };
        }
        if let Some(was) = before {
            let method = |item: &Self| item.valuation.unwrap_or_default();
            if method(was) != method(&after) && store::on_hand(work, after.id)? > 0 {
                let message = "How it is valued changes only while there is none in stock.";
                return Err(Refusal::new("valuation-fixed", message).into());
            }
            if was.kind != after.kind && store::has_moves(work, after.id)? {
                let message = "It has been in stock as what it is. Register another item for the other kind.";
                return Err(Refusal::new("kind-fixed", message).into());
            }
        }
        Ok(after)
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let sums = store::sums(view, self.id)?;
        let incoming = store::incoming(view, self.id)?;
        let level = Level {
            on_hand: sums.on_hand,
            on_order: self.on_order.unwrap_or(0) + incoming,
            minimum: self.min_quantity,
            lot: self.reorder_quantity,
        };
        let mut derived = State::new();
        derived.insert("on_hand".into(), json!(sums.on_hand));
        derived.insert("given_out".into(), json!(sums.given_out));
        derived.insert("incoming".into(), json!(incoming));
        derived.insert("to_order".into(), json!(to_order(level)));
        if let Some((quantity, day)) = store::last_ordered(view, self.id)? {
            derived.insert("last_ordered".into(), json!(quantity));
            derived.insert("last_ordered_on".into(), json!(day));
        }
        if let Some(value) = sums.value {
            derived.insert("stock_value".into(), json!(value));
        }
        Ok(derived)
    }
}
