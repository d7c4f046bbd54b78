//! How tags are made for assets of a category or a company.
use crate::{CONFIGURE, READ};
use catalog::Category;
use domain::{Field, Id};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::Company;
use serde::{Deserialize, Serialize};

/// A sequence of tags: `NW-000123`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagSequence {
    /// Its identity.
    pub id: Id<TagSequence>,
    /// What it is called.
    pub name: String,
    /// What tags begin with.
    pub prefix: Option<String>,
    /// How many digits follow at least.
    pub digits: Option<i64>,
    /// Only for assets of this category.
    pub category: Option<Id<Category>>,
    /// Only for assets of this company.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().listed(),
    Field::text("prefix", "Prefix").max(20).listed(),
    Field::integer("digits", "Digits").at_least(1).listed(),
    Field::reference("category", "Only for category", "category").listed(),
    Field::reference("company", "Only for company", "company").listed(),
];

impl Record for TagSequence {
    const KIND: &'static RecordKind = &RecordKind {
        name: "tag-sequence",
        one: "tag sequence",
        many: "Tag sequences",
        path: "tag-sequences",
        table: "asset_tag_sequences",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: CONFIGURE,
        edit: CONFIGURE,
        archive: CONFIGURE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
