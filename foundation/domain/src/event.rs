use serde::{Deserialize, Serialize};
use std::fmt;

/// A side of a record whose history runs forward on its own.
///
/// A technician may record on Monday what was handed out on Friday although an agent reported the disk on
/// Saturday: custody and facts are two aspects. Within one aspect a later day is never overtaken by an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// What it is: names, serials, classification, custom fields.
    Facts,
    /// Where it is in its life.
    Life,
    /// Who holds it.
    Custody,
    /// Where it stands.
    Place,
    /// What it cost and is worth.
    Money,
}

/// A kind of happening that the journal knows, declared once beside the rule that produces it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// Its name in the journal, a past participle: `handed-out`. Never changes, for it is sealed.
    pub name: &'static str,
    /// How a timeline says it after the actor's name: "handed out".
    pub says: &'static str,
}

impl Event {
    /// An event with its journal name and the words of the timeline.
    pub const fn new(name: &'static str, says: &'static str) -> Self {
        Self { name, says }
    }

    /// The first appearance of a record.
    pub const REGISTERED: Self = Self::new("registered", "registered");
    /// Fields were edited.
    pub const EDITED: Self = Self::new("edited", "edited");
    /// Taken out of daily lists; still there, still found.
    pub const ARCHIVED: Self = Self::new("archived", "archived");
    /// Brought back into daily lists.
    pub const RESTORED: Self = Self::new("restored", "restored");
    /// Something was said about it; no field changed.
    pub const COMMENTED: Self = Self::new("commented", "commented on");
    /// A file was added.
    pub const FILE_ADDED: Self = Self::new("file-added", "added a file to");
    /// A file was taken away.
    pub const FILE_REMOVED: Self = Self::new("file-removed", "removed a file from");
    /// A set of changes was undone; the record is exactly as before it.
    pub const UNDONE: Self = Self::new("undone", "undid changes to");
    /// The creation of the record was undone; it no longer exists.
    pub const WITHDRAWN: Self = Self::new("withdrawn", "withdrew");
    /// Personal data were made unreadable for ever.
    pub const ERASED: Self = Self::new("erased", "erased the personal data of");

    /// What may happen to every record, whatever its kind.
    pub const OF_ALL: &[Self] = &[
        Self::REGISTERED,
        Self::EDITED,
        Self::ARCHIVED,
        Self::RESTORED,
        Self::COMMENTED,
        Self::FILE_ADDED,
        Self::FILE_REMOVED,
        Self::UNDONE,
        Self::WITHDRAWN,
        Self::ERASED,
    ];
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
