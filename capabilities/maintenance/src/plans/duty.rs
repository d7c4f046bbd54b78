//! What is due next for an asset by a plan.
use crate::{
    PLAN,
    kind::{self, Figure},
    orders::WorkOrder,
    plans::Plan,
};
use assets::Asset;
use domain::{Date, Field, Id, Kind};
use engine::{Record, RecordKind};
use serde::{Deserialize, Serialize};

/// The next turn of one asset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Duty {
    pub(crate) id: Id<Duty>,
    #[serde(default)]
    pub(crate) name: String,
    pub(crate) plan: Option<Id<Plan>>,
    pub(crate) asset: Option<Id<Asset>>,
    pub(crate) next_due_on: Option<Date>,
    pub(crate) last_done_on: Option<Date>,
    pub(crate) next_at: Option<Figure>,
    pub(crate) last_at: Option<Figure>,
    pub(crate) work_order: Option<Id<WorkOrder>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Work").governed().searchable().listed(),
    Field::reference("asset", "Asset", "asset").governed().indexed().searchable().listed(),
    Field::reference("plan", "Plan", "maintenance-plan").governed().indexed(),
    Field::date("next_due_on", "Next due").governed().sparse().listed(),
    Field::date("last_done_on", "Last done").governed().listed(),
    Field::new("next_at", "Next at", Kind::Decimal).governed(),
    Field::new("last_at", "Last at", Kind::Decimal).governed(),
    Field::reference("work_order", "Work order", "work-order").governed().sparse().listed(),
];

impl Record for Duty {
    const KIND: &'static RecordKind = &RecordKind {
        fields: FIELDS,
        indexes: &["plan, asset, id", "plan, next_due_on, id"],
        open: false,
        register: PLAN,
        ..kind::kind::<Self>(
            ["maintenance-duty", "planned turn", "Due maintenance", "due-maintenance", "maintenance_duties"],
            "name",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
