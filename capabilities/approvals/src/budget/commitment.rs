//! What one purchase takes from a budget.
use super::{Budget, MANAGE, READ};
use crate::rules::drawing::Amounts;
use catalog::Category;
use domain::{Choice, Date, Field, Id, Money, Tone};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Department};
use serde::{Deserialize, Serialize};

/// What a purchase takes from its budget, from approval to invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commitment {
    /// Its identity.
    pub id: Id<Commitment>,
    /// What is bought.
    #[serde(default)]
    pub title: String,
    /// The kind of record that takes it.
    #[serde(default)]
    pub subject_kind: String,
    /// The record that takes it.
    #[serde(default)]
    pub subject: i64,
    /// From which budget; none where no budget covers it.
    pub budget: Option<Id<Budget>>,
    /// Whose money.
    pub company: Option<Id<Company>>,
    /// The cost centre.
    pub department: Option<Id<Department>>,
    /// For what.
    pub category: Option<Id<Category>>,
    /// The day that says in which period it falls.
    pub day: Option<Date>,
    /// Where it stands.
    #[serde(default)]
    pub state: CommitmentState,
    /// What was approved.
    pub approved: Option<Money>,
    /// What was ordered.
    pub ordered: Option<Money>,
    /// What has been received.
    pub received: Option<Money>,
    /// What has been invoiced.
    pub invoiced: Option<Money>,
    /// The earlier commitment in whose place it stands.
    pub replaces: Option<Id<Commitment>>,
    /// What it takes.
    pub draw: Option<Money>,
}

/// A stage of spending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spending {
    /// Somebody said yes.
    Approved,
    /// It is ordered.
    Ordered,
    /// It has arrived.
    Received,
    /// It is invoiced.
    Invoiced,
}

/// Where a commitment stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CommitmentState {
    /// More may come.
    #[default]
    Open,
    /// It is finished and takes what it really cost.
    Closed,
    /// It fell through and takes nothing.
    Released,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("open", "Open", Tone::Preparing),
    Choice::toned("closed", "Closed", Tone::Ok),
    Choice::toned("released", "Released", Tone::Muted),
];

impl Commitment {
    /// What each stage comes to.
    pub(super) fn amounts(&self) -> Amounts {
        Amounts {
            approved: self.approved,
            ordered: self.ordered,
            received: self.received,
            invoiced: self.invoiced,
        }
    }

    /// With other amounts.
    pub(super) fn with(self, amounts: Amounts) -> Self {
        let Amounts { approved, ordered, received, invoiced } = amounts;
        Self { approved, ordered, received, invoiced, ..self }
    }
}

const FIELDS: &[Field<'static>] = &[
    Field::text("title", "What for").governed().searchable().indexed().listed(),
    Field::text("subject_kind", "Kind").max(60).governed().indexed(),
    Field::integer("subject", "Record").governed().indexed(),
    Field::reference("budget", "Budget", "budget").governed().indexed().listed(),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("department", "Department", "department").governed().indexed().listed(),
    Field::reference("category", "Category", "category").governed().listed(),
    Field::date("day", "Day").governed().indexed().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::money("approved", "Approved").governed().listed(),
    Field::money("ordered", "Ordered").governed().listed(),
    Field::money("received", "Received").governed().listed(),
    Field::money("invoiced", "Invoiced").governed().listed(),
    Field::reference("replaces", "In place of", "commitment").governed().sparse(),
    Field::money("draw", "Takes").governed().indexed().listed(),
];

impl Record for Commitment {
    const KIND: &'static RecordKind = &RecordKind {
        name: "commitment",
        one: "commitment",
        many: "Commitments",
        path: "commitments",
        table: "budget_commitments",
        label: "title",
        keys: &[],
        fields: FIELDS,
        indexes: &["subject_kind, subject, id", "budget, day, id"],
        belonging: Belonging {
            company: Some("company"),
            location: None,
            department: Some("department"),
            own: &[],
        },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
