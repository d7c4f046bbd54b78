//! A rule of the company: what somebody has to say yes to.
use crate::{MANAGE, READ};
use catalog::Category;
use domain::{Choice, Field, Id, Kind, Money, State};
use engine::{Belonging, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::{Company, Department};
use serde::{Deserialize, Serialize};

/// A rule. What it leaves open holds for everything; all rules that fit are asked, in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Its identity.
    pub id: Id<Rule>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// Its place among the rules; lower ones are asked first.
    pub position: Option<i64>,
    /// For which kind of record; all when absent.
    pub applies_to: Option<String>,
    /// From which amount on.
    pub amount_from: Option<Money>,
    /// For which company.
    pub company: Option<Id<Company>>,
    /// For which department and those below it.
    pub department: Option<Id<Department>>,
    /// For which category and those below it.
    pub category: Option<Id<Category>>,
    /// Whether nobody may decide two steps. Yes unless said.
    pub four_eyes: Option<bool>,
}

/// What can be asked for. Kinds that other capabilities bring are covered by rules that leave this open.
const SUBJECTS: &[Choice<'static>] = &[
    Choice::new("need", "Needs and requests"),
    Choice::new("purchase-plan", "Purchase plans"),
    Choice::new("order", "Purchase orders"),
    Choice::new("contract", "Contracts"),
    Choice::new("refresh-plan", "Refresh plans"),
    Choice::new("disposal", "Disposals"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed(),
    Field::integer("position", "Order").at_least(0).indexed().listed().help("Lower ones are asked first."),
    Field::choice("applies_to", "For", SUBJECTS).indexed().listed().help("Left empty, for everything."),
    Field::money("amount_from", "From an amount of")
        .at_least(0)
        .listed()
        .help("An amount that is not known, or in another currency, counts as reached."),
    Field::reference("company", "Company", "company").indexed().listed(),
    Field::reference("department", "Department", "department")
        .indexed()
        .listed()
        .help("With all departments that are part of it."),
    Field::reference("category", "Category", "category")
        .indexed()
        .listed()
        .help("With all categories that are part of it."),
    Field::boolean("four_eyes", "Four eyes")
        .help("Nobody decides two steps of one approval. Yes unless you say no."),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Rule {
    const KIND: &'static RecordKind = &RecordKind {
        name: "approval-rule",
        one: "approval rule",
        many: "Approval rules",
        path: "approval-rules",
        table: "approval_rules",
        label: "name",
        keys: &["name"],
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

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        Ok(Self { position: after.position.or(Some(100)), ..after })
    }
}
