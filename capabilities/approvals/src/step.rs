//! A step of a rule: who is asked.
use crate::{MANAGE, READ, Rule};
use domain::{Choice, Field, Id, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::Person;
use serde::{Deserialize, Serialize};

/// One step of a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleStep {
    /// Its identity.
    pub id: Id<RuleStep>,
    /// What it is called.
    pub name: Option<String>,
    /// The rule that it is a step of.
    pub rule: Id<Rule>,
    /// Its place among the steps.
    pub position: Option<i64>,
    /// Who is asked.
    #[serde(default)]
    pub who: Who,
    /// The person, where one is named.
    pub person: Option<Id<Person>>,
    /// The role, where its holders are asked.
    pub role: Option<i64>,
    /// Days after which somebody else is asked as well.
    pub days: Option<i64>,
}

/// Who is asked in a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The manager of the person who wants it.
    #[default]
    Manager,
    /// Whoever runs the department that pays.
    DepartmentManager,
    /// A person by name.
    Person,
    /// Anybody who has a role.
    Role,
}

impl Who {
    /// As it is kept.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Manager => "manager",
            Self::DepartmentManager => "department-manager",
            Self::Person => "person",
            Self::Role => "role",
        }
    }
}

pub(crate) const WHO: &[Choice<'static>] = &[
    Choice::new("manager", "Manager of whoever asks"),
    Choice::new("department-manager", "Manager of the department"),
    Choice::new("person", "A person"),
    Choice::new("role", "Anybody with a role"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").indexed().listed().help("Left empty, it says who is asked."),
    Field::reference("rule", "Rule", "approval-rule").required().indexed().listed(),
    Field::integer("position", "Order").at_least(1).listed(),
    Field::choice("who", "Who decides", WHO).required().indexed().listed(),
    Field::reference("person", "Person", "person").sparse().listed(),
    Field::reference("role", "Role", "role").sparse().listed(),
    Field::integer("days", "Days to decide")
        .at_least(1)
        .listed()
        .help("After so many days the next one up is asked as well."),
];

impl Record for RuleStep {
    const KIND: &'static RecordKind = &RecordKind {
        name: "approval-step",
        one: "approval step",
        many: "Approval steps",
        path: "approval-steps",
        table: "approval_steps",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &["rule, position, id"],
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

    fn prepare(_: Option<&Self>, mut after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        match after.who {
            Who::Person if after.person.is_none() => {
                return Err(Error::invalid("person", "required", "Name the person who decides."));
            }
            Who::Role if after.role.is_none() => {
                return Err(Error::invalid("role", "required", "Name the role whose holders decide."));
            }
            _ => {}
        }
        after.person = after.person.filter(|_| after.who == Who::Person);
        after.role = after.role.filter(|_| after.who == Who::Role);
        after.position = after.position.or(Some(1));
        if after.name.is_none() {
            let said = WHO.iter().find(|choice| choice.value == after.who.value());
            after.name = said.map(|choice| choice.label.to_owned());
        }
        Ok(after)
    }
}
