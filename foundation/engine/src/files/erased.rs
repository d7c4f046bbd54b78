use crate::{RecordKind, Result, Work};
use database::{DbError, Row, Tx, sql};
use domain::Instant;
use serde::{Deserialize, Serialize};

/// A record whose personal data were erased, and how: enough to do it again in a register that was restored from an
/// older backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// The kind of the record.
    pub kind: String,
    /// The record.
    pub record: i64,
    /// When, in milliseconds since 1970.
    pub erased_at: Instant,
    /// The command that did it.
    pub command: String,
}

/// Keeps in mind that a record was erased.
pub(crate) fn remember(work: &mut Work<'_>, kind: &RecordKind, record: i64, command: &str) -> Result<()> {
    let text = "insert into erased_records (kind, record, erased_at, command) values (?, ?, ?, ?)
        on conflict (kind, record) do nothing";
    let now = work.now();
    work.project(sql(text).bind(kind.name).bind(record).bind(now).bind(command))?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Erased, DbError> {
    Ok(Erased { kind: row.at(0)?, record: row.at(1)?, erased_at: row.at(2)?, command: row.at(3)? })
}

/// What was erased at or after a moment, oldest first.
pub fn erased_since(tx: &mut Tx<'_>, since: Instant) -> Result<Vec<Erased>> {
    let text = "select kind, record, erased_at, command from erased_records where erased_at >= ?
        order by erased_at, kind, record";
    Ok(tx.all(sql(text).bind(since), read)?)
}

/// Whether a record was erased.
pub fn is_erased(tx: &mut Tx<'_>, kind: &str, record: i64) -> Result<bool> {
    let text = "select count(*) from erased_records where kind = ? and record = ?";
    Ok(tx.scalar::<i64>(sql(text).bind(kind).bind(record))? > 0)
}
