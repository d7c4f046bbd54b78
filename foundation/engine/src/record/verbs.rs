//! What can be done to records of every open kind: register, edit, archive, restore, comment.
use crate::{Happening, Permission, RecordKind, Result, Work};
use domain::{Event, Refusal, State};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One of the things that can be done to a record of any open kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordVerb {
    /// Make a new one.
    Register,
    /// Change fields.
    Edit,
    /// Take it out of daily lists.
    Archive,
    /// Bring it back.
    Restore,
    /// Say something about it.
    Comment,
}

/// Which record, and which version of it there is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Touched {
    /// Its id.
    pub id: i64,
    /// How often it has changed; send it back as `If-Match`.
    pub version: i64,
}

impl RecordVerb {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Register, Self::Edit, Self::Archive, Self::Restore, Self::Comment];

    /// The last word of its name: `assets.register`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Edit => "edit",
            Self::Archive => "archive",
            Self::Restore => "restore",
            Self::Comment => "comment",
        }
    }

    /// Its name for a kind.
    pub fn name(self, kind: &RecordKind) -> String {
        format!("{}.{}", kind.path, self.word())
    }

    /// What it needs.
    pub const fn needs(self, kind: &RecordKind) -> Permission {
        match self {
            Self::Register => kind.register,
            Self::Edit | Self::Comment => kind.edit,
            Self::Archive | Self::Restore => kind.archive,
        }
    }

    /// What it does, in a sentence.
    pub fn says(self, kind: &RecordKind) -> String {
        let one = kind.one;
        match self {
            Self::Register => format!("Registers a new {one}."),
            Self::Edit => format!(
                "Changes fields of a {one}; a field that is not named stays as it is, null takes a value away."
            ),
            Self::Archive => {
                format!("Takes a {one} out of daily lists. It stays in the register and can be restored.")
            }
            Self::Restore => format!("Brings an archived {one} back into daily lists."),
            Self::Comment => format!("Says something about a {one}, for its history."),
        }
    }

    /// Does it. `input` holds the fields; for all but registering, `id` names the record.
    pub(crate) fn run(self, work: &mut Work<'_>, kind: &'static RecordKind, input: Value) -> Result<Touched> {
        let Value::Object(mut given) = input else {
            return Err(crate::Error::invalid("body", "not-an-object", "Send an object: field to value."));
        };
        let named = given.remove("id");
        if self == Self::Register {
            let (id, version) = work.register_from(kind, &given, Event::REGISTERED.into())?;
            return Ok(Touched { id, version });
        }
        let named = named.ok_or_else(|| crate::Error::invalid("id", "required", "Which record?"))?;
        let id = work.resolve_to_change(kind, &named)?;
        let version = match self {
            Self::Register | Self::Edit => work.edit_from(kind, id, &given, Event::EDITED.into())?,
            Self::Archive => set_archived(work, kind, id, true)?,
            Self::Restore => set_archived(work, kind, id, false)?,
            Self::Comment => comment(work, kind, id, &given)?,
        };
        Ok(Touched { id, version })
    }
}

fn set_archived(work: &mut Work<'_>, kind: &'static RecordKind, id: i64, archived: bool) -> Result<i64> {
    let row = work.load_for_change(kind, id)?;
    if row.is_archived() == archived {
        let (code, already) =
            if archived { ("already-archived", "already") } else { ("not-archived", "not") };
        return Err(Refusal::new(code, format!("This {} is {already} archived.", kind.one)).into());
    }
    let mut state = row.state.clone();
    if archived {
        state.insert(super::ARCHIVED.into(), Value::Bool(true));
    } else {
        state.remove(super::ARCHIVED);
    }
    let state = (kind.prepare)(work, id, Some(&row.state), state)?;
    let event = if archived { Event::ARCHIVED } else { Event::RESTORED };
    work.write(kind, id, Some(row), Some(state), event.into())
}

fn comment(work: &mut Work<'_>, kind: &'static RecordKind, id: i64, given: &State) -> Result<i64> {
    let text = given.get("text").and_then(Value::as_str).map(str::trim).unwrap_or_default();
    if text.is_empty() || text.chars().count() > 10_000 {
        return Err(crate::Error::invalid(
            "text",
            "required",
            "Write a comment of at most 10,000 characters.",
        ));
    }
    let row = work.load_for_change(kind, id)?;
    let state = row.state.clone();
    let what = Happening::of(Event::COMMENTED).fact("text", json!(text));
    work.write(kind, id, Some(row), Some(state), what)
}
