use crate::{RecordKind, Result, Work};
use database::{DbError, Row, Tx, sql};
use domain::Instant;
use schemars::JsonSchema;
use serde::Serialize;

/// A file of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FileRow {
    /// Its id.
    pub id: i64,
    /// The kind of the record that it belongs to.
    #[serde(skip)]
    pub kind: String,
    /// The record.
    #[serde(skip)]
    pub record: i64,
    /// What people call it; empty once it was erased.
    pub name: String,
    /// What it is, found out from its content: `application/pdf`.
    pub media_type: String,
    /// How large it is.
    pub bytes: i64,
    /// The SHA-256 of its content, in lower-case hexadecimal.
    #[serde(rename = "sha256")]
    pub digest: String,
    /// When it was added.
    #[schemars(with = "String")]
    #[serde(serialize_with = "as_text")]
    pub added_at: Instant,
    /// By whom, as the journal names actors.
    pub added_by: String,
    /// When it was taken away.
    #[serde(skip)]
    pub removed_at: Option<Instant>,
    /// When the record that it belongs to was erased.
    #[serde(skip)]
    pub erased_at: Option<Instant>,
}

fn as_text<S: serde::Serializer>(moment: &Instant, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(moment)
}

/// A file that is about to belong to a record.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// What people call it.
    pub name: String,
    /// What it is, found out from its content.
    pub media_type: String,
    /// How large it is.
    pub bytes: i64,
    /// The SHA-256 of its content, in lower-case hexadecimal.
    pub digest: String,
}

impl FileRow {
    pub(crate) fn new(
        id: i64,
        (kind, record): (&str, i64),
        file: &NewFile,
        now: Instant,
        actor: &str,
    ) -> Self {
        Self {
            id,
            kind: kind.to_owned(),
            record,
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            bytes: file.bytes,
            digest: file.digest.clone(),
            added_at: now,
            added_by: actor.to_owned(),
            removed_at: None,
            erased_at: None,
        }
    }
}

const COLUMNS: &str =
    "id, kind, record, name, media_type, bytes, digest, added_at, added_by, removed_at, erased_at";

fn read(row: &Row<'_>) -> Result<FileRow, DbError> {
    Ok(FileRow {
        id: row.at(0)?,
        kind: row.at(1)?,
        record: row.at(2)?,
        name: row.at(3)?,
        media_type: row.at(4)?,
        bytes: row.at(5)?,
        digest: row.at(6)?,
        added_at: row.at(7)?,
        added_by: row.at(8)?,
        removed_at: row.at(9)?,
        erased_at: row.at(10)?,
    })
}

/// The files that a record has, oldest first.
pub(crate) fn of_record(tx: &mut Tx<'_>, kind: &str, record: i64) -> Result<Vec<FileRow>> {
    let text = format!(
        "select {COLUMNS} from record_files where kind = ? and record = ? and removed_at is null order by id"
    );
    Ok(tx.all(sql(text).bind(kind).bind(record), read)?)
}

/// One file that a record has.
pub(crate) fn one(tx: &mut Tx<'_>, kind: &str, record: i64, file: i64) -> Result<Option<FileRow>> {
    let text = format!(
        "select {COLUMNS} from record_files where id = ? and kind = ? and record = ? and removed_at is null"
    );
    Ok(tx.first(sql(text).bind(file).bind(kind).bind(record), read)?)
}

/// The same content under the same name, where a record has it already.
pub(crate) fn same(tx: &mut Tx<'_>, kind: &str, record: i64, file: &NewFile) -> Result<Option<FileRow>> {
    let all = of_record(tx, kind, record)?;
    Ok(all.into_iter().find(|row| row.digest == file.digest && row.name == file.name))
}

/// How many files a record has.
pub(crate) fn count(tx: &mut Tx<'_>, kind: &str, record: i64) -> Result<i64> {
    let text = "select count(*) from record_files where kind = ? and record = ? and removed_at is null";
    Ok(tx.scalar(sql(text).bind(kind).bind(record))?)
}

pub(crate) fn insert(tx: &mut Tx<'_>, file: &FileRow) -> Result<()> {
    let text =
        "insert into record_files (id, kind, record, name, media_type, bytes, digest, added_at, added_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    tx.execute(
        sql(text)
            .bind(file.id)
            .bind(file.kind.as_str())
            .bind(file.record)
            .bind(file.name.as_str())
            .bind(file.media_type.as_str())
            .bind(file.bytes)
            .bind(file.digest.as_str())
            .bind(file.added_at)
            .bind(file.added_by.as_str()),
    )?;
    Ok(())
}

pub(crate) fn remove(tx: &mut Tx<'_>, file: i64, now: Instant) -> Result<()> {
    tx.execute(sql("update record_files set removed_at = ? where id = ?").bind(now).bind(file))?;
    Ok(())
}

/// Every file of a record is gone, with its name: the record was erased.
pub(crate) fn forget(work: &mut Work<'_>, kind: &RecordKind, record: i64) -> Result<()> {
    let now = work.now();
    let text = "update record_files set name = '', removed_at = coalesce(removed_at, ?), erased_at = ?
        where kind = ? and record = ? and erased_at is null";
    work.project(sql(text).bind(now).bind(now).bind(kind.name).bind(record))?;
    Ok(())
}

/// A page of all files, removed and erased ones included, by id: for whoever checks or copies them.
pub fn files_of_everything(tx: &mut Tx<'_>, after: i64, limit: usize) -> Result<Vec<FileRow>> {
    let text = format!("select {COLUMNS} from record_files where id > ? order by id limit {limit}");
    Ok(tx.all(sql(text).bind(after), read)?)
}
