//! How much may be spent: on what, by whom, when.
use super::{MANAGE, READ};
use catalog::Category;
use domain::{Choice, Date, Field, Id, Kind, Money, Period, State, Tone};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::{Company, Department};
use serde::{Deserialize, Serialize};

/// A budget: of a company, a cost centre or a category, for a time, in one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Budget {
    /// Its identity.
    pub id: Id<Budget>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// Whose it is; everybody's when absent.
    pub company: Option<Id<Company>>,
    /// The cost centre; all when absent.
    pub department: Option<Id<Department>>,
    /// For what; everything when absent.
    pub category: Option<Id<Category>>,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// How much may be spent.
    pub amount: Money,
    /// What happens when it is not enough.
    #[serde(default)]
    pub policy: Policy,
    /// What is approved, ordered, received or invoiced of it.
    pub committed: Option<Money>,
    /// What is invoiced.
    pub spent: Option<Money>,
    /// What is left; less than nothing when it was exceeded.
    pub remaining: Option<Money>,
}

/// What happens when a budget is not enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// It is said and recorded.
    #[default]
    Warn,
    /// Nothing more is approved or ordered.
    Refuse,
}

const POLICIES: &[Choice<'static>] =
    &[Choice::toned("warn", "Warns", Tone::Info), Choice::toned("refuse", "Refuses", Tone::Warn)];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed(),
    Field::reference("company", "Company", "company").indexed().listed(),
    Field::reference("department", "Department", "department")
        .indexed()
        .listed()
        .help("The cost centre, with all departments that are part of it.")
        .aliases(&["cost centre", "cost center"]),
    Field::reference("category", "Category", "category").indexed().listed(),
    Field::date("starts_on", "From").required().indexed().listed(),
    Field::date("ends_on", "Until").required().indexed().listed(),
    Field::money("amount", "Budget").required().at_least(0).indexed().listed(),
    Field::choice("policy", "When exceeded", POLICIES).indexed().listed(),
    Field::money("committed", "Committed").governed().indexed().listed(),
    Field::money("spent", "Invoiced").governed().indexed().listed(),
    Field::money("remaining", "Left").governed().indexed().listed(),
    Field::reference("owner", "Answers for it", "person").sparse(),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Budget {
    const KIND: &'static RecordKind = &RecordKind {
        name: "budget",
        one: "budget",
        many: "Budgets",
        path: "budgets",
        table: "budgets",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &["starts_on, ends_on, id"],
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

    fn prepare(before: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if Period::new(after.starts_on, Some(after.ends_on)).is_none() {
            return Err(Error::invalid("ends_on", "before-start", "The last day is before the first."));
        }
        let committed = before.and_then(|was| was.committed).map_or(0, |money| money.minor);
        if committed != 0 && before.is_some_and(|was| was.amount.currency != after.amount.currency) {
            let message = "Something is committed in the present currency; make another budget instead.";
            return Err(Error::invalid("amount", "fixed", message));
        }
        Ok(after.tallied(committed, before.and_then(|was| was.spent).map_or(0, |money| money.minor)))
    }
}

impl Budget {
    /// With so much committed and invoiced.
    pub(super) fn tallied(self, committed: i64, spent: i64) -> Self {
        let money = |minor| Some(Money::new(minor, self.amount.currency));
        let remaining = money(self.amount.minor.saturating_sub(committed));
        Self { committed: money(committed), spent: money(spent), remaining, ..self }
    }
}
