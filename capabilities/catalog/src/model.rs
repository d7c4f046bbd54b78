//! A model: what all assets of one make share.
use crate::{Category, MANAGE, Manufacturer, READ};
use domain::{Date, Field, Id, Kind, Refusal, State};
use engine::{Belonging, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Its identity.
    pub id: Id<Model>,
    /// What it is called.
    pub name: String,
    /// Who makes it.
    pub manufacturer: Option<Id<Manufacturer>>,
    /// What kind of thing it is.
    pub category: Option<Id<Category>>,
    /// How long its assets are planned to live, in months.
    pub lifespan_months: Option<i64>,
    /// How long the manufacturer repairs it, in months, unless the asset says otherwise.
    pub warranty_months: Option<i64>,
    /// The last day of regular support.
    pub support_ends_on: Option<Date>,
    /// The last day of extended support.
    pub extended_support_ends_on: Option<Date>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().indexed().searchable().listed().aliases(&[
        "model",
        "model name",
        "item name",
    ]),
    Field::text("model_number", "Model number").sparse().searchable().listed().aliases(&[
        "model no",
        "model no.",
        "model num",
        "part number",
    ]),
    Field::reference("manufacturer", "Manufacturer", "manufacturer").indexed().searchable().listed(),
    Field::reference("category", "Category", "category").indexed().listed(),
    Field::integer("lifespan_months", "Planned life, months")
        .at_least(1)
        .group("Life")
        .aliases(&["eol", "eol months"]),
    Field::integer("warranty_months", "Warranty, months").at_least(0).group("Life").aliases(&["warranty"]),
    Field::date("sold_until", "Sold until").group("Life"),
    Field::date("support_ends_on", "Supported until")
        .sparse()
        .listed()
        .group("Life")
        .help("The last day of regular support by the manufacturer."),
    Field::date("extended_support_ends_on", "Extended support until").group("Life"),
    Field::integer("power_watts", "Power, watts")
        .at_least(0)
        .group("Figures")
        .help("What it typically draws while in use."),
    Field::integer("weight_grams", "Weight, grams").at_least(0).group("Figures"),
    Field::integer("rack_units", "Height, rack units").at_least(0).group("Figures"),
    Field::integer("min_quantity", "Keep in stock").at_least(0).aliases(&[
        "min qty",
        "min amt",
        "min amount",
        "minimum quantity",
    ]),
    Field::boolean("requestable", "Can be requested"),
    Field::text("ean", "EAN or UPC").max(20).sparse().searchable(),
    Field::long_text("notes", "Notes").aliases(&["model notes"]),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Model {
    const KIND: &'static RecordKind = &RecordKind {
        name: "model",
        one: "model",
        many: "Models",
        path: "models",
        table: "models",
        label: "name",
        keys: &["name", "model_number", "ean"],
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

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if let (Some(regular), Some(extended)) = (after.support_ends_on, after.extended_support_ends_on)
            && extended < regular
        {
            let message = "Extended support cannot end before regular support.";
            return Err(Refusal::new("extended-before-regular", message).into());
        }
        Ok(after)
    }
}
