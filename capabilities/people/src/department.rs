//! A part of a company that uses things and pays for them.
use crate::{Company, MANAGE_ORGANISATION, READ_ORGANISATION};
use domain::{Field, Id, Kind, State};
use engine::{Belonging, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A department, which is also a cost centre when it has a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Department {
    /// Its identity.
    pub id: Id<Department>,
    /// What it is called.
    pub name: String,
    /// The company that it is part of.
    pub company: Option<Id<Company>>,
    /// The department that it is part of.
    pub parent: Option<Id<Department>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name")
        .required()
        .indexed()
        .searchable()
        .listed()
        .aliases(&["department", "department name"]),
    Field::text("cost_centre", "Cost centre")
        .max(40)
        .sparse()
        .searchable()
        .listed()
        .aliases(&["cost center"]),
    Field::reference("company", "Company", "company").indexed().listed(),
    Field::reference("parent", "Part of", "department").sparse().listed(),
    Field::reference("manager", "Manager", "person").sparse().listed(),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Department {
    const KIND: &'static RecordKind = &RecordKind {
        name: "department",
        one: "department",
        many: "Departments",
        path: "departments",
        table: "departments",
        label: "name",
        keys: &["name", "cost_centre"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ_ORGANISATION,
        register: MANAGE_ORGANISATION,
        edit: MANAGE_ORGANISATION,
        archive: MANAGE_ORGANISATION,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        work.refuse_loop(Self::KIND, after.id.number(), after.parent.map(Id::number))?;
        Ok(after)
    }
}
