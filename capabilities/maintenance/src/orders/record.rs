//! A work order.
use crate::{
    desk::Ticket,
    kind::{self, Moment, home_of, numbered},
    orders::Campaign,
    plans::Plan,
    rules::{
        cost,
        order::{ORDER_STATES, OrderState},
    },
};
use assets::Asset;
use domain::{Choice, Date, Field, Id, Kind, Money, State};
use engine::{Belonging, Record, RecordKind, Result, Work};
use parties::Supplier;
use people::{Company, Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of work it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum WorkKind {
    #[default]
    Repair,
    Inspection,
    Cleaning,
    Calibration,
    Upgrade,
    Recall,
}

pub(crate) const KINDS: &[Choice<'static>] = &[
    Choice::new("repair", "Repair"),
    Choice::new("inspection", "Inspection"),
    Choice::new("cleaning", "Cleaning"),
    Choice::new("calibration", "Calibration"),
    Choice::new("upgrade", "Upgrade"),
    Choice::new("recall", "Recall"),
];

/// A work order, as far as rules care.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct WorkOrder {
    pub(crate) id: Id<WorkOrder>,
    #[serde(default)]
    pub(crate) number: String,
    #[serde(default)]
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) work_kind: WorkKind,
    #[serde(default)]
    pub(crate) state: OrderState,
    pub(crate) asset: Option<Id<Asset>>,
    pub(crate) instructions: Option<String>,
    pub(crate) technician: Option<Id<Person>>,
    pub(crate) supplier: Option<Id<Supplier>>,
    pub(crate) due_on: Option<Date>,
    pub(crate) ticket: Option<Id<Ticket>>,
    pub(crate) plan: Option<Id<Plan>>,
    pub(crate) campaign: Option<Id<Campaign>>,
    pub(crate) under_warranty: Option<bool>,
    pub(crate) started_at: Option<Moment>,
    pub(crate) finished_at: Option<Moment>,
    pub(crate) finished_on: Option<Date>,
    pub(crate) waiting_for: Option<String>,
    pub(crate) outcome: Option<String>,
    pub(crate) checks_failed: Option<i64>,
    pub(crate) labour_minutes: Option<i64>,
    pub(crate) labour_cost: Option<Money>,
    pub(crate) parts_cost: Option<Money>,
    pub(crate) service_cost: Option<Money>,
    pub(crate) total_cost: Option<Money>,
    pub(crate) company: Option<Id<Company>>,
    pub(crate) location: Option<Id<Location>>,
}

const COST: &str = "Cost";
const DONE: &str = "What was done";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().unique().searchable().listed(),
    Field::text("title", "Title").required().max(200).searchable().listed(),
    Field::choice("work_kind", "Kind of work", KINDS).required().indexed().listed(),
    Field::choice("state", "State", ORDER_STATES).governed().indexed().listed(),
    Field::reference("asset", "Asset", "asset")
        .required()
        .indexed()
        .searchable()
        .listed()
        .help("The first one; further assets are added to the order."),
    Field::long_text("instructions", "What is to be done"),
    Field::reference("technician", "Technician", "person").sparse().listed(),
    Field::reference("supplier", "Done by supplier", "supplier").sparse(),
    Field::date("due_on", "Due").indexed().listed(),
    Field::reference("ticket", "From ticket", "ticket").governed().sparse(),
    Field::reference("plan", "From plan", "maintenance-plan").governed().sparse(),
    Field::reference("campaign", "From campaign", "campaign").governed().sparse(),
    Field::boolean("under_warranty", "Under warranty").governed(),
    Field::new("started_at", "Started", Kind::Instant).group(DONE).governed(),
    Field::new("finished_at", "Finished at", Kind::Instant).group(DONE).governed(),
    Field::date("finished_on", "Finished").group(DONE).governed().sparse(),
    Field::text("waiting_for", "Waiting for").group(DONE).governed(),
    Field::long_text("outcome", "Outcome").group(DONE).governed(),
    Field::integer("checks_failed", "Checks failed").group(DONE).governed(),
    Field::integer("labour_minutes", "Labour, minutes").group(COST).governed(),
    Field::money("labour_cost", "Labour").group(COST).governed(),
    Field::money("parts_cost", "Parts").group(COST).governed(),
    Field::money("service_cost", "Outside service").group(COST).at_least(0),
    Field::money("total_cost", "Total cost").group(COST).governed().indexed().listed(),
    Field::reference("company", "Company", "company").governed().indexed(),
    Field::reference("location", "Place", "location").governed().indexed(),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for WorkOrder {
    const KIND: &'static RecordKind = &RecordKind {
        keys: &["number"],
        fields: FIELDS,
        indexes: &["state, due_on, id", "technician, state, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &["technician"],
        },
        ..kind::kind::<Self>(
            ["work-order", "work order", "Work orders", "work-orders", "maintenance_orders"],
            "number",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        if before.is_none() {
            after.number = numbered("WO", after.id.number());
        }
        if let Some(asset) = after.asset.filter(|asset| before.is_none_or(|was| was.asset != Some(*asset))) {
            let home = home_of(work, asset.number())?;
            after.company = home.company.map(Id::new);
            after.location = home.location.map(Id::new);
            let day = work.day();
            after.under_warranty = Some(crate::warranty::covered_on(work, asset.number(), day)?);
        }
        if before.is_none_or(|was| was.service_cost != after.service_cost) {
            after = after.totalled()?;
        }
        Ok(after)
    }
}

impl WorkOrder {
    /// With the sum of its costs. Refuses several currencies.
    pub(crate) fn totalled(self) -> Result<Self> {
        let total = cost::sum([self.labour_cost, self.parts_cost, self.service_cost])?;
        Ok(Self { total_cost: total, ..self })
    }
}
