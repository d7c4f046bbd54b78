//! Who decides while somebody is away.
use crate::{MANAGE, READ};
use domain::{Date, Field, Id, Period, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::Person;
use serde::{Deserialize, Serialize};

/// Somebody who stands in for somebody else for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deputy {
    /// Its identity.
    pub id: Id<Deputy>,
    /// Who is away.
    pub person: Id<Person>,
    /// Who stands in.
    pub deputy: Id<Person>,
    /// The first day.
    pub starts_on: Date,
    /// The last day; open when absent.
    pub ends_on: Option<Date>,
}

const FIELDS: &[Field<'static>] = &[
    Field::reference("person", "Who is away", "person").required().indexed().searchable().listed(),
    Field::reference("deputy", "Who stands in", "person").required().indexed().searchable().listed(),
    Field::date("starts_on", "From").required().indexed().listed(),
    Field::date("ends_on", "Until").sparse().listed(),
    Field::text("note", "Note").indexed().listed(),
];

impl Record for Deputy {
    const KIND: &'static RecordKind = &RecordKind {
        name: "deputy",
        one: "deputy",
        many: "Deputies",
        path: "deputies",
        table: "approval_deputies",
        label: "note",
        keys: &[],
        fields: FIELDS,
        indexes: &["deputy, starts_on, id"],
        belonging: Belonging { company: None, location: None, department: None, own: &["person", "deputy"] },
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
        if after.person == after.deputy {
            return Err(Error::invalid("deputy", "same-person", "Nobody stands in for themselves."));
        }
        match Period::new(after.starts_on, after.ends_on) {
            Some(_) => Ok(after),
            None => Err(Error::invalid("ends_on", "before-start", "The last day is before the first.")),
        }
    }
}
