//! A case: one asset on its way out of service, with the steps that its profile asks for.
use crate::{
    READ, WORK,
    rules::{
        case::{CaseState, StepState},
        steps::Step,
    },
};
use assets::Asset;
use domain::{Aspect, Date, Field, Id};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Person};
use serde::{Deserialize, Serialize};

/// A case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Its identity.
    pub id: Id<Case>,
    /// Its number: DC-000042.
    pub number: String,
    /// Which asset.
    pub asset: Id<Asset>,
    /// What its data ask for.
    pub profile: Option<Id<crate::Profile>>,
    /// How far it has come.
    pub state: CaseState,
    /// How many steps are to be settled yet.
    pub open_steps: i64,
    /// When it began.
    pub begun_on: Date,
    /// Who began it.
    pub begun_by: Option<Id<Person>>,
    /// The number of the seal on the asset.
    pub seal_number: Option<String>,
    /// When it closed, or was given up.
    pub closed_on: Option<Date>,
    /// Who closed it.
    pub closed_by: Option<Id<Person>>,
    /// Whose asset it is.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").unique().searchable().listed(),
    Field::reference("asset", "Asset", "asset").indexed().searchable().listed(),
    Field::reference("profile", "Profile", "regulation-profile").indexed().listed(),
    Field::choice("state", "State", CaseState::CHOICES).about(Aspect::Life).indexed().listed(),
    Field::integer("open_steps", "Open steps").about(Aspect::Life).listed(),
    Field::date("begun_on", "Begun on").indexed().listed(),
    Field::reference("begun_by", "Begun by", "person"),
    Field::text("seal_number", "Seal number").searchable(),
    Field::date("closed_on", "Closed on").about(Aspect::Life).sparse().listed(),
    Field::reference("closed_by", "Closed by", "person").about(Aspect::Life),
    Field::reference("company", "Company", "company").indexed(),
];

impl Record for Case {
    const KIND: &'static RecordKind = &RecordKind {
        name: "retirement-case",
        one: "decommissioning case",
        many: "Decommissioning",
        path: "retirement-cases",
        table: "retirement_cases",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["asset, state, id"],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
        read: READ,
        register: WORK,
        edit: WORK,
        archive: WORK,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// A step of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseStep {
    /// Its identity.
    pub id: Id<CaseStep>,
    /// What it is called.
    pub name: String,
    /// The case.
    pub retirement_case: Id<Case>,
    /// The asset.
    pub asset: Id<Asset>,
    /// Which step.
    pub step: Step,
    /// How far it has come.
    pub state: StepState,
    /// When it was taken.
    pub done_on: Option<Date>,
    /// Who took it.
    pub done_by: Option<Id<Person>>,
    /// What shows that it is done.
    pub evidence: Option<String>,
    /// Why it is to be left out.
    pub waiver_reason: Option<String>,
    /// The account that asked to leave it out.
    pub asked_by: Option<String>,
    /// Who allowed that.
    pub waived_by: Option<Id<Person>>,
    /// Whose asset it is.
    pub company: Option<Id<Company>>,
}

const STEP_FIELDS: &[Field<'static>] = &[
    Field::text("name", "Step").searchable().listed(),
    Field::reference("retirement_case", "Case", "retirement-case").indexed().listed(),
    Field::reference("asset", "Asset", "asset").indexed().listed(),
    Field::choice("step", "Kind of step", Step::CHOICES).indexed(),
    Field::choice("state", "State", StepState::CHOICES).about(Aspect::Life).indexed().listed(),
    Field::date("done_on", "Done on").about(Aspect::Life).sparse().listed(),
    Field::reference("done_by", "Done by", "person").about(Aspect::Life).listed(),
    Field::text("evidence", "What shows it").max(500),
    Field::text("waiver_reason", "Why it is left out").max(500),
    Field::text("asked_by", "Asked for by"),
    Field::reference("waived_by", "Waived by", "person"),
    Field::reference("company", "Company", "company").indexed(),
];

impl Record for CaseStep {
    const KIND: &'static RecordKind = &RecordKind {
        name: "retirement-step",
        one: "decommissioning step",
        many: "Decommissioning steps",
        path: "retirement-steps",
        table: "retirement_steps",
        label: "name",
        keys: &[],
        fields: STEP_FIELDS,
        indexes: &[],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
        read: READ,
        register: WORK,
        edit: WORK,
        archive: WORK,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
