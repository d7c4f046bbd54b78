//! What a capability brings: one constant list each, so that nothing of the product is hidden.
use crate::{Happened, Permission, RecordKind, Result, Verb, View, Work, command::Reading, jobs::JobKind};
use database::Dialect;
use domain::{Event, State};

/// A vertical slice of the product. The binary is little more than a list of these.
pub struct Capability {
    /// Its name and folder.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub says: &'static str,
    /// The kinds of records it keeps.
    pub records: &'static [&'static RecordKind],
    /// What it can do.
    pub verbs: &'static [Verb],
    /// What it can tell.
    pub readings: &'static [Reading],
    /// What it says happened, in the journal and on timelines.
    pub events: &'static [Event],
    /// What it does when something happens, in the same transaction.
    pub reactions: &'static [Reaction],
    /// What it can refuse that others want to do.
    pub guards: &'static [Guard],
    /// Its own tables beside the records'.
    pub schema: &'static [Migration],
    /// Work that it does in the background.
    pub jobs: &'static [JobKind],
    /// Permissions that it asks for outside of verbs and readings: on pages, in jobs.
    pub permissions: &'static [Permission],
    /// What a new register starts with, registered by the system once.
    pub begin: Option<fn(&mut Work<'_>) -> Result<()>>,
}

impl Capability {
    /// A capability that brings nothing yet.
    pub const fn new(name: &'static str, says: &'static str) -> Self {
        Self {
            name,
            says,
            records: &[],
            verbs: &[],
            readings: &[],
            events: &[],
            reactions: &[],
            guards: &[],
            schema: &[],
            jobs: &[],
            permissions: &[],
            begin: None,
        }
    }
}

/// Stands in a reaction for every kind of record.
pub const ANY_KIND: &str = "*";

/// Something that a capability does when something happened to a record, in the same transaction.
pub struct Reaction {
    /// Its name, for `tenure explain events`.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub says: &'static str,
    /// The kind of record, or [`ANY_KIND`].
    pub kind: &'static str,
    /// The events; empty means all.
    pub events: &'static [&'static str],
    /// What to do.
    pub run: fn(&mut Work<'_>, &Happened) -> Result<()>,
}

/// A right to refuse a change that another capability makes.
pub struct Guard {
    /// Its name, for `tenure explain events`.
    pub name: &'static str,
    /// What it refuses, in a sentence.
    pub says: &'static str,
    /// The kind of record.
    pub kind: &'static str,
    /// Looks at what is about to happen; a refusal stops everything.
    pub check: fn(&mut View<'_>, &Proposed<'_>) -> Result<()>,
}

/// A change that is about to be recorded.
pub struct Proposed<'a> {
    /// Which record.
    pub id: i64,
    /// What would happen.
    pub event: Event,
    /// The record before; absent when it is registered.
    pub before: Option<&'a State>,
    /// The record after; absent when it is withdrawn.
    pub after: Option<&'a State>,
}

/// One step of a capability's own tables, run once per database, in order, never changed after a release.
pub struct Migration {
    /// Its number within the capability, from 1.
    pub number: i64,
    /// What it brings, in a few words.
    pub says: &'static str,
    /// The statements, for either database.
    pub sql: fn(Dialect) -> &'static str,
}
