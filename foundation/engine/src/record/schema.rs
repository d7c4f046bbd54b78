//! Tables of records, made from their fields. A field that is added later becomes a column at the next start;
//! columns are never dropped or changed (expand and contract).
use crate::{
    Result,
    record::{RecordKind, rows::columns_of, rows::sort_key},
};
use database::{Dialect, Tx, sql};
use domain::{Field, Kind};

/// Side tables that all kinds share.
const SHARED: &str = "
    create table if not exists record_custom (
        kind text not null, field text not null, record bigint not null,
        text_value text, number_value double precision,
        primary key (kind, record, field));
    create index if not exists record_custom_by_text on record_custom (kind, field, text_value, record);
    create index if not exists record_custom_by_number on record_custom (kind, field, number_value, record);
    create table if not exists record_tags (
        kind text not null, tag text not null, record bigint not null,
        primary key (kind, record, tag));
    create index if not exists record_tags_by_tag on record_tags (kind, tag, record);
    create table if not exists record_unique (
        kind text not null, field text not null, value text not null, record bigint not null,
        constraint record_unique_value_key primary key (kind, field, value));
    create index if not exists record_unique_by_record on record_unique (kind, record, field);
";

/// Makes the tables of all kinds, or what they lack.
pub(crate) fn prepare(tx: &mut Tx<'_>, kinds: &[&'static RecordKind]) -> Result<()> {
    tx.batch(SHARED)?;
    if tx.dialect() == Dialect::Postgres {
        // Trusted since PostgreSQL 13: the owner of the database may install it.
        tx.batch("create extension if not exists pg_trgm")?;
    }
    for kind in kinds {
        prepare_table(tx, kind)?;
    }
    for kind in kinds {
        prepare_indexes(tx, kind)?;
    }
    Ok(())
}

fn prepare_table(tx: &mut Tx<'_>, kind: &RecordKind) -> Result<()> {
    let dialect = tx.dialect();
    let known = existing_columns(tx, kind.table)?;
    let wanted = wanted_columns(dialect, kind);
    if known.is_empty() {
        let lines: Vec<String> =
            wanted.iter().map(|(name, definition)| format!("{name} {definition}")).collect();
        return Ok(tx.batch(&format!("create table {} ({})", kind.table, lines.join(", ")))?);
    }
    for (name, definition) in wanted.iter().filter(|(name, _)| !known.contains(name)) {
        tx.batch(&format!("alter table {} add column {name} {definition}", kind.table))?;
    }
    Ok(())
}

fn existing_columns(tx: &mut Tx<'_>, table: &str) -> Result<Vec<String>> {
    let statement = match tx.dialect() {
        Dialect::Sqlite => sql("select name from pragma_table_info(?)"),
        Dialect::Postgres => sql("select column_name::text from information_schema.columns
             where table_schema = current_schema() and table_name = ?"),
    };
    Ok(tx.all(statement.bind(table), |row| row.at(0))?)
}

fn wanted_columns(dialect: Dialect, kind: &RecordKind) -> Vec<(String, String)> {
    let bytes = dialect.pick("blob", "bytea");
    let mut columns: Vec<(String, String)> = [
        ("id", dialect.pick("integer primary key", "bigint primary key")),
        ("version", "bigint not null"),
        ("seal", bytes),
        ("created_at", "bigint not null"),
        ("updated_at", "bigint not null"),
        ("archived_at", "bigint"),
        ("custom", "text"),
    ]
    .into_iter()
    .map(|(name, definition)| (name.to_owned(), definition.to_owned()))
    .collect();
    if kind.is_searchable() {
        columns.push(("search_text".into(), "text".into()));
    }
    for field in kind.fields {
        for (n, name) in columns_of(field).into_iter().enumerate() {
            columns.push((name, column_type(dialect, field, n)));
        }
    }
    columns
}

/// The type of a field's nth column. Texts of one line compare without regard to case (see `sort_key`).
fn column_type(dialect: Dialect, field: &Field<'_>, nth: usize) -> String {
    match field.kind {
        Kind::Integer | Kind::Instant | Kind::Reference(_) => "bigint",
        // The amount, then its currency.
        Kind::Money if nth == 0 => "bigint",
        Kind::Boolean => "boolean",
        Kind::Text | Kind::Email | Kind::Url | Kind::Mac | Kind::Ip | Kind::Imei => {
            dialect.pick("text collate nocase", "text")
        }
        _ => "text",
    }
    .to_owned()
}

fn prepare_indexes(tx: &mut Tx<'_>, kind: &RecordKind) -> Result<()> {
    let dialect = tx.dialect();
    let table = kind.table;
    for field in kind.fields.iter().filter(|field| field.indexed) {
        let name = field.name;
        let key = sort_key(dialect, field, table).replace(&format!("{table}."), "");
        let present = if field.sparse { format!(" and {name} is not null") } else { String::new() };
        if field.unique {
            tx.batch(&format!(
                "create unique index if not exists {table}_{name}_key on {table} ({key}) where archived_at is null"
            ))?;
        }
        tx.batch(&format!(
            "create index if not exists {table}_by_{name} on {table} ({key}, id) where archived_at is null{present}"
        ))?;
    }
    tx.batch(&format!(
        "create index if not exists {table}_by_updated_at on {table} (updated_at, id) where archived_at is null"
    ))?;
    tx.batch(&format!(
        "create index if not exists {table}_archived on {table} (archived_at, id) where archived_at is not null"
    ))?;
    for columns in kind.indexes {
        let name = columns.replace(", ", "_");
        let keys: Vec<String> = columns
            .split(", ")
            .map(|column| match kind.field(column) {
                Some(field) => sort_key(dialect, field, table).replace(&format!("{table}."), ""),
                None => column.to_owned(),
            })
            .collect();
        tx.batch(&format!(
            "create index if not exists {table}_by_{name} on {table} ({}) where archived_at is null",
            keys.join(", ")
        ))?;
    }
    if kind.is_searchable() {
        super::search::prepare(tx, table)?;
    }
    Ok(())
}
