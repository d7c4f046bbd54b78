//! A legal entity that owns assets and employs people.
use crate::{MANAGE_ORGANISATION, READ_ORGANISATION};
use domain::{Field, Id, Kind, State};
use engine::{Belonging, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A company.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Company {
    /// Its identity.
    pub id: Id<Company>,
    /// What it is called.
    pub name: String,
    /// The company it belongs to.
    pub parent: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name")
        .required()
        .unique()
        .searchable()
        .listed()
        .aliases(&["company", "company name"]),
    Field::text("code", "Code")
        .max(20)
        .sparse()
        .searchable()
        .listed()
        .help("A short name for tags and reports."),
    Field::reference("parent", "Belongs to", "company").sparse().listed().aliases(&["parent company"]),
    Field::text("registration_number", "Registration number").max(60),
    Field::text("country", "Country").max(2).pattern("[A-Za-z]{2}").help("Two letters, such as DE or US."),
    Field::new("email", "E-mail", Kind::Email),
    Field::text("phone", "Phone").max(60),
    Field::new("website", "Website", Kind::Url),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Company {
    const KIND: &'static RecordKind = &RecordKind {
        name: "company",
        one: "company",
        many: "Companies",
        path: "companies",
        table: "companies",
        label: "name",
        keys: &["name", "code"],
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
