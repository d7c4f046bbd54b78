//! The row that a record has beside its journal: its state, what follows from it, and how it is found.
use super::Work;
use crate::{
    Entry, Error, RecordKind, Result, View,
    record::{self, rows, rows::KeptRow, search},
};
use database::sql;
use domain::{Field, Instant, Kind, State};
use serde_json::Value;

impl Work<'_> {
    pub(super) fn keep_row(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        current: Option<KeptRow>,
        state: Option<State>,
        entry: &Entry,
    ) -> Result<()> {
        let nothing = State::new();
        let old_state = current.as_ref().map(|row| &row.state).unwrap_or(&nothing);
        let old_text = current.as_ref().and_then(|row| row.search_text.clone());
        let Some(state) = state else {
            let Some(row) = &current else { return Ok(()) };
            search_update(&mut self.view, kind, id, old_text.as_deref(), None)?;
            rows::save_sides(&mut self.view.tx, kind, id, old_state, &nothing)?;
            self.save_unique(kind, id, old_state, &nothing)?;
            return if rows::delete(&mut self.view.tx, kind, row)? { Ok(()) } else { Err(Error::Conflict) };
        };
        let derived = (kind.derive)(&mut self.view, id, &state)?;
        let search_text =
            if kind.is_searchable() { Some(search_text(&mut self.view, kind, &state)?) } else { None };
        let Instant(now) = entry.recorded_at;
        let row = KeptRow {
            id,
            version: entry.sequence,
            seal: entry.seal.clone(),
            derived,
            search_text,
            created_at: current.as_ref().map_or(now, |row| row.created_at),
            updated_at: now,
            state,
        };
        // The index's own delete needs the old text while it is still in the row's place: before the update.
        search_update(&mut self.view, kind, id, old_text.as_deref(), row.search_text.as_deref())?;
        match &current {
            None => rows::insert(&mut self.view.tx, kind, &row).map_err(|error| named(kind, error))?,
            Some(old) => {
                let won =
                    rows::update(&mut self.view.tx, kind, old, &row).map_err(|error| named(kind, error))?;
                if !won {
                    return Err(Error::Conflict);
                }
            }
        }
        rows::save_sides(&mut self.view.tx, kind, id, old_state, &row.state)?;
        self.save_unique(kind, id, old_state, &row.state)?;
        if kind.name == "custom-field" {
            self.view.forget_custom_fields();
        }
        Ok(())
    }

    /// Values of custom fields that no two records share are held in a table whose key says so.
    fn save_unique(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        before: &State,
        after: &State,
    ) -> Result<()> {
        let definitions = self.view.custom_fields(kind.name)?;
        let of = |state: &State, key: &str| {
            let live = state.get(record::ARCHIVED).is_none();
            let value = state.get(record::CUSTOM).and_then(|custom| custom.get(key)).filter(|_| live);
            value.filter(|value| !value.is_null()).and_then(|value| rows::custom_cells(value).0)
        };
        for row in definitions.iter().filter(|row| row.definition.unique_values) {
            let key = row.definition.key.as_str();
            let (old, new) = (of(before, key), of(after, key));
            if old == new {
                continue;
            }
            let gone = sql("delete from record_unique where kind = ? and field = ? and record = ?");
            self.view.tx.execute(gone.bind(kind.name).bind(key).bind(id))?;
            if let Some(value) = new {
                let taken = sql("insert into record_unique (kind, field, value, record) values (?, ?, ?, ?)");
                let done = self.view.tx.execute(taken.bind(kind.name).bind(key).bind(value).bind(id));
                if let Err(database::DbError::Unique { .. }) = done {
                    let message = format!("Another {} already has this {}.", kind.one, row.definition.label);
                    return Err(Error::invalid(format!("custom.{key}"), "already-taken", message));
                }
                done?;
            }
        }
        Ok(())
    }

    /// Works out again what follows from the state of a record (derived fields, search text): something that it
    /// refers to has changed. No entry: nothing happened to the record itself.
    pub fn refresh(&mut self, kind: &'static RecordKind, id: i64) -> Result<()> {
        let Some(old) = rows::load(&mut self.view.tx, kind, id, true)? else { return Ok(()) };
        let derived = (kind.derive)(&mut self.view, id, &old.state)?;
        let search_text =
            if kind.is_searchable() { Some(search_text(&mut self.view, kind, &old.state)?) } else { None };
        let new = KeptRow { derived, search_text, ..old.clone() };
        search_update(&mut self.view, kind, id, old.search_text.as_deref(), new.search_text.as_deref())?;
        rows::update(&mut self.view.tx, kind, &old, &new)?;
        Ok(())
    }

    /// Works out again by what records of a kind are found, where that is no longer what it was.
    pub(crate) fn search_anew(&mut self, kind: &'static RecordKind) -> Result<()> {
        let follows = |field: &Field<'_>| match field.kind {
            Kind::Reference(other) => {
                field.searchable && self.view.kind(other).is_some_and(search::is_followed)
            }
            _ => false,
        };
        if !kind.fields.iter().any(follows) {
            return Ok(());
        }
        let table = kind.table;
        let all = sql(format!("select id from {table} order by id"));
        for id in self.view.tx.all(all, |row| row.at::<i64>(0))? {
            let Some(row) = rows::load(&mut self.view.tx, kind, id, false)? else { continue };
            let text = search_text(&mut self.view, kind, &row.state)?;
            if row.search_text.as_deref() != Some(text.as_str()) {
                let statement = sql(format!("update {table} set search_text = ? where id = ?"));
                self.view.tx.execute(statement.bind(text).bind(id))?;
            }
        }
        search::rebuild(&mut self.view.tx, table)
    }
}

fn search_update(
    view: &mut View<'_>,
    kind: &RecordKind,
    id: i64,
    old: Option<&str>,
    new: Option<&str>,
) -> Result<()> {
    if kind.is_searchable() { search::update(&mut view.tx, kind.table, id, old, new) } else { Ok(()) }
}

/// Everything by which the search box finds a record, in lower case: its searchable fields, what it refers to by
/// name, and the texts of its custom fields. People it refers to are found through their own text.
fn search_text(view: &mut View<'_>, kind: &'static RecordKind, state: &State) -> Result<String> {
    let mut words: Vec<String> = Vec::new();
    for field in kind.fields.iter().filter(|field| field.searchable) {
        match (field.kind, state.get(field.name)) {
            (Kind::Reference(other), Some(value)) => {
                let other = view.kind(other).filter(|other| !search::is_followed(other));
                if let (Some(other), Some(id)) = (other, value.as_i64()) {
                    words.extend(view.labels(other, &[id])?.into_values());
                }
            }
            (_, Some(Value::String(text))) => words.push(text.clone()),
            (_, Some(Value::Array(list))) => {
                words.extend(list.iter().filter_map(|one| one.as_str().map(String::from)));
            }
            _ => {}
        }
    }
    if let Some(Value::Object(custom)) = state.get(record::CUSTOM) {
        words.extend(custom.values().filter_map(|value| value.as_str().map(String::from)));
    }
    words.dedup();
    Ok(words.join(" ").to_lowercase())
}

/// A taken key, beside the field it is about.
fn named(kind: &RecordKind, error: Error) -> Error {
    let Error::Refused(refusal) = &error else { return error };
    if refusal.code != "already-taken" {
        return error;
    }
    let field = kind.fields.iter().find(|field| {
        field.unique && refusal.message.contains(&format!("this {}.", field.name.replace('_', " ")))
    });
    match field {
        Some(field) => {
            let message = format!("Another {} already has this {}.", kind.one, field.label.to_lowercase());
            Error::invalid(field.name, "already-taken", message)
        }
        None => error,
    }
}
