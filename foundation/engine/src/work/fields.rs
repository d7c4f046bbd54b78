//! Registering and editing by fields: what every kind of record can do without a line of its own.
use super::{Happening, Work};
use crate::{Error, RecordKind, Result, record::input};
use domain::State;

impl Work<'_> {
    /// Registers a record of any kind from its state, as its fields are read and checked for everybody.
    pub fn register_state(
        &mut self,
        kind: &'static RecordKind,
        given: State,
        what: impl Into<Happening>,
    ) -> Result<i64> {
        self.register_from(kind, &given, what.into()).map(|(id, _)| id)
    }

    /// Reads, completes, checks and keeps a record that somebody registers.
    pub(crate) fn register_from(
        &mut self,
        kind: &'static RecordKind,
        given: &State,
        what: Happening,
    ) -> Result<(i64, i64)> {
        let state = input::read_new(&mut self.view, kind, given)?;
        let id = self.new_number(kind)?;
        let state = (kind.prepare)(self, id, None, state)?;
        self.check_complete(kind, id, &state)?;
        let version = self.write(kind, id, None, Some(state), what)?;
        Ok((id, version))
    }

    /// Reads, completes, checks and keeps what somebody changes of a record.
    pub(crate) fn edit_from(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        given: &State,
        what: Happening,
    ) -> Result<i64> {
        let row = self.load_for_change(kind, id)?;
        let state = input::read_edit(&mut self.view, kind, &row.state, given)?;
        let state = (kind.prepare)(self, id, Some(&row.state), state)?;
        self.check_complete(kind, id, &state)?;
        self.write(kind, id, Some(row), Some(state), what)
    }

    fn check_complete(&mut self, kind: &'static RecordKind, id: i64, state: &State) -> Result<()> {
        // Which category a record has only matters to custom fields.
        let derived = match self.view.custom_fields(kind.name)?.is_empty() {
            true => State::new(),
            false => (kind.derive)(&mut self.view, id, state)?,
        };
        match input::missing(&mut self.view, kind, state, &derived)? {
            errors if errors.is_empty() => Ok(()),
            errors => Err(Error::Invalid(errors)),
        }
    }
}
