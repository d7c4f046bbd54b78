//! What a row refers to: found, or made, or left until the whole file is in.
use crate::{
    adapters::{self, Extras},
    row::{MADE, Reader},
};
use domain::{Kind, State};
use engine::{Error, RecordKind, Result, Work};
use serde_json::Value;
use std::collections::HashMap;

/// What names were found to mean, for the rows of one transaction.
#[derive(Default)]
pub(crate) struct Known {
    ids: HashMap<(&'static str, String), i64>,
    /// Found or made by the row in hand; kept only when the row is.
    fresh: Vec<((&'static str, String), i64)>,
}

impl Known {
    /// The row in hand stays.
    pub(crate) fn keep(&mut self) {
        self.ids.extend(self.fresh.drain(..));
    }

    /// The row in hand was taken back, and with it what it made.
    pub(crate) fn forget(&mut self) {
        self.fresh.clear();
    }
}

/// Replaces names by ids. Answers the references to the import's own kind that are not there yet.
pub(crate) fn settle(
    work: &mut Work<'_>,
    reader: &Reader,
    known: &mut Known,
    input: &mut State,
    extras: &Extras,
) -> Result<State> {
    let mut deferred = State::new();
    for field in reader.kind.fields {
        let Kind::Reference(refers_to) = field.kind else { continue };
        let Some(Value::String(name)) = input.get(field.name) else { continue };
        let name = name.clone();
        let kind = work.kind(refers_to).ok_or(Error::NotFound("kind of record"))?;
        match find(work, known, kind, &name) {
            Ok(id) => {
                input.insert(field.name.to_owned(), id.into());
            }
            Err(Error::NotFound(_)) if kind.name == reader.kind.name => {
                input.remove(field.name);
                deferred.insert(field.name.to_owned(), name.into());
            }
            Err(Error::NotFound(_)) if reader.options.create_missing => {
                let id = make(work, reader, known, kind, &name, extras)?;
                input.insert(field.name.to_owned(), id.into());
            }
            Err(Error::NotFound(one)) => {
                let message = format!("There is no {one} \u{201c}{name}\u{201d}.");
                return Err(reader.named(Error::invalid(field.name, "no-such-record", message)));
            }
            Err(Error::Refused(refusal)) => {
                return Err(reader.named(Error::invalid(field.name, refusal.code, refusal.message)));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(deferred)
}

fn find(work: &mut Work<'_>, known: &mut Known, kind: &'static RecordKind, name: &str) -> Result<i64> {
    let key = (kind.name, name.to_lowercase());
    if let Some(id) =
        known.ids.get(&key).or_else(|| known.fresh.iter().find(|(fresh, _)| *fresh == key).map(|(_, id)| id))
    {
        return Ok(*id);
    }
    let id = work.resolve(kind, &name.into())?;
    known.fresh.push((key, id));
    Ok(id)
}

/// Makes what a row refers to, with what else the row says about it.
fn make(
    work: &mut Work<'_>,
    reader: &Reader,
    known: &mut Known,
    kind: &'static RecordKind,
    name: &str,
    extras: &Extras,
) -> Result<i64> {
    let mut state = adapters::complete_missing(kind, name, extras);
    for field in kind.fields {
        let Kind::Reference(refers_to) = field.kind else { continue };
        let Some(Value::String(inner)) = state.get(field.name) else { continue };
        let inner = inner.clone();
        let other = work.kind(refers_to).ok_or(Error::NotFound("kind of record"))?;
        let id = match find(work, known, other, &inner) {
            Err(Error::NotFound(_)) => make(work, reader, known, other, &inner, &Extras::new())?,
            found => found?,
        };
        state.insert(field.name.to_owned(), id.into());
    }
    work.actor().demand(kind.register)?;
    let id = work.register_state(kind, state, MADE).map_err(|error| reader.named(error))?;
    known.fresh.push(((kind.name, name.to_lowercase()), id));
    Ok(id)
}
