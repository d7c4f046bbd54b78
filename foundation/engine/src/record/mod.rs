//! Records: the things with a life that the register keeps. A record is a plain Rust struct, described once more
//! as data ([`RecordKind`]) so that lists, forms, imports, exports, the API and the store need no code of its own.
pub(crate) mod custom;
pub(crate) mod input;
pub(crate) mod rows;
pub(crate) mod schema;
pub(crate) mod search;
pub(crate) mod verbs;

pub use custom::{CustomField, CustomFieldRow};
pub use rows::{columns_of, custom_cells, read_cells, sort_key, sort_value};
pub use search::{SearchPlan, like_part};
pub use verbs::{RecordVerb, Touched};

use crate::{Belonging, Error, Permission, Result, View, Work};
use domain::{Field, Id, State};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// A thing with a life of its own: an asset, a person, a place.
///
/// Rules work on the struct; the engine keeps a [`State`]. The struct names only what rules care about: every other
/// field of the kind, custom fields, tags and whether it is archived are carried along. Fields of the struct are
/// serialised even when absent (no `skip_serializing_if`): a null takes the value away.
pub trait Record: Serialize + DeserializeOwned + Clone + Send + 'static {
    /// Everything the engine must know about records of this kind.
    const KIND: &'static RecordKind;

    /// Its identity.
    fn id(&self) -> Id<Self>;

    /// The rules of registering (`before` is absent) and editing: may complete what was left out, or refuse.
    /// `whole` is the state that is wanted, with the fields that the struct does not name.
    fn prepare(before: Option<&Self>, after: Self, whole: &State, work: &mut Work<'_>) -> Result<Self> {
        let _ = (before, whole, work);
        Ok(after)
    }

    /// Values of the derived fields.
    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let _ = view;
        Ok(State::new())
    }
}

/// A kind of record, as data.
pub struct RecordKind {
    /// Its name in the journal and in references: `asset`.
    pub name: &'static str,
    /// What one is called in a sentence: "asset".
    pub one: &'static str,
    /// What several are called, as a heading: "Assets".
    pub many: &'static str,
    /// Its place in addresses: `assets`.
    pub path: &'static str,
    /// Its table.
    pub table: &'static str,
    /// The field that names it to people: a tag, a name.
    pub label: &'static str,
    /// Fields by which it can be found when somebody writes a text where an id could stand, best first.
    pub keys: &'static [&'static str],
    /// Its fields.
    pub fields: &'static [Field<'static>],
    /// Further indexes for lists, each a list of columns that ends in what is sorted by.
    pub indexes: &'static [&'static str],
    /// Which columns say where it belongs.
    pub belonging: Belonging,
    /// Needed to see it.
    pub read: Permission,
    /// Needed to register one.
    pub register: Permission,
    /// Needed to edit it.
    pub edit: Permission,
    /// Needed to archive and restore it.
    pub archive: Permission,
    /// Whether people may register, edit and archive it as they like. Otherwise only its own verbs change it.
    pub open: bool,
    /// [`Record::prepare`], on states.
    pub prepare: fn(&mut Work<'_>, i64, Option<&State>, State) -> Result<State>,
    /// [`Record::derive`], on states.
    pub derive: fn(&mut View<'_>, i64, &State) -> Result<State>,
}

impl RecordKind {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field<'static>> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether the search box looks into it.
    pub fn is_searchable(&self) -> bool {
        self.fields.iter().any(|field| field.searchable)
    }

    /// Whether it holds personal data, and its journal entries are therefore sealed under a key of its own.
    pub fn is_personal(&self) -> bool {
        self.fields.iter().any(|field| field.personal)
    }

    /// Whether it can carry tags.
    pub fn has_tags(&self) -> bool {
        self.field(TAGS).is_some()
    }
}

impl std::fmt::Debug for RecordKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// [`RecordKind::prepare`] for a record type.
pub fn prepare_state<S: Record>(
    work: &mut Work<'_>,
    id: i64,
    before: Option<&State>,
    after: State,
) -> Result<State> {
    let before = before.map(|state| from_state::<S>(id, state)).transpose()?;
    let wanted = from_state::<S>(id, &after)?;
    let prepared = S::prepare(before.as_ref(), wanted, &after, work)?;
    to_state(&prepared, &after)
}

/// [`RecordKind::derive`] for a record type.
pub fn derive_state<S: Record>(view: &mut View<'_>, id: i64, state: &State) -> Result<State> {
    from_state::<S>(id, state)?.derive(view)
}

/// The name of the field that holds custom fields.
pub(crate) const CUSTOM: &str = "custom";
/// The name of the field that holds tags.
pub(crate) const TAGS: &str = "tags";
/// The name of the field that says that a record is archived.
pub(crate) const ARCHIVED: &str = "archived";

/// The struct of a state. What the struct does not name stays behind in the state.
pub(crate) fn from_state<S: Record>(id: i64, state: &State) -> Result<S> {
    let mut own = state.clone();
    own.insert("id".into(), id.into());
    serde_json::from_value(Value::Object(own))
        .map_err(|error| Error::internal(format!("{} {id} does not fit its kind: {error}", S::KIND.name)))
}

/// The state of a struct: what the struct names as it says (a null takes the value away), everything else as in
/// `carrying`.
pub(crate) fn to_state<S: Record>(record: &S, carrying: &State) -> Result<State> {
    let Value::Object(own) = serde_json::to_value(record)? else {
        return Err(Error::internal(format!("a {} is not an object", S::KIND.name)));
    };
    let mut state = carrying.clone();
    for (name, value) in own.into_iter().filter(|(name, _)| name != "id") {
        if value.is_null() {
            state.remove(&name);
        } else {
            state.insert(name, value);
        }
    }
    Ok(state)
}

/// A record as the database keeps it now: the struct, and what the engine knows beside it.
#[derive(Clone, Debug)]
pub struct Kept<S> {
    /// The record.
    pub record: S,
    pub(crate) row: rows::KeptRow,
}

impl<S> Kept<S> {
    /// How often it has changed; what an ETag carries.
    pub fn version(&self) -> i64 {
        self.row.version
    }

    /// Whether it has been taken out of daily lists.
    pub fn is_archived(&self) -> bool {
        self.row.is_archived()
    }

    /// The whole state, custom fields and tags included.
    pub fn state(&self) -> &State {
        &self.row.state
    }
}

impl<S> std::ops::Deref for Kept<S> {
    type Target = S;
    fn deref(&self) -> &S {
        &self.record
    }
}
