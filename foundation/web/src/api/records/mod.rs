//! What is the same for every kind of record: its list, one of it, its history.
mod document;
mod history;
mod list;
mod show;

pub use document::{describe_document, document_path};
pub use show::{as_of, one_record};

use super::{BASE, Parameter, schemas};
use crate::Routes;
use engine::{Engine, RecordKind};

pub(crate) use list::{conditions, describe as describe_list};

pub(crate) fn routes(routes: Routes, engine: &Engine, kind: &'static RecordKind) -> Routes {
    let routes = list::routes(routes, engine, kind);
    history::routes(show::routes(routes, kind), kind)
}

/// What names one record in an address.
pub(crate) fn id_parameter(kind: &RecordKind) -> Parameter {
    let keys =
        if kind.keys.is_empty() { String::new() } else { format!(", or its {}", kind.keys.join(" or ")) };
    Parameter::path("id", schemas::id_or_key(), format!("The id of the {}{keys}.", kind.one)).example("1")
}

/// At which point of history something is read.
pub(crate) fn as_of_parameters() -> [Parameter; 2] {
    [
        Parameter::query("as_of", schemas::date(), "As it was at the end of this day."),
        Parameter::query("as_known_at", schemas::moment(), "As far as was known at this moment."),
    ]
}

/// The path of a kind's list.
pub(crate) fn path_of(kind: &RecordKind) -> String {
    format!("{BASE}/{}", kind.path)
}

/// Whether records of a kind lie inside of each other.
pub(crate) fn has_tree(engine: &Engine, name: &str) -> bool {
    engine.kind(name).is_some_and(|kind| kind.field("parent").is_some())
}
