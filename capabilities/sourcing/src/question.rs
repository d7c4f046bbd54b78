//! What suppliers are asked beside prices.
use crate::{MANAGE, READ, Rfq, RfqState};
use domain::{Field, Id, State};
use engine::{Belonging, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::Company;
use serde::{Deserialize, Serialize};

/// A question of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its identity.
    pub id: Id<Question>,
    /// The question.
    #[serde(default)]
    pub question: String,
    /// The request.
    pub rfq: Id<Rfq>,
    /// As its request says.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("question", "Question").required().max(250).searchable().listed(),
    Field::reference("rfq", "Request", "rfq").required().indexed().listed(),
    Field::reference("company", "Company", "company").governed().sparse(),
];

impl Record for Question {
    const KIND: &'static RecordKind = &RecordKind {
        name: "rfq-question",
        one: "question to suppliers",
        many: "Questions to suppliers",
        path: "rfq-questions",
        table: "rfq_questions",
        label: "question",
        keys: &[],
        fields: FIELDS,
        indexes: &["rfq, id"],
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

    fn prepare(_: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let rfq = work.as_system(|work| work.see(after.rfq))?;
        rfq.must_be(&[RfqState::Draft])?;
        Ok(Self { company: rfq.company, ..after })
    }
}
