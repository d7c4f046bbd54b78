use super::RestoreOrder;
use crate::{
    backup::{Archive, Listener, TableIn, damaged, read_row, stage, table_part},
    store::{self, COUNTERS, Indexes, Table},
};
use database::{DbError, Tx, Value};
use domain::Refusal;
use engine::{Error, Keys, Result, Verification, files::verify_rows, restoring};
use std::io::{BufRead, BufReader};

/// Rows after which the listener hears.
const ROWS_PER_WORD: u64 = 10_000;

/// Makes the tables as the backup knows them, fills them, and proves that they are the register that was backed up.
pub(super) fn fill(
    tx: &mut Tx<'_>,
    archive: &mut Archive,
    keys: &Keys,
    order: &RestoreOrder<'_>,
    listener: Listener<'_>,
) -> Result<Verification> {
    let manifest = archive.manifest().clone();
    restoring::make_tables(tx, order.capabilities, &manifest.schema)?;
    let known = store::tables(tx)?;
    let indexes = Indexes::take_away(tx)?;
    for table in &manifest.tables {
        if table.name == COUNTERS {
            let counters = read_counters(archive, table)?;
            store::set_counters(tx, &counters, order.capabilities)?;
        } else if !order.left_empty.contains(&table.name.as_str()) {
            fill_table(tx, archive, table, &known, listener)?;
        }
    }
    store::set_identities(tx)?;
    let mut made = 0;
    indexes.make(tx, || {
        made += 1;
        listener(stage("making indexes", made, Some(indexes.len() as u64)));
    })?;
    listener(stage("checking the register", 0, Some(manifest.journal.entries)));
    let entries = manifest.journal.entries;
    let mut found = restoring::verify_in(tx, order.capabilities, keys, |done| {
        listener(stage("checking the register", done, Some(entries)));
    })?;
    found.findings.extend(verify_rows(tx)?);
    refuse_different(&found, &manifest.journal.root)?;
    Ok(found)
}

fn refuse_different(found: &Verification, root: &str) -> Result<()> {
    if let Some(first) = found.findings.first() {
        let message = format!(
            "The register in the backup is not as it was written: {} Nothing was changed.",
            first.message
        );
        return Err(Refusal::new("register-altered", message).into());
    }
    if found.root != root {
        let message = "The journal in the database is not the one in the backup. Nothing was changed.";
        return Err(Refusal::new("register-altered", message).into());
    }
    Ok(())
}

fn fill_table(
    tx: &mut Tx<'_>,
    archive: &mut Archive,
    table: &TableIn,
    known: &[Table],
    listener: Listener<'_>,
) -> Result<()> {
    let place = known.iter().find(|known| known.name == table.name);
    let missing = match place {
        None => Some(format!("the table {}", table.name)),
        Some(place) => table
            .columns
            .iter()
            .find(|column| !place.columns.contains(column))
            .map(|column| format!("the column {column} of {}", table.name)),
    };
    if let Some(missing) = missing {
        let message = format!(
            "This version of Tenure has no place for {missing}. Restore with the version that wrote the backup."
        );
        return Err(Refusal::new("no-place", message).into());
    }
    // Entries that had no position yet get theirs now: the rows come in the order in which the sealer would go on.
    let mut positions = Positions::of(table);
    // A step of the schema may have put a first row into its table; the backup knows what became of it.
    store::empty(tx, &table.name)?;
    let mut done = 0;
    let mut lines = Lines::of(archive, table)?;
    let rows = tx.load(&table.name, &table.columns, |row| {
        if !lines.next(row)? {
            return Ok::<_, Error>(false);
        }
        positions.complete(row);
        done += 1;
        if done % ROWS_PER_WORD == 0 {
            listener(stage(format!("filling {}", table.name), done, Some(table.rows)));
        }
        Ok(true)
    })?;
    if rows != table.rows {
        return Err(damaged(&table_part(&table.name)));
    }
    Ok(())
}

/// The positions of entries, as they are counted on.
struct Positions {
    column: Option<usize>,
    last: i64,
}

impl Positions {
    fn of(table: &TableIn) -> Self {
        let column = table.columns.iter().position(|column| column == "position");
        Self { column: column.filter(|_| table.name == "journal"), last: 0 }
    }

    fn complete(&mut self, row: &mut [Value]) {
        let Some(position) = self.column.and_then(|column| row.get_mut(column)) else { return };
        match position {
            Value::Int(known) => self.last = *known,
            missing => {
                self.last += 1;
                *missing = Value::Int(self.last);
            }
        }
    }
}

/// The rows of a part, line by line.
struct Lines<'a> {
    reader: BufReader<zip::read::ZipFile<'a, BufReader<std::fs::File>>>,
    line: String,
    part: String,
    columns: usize,
}

impl<'a> Lines<'a> {
    fn of(archive: &'a mut Archive, table: &TableIn) -> Result<Self> {
        let part = table_part(&table.name);
        let reader = BufReader::with_capacity(1 << 18, archive.part(&part)?);
        Ok(Self { reader, line: String::new(), part, columns: table.columns.len() })
    }

    /// Fills the next row; false after the last.
    fn next(&mut self, row: &mut Vec<Value>) -> Result<bool> {
        self.line.clear();
        if self.reader.read_line(&mut self.line).map_err(|_| damaged(&self.part))? == 0 {
            return Ok(false);
        }
        read_row(&self.line, row).map_err(|_: DbError| damaged(&self.part))?;
        if row.len() == self.columns { Ok(true) } else { Err(damaged(&self.part)) }
    }
}

fn read_counters(archive: &mut Archive, table: &TableIn) -> Result<Vec<(String, i64)>> {
    let mut lines = Lines::of(archive, table)?;
    let mut counters = Vec::new();
    let mut row = Vec::new();
    while lines.next(&mut row)? {
        match row.as_slice() {
            [Value::Text(counted), Value::Int(last)] if crate::backup::is_plain_name(counted) => {
                counters.push((counted.clone(), *last));
            }
            _ => return Err(damaged(&lines.part)),
        }
        row.clear();
    }
    Ok(counters)
}
