use crate::OWN;
use domain::{Field, Id, Kind};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A list that somebody saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its identity.
    pub id: Id<SavedView>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// The list, by the path of its kind: `assets`.
    #[serde(default)]
    pub list: String,
    /// What stands behind the question mark of its address.
    #[serde(default)]
    pub query: String,
    /// The account that saved it.
    pub owner: Option<i64>,
    /// Whether everybody has it among their views.
    #[serde(default)]
    pub shared: bool,
    /// Whether it has been taken away.
    #[serde(default)]
    pub removed: bool,
}

/// Most characters of a query.
pub(crate) const QUERY_MAX: usize = 4_000;

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").governed().searchable().listed().indexed(),
    Field::text("list", "List").governed().listed().indexed(),
    Field::new("query", "Conditions", Kind::LongText).governed().listed(),
    Field::new("owner", "Saved by", Kind::Integer).governed().indexed(),
    Field::new("shared", "For everybody", Kind::Boolean).governed().listed(),
    Field::new("removed", "Taken away", Kind::Boolean).governed(),
];

impl Record for SavedView {
    const KIND: &'static RecordKind = &RecordKind {
        name: "saved-view",
        one: "saved view",
        many: "Saved views",
        path: "saved-views",
        table: "saved_views",
        label: "name",
        keys: &[],
        fields: FIELDS,
        indexes: &["list"],
        belonging: Belonging::EVERYBODY,
        read: OWN,
        register: OWN,
        edit: OWN,
        archive: OWN,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
