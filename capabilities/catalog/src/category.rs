//! A category of assets: laptops, phones, servers, licences.
use crate::{MANAGE, READ};
use domain::{Choice, Field, Id, Kind, State};
use engine::{Belonging, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A category. Categories form a tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Category {
    /// Its identity.
    pub id: Id<Category>,
    /// What it is called.
    pub name: String,
    /// The category that it is part of.
    pub parent: Option<Id<Category>>,
    /// Whether its assets can hold data, so that they must be sanitised before they leave. Yes unless said.
    pub holds_data: Option<bool>,
    /// How long its assets are planned to live, in months, unless the model says otherwise.
    pub lifespan_months: Option<i64>,
}

const USES: &[Choice<'static>] = &[
    Choice::new("asset", "Assets"),
    Choice::new("accessory", "Accessories"),
    Choice::new("consumable", "Consumables"),
    Choice::new("component", "Components"),
    Choice::new("licence", "Licences"),
];

const ICONS: &[Choice<'static>] = &[
    Choice::new("laptop", "Laptop"),
    Choice::new("desktop", "Desktop"),
    Choice::new("display", "Display"),
    Choice::new("phone", "Phone"),
    Choice::new("tablet", "Tablet"),
    Choice::new("server", "Server"),
    Choice::new("network", "Network"),
    Choice::new("printer", "Printer"),
    Choice::new("peripheral", "Peripheral"),
    Choice::new("storage", "Storage"),
    Choice::new("other", "Other"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name")
        .required()
        .unique()
        .searchable()
        .listed()
        .aliases(&["category", "category name"]),
    Field::reference("parent", "Part of", "category").sparse().listed(),
    Field::choice("used_for", "Used for", USES).indexed().listed(),
    Field::choice("icon", "Picture", ICONS),
    Field::boolean("holds_data", "Holds data")
        .listed()
        .help("Its assets must be sanitised before they are disposed of. Yes unless you say no."),
    Field::integer("lifespan_months", "Planned life, months")
        .at_least(1)
        .listed()
        .aliases(&["eol", "eol months"]),
    Field::boolean("needs_acceptance", "Needs acceptance").help("Whoever receives one confirms it."),
    Field::long_text("agreement", "Agreement").help("What is accepted with one of these."),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Category {
    const KIND: &'static RecordKind = &RecordKind {
        name: "category",
        one: "category",
        many: "Categories",
        path: "categories",
        table: "categories",
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

    fn prepare(_: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        work.refuse_loop(Self::KIND, after.id.number(), after.parent.map(Id::number))?;
        Ok(after)
    }
}
