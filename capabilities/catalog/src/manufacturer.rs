//! A company that makes things, and where it helps.
use crate::{MANAGE, READ};
use domain::{Field, Id, Kind};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A manufacturer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manufacturer {
    /// Its identity.
    pub id: Id<Manufacturer>,
    /// What it is called.
    pub name: String,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed().aliases(&[
        "manufacturer",
        "maker",
        "brand",
    ]),
    Field::new("also_called", "Also called", Kind::Tags).help("Other spellings that files and agents use."),
    Field::new("website", "Website", Kind::Url).listed(),
    Field::new("support_url", "Support pages", Kind::Url),
    Field::text("support_phone", "Support phone").max(60).listed(),
    Field::new("support_email", "Support e-mail", Kind::Email).listed(),
    Field::new("warranty_url", "Warranty look-up", Kind::Url),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Manufacturer {
    const KIND: &'static RecordKind = &RecordKind {
        name: "manufacturer",
        one: "manufacturer",
        many: "Manufacturers",
        path: "manufacturers",
        table: "manufacturers",
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
}
