//! Filling an empty database: without indexes, which are made at the end, and with everything that counts set on.
use super::tables::{SEQUENCE, tables};
use database::{Dialect, Tx, sql};
use domain::Instant;
use engine::{Capability, Result, restoring};

/// Whether a database has no tables at all.
pub(crate) fn is_empty(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(tables(tx)?.is_empty())
}

/// Whether a database holds a register.
pub(crate) fn is_register(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(tables(tx)?.iter().any(|table| table.name == "register_facts"))
}

/// Takes away everything that is in the schema of a PostgreSQL database. The embedded one is replaced as a file.
pub(crate) fn clear(tx: &mut Tx<'_>) -> Result<()> {
    for table in tables(tx)? {
        tx.batch(&format!("drop table {} cascade", table.name))?;
    }
    let text = "select sequencename::text from pg_sequences where schemaname = current_schema()";
    let sequences: Vec<String> = tx.all(sql(text), |row| row.at(0))?;
    sequences.iter().try_for_each(|name| Ok(tx.batch(&format!("drop sequence {name}"))?))
}

/// Takes every row out of a table.
pub(crate) fn empty(tx: &mut Tx<'_>, table: &str) -> Result<()> {
    tx.execute(sql(format!("delete from {table}")))?;
    Ok(())
}

/// Indexes that were taken away, to be made again: sorted building is several times faster than row by row.
pub(crate) struct Indexes {
    made_by: Vec<String>,
    /// Indexes for searching in the embedded database, which read their table when told to.
    searches: Vec<String>,
}

impl Indexes {
    /// Takes away every index that no key needs.
    pub(crate) fn take_away(tx: &mut Tx<'_>) -> Result<Self> {
        let text = tx.dialect().pick(
            "select name, sql from sqlite_master where type = 'index' and sql is not null order by name",
            "select c.relname::text, pg_get_indexdef(i.indexrelid)
             from pg_index i join pg_class c on c.oid = i.indexrelid
             where c.relnamespace = current_schema()::regnamespace and not i.indisprimary
                and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
             order by c.relname",
        );
        let found: Vec<(String, String)> = tx.all(sql(text), |row| Ok((row.at(0)?, row.at(1)?)))?;
        for (name, _) in &found {
            tx.batch(&format!("drop index {name}"))?;
        }
        let searches = match tx.dialect() {
            Dialect::Sqlite => {
                let text = "select name from sqlite_master where type = 'table' and sql like '%using fts5%'";
                tx.all(sql(text), |row| row.at(0))?
            }
            Dialect::Postgres => Vec::new(),
        };
        Ok(Self { made_by: found.into_iter().map(|(_, made_by)| made_by).collect(), searches })
    }

    /// Makes them again; `each` hears of every one.
    pub(crate) fn make(&self, tx: &mut Tx<'_>, mut each: impl FnMut()) -> Result<()> {
        for made_by in &self.made_by {
            tx.batch(made_by)?;
            each();
        }
        for search in &self.searches {
            tx.batch(&format!("insert into {search} ({search}) values ('rebuild')"))?;
            each();
        }
        Ok(tx.batch("analyze")?)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.made_by.len() + self.searches.len()
    }
}

/// Sets every counter of ids to where it was.
pub(crate) fn set_counters(
    tx: &mut Tx<'_>,
    counters: &[(String, i64)],
    capabilities: &'static [&'static Capability],
) -> Result<()> {
    if tx.dialect() == Dialect::Sqlite {
        let known = restoring::counters(capabilities);
        for (counted, last) in counters {
            let sequence = format!("{SEQUENCE}{counted}");
            let kind = known.iter().find(|(_, name)| *name == sequence).map(|(kind, _)| (*kind).to_owned());
            let text = "insert into record_ids (kind, last) values (?, ?)";
            tx.execute(sql(text).bind(kind.unwrap_or_else(|| counted.clone())).bind(*last))?;
        }
        return Ok(());
    }
    for (counted, last) in counters {
        tx.batch(&format!("create sequence if not exists {SEQUENCE}{counted}"))?;
        let text = "select setval(?::text::regclass, ?)";
        tx.scalar::<i64>(sql(text).bind(format!("{SEQUENCE}{counted}")).bind(*last))?;
    }
    Ok(())
}

/// Sets on the numbers that PostgreSQL gives to rows of some tables, behind those that are there.
pub(crate) fn set_identities(tx: &mut Tx<'_>) -> Result<()> {
    if tx.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    let text = "select table_name::text, column_name::text from information_schema.columns
        where table_schema = current_schema() and is_identity = 'YES'";
    let identities: Vec<(String, String)> = tx.all(sql(text), |row| Ok((row.at(0)?, row.at(1)?)))?;
    for (table, column) in identities {
        let text = format!(
            "select setval(pg_get_serial_sequence('{table}', '{column}'), greatest(max({column}), 1), max({column}) is not null)
             from {table}"
        );
        tx.scalar::<i64>(sql(text).once())?;
    }
    Ok(())
}

/// Contents of the register that was here before, as left behind: the next clean-up deletes them unless the restored
/// register has them too.
pub(crate) fn forget_strangers(tx: &mut Tx<'_>, digests: &[String], now: Instant) -> Result<()> {
    let text =
        "insert into file_blobs (digest, bytes, claimed_at) values (?, 0, ?) on conflict (digest) do nothing";
    digests.iter().try_for_each(|digest| Ok(tx.execute(sql(text).bind(digest).bind(now)).map(|_| ())?))
}
