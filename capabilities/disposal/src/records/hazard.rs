//! What in a model needs care when it leaves.
use crate::{
    MANAGE, READ,
    rules::words::{HAZARDS, Hazard, TRANSPORT, Transport},
};
use catalog::Model;
use domain::{Field, Id, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// Something hazardous in every asset of a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelHazard {
    /// Its identity.
    pub id: Id<ModelHazard>,
    /// What it is called: the model and what is in it.
    pub title: Option<String>,
    /// In which model.
    pub model: Id<Model>,
    /// What it is.
    pub hazard: Hazard,
    /// How much of it is in one.
    pub mass_grams: Option<i64>,
    /// Under which number it travels.
    pub transport: Option<Transport>,
    /// What is done with it.
    pub handling: Option<String>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("title", "What and where").governed().indexed().searchable().listed(),
    Field::reference("model", "Model", "model").required().indexed().searchable().listed(),
    Field::choice("hazard", "Hazard", HAZARDS).required().indexed().listed(),
    Field::integer("mass_grams", "Mass in one, grams").at_least(0).listed(),
    Field::choice("transport", "Transport class", TRANSPORT)
        .listed()
        .help("Left empty, the usual one for what is built into equipment."),
    Field::long_text("handling", "Required handling").max(2_000).help("Left empty, the usual precautions."),
    Field::text("location_in_device", "Where it sits").max(200).help("For whoever takes it out."),
    Field::long_text("notes", "Notes"),
];

impl Record for ModelHazard {
    const KIND: &'static RecordKind = &RecordKind {
        name: "model-hazard",
        one: "hazard of a model",
        many: "Hazards of models",
        path: "model-hazards",
        table: "disposal_model_hazards",
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

    fn prepare(before: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let same = |was: &Self| was.model == after.model && was.hazard == after.hazard;
        if !before.is_some_and(same) && crate::store::has_hazard(work, after.id, after.model, after.hazard)? {
            let message = "This hazard is recorded for the model already. Edit that entry.";
            return Err(Error::invalid("hazard", "already-recorded", message));
        }
        let names = work.labels(Model::KIND, &[after.model.number()])?;
        let model = names.into_values().next().unwrap_or_default();
        Ok(Self {
            title: Some(format!("{model}: {}", after.hazard.label())),
            transport: Some(after.transport.unwrap_or(after.hazard.transport())),
            handling: after.handling.clone().or_else(|| Some(after.hazard.handling().to_owned())),
            ..after
        })
    }
}
