//! What some kinds understand beyond their own fields: an asset's file also tells about its model and its holder.
mod assets;
mod snipeit;

use crate::row::Done;
use domain::State;
use engine::{RecordKind, Result, Work};
use std::collections::BTreeMap;

/// Something a column can be that is no field of the kind.
pub(crate) struct Extra {
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    pub(crate) aliases: &'static [&'static str],
}

/// The cells of a row that are extras: name to text, empty ones left out.
pub(crate) type Extras = BTreeMap<&'static str, (String, domain::TextFormats)>;

/// The extras of a kind.
pub(crate) fn extras(kind: &str) -> &'static [Extra] {
    match kind {
        "asset" => assets::EXTRAS,
        _ => &[],
    }
}

/// What other systems' files call a field or an extra of a kind.
pub(crate) fn aliases(kind: &str, target: &str) -> Vec<String> {
    snipeit::aliases(kind, target)
}

/// Completes what is known about something that a row refers to and that has to be made.
pub(crate) fn complete_missing(refers_to: &RecordKind, name: &str, extras: &Extras) -> State {
    let mut state = State::from_iter([(refers_to.label.to_owned(), name.into())]);
    match refers_to.name {
        "model" => assets::complete_model(&mut state, extras),
        "status" => assets::complete_status(&mut state, name),
        _ => {}
    }
    state
}

/// Takes out of the input what has to wait until the record is there, and may change the rest. `exists`: the record is
/// in the register already.
pub(crate) fn before(
    work: &mut Work<'_>,
    kind: &RecordKind,
    input: &mut State,
    extras: &Extras,
    exists: bool,
) -> Result<Option<State>> {
    match kind.name {
        "asset" => assets::before(work, input, extras, exists),
        _ => Ok(None),
    }
}

/// Does what remains once the record is there.
pub(crate) fn after(
    work: &mut Work<'_>,
    kind: &RecordKind,
    done: &Done,
    later: Option<State>,
    extras: &Extras,
    create_missing: bool,
) -> Result<()> {
    match kind.name {
        "asset" => assets::after(work, done.record, later, extras, create_missing),
        _ => Ok(()),
    }
}
