//! Commands change things, queries tell things. Both are data: the API, the command line, change sets and the
//! permission matrix are made from the same declarations.
use crate::{Error, Permission, Result, View, Work};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Where something is reached over HTTP, below `/api/v1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// `GET`, `POST`, `PATCH`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// `/assets/{asset}/hand-out`; what is in braces becomes a field of the input.
    pub path: &'static str,
}

impl Place {
    /// A place that changes something.
    pub const fn post(path: &'static str) -> Self {
        Self { method: "POST", path }
    }
    /// A place that tells something.
    pub const fn get(path: &'static str) -> Self {
        Self { method: "GET", path }
    }
    /// A place that changes parts of something.
    pub const fn patch(path: &'static str) -> Self {
        Self { method: "PATCH", path }
    }
    /// A place that replaces something.
    pub const fn put(path: &'static str) -> Self {
        Self { method: "PUT", path }
    }
    /// A place that takes something away.
    pub const fn delete(path: &'static str) -> Self {
        Self { method: "DELETE", path }
    }

    /// The names in braces, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &'static str> {
        self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    }
}

/// Something that an actor asks to be done: all of it, in one transaction, or nothing.
pub trait Command: Serialize + DeserializeOwned + JsonSchema + Clone + Send + 'static {
    /// `custody.hand-out`: its name in the journal, the command line and the documentation.
    const NAME: &'static str;
    /// What it needs. No permission, no command.
    const NEEDS: Permission;
    /// What it does, in a sentence.
    const SAYS: &'static str;
    /// Where the API has it.
    const PLACE: Place;
    /// What it answers: identities and counts, never whole records.
    type Outcome: Serialize + JsonSchema + Send + 'static;

    /// Does it.
    fn run(self, work: &mut Work<'_>) -> Result<Self::Outcome>;
}

/// Something that an actor wants to be told.
pub trait Query: DeserializeOwned + JsonSchema + Clone + Send + 'static {
    /// `custody.holdings`: its name.
    const NAME: &'static str;
    /// What it needs.
    const NEEDS: Permission;
    /// What it tells, in a sentence.
    const SAYS: &'static str;
    /// Where the API has it.
    const PLACE: Place;
    /// What it answers.
    type Answer: Serialize + JsonSchema + Send + 'static;

    /// Tells it.
    fn run(self, view: &mut View<'_>) -> Result<Self::Answer>;
}

/// A command as an entry in a list: its words, and functions that work on JSON.
#[derive(Clone, Copy)]
pub struct Verb {
    /// [`Command::NAME`].
    pub name: &'static str,
    /// [`Command::NEEDS`].
    pub needs: Permission,
    /// [`Command::SAYS`].
    pub says: &'static str,
    /// [`Command::PLACE`].
    pub place: Place,
    /// The schema of its input.
    pub input: fn(&mut SchemaGenerator) -> Schema,
    /// The schema of its outcome.
    pub outcome: fn(&mut SchemaGenerator) -> Schema,
    pub(crate) run: fn(&mut Work<'_>, Value) -> Result<Value>,
}

impl Verb {
    /// The entry of a command.
    pub const fn of<C: Command>() -> Self {
        Self {
            name: C::NAME,
            needs: C::NEEDS,
            says: C::SAYS,
            place: C::PLACE,
            input: |generator| generator.subschema_for::<C>(),
            outcome: |generator| generator.subschema_for::<C::Outcome>(),
            run: |work, input| Ok(serde_json::to_value(read_input::<C>(input)?.run(work)?)?),
        }
    }
}

/// A query as an entry in a list.
#[derive(Clone, Copy)]
pub struct Reading {
    /// [`Query::NAME`].
    pub name: &'static str,
    /// [`Query::NEEDS`].
    pub needs: Permission,
    /// [`Query::SAYS`].
    pub says: &'static str,
    /// [`Query::PLACE`].
    pub place: Place,
    /// The schema of its input.
    pub input: fn(&mut SchemaGenerator) -> Schema,
    /// The schema of its answer.
    pub answer: fn(&mut SchemaGenerator) -> Schema,
    pub(crate) run: fn(&mut View<'_>, Value) -> Result<Value>,
}

impl Reading {
    /// The entry of a query.
    pub const fn of<Q: Query>() -> Self {
        Self {
            name: Q::NAME,
            needs: Q::NEEDS,
            says: Q::SAYS,
            place: Q::PLACE,
            input: |generator| generator.subschema_for::<Q>(),
            answer: |generator| generator.subschema_for::<Q::Answer>(),
            run: |view, input| Ok(serde_json::to_value(read_input::<Q>(input)?.run(view)?)?),
        }
    }
}

/// Reads JSON as the input of a command or query; what does not fit is told beside its field.
pub(crate) fn read_input<T: DeserializeOwned>(input: Value) -> Result<T> {
    serde_path_to_error::deserialize(input).map_err(|error| {
        let path = error.path().to_string();
        let why = error.into_inner().to_string();
        let missing = why.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
        match missing {
            Some(field) => Error::invalid(field, "required", format!("{field} is required.")),
            None => Error::invalid(
                if path == "." { "body" } else { &path },
                "unreadable",
                format!("{path}: {why}."),
            ),
        }
    })
}
