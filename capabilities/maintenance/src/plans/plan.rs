//! A plan: what is to be done again and again, to which assets, and what makes it due.
use crate::{
    PLAN,
    kind::{self, Figure},
    orders::{KINDS, WorkKind},
    rules::{
        check::items,
        plan::{BASES, Basis, TRIGGERS, Trigger, UNITS, Unit},
    },
};
use assets::Asset;
use catalog::{Category, Model};
use domain::{Choice, Date, Field, FieldError, Id, Kind, State};
use engine::{Error, Record, RecordKind, Result, Work};
use parties::Supplier;
use people::{Location, Person};
use serde::{Deserialize, Serialize};

/// A plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Plan {
    pub(crate) id: Id<Plan>,
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) work_kind: WorkKind,
    pub(crate) category: Option<Id<Category>>,
    pub(crate) model: Option<Id<Model>>,
    pub(crate) asset: Option<Id<Asset>>,
    pub(crate) location: Option<Id<Location>>,
    #[serde(default)]
    pub(crate) made_due_by: Trigger,
    pub(crate) every: Option<i64>,
    #[serde(default)]
    pub(crate) unit: Unit,
    #[serde(default)]
    pub(crate) counted_from: Basis,
    pub(crate) first_due_on: Option<Date>,
    pub(crate) lead_days: Option<i64>,
    pub(crate) meter: Option<String>,
    pub(crate) meter_every: Option<Figure>,
    pub(crate) at_condition: Option<String>,
    pub(crate) instructions: Option<String>,
    pub(crate) checklist: Option<String>,
    pub(crate) technician: Option<Id<Person>>,
    pub(crate) supplier: Option<Id<Supplier>>,
    pub(crate) paused: Option<bool>,
}

const CONDITIONS: &[Choice<'static>] =
    &[Choice::new("fair", "Fair"), Choice::new("poor", "Poor"), Choice::new("broken", "Broken")];

const SCOPE: &str = "Which assets";
const WHEN: &str = "When";
const WHAT: &str = "What is done";

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().max(160).unique().searchable().listed(),
    Field::choice("work_kind", "Kind of work", KINDS).required().indexed().listed(),
    Field::reference("category", "Category", "category").group(SCOPE).listed(),
    Field::reference("model", "Model", "model").group(SCOPE).listed(),
    Field::reference("asset", "One asset", "asset").group(SCOPE).listed(),
    Field::reference("location", "At this place", "location")
        .group(SCOPE)
        .help("With everything that lies in it."),
    Field::choice("made_due_by", "Made due by", TRIGGERS).group(WHEN).indexed().listed(),
    Field::integer("every", "Every").group(WHEN).at_least(1).listed(),
    Field::choice("unit", "Unit", UNITS).group(WHEN).listed(),
    Field::choice("counted_from", "Counted from", BASES).group(WHEN),
    Field::date("first_due_on", "First due")
        .group(WHEN)
        .help("Left empty, one turn after the asset arrived."),
    Field::integer("lead_days", "Order ahead, days")
        .group(WHEN)
        .at_least(0)
        .help("So many days before it is due the work order is opened; 14 when left empty."),
    Field::text("meter", "Meter").group(WHEN).max(60).help("Such as pages, hours, charge cycles."),
    Field::new("meter_every", "Every so much", Kind::Decimal).group(WHEN),
    Field::choice("at_condition", "At condition", CONDITIONS).group(WHEN),
    Field::long_text("instructions", "Instructions").group(WHAT),
    Field::long_text("checklist", "Checklist")
        .group(WHAT)
        .help("A line each; with limits: Supply voltage | 11.4..12.6 V."),
    Field::reference("technician", "Technician", "person").group(WHAT),
    Field::reference("supplier", "Supplier", "supplier").group(WHAT),
    Field::boolean("paused", "Paused").group(WHEN).indexed().listed(),
];

impl Record for Plan {
    const KIND: &'static RecordKind = &RecordKind {
        keys: &["name"],
        fields: FIELDS,
        register: PLAN,
        edit: PLAN,
        ..kind::kind::<Self>(
            [
                "maintenance-plan",
                "maintenance plan",
                "Maintenance plans",
                "maintenance-plans",
                "maintenance_plans",
            ],
            "name",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        let mut wrong = Vec::new();
        let mut needs = |there: bool, field: &str, message: &str| {
            if !there {
                wrong.push(FieldError::new(field, "required", message.to_owned()));
            }
        };
        let scoped = after.category.is_some() || after.model.is_some() || after.asset.is_some();
        needs(scoped, "category", "Say which assets: a category, a model, or one asset.");
        match after.made_due_by {
            Trigger::Calendar => {
                needs(after.every.is_some(), "every", "Say how often: every so many days, weeks or months.");
            }
            Trigger::Meter => {
                needs(after.meter.is_some(), "meter", "Say which meter is read.");
                let positive = after.meter_every.is_some_and(|every| every.0 > rust_decimal::Decimal::ZERO);
                needs(
                    positive,
                    "meter_every",
                    "Say after how much of it the work is due, more than nothing.",
                );
            }
            Trigger::Condition => {
                needs(
                    after.at_condition.is_some(),
                    "at_condition",
                    "Say at which condition the work is due.",
                );
            }
        }
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        if let Some(text) = &after.checklist {
            items(text)?;
        }
        Ok(after)
    }
}

impl Plan {
    /// How many days ahead its orders are opened.
    pub(crate) fn lead(&self) -> i64 {
        self.lead_days.unwrap_or(14)
    }
}
