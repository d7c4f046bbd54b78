//! What a model weighs and is made of, and which category of waste it is.
use crate::{
    MANAGE, READ,
    rules::words::{WEEE, Weee},
};
use catalog::Model;
use domain::{Field, Id, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// What one asset of a model is made of, in whole grams.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Composition {
    /// Its identity.
    pub id: Id<Composition>,
    /// What it is called: the model.
    pub title: Option<String>,
    /// Of which model.
    pub model: Id<Model>,
    /// Which category of waste.
    pub weee: Weee,
    /// What one weighs.
    pub mass_grams: i64,
    /// Of that plastics.
    pub plastics_grams: Option<i64>,
    /// Of that iron and steel.
    pub ferrous_grams: Option<i64>,
    /// Of that aluminium.
    pub aluminium_grams: Option<i64>,
    /// Of that copper and cables.
    pub copper_grams: Option<i64>,
    /// Of that glass.
    pub glass_grams: Option<i64>,
    /// Of that circuit boards.
    pub boards_grams: Option<i64>,
    /// Of that batteries.
    pub battery_grams: Option<i64>,
}

const PARTS: &str = "Of that";

const FIELDS: &[Field<'static>] = &[
    Field::text("title", "Model").governed().indexed().searchable().listed(),
    Field::reference("model", "Model", "model").required().unique().searchable(),
    Field::choice("weee", "Category of waste", WEEE).required().indexed().listed(),
    Field::integer("mass_grams", "Mass, grams").required().at_least(1).listed(),
    Field::integer("plastics_grams", "Plastics, grams").at_least(0).group(PARTS),
    Field::integer("ferrous_grams", "Iron and steel, grams").at_least(0).group(PARTS),
    Field::integer("aluminium_grams", "Aluminium, grams").at_least(0).group(PARTS),
    Field::integer("copper_grams", "Copper and cables, grams").at_least(0).group(PARTS),
    Field::integer("glass_grams", "Glass, grams").at_least(0).group(PARTS),
    Field::integer("boards_grams", "Circuit boards, grams").at_least(0).group(PARTS),
    Field::integer("battery_grams", "Batteries, grams").at_least(0).group(PARTS),
    Field::text("source", "Where the figures come from").max(500),
    Field::long_text("notes", "Notes"),
];

impl Record for Composition {
    const KIND: &'static RecordKind = &RecordKind {
        name: "model-composition",
        one: "composition of a model",
        many: "Compositions of models",
        path: "model-compositions",
        table: "disposal_compositions",
        label: "title",
        keys: &["title"],
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
        let parts = [
            after.plastics_grams,
            after.ferrous_grams,
            after.aluminium_grams,
            after.copper_grams,
            after.glass_grams,
            after.boards_grams,
            after.battery_grams,
        ];
        if parts.iter().flatten().sum::<i64>() > after.mass_grams {
            let message = "The parts weigh more than the whole.";
            return Err(Error::invalid("mass_grams", "parts-outweigh-whole", message));
        }
        let names = work.labels(Model::KIND, &[after.model.number()])?;
        Ok(Self { title: names.into_values().next(), ..after })
    }
}
