//! One change of the register in the making.
mod attempt;
mod fields;
mod happening;
mod keep;
mod relive;
mod seal;
mod write;

pub use happening::{Happened, Happening};

use crate::{
    Actor, Command, Error, Reach, Record, RecordKind, Ref, Request, Result, View,
    engine::Shared,
    journal::{self, AsOf},
    record::{Kept, from_state, rows::KeptRow},
    tools::Tools,
};
use database::{Sql, Tx};
use domain::{Date, Id, Refusal};
use serde_json::Value;
use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

/// One change of the register in the making: one actor, one moment, one transaction. Whoever holds it can record
/// what happens, and nothing else; the engine commits.
pub struct Work<'a> {
    view: View<'a>,
    request: Request,
    command: String,
    happened: Vec<Happened>,
    /// How many statements have written something.
    writes: u64,
    /// To how much of it everybody has reacted.
    reacted: usize,
}

impl<'a> Deref for Work<'a> {
    type Target = View<'a>;
    fn deref(&self) -> &View<'a> {
        &self.view
    }
}
impl DerefMut for Work<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.view
    }
}

impl<'a> Work<'a> {
    pub(crate) fn new(
        tx: Tx<'a>,
        actor: Arc<Actor>,
        reach: Reach,
        (shared, tools): (&'a Shared, &'a Tools),
        request: Request,
        command: &str,
    ) -> Self {
        let view = View::new(tx, actor, reach, shared, tools);
        Self { view, request, command: command.to_owned(), happened: Vec::new(), writes: 0, reacted: 0 }
    }

    /// The circumstances of the command.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// The day on which this happens: the one that the request names, or today.
    pub fn day(&self) -> Date {
        self.request.on.unwrap_or_else(|| self.today())
    }

    /// What has been recorded so far in this transaction.
    pub fn happened(&self) -> &[Happened] {
        &self.happened
    }

    /// An id for a new record, never given before.
    pub fn new_id<S: Record>(&mut self) -> Result<Id<S>> {
        self.new_number(S::KIND).map(Id::new)
    }

    pub(crate) fn new_number(&mut self, kind: &'static RecordKind) -> Result<i64> {
        journal::store::next_id(&mut self.view.tx, kind.name)
    }

    /// The record with this id, to be changed: within the reach of the command, locked where the database knows
    /// row locks, and as it was on the day that a correction is about.
    pub fn load<S: Record>(&mut self, id: Id<S>) -> Result<Kept<S>> {
        let row = self.load_for_change(S::KIND, id.number())?;
        Ok(Kept { record: from_state(row.id, &row.state)?, row })
    }

    /// [`Work::load`], by whatever names the record.
    pub fn find_to_change<S: Record>(&mut self, reference: &Ref<S>) -> Result<Kept<S>> {
        let id = self.resolve_to_change(S::KIND, &reference.value())?;
        self.load(Id::new(id))
    }

    /// Finds the record that a command is about. Somebody who may do the command but not read the kind (a scanner's
    /// token) still finds it within the command's own reach.
    pub(crate) fn resolve_to_change(&mut self, kind: &'static RecordKind, value: &Value) -> Result<i64> {
        match value.as_i64() {
            Some(id) => Ok(id),
            None => self.view.resolve(kind, value),
        }
    }

    pub(crate) fn load_for_change(&mut self, kind: &'static RecordKind, id: i64) -> Result<KeptRow> {
        let mut row = self.view.load_row(kind, id, true)?;
        let reach = self.view.reach.clone();
        self.view.within(kind, &reach, row.id, &row.state)?;
        if let Some(seen) = self.request.if_version.take()
            && seen != row.version
        {
            return Err(Error::Conflict);
        }
        if self.request.correction && self.day() < self.today() {
            let entries = journal::store::of_record(&mut self.view.tx, kind.name, id)?;
            let then = self.view.fold(kind, id, entries, AsOf { on: Some(self.day()), known_at: None })?;
            row.state = then.ok_or_else(|| before_it_existed(kind))?;
        }
        Ok(row)
    }

    /// Runs another command as part of this one: same transaction, same actor, its own permission.
    pub fn run<C: Command>(&mut self, command: C) -> Result<C::Outcome> {
        let reach = if self.view.own_doing { Reach::Everything } else { self.actor().demand(C::NEEDS)? };
        self.as_command(C::NAME, reach, |work| command.run(work))
    }

    /// Runs `inner` with the reach of the register itself: for what everybody does with records that they may not
    /// otherwise change, such as their own account.
    pub fn as_system<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let name = self.command.clone();
        self.as_command(&name, Reach::Everything, inner)
    }

    /// Runs `inner` under another command's name and reach.
    pub(crate) fn as_command<T>(
        &mut self,
        name: &str,
        reach: Reach,
        inner: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let outer_name = std::mem::replace(&mut self.command, name.to_owned());
        let outer_reach = std::mem::replace(&mut self.view.reach, reach);
        let result = inner(self);
        self.command = outer_name;
        self.view.reach = outer_reach;
        result
    }

    /// Refuses as a conflict when a record is no longer at the version that somebody saw.
    pub fn expect_version(&mut self, kind: &'static RecordKind, id: i64, version: i64) -> Result<()> {
        match self.view.load_row(kind, id, true)?.version == version {
            true => Ok(()),
            false => Err(Error::Conflict),
        }
    }

    /// Says that what follows is part of a change set, with the reason and the day that were given for all of it.
    pub fn under_change_set(&mut self, change_set: i64, reason: Option<String>, on: Option<Date>) {
        self.request.change_set = Some(change_set);
        self.request.reason = reason;
        self.request.on = on;
    }

    /// Runs `inner` as something that happened on another day.
    pub fn on_day<T>(&mut self, day: Option<Date>, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let outer = self.request.on;
        self.request.on = day.or(outer);
        let result = inner(self);
        self.request.on = outer;
        result
    }

    /// How many statements have written something so far: whoever fails without having written leaves nothing to take
    /// back.
    pub fn writes(&self) -> u64 {
        self.writes
    }

    /// Writes a table that can be worked out again from the journal (a projection) or that is no part of the
    /// register's truth (sessions, cursors). Only stores of capabilities call it, on their own tables.
    pub fn project(&mut self, statement: impl Into<Sql>) -> Result<u64> {
        self.writes += 1;
        Ok(self.view.tx.execute(statement)?)
    }

    /// Requires that somebody other than `author` does this: four eyes.
    pub fn requires_another_person_than(&self, author: &str) -> Result<(), Refusal> {
        if self.actor().name == author {
            return Err(Refusal::new("four-eyes", "Somebody else has to do this: it was started by you."));
        }
        Ok(())
    }

    /// Lets everybody react to what has happened and was not reacted to yet, in order, until nothing new happens. The
    /// engine does so before it commits; whoever does many things in one transaction may do so after each.
    pub fn settle(&mut self) -> Result<()> {
        let outer = std::mem::replace(&mut self.view.own_doing, true);
        let result = self.react();
        self.view.own_doing = outer;
        result
    }

    fn react(&mut self) -> Result<()> {
        while let Some(happened) = self.happened.get(self.reacted).cloned() {
            self.reacted += 1;
            let shared = self.view.shared;
            for reaction in shared.reactions_to(happened.kind.name, &happened.entry.event) {
                self.as_command(&happened.entry.command.clone(), Reach::Everything, |work| {
                    (reaction.run)(work, &happened)
                })?;
            }
        }
        Ok(())
    }

    pub(crate) fn into_happened(self) -> Vec<Happened> {
        self.happened
    }
}

fn before_it_existed(kind: &RecordKind) -> Refusal {
    Refusal::new("before-it-existed", format!("On that day the {} was not in the register yet.", kind.one))
}
