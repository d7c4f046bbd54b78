//! What is to be bought: a plan and its lines.
use crate::{MANAGE, Need, READ, need, store};
use catalog::{Category, Model};
use domain::{Choice, Date, Field, Id, Kind, Money, Refusal, State, Tone};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use parties::Supplier;
use people::{Company, Department, Location, Person};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A purchase plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Its identity.
    pub id: Id<Plan>,
    /// Its number: `PP-000012`.
    #[serde(default)]
    pub number: String,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// For which company.
    pub company: Option<Id<Company>>,
    /// Which cost centre pays.
    pub department: Option<Id<Department>>,
    /// Where it stands.
    #[serde(default)]
    pub state: PlanState,
    /// Who answers for it.
    pub owner: Option<Id<Person>>,
    /// What its lines come to.
    pub total: Option<Money>,
    /// When it was approved.
    pub approved_on: Option<Date>,
}

/// Where a plan stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanState {
    /// It is being written.
    #[default]
    Draft,
    /// Somebody has to say yes.
    Submitted,
    /// It may be bought.
    Approved,
    /// Everything is bought.
    Done,
    /// It is not followed any more.
    Cancelled,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("draft", "Draft", Tone::Preparing),
    Choice::toned("submitted", "Waits for approval", Tone::Warn),
    Choice::toned("approved", "Approved", Tone::Ok),
    Choice::toned("done", "Done", Tone::Muted),
    Choice::toned("cancelled", "Cancelled", Tone::Muted),
];

/// A line of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanLine {
    /// Its identity.
    pub id: Id<PlanLine>,
    /// `PP-000012/3`, what.
    pub name: Option<String>,
    /// The plan.
    pub plan: Id<Plan>,
    /// Which model.
    pub model: Option<Id<Model>>,
    /// Which category.
    pub category: Option<Id<Category>>,
    /// How many.
    pub quantity: i64,
    /// What one is expected to cost.
    pub unit_cost: Option<Money>,
    /// The need that it comes from.
    pub need: Option<Id<Need>>,
    /// From whom.
    pub supplier: Option<Id<Supplier>>,
    /// By when.
    pub buy_by: Option<Date>,
    /// Where to.
    pub location: Option<Id<Location>>,
    /// Which cost centre pays; the plan's when absent.
    pub department: Option<Id<Department>>,
    /// Why.
    pub reason: Option<String>,
}

impl PlanLine {
    /// What it is expected to come to.
    pub fn total(&self) -> Option<Money> {
        let cost = self.unit_cost?;
        cost.minor.checked_mul(self.quantity).map(|minor| Money::new(minor, cost.currency))
    }
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").max(40).governed().unique().searchable().listed(),
    Field::text("name", "Name").required().indexed().searchable().listed(),
    Field::reference("company", "Company", "company").indexed().listed(),
    Field::reference("department", "Cost centre", "department").indexed().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::reference("owner", "Answers for it", "person").sparse().listed(),
    Field::money("total", "Total").governed().indexed().listed(),
    Field::date("approved_on", "Approved on").governed().sparse().listed(),
    Field::long_text("reason", "Reason"),
    Field::new("tags", "Tags", Kind::Tags),
];

const LINE_FIELDS: &[Field<'static>] = &[
    Field::text("name", "What")
        .indexed()
        .searchable()
        .listed()
        .help("Left empty, the model or category says it."),
    Field::reference("plan", "Plan", "purchase-plan").required().indexed().listed(),
    Field::reference("model", "Model", "model").sparse().listed(),
    Field::reference("category", "Category", "category").indexed(),
    Field::integer("quantity", "Quantity").required().at_least(1).listed(),
    Field::money("unit_cost", "Unit cost, expected").at_least(0).indexed().listed(),
    Field::money("line_total", "Total").derived().indexed().listed(),
    Field::integer("ordered", "Ordered").derived().listed(),
    Field::integer("received", "Received").derived().listed(),
    Field::money("variance", "Ordered above plan").derived().listed(),
    Field::reference("need", "From the need", "need").sparse(),
    Field::reference("supplier", "From whom", "supplier").sparse().listed(),
    Field::date("buy_by", "By").sparse().listed(),
    Field::reference("location", "Where to", "location").sparse(),
    Field::reference("department", "Cost centre", "department").sparse(),
    Field::long_text("reason", "Reason"),
];

impl Record for Plan {
    const KIND: &'static RecordKind = &RecordKind {
        name: "purchase-plan",
        one: "purchase plan",
        many: "Purchase plans",
        path: "purchase-plans",
        table: "planning_plans",
        label: "number",
        keys: &["number", "name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging {
            company: Some("company"),
            location: None,
            department: Some("department"),
            own: &["owner"],
        },
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
        match before {
            None => {
                after.number = format!("PP-{:06}", after.id.number());
                after.owner = after.owner.or(work.actor().person.map(Id::new));
            }
            Some(was)
                if was.state != PlanState::Draft
                    && (was.company, was.department) != (after.company, after.department) =>
            {
                return Err(not_a_draft().into());
            }
            Some(_) => {}
        }
        Ok(after)
    }
}

impl Record for PlanLine {
    const KIND: &'static RecordKind = &RecordKind {
        name: "purchase-plan-line",
        one: "line of a purchase plan",
        many: "Lines of purchase plans",
        path: "purchase-plan-lines",
        table: "planning_plan_lines",
        label: "name",
        keys: &[],
        fields: LINE_FIELDS,
        indexes: &["plan, id"],
        belonging: Belonging {
            company: None,
            location: Some("location"),
            department: Some("department"),
            own: &[],
        },
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
        let plan = work.see(after.plan)?;
        if plan.state != PlanState::Draft || before.is_some_and(|was| was.plan != after.plan) {
            return Err(not_a_draft().into());
        }
        if let Some(model) = after.model {
            after.category = store::category_of(work, model)?.or(after.category);
        }
        if after.name.is_none() {
            after.name = need::thing(work, after.model, after.category)?;
        }
        if after.name.is_none() {
            return Err(Error::invalid("name", "required", "Say what is to be bought."));
        }
        if after.unit_cost.is_none() {
            after.unit_cost = store::usual_cost(work, after.model, after.category)?;
        }
        if after.unit_cost.is_some() && after.total().is_none() {
            return Err(Error::invalid("quantity", "too-large", "This comes to more than can be counted."));
        }
        Ok(after)
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let bought = store::bought(view, self.id)?;
        let derived = json!({
            "line_total": self.total(), "ordered": bought.ordered, "received": bought.received,
            "variance": bought.above(self.unit_cost),
        });
        let derived = derived.as_object().cloned().unwrap_or_default();
        Ok(derived.into_iter().filter(|(_, value)| !value.is_null()).collect())
    }
}

/// Only a draft is changed: what was approved is what was seen.
pub(crate) fn not_a_draft() -> Refusal {
    Refusal::new(
        "not-a-draft",
        "This plan is not a draft any more. Take it back to draft first, or make another one.",
    )
}
