//! Which contents are stored, and which may go.
//!
//! Content is stored before a row refers to it and goes after the last row that did, on several nodes at once. So
//! that an upload and a clean-up never meet: who is about to store something claims it first; who is about to delete
//! something marks it as going first; and nobody claims or refers to what is going. What a crash leaves is a claim
//! that grows old, or something that is going for ever: both are found again without listing what is stored.
use crate::{Error, Result};
use database::{Dialect, Sql, Tx, sql};
use domain::Instant;

/// Says that somebody is about to store this content, or will soon refer to what is stored already.
pub fn claim(tx: &mut Tx<'_>, digest: &str, bytes: i64, now: Instant) -> Result<()> {
    let text = "insert into file_blobs (digest, bytes, claimed_at) values (?, ?, ?)
        on conflict (digest) do update set claimed_at = excluded.claimed_at where file_blobs.going_at is null";
    match tx.execute(sql(text).bind(digest).bind(bytes).bind(now))? {
        0 => Err(Error::Unavailable(
            "A file with this very content is being taken away right now. Try again in a moment.",
        )),
        _ => Ok(()),
    }
}

/// Ends a claim in the transaction that makes a row refer to the content.
pub(crate) fn refer(tx: &mut Tx<'_>, digest: &str) -> Result<()> {
    let text = "update file_blobs set claimed_at = null where digest = ? and going_at is null";
    match tx.execute(sql(text).bind(digest))? {
        0 => Err(Error::Unavailable("The file was not kept. Send it again.")),
        _ => Ok(()),
    }
}

/// How long things are kept that nothing refers to.
#[derive(Clone, Copy, Debug)]
pub struct Cutoffs {
    /// A claim from before this moment was left behind by an upload that died.
    pub claimed_before: Instant,
    /// A file that was removed before this moment is no longer kept.
    pub removed_before: Instant,
}

/// A condition on `b`: nothing refers to this content any more.
fn is_unused(cutoffs: Cutoffs) -> Sql {
    sql("b.going_at is null and (b.claimed_at is null or b.claimed_at < ?) and not exists (
             select 1 from record_files f where f.digest = b.digest and f.erased_at is null
                and (f.removed_at is null or f.removed_at >= ?))")
    .bind(cutoffs.claimed_before)
    .bind(cutoffs.removed_before)
}

/// Contents that nothing refers to any more, some at a time.
pub fn unused(tx: &mut Tx<'_>, cutoffs: Cutoffs, limit: usize) -> Result<Vec<String>> {
    let mut statement = sql("select b.digest from file_blobs b where ");
    statement.push_sql(&is_unused(cutoffs)).push(&format!(" order by b.digest limit {limit}"));
    Ok(tx.all(statement, |row| row.at(0))?)
}

/// Contents that only erased records had.
pub fn of_erased(tx: &mut Tx<'_>, cutoffs: Cutoffs, limit: usize) -> Result<Vec<String>> {
    let mut statement = sql("select b.digest from file_blobs b
         where b.digest in (select digest from record_files where erased_at is not null) and ");
    statement.push_sql(&is_unused(cutoffs)).push(&format!(" order by b.digest limit {limit}"));
    Ok(tx.all(statement, |row| row.at(0))?)
}

/// Marks content as going, unless something refers to it by now. True: it is the caller's to delete.
pub fn take(tx: &mut Tx<'_>, digest: &str, cutoffs: Cutoffs, now: Instant) -> Result<bool> {
    if tx.dialect() == Dialect::Postgres {
        // The lock first, the look second: a row that somebody has just added is seen by the second statement only.
        tx.first(sql("select digest from file_blobs where digest = ? for update").bind(digest), |_| Ok(()))?;
    }
    let mut statement = sql("update file_blobs as b set going_at = ");
    statement.push_value(now).push(" where b.digest = ").push_value(digest).push(" and ");
    statement.push_sql(&is_unused(cutoffs));
    Ok(tx.execute(statement)? == 1)
}

/// Contents that somebody was about to delete before this moment, and did not say that it was done.
pub fn left_going(tx: &mut Tx<'_>, before: Instant, limit: usize) -> Result<Vec<String>> {
    let text = format!("select digest from file_blobs where going_at < ? order by digest limit {limit}");
    Ok(tx.all(sql(text).bind(before), |row| row.at(0))?)
}

/// Contents that must be there, a page by digest: something refers to them. With their size.
pub fn referred(tx: &mut Tx<'_>, after: &str, limit: usize) -> Result<Vec<(String, i64)>> {
    let text = format!(
        "select b.digest, b.bytes from file_blobs b
         where b.digest > ? and b.going_at is null
            and exists (select 1 from record_files f where f.digest = b.digest and f.erased_at is null)
         order by b.digest limit {limit}"
    );
    Ok(tx.all(sql(text).bind(after), |row| Ok((row.at(0)?, row.at(1)?)))?)
}

/// Files that a record has although nothing says that their content is stored: id, kind and record.
pub fn dangling(tx: &mut Tx<'_>) -> Result<Vec<(i64, String, i64)>> {
    let text = "select f.id, f.kind, f.record from record_files f
        where f.removed_at is null
            and not exists (select 1 from file_blobs b where b.digest = f.digest and b.going_at is null)
        order by f.id limit 1000";
    Ok(tx.all(sql(text), |row| Ok((row.at(0)?, row.at(1)?, row.at(2)?)))?)
}

/// Says that content is deleted.
pub fn gone(tx: &mut Tx<'_>, digest: &str) -> Result<()> {
    tx.execute(sql("delete from file_blobs where digest = ? and going_at is not null").bind(digest))?;
    Ok(())
}
