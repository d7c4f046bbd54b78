//! Attachments: which files belong to which record. The bytes lie outside of the database, named by their SHA-256;
//! here are the names that people gave them, and what may be taken away.
//!
//! Adding and removing a file are entries of the record's journal. What this module does not know: where bytes lie.
pub mod blobs;
mod erased;
mod rows;
mod verify;

pub use erased::{Erased, erased_since, is_erased};
pub use rows::{FileRow, NewFile, files_of_everything};
pub use verify::verify_rows;

pub(crate) use erased::remember;
pub(crate) use rows::forget;

use crate::{
    Error, Happening, RecordKind, Result, View, Work,
    journal::store::{next_id, prepare_ids},
};
use database::Tx;
use domain::{Event, Refusal};
use serde_json::Value;

/// Most files that a record has at a time.
const FILES_MAX: i64 = 1_000;
/// Under which name the ids of files are counted.
pub(crate) const IDS: &str = "record-file";

/// Makes the tables.
pub(crate) fn prepare(tx: &mut Tx<'_>) -> Result<()> {
    prepare_ids(tx, &[IDS])?;
    Ok(tx.batch(
        "create table if not exists record_files (
            id bigint primary key, kind text not null, record bigint not null, name text not null,
            media_type text not null, bytes bigint not null, digest text not null, added_at bigint not null,
            added_by text not null, removed_at bigint, erased_at bigint);
         create index if not exists record_files_by_record on record_files (kind, record, id);
         create index if not exists record_files_by_digest on record_files (digest);
         create table if not exists file_blobs (
            digest text primary key, bytes bigint not null, claimed_at bigint, going_at bigint);
         create index if not exists file_blobs_going on file_blobs (going_at) where going_at is not null;
         create table if not exists erased_records (
            kind text not null, record bigint not null, erased_at bigint not null, command text not null,
            primary key (kind, record));
         create index if not exists erased_records_by_time on erased_records (erased_at);",
    )?)
}

impl View<'_> {
    /// The files of a record that the actor may see, oldest first.
    pub fn files(&mut self, kind: &'static RecordKind, id: i64) -> Result<Vec<FileRow>> {
        self.state(kind, id)?;
        rows::of_record(&mut self.tx, kind.name, id)
    }

    /// One file of a record that the actor may see.
    pub fn file(&mut self, kind: &'static RecordKind, id: i64, file: i64) -> Result<FileRow> {
        self.state(kind, id)?;
        rows::one(&mut self.tx, kind.name, id, file)?.ok_or(Error::NotFound("file"))
    }
}

impl View<'_> {
    /// The id of a record that lies within the reach of what is being asked: before somebody sends a file for it.
    pub fn within_reach(&mut self, kind: &'static RecordKind, named: &Value) -> Result<i64> {
        let id = match named.as_i64() {
            Some(id) => id,
            None => self.resolve(kind, named)?,
        };
        let row = self.load_row(kind, id, false)?;
        self.within(kind, &self.reach.clone(), id, &row.state)?;
        Ok(id)
    }
}

impl Work<'_> {
    /// Says that a file belongs to a record. Its bytes must be stored and claimed already (see [`blobs::claim`]), so
    /// that no row ever points at nothing. The same file under the same name is added once.
    pub fn add_file(&mut self, kind: &'static RecordKind, named: &Value, file: &NewFile) -> Result<FileRow> {
        let id = self.resolve_to_change(kind, named)?;
        let row = self.load_for_change(kind, id)?;
        if let Some(same) = rows::same(&mut self.tx, kind.name, id, file)? {
            return Ok(same);
        }
        if rows::count(&mut self.tx, kind.name, id)? >= FILES_MAX {
            let message = format!("A {} has at most {FILES_MAX} files. Remove some first.", kind.one);
            return Err(Refusal::new("too-many-files", message).into());
        }
        blobs::refer(&mut self.tx, &file.digest)?;
        let (now, actor) = (self.now(), self.actor().name.clone());
        let added = FileRow::new(next_id(&mut self.tx, IDS)?, (kind.name, id), file, now, &actor);
        rows::insert(&mut self.tx, &added)?;
        let what = happening(Event::FILE_ADDED, kind, &added);
        let state = row.state.clone();
        self.write(kind, id, Some(row), Some(state), what)?;
        Ok(added)
    }

    /// Takes a file away from a record: it is no longer shown, and its bytes go once nothing else refers to them and
    /// the time for which removed files are kept has passed.
    pub fn remove_file(&mut self, kind: &'static RecordKind, named: &Value, file: i64) -> Result<FileRow> {
        let id = self.resolve_to_change(kind, named)?;
        let row = self.load_for_change(kind, id)?;
        let gone = rows::one(&mut self.tx, kind.name, id, file)?.ok_or(Error::NotFound("file"))?;
        let now = self.now();
        rows::remove(&mut self.tx, gone.id, now)?;
        let what = happening(Event::FILE_REMOVED, kind, &gone);
        let state = row.state.clone();
        self.write(kind, id, Some(row), Some(state), what)?;
        Ok(FileRow { removed_at: Some(now), ..gone })
    }
}

/// What the journal remembers of a file. Of a kind that holds personal data not its name, which may be personal too
/// and could never be taken out of the journal again: the row has it, until it is erased.
fn happening(event: Event, kind: &RecordKind, file: &FileRow) -> Happening {
    Happening::of(event)
        .fact("file", file.id)
        .fact("name", (!kind.is_personal()).then_some(&file.name))
        .fact("media_type", &file.media_type)
        .fact("bytes", file.bytes)
        .fact("sha256", &file.digest)
}
