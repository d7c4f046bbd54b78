//! A kit: things that go out together, and its lines.
use crate::{
    MANAGE, READ, StockItem,
    rules::kit::{Thing, needs},
    store,
};
use catalog::Model;
use domain::{Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A kit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kit {
    /// Its identity.
    pub id: Id<Kit>,
    /// What it is called.
    pub name: String,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed(),
    Field::text("purpose", "What it is for").searchable().listed(),
    Field::boolean("requestable", "Can be requested").listed(),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Kit {
    const KIND: &'static RecordKind = &RecordKind {
        name: "kit",
        one: "kit",
        many: "Kits",
        path: "kits",
        table: "stock_kits",
        label: "name",
        keys: &["name"],
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
}

/// A line of a kit: how many of what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KitLine {
    /// Its identity.
    pub id: Id<KitLine>,
    /// Its name: what and how many.
    #[serde(default)]
    pub label: String,
    /// Of which kit.
    pub kit: Id<Kit>,
    /// Assets of this model.
    pub model: Option<Id<Model>>,
    /// Pieces of this item.
    pub item: Option<Id<StockItem>>,
    /// Another kit, with all that is in it.
    pub part: Option<Id<Kit>>,
    /// How many.
    pub quantity: i64,
}

/// Most of one thing in a kit.
const QUANTITY_MAX: i64 = 10_000;

const LINE_FIELDS: &[Field<'static>] = &[
    Field::text("label", "Line").governed().listed(),
    Field::reference("kit", "Kit", "kit").required().indexed().listed(),
    Field::reference("model", "Model", "model").indexed().listed(),
    Field::reference("item", "Stock item", "stock-item").indexed().listed(),
    Field::reference("part", "Other kit", "kit").indexed().listed(),
    Field::integer("quantity", "Quantity").required().at_least(1).listed(),
];

impl KitLine {
    /// What it is about; exactly one of the three.
    pub fn thing(&self) -> Option<Thing> {
        match (self.model, self.item, self.part) {
            (Some(model), None, None) => Some(Thing::Model(model.number())),
            (None, Some(item), None) => Some(Thing::Item(item.number())),
            (None, None, Some(kit)) => Some(Thing::Kit(kit.number())),
            _ => None,
        }
    }
}

impl Record for KitLine {
    const KIND: &'static RecordKind = &RecordKind {
        name: "kit-line",
        one: "line of a kit",
        many: "Lines of kits",
        path: "kit-lines",
        table: "stock_kit_lines",
        label: "label",
        keys: &[],
        fields: LINE_FIELDS,
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

    fn prepare(before: Option<&Self>, mut after: Self, whole: &State, work: &mut Work<'_>) -> Result<Self> {
        let Some(thing) = after.thing() else {
            let message = "Name one of model, stock item and other kit.";
            return Err(Error::invalid("model", "one-thing", message));
        };
        if after.quantity > QUANTITY_MAX {
            let message = format!("At most {QUANTITY_MAX} of one thing.");
            return Err(Error::invalid("quantity", "too-many", message));
        }
        after.label = format!("{} × {}", after.quantity, store::name_of(work, thing)?);
        let is_archived = whole.contains_key("archived");
        if !is_archived && before.is_none_or(|was| was.thing() != Some(thing) || was.kit != after.kit) {
            // Kits are few; two people who close a ring at once meet at this row.
            store::lock_kits(work)?;
            let mut lines = store::kit_lines(work)?;
            lines.entry(after.kit.number()).or_default().push((thing, after.quantity));
            needs(after.kit.number(), 1, &lines)?;
        }
        Ok(after)
    }
}
