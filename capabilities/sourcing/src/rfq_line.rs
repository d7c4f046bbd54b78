//! What is asked for.
use crate::{MANAGE, READ, Rfq, RfqState, store};
use catalog::{Category, Model};
use domain::{Field, Id, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::Company;
use planning::PlanLine;
use serde::{Deserialize, Serialize};

/// A line of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RfqLine {
    /// Its identity.
    pub id: Id<RfqLine>,
    /// The request.
    pub rfq: Id<Rfq>,
    /// Its place.
    #[serde(default)]
    pub position: i64,
    /// What it is, in words.
    #[serde(default)]
    pub description: String,
    /// What it is, if the catalog has it.
    pub model: Option<Id<Model>>,
    /// What kind of thing it is.
    pub category: Option<Id<Category>>,
    /// How many.
    pub quantity: i64,
    /// The line of a purchase plan that it is for.
    #[serde(default)]
    pub plan_line: Option<Id<PlanLine>>,
    /// As its request says.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("description", "Description")
        .indexed()
        .searchable()
        .listed()
        .help("Left empty, the model's name."),
    Field::reference("rfq", "Request", "rfq").required().indexed().listed(),
    Field::integer("position", "Position").governed().listed(),
    Field::reference("model", "Model", "model").indexed().listed(),
    Field::reference("category", "Category", "category").indexed(),
    Field::integer("quantity", "Quantity").required().at_least(1).listed(),
    Field::reference("plan_line", "In the place of", "purchase-plan-line")
        .sparse()
        .help("The line of a purchase plan that it fulfils."),
    Field::long_text("requirements", "Requirements").help("What suppliers read beside it."),
    Field::reference("company", "Company", "company").governed().sparse(),
];

impl Record for RfqLine {
    const KIND: &'static RecordKind = &RecordKind {
        name: "rfq-line",
        one: "line of a request",
        many: "Lines of requests",
        path: "rfq-lines",
        table: "rfq_lines",
        label: "description",
        keys: &[],
        fields: FIELDS,
        indexes: &["rfq, position, id"],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
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

    fn prepare(_: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let rfq = work.as_system(|work| work.load(after.rfq))?;
        rfq.must_be(&[RfqState::Draft])?;
        if let Some(model) = after.model {
            let (state, _) = work.state(Model::KIND, model.number())?;
            if after.description.trim().is_empty() {
                let name = state.get("name").and_then(serde_json::Value::as_str);
                after.description = name.unwrap_or_default().to_owned();
            }
            let category = state.get("category").and_then(serde_json::Value::as_i64);
            after.category = category.map(Id::new).or(after.category);
        }
        if after.description.trim().is_empty() {
            return Err(Error::invalid(
                "description",
                "required",
                "Say what is asked for, or name its model.",
            ));
        }
        if after.position == 0 {
            after.position = store::last_position(work, after.rfq)? + 1;
        }
        after.company = rfq.company;
        Ok(after)
    }
}
