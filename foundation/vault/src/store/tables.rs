//! Reading a whole database, table by table.
use database::{DbError, Dialect, Row, Tx, sql};
use engine::{Result, restoring::SchemaStep};

/// The counters of ids: a table in the embedded database, sequences in PostgreSQL, and in backups always this table.
pub(crate) const COUNTERS: &str = "record_ids";
/// What all sequences that count ids begin with.
pub(crate) const SEQUENCE: &str = "id_of_";

/// A table with its columns in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
}

/// Every table with rows of its own, by name; indexes for searching are made again and left out.
pub(crate) fn tables(tx: &mut Tx<'_>) -> Result<Vec<Table>> {
    let names = tx.dialect().pick(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'
         order by name",
        "select tablename::text from pg_tables where schemaname = current_schema() order by tablename",
    );
    let names: Vec<String> = tx.all(sql(names), |row| row.at(0))?;
    names.into_iter().map(|name| Ok(Table { columns: columns(tx, &name)?, name })).collect()
}

fn columns(tx: &mut Tx<'_>, table: &str) -> Result<Vec<String>> {
    let text = tx.dialect().pick(
        "select name from pragma_table_info(?) order by cid",
        "select column_name::text from information_schema.columns
         where table_schema = current_schema() and table_name = ? order by ordinal_position",
    );
    let mut names: Vec<String> = tx.all(sql(text).bind(table), |row| row.at(0))?;
    // PostgreSQL's own number of an entry: only its order matters, and that is the order in which rows are read.
    names.retain(|name| (table, name.as_str()) != ("journal", "entry"));
    Ok(names)
}

/// Visits every row of a table, in an order that fills another table fast.
pub(crate) fn all_rows(
    tx: &mut Tx<'_>,
    table: &Table,
    mut visit: impl FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    let order = match table.name.as_str() {
        // Entries without a position are the newest, in the order in which they will get one.
        "journal" => tx.dialect().pick(" order by position", " order by position nulls last, entry"),
        _ if table.columns.iter().any(|column| column == "id") => " order by id",
        _ => "",
    };
    let text = format!("select {} from {}{order}", table.columns.join(", "), table.name);
    tx.each(sql(text).once(), |row| visit(row).map(|()| true))
}

/// The counters of ids as the table that backups have: what is counted (without hyphens), and the last id.
pub(crate) fn counters(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>> {
    let read = |row: &Row<'_>| -> Result<(String, i64), DbError> { Ok((row.at(0)?, row.at(1)?)) };
    if tx.dialect() == Dialect::Sqlite {
        let known = tx.all(sql("select kind, last from record_ids order by kind"), read)?;
        return Ok(known.into_iter().map(|(kind, last)| (kind.replace('-', "_"), last)).collect());
    }
    let text = "select sequencename::text, last_value from pg_sequences
        where schemaname = current_schema() and sequencename like 'id\\_of\\_%' and last_value is not null
        order by sequencename";
    let known = tx.all(sql(text), read)?;
    Ok(known.into_iter().map(|(name, last)| (name.replacen(SEQUENCE, "", 1), last)).collect())
}

/// The steps that the schema has done.
pub(crate) fn steps(tx: &mut Tx<'_>) -> Result<Vec<SchemaStep>> {
    let text = "select capability, step from schema_steps order by capability, step";
    Ok(tx.all(sql(text), |row| Ok((row.at(0)?, row.at(1)?)))?)
}

/// What the register says about itself under a name.
pub(crate) fn facts(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>> {
    Ok(tx.first(sql("select value from register_facts where name = ?").bind(name), |row| row.at(0))?)
}

/// Every content that a register knows, going or not.
pub(crate) fn contents(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    Ok(tx.all(sql("select digest from file_blobs order by digest"), |row| row.at(0))?)
}

/// How many others work on a PostgreSQL database as this product does.
pub(crate) fn others(tx: &mut Tx<'_>) -> Result<i64> {
    let text = "select count(*) from pg_stat_activity
        where application_name = 'tenure' and datname = current_database() and pid <> pg_backend_pid()";
    Ok(tx.scalar(sql(text))?)
}
