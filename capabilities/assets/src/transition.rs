//! That assets may go from one stage to another, and what they must have before they do.
use crate::{CONFIGURE, READ, rules::lifecycle::Requirement, rules::stage::STAGES, rules::stage::Stage};
use domain::{Choice, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A transition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transition {
    /// Its identity.
    pub id: Id<Transition>,
    /// Where it begins.
    pub from_stage: Stage,
    /// Where it ends.
    pub to_stage: Stage,
    /// What it requires.
    #[serde(default)]
    pub requires: Vec<Requirement>,
    /// Fields that must be filled in, by name.
    #[serde(default)]
    pub required_fields: Vec<String>,
}

const REQUIREMENTS: &[Choice<'static>] = &[
    Choice::new("reason", "A reason"),
    Choice::new("no-holder", "Nobody holds it"),
    Choice::new("sanitised", "Sanitised, or stated to hold no data"),
    Choice::new("no-parts", "No parts in it"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Transition").derived().unique().listed(),
    Field::choice("from_stage", "From", STAGES).required().indexed().listed(),
    Field::choice("to_stage", "To", STAGES).required().listed(),
    Field::new("requires", "Requires", Kind::Choices(REQUIREMENTS)).listed(),
    Field::new("required_fields", "Fields that must be filled in", Kind::Tags)
        .help("Names of fields, such as serial or custom.room_key.")
        .listed(),
    Field::text("note", "Note"),
];

impl Record for Transition {
    const KIND: &'static RecordKind = &RecordKind {
        name: "transition",
        one: "transition",
        many: "Transitions",
        path: "transitions",
        table: "asset_transitions",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: CONFIGURE,
        edit: CONFIGURE,
        archive: CONFIGURE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        if after.from_stage == after.to_stage {
            return Err(Error::invalid("to_stage", "same-stage", "A transition leads to another stage."));
        }
        if after.from_stage == Stage::Disposed {
            return Err(Error::invalid("from_stage", "final", "Nothing leads out of disposed."));
        }
        for name in &after.required_fields {
            let custom = match name.strip_prefix("custom.") {
                Some(key) => work.custom_fields("asset")?.iter().any(|row| row.definition.key == key),
                None => false,
            };
            if !custom && crate::Asset::KIND.field(name).is_none() {
                let message = format!("Assets have no field {name}.");
                return Err(Error::invalid("required_fields", "unknown-field", message));
            }
        }
        Ok(after)
    }

    fn derive(&self, _: &mut View<'_>) -> Result<State> {
        let name = format!("{} → {}", self.from_stage.value(), self.to_stage.value());
        Ok(State::from_iter([("name".to_owned(), json!(name))]))
    }
}
