//! Gives entries their position in the whole journal and appends them to the tree, signing a checkpoint now and
//! then. One sealer works at a time, whichever node it runs on.
use crate::{
    Keys, Result,
    proof::{checkpoint, tree},
};
use database::{Dialect, Tx, sql};
use domain::Instant;

/// Most entries sealed in one transaction.
const BATCH: i64 = 4_096;
/// A checkpoint is signed at the latest after this many new entries …
const ENTRIES_PER_CHECKPOINT: u64 = 1_000;
/// … or when the last one is older than this and there is something new.
const MILLIS_PER_CHECKPOINT: i64 = 10_000;
/// The lock that makes one sealer of many; any number that nothing else uses.
const LOCK: i64 = 7_301_984;

/// What a round of sealing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sealed {
    /// Entries appended to the tree.
    pub entries: u64,
    /// Whether more was waiting.
    pub more: bool,
}

/// One round: positions, tree, and a checkpoint if one is due (or `now_please`).
pub(crate) fn seal_journal(tx: &mut Tx<'_>, keys: &Keys, now: Instant, now_please: bool) -> Result<Sealed> {
    if tx.dialect() == Dialect::Postgres {
        let locked: bool = tx.scalar(sql("select pg_try_advisory_xact_lock(?)").bind(LOCK))?;
        if !locked {
            return Ok(Sealed::default());
        }
        give_positions(tx)?;
    }
    let size = tree_size(tx)?;
    let text = format!("select seal from journal where position > ? order by position limit {BATCH}");
    let seals: Vec<Vec<u8>> = tx.all(sql(text).bind(size as i64), |row| row.at(0))?;
    let new_size = size + seals.len() as u64;
    if !seals.is_empty() {
        let root = tree::append(tx, size, &seals)?;
        set_tree_size(tx, new_size, &root.0)?;
    }
    let (covered, at) = checkpoint::latest(tx)?.unwrap_or((0, Instant(0)));
    let due = new_size - covered >= ENTRIES_PER_CHECKPOINT || now.0 - at.0 >= MILLIS_PER_CHECKPOINT;
    if new_size > covered && (due || now_please) {
        let root = root_of_tree(tx)?;
        checkpoint::keep(tx, keys, new_size, root, now)?;
    }
    Ok(Sealed { entries: seals.len() as u64, more: seals.len() as i64 == BATCH })
}

/// PostgreSQL only: the entries that can be seen and have no position yet get the next ones, in the order in
/// which they were written.
fn give_positions(tx: &mut Tx<'_>) -> Result<()> {
    let last: Option<i64> = tx.scalar(sql("select max(position) from journal"))?;
    tx.execute(
        sql(format!(
            "with fresh as (
                 select entry, row_number() over (order by entry) as nth
                 from (select entry from journal where position is null order by entry limit {BATCH}) as waiting)
             update journal set position = ? + fresh.nth from fresh where journal.entry = fresh.entry"
        ))
        .bind(last.unwrap_or(0)),
    )?;
    Ok(())
}

/// The size and root live in the row of a chunk number that the tree itself never uses.
const SIZE_ROW: i64 = -1;

fn tree_size(tx: &mut Tx<'_>) -> Result<u64> {
    let bytes = size_row(tx)?;
    Ok(bytes.get(..8).and_then(|eight| eight.try_into().ok()).map_or(0, u64::from_be_bytes))
}

fn root_of_tree(tx: &mut Tx<'_>) -> Result<tlog_tiles::tlog::Hash> {
    let bytes = size_row(tx)?;
    let root = bytes.get(8..40).and_then(|root| root.try_into().ok());
    Ok(root.map_or(tlog_tiles::tlog::EMPTY_HASH, tlog_tiles::tlog::Hash))
}

fn size_row(tx: &mut Tx<'_>) -> Result<Vec<u8>> {
    let text = "select hashes from journal_tree where chunk = ?";
    Ok(tx.first(sql(text).bind(SIZE_ROW), |row| row.at(0))?.unwrap_or_default())
}

fn set_tree_size(tx: &mut Tx<'_>, size: u64, root: &[u8; 32]) -> Result<()> {
    let mut bytes = size.to_be_bytes().to_vec();
    bytes.extend(root);
    let text = "insert into journal_tree (chunk, hashes) values (?, ?)
        on conflict (chunk) do update set hashes = excluded.hashes";
    tx.execute(sql(text).bind(SIZE_ROW).bind(bytes))?;
    Ok(())
}
