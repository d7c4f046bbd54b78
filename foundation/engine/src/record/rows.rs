//! A record between its state and its row: which columns a field has, how they are read, written and compared.
use crate::{Result, record::RecordKind};
use database::{DbError, Dialect, Row, Tx, Value as Cell, sql};
use domain::{Currency, Field, Instant, Kind, Money, State};
use serde_json::{Value, json};

/// A row as it is kept, loaded whole.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptRow {
    pub(crate) id: i64,
    pub(crate) version: i64,
    /// The seal of its last journal entry.
    pub(crate) seal: Vec<u8>,
    pub(crate) state: State,
    /// Values of derived fields.
    pub(crate) derived: State,
    /// What the search box finds it by.
    pub(crate) search_text: Option<String>,
    pub(crate) created_at: i64,
    pub(crate) updated_at: i64,
}

impl KeptRow {
    pub(crate) fn is_archived(&self) -> bool {
        self.state.get(super::ARCHIVED).is_some_and(|value| value == &Value::Bool(true))
    }
}

/// The columns of a field, in order: one, or two for money.
pub fn columns_of(field: &Field<'_>) -> Vec<String> {
    match field.kind {
        Kind::Money => vec![field.name.to_owned(), format!("{}_currency", field.name)],
        _ => vec![field.name.to_owned()],
    }
}

/// Every column that a whole row is loaded with, in the order of [`read_row`].
fn loaded_columns(kind: &RecordKind) -> String {
    let mut names: Vec<String> =
        ["id", "version", "seal", "created_at", "updated_at", "archived_at", "custom"]
            .map(String::from)
            .into();
    if kind.is_searchable() {
        names.push("search_text".into());
    }
    names.extend(kind.fields.iter().flat_map(columns_of));
    names.join(", ")
}

/// Loads one row, locking it where the database knows row locks.
pub(crate) fn load(tx: &mut Tx<'_>, kind: &RecordKind, id: i64, lock: bool) -> Result<Option<KeptRow>> {
    let lock = if lock { tx.dialect().pick("", " for update") } else { "" };
    let text = format!("select {} from {} where id = ?{lock}", loaded_columns(kind), kind.table);
    Ok(tx.first(sql(text).bind(id), |row| read_row(kind, row))?)
}

fn read_row(kind: &RecordKind, row: &Row<'_>) -> Result<KeptRow, DbError> {
    let mut kept = KeptRow {
        id: row.at(0)?,
        version: row.at(1)?,
        seal: row.at(2)?,
        created_at: row.at(3)?,
        updated_at: row.at(4)?,
        ..KeptRow::default()
    };
    if row.at::<Option<i64>>(5)?.is_some() {
        kept.state.insert(super::ARCHIVED.into(), Value::Bool(true));
    }
    if let Some(custom) = row.at::<Option<String>>(6)? {
        kept.state.insert(super::CUSTOM.into(), from_json_text(&custom)?);
    }
    let mut column = 7;
    if kind.is_searchable() {
        kept.search_text = row.at(column)?;
        column += 1;
    }
    for field in kind.fields {
        let value = read_cells(field, row, &mut column)?;
        if !value.is_null() {
            let side = if field.derived { &mut kept.derived } else { &mut kept.state };
            side.insert(field.name.to_owned(), value);
        }
    }
    Ok(kept)
}

/// Reads the cells of `field` that start at `column`, and moves `column` behind them.
pub fn read_cells(field: &Field<'_>, row: &Row<'_>, column: &mut usize) -> Result<Value, DbError> {
    let cell = row.value(*column)?;
    *column += 1;
    let currency = match field.kind {
        Kind::Money => {
            *column += 1;
            row.value(*column - 1)?
        }
        _ => Cell::Null,
    };
    value_of_cells(field.kind, cell, currency)
}

/// The JSON value of a field's cells.
pub(crate) fn value_of_cells(kind: Kind<'_>, cell: Cell, currency: Cell) -> Result<Value, DbError> {
    Ok(match (kind, cell) {
        (_, Cell::Null) => Value::Null,
        (Kind::Money, Cell::Int(minor)) => match currency {
            Cell::Text(code) => code.parse::<Currency>().map_or(Value::Null, |c| json!(Money::new(minor, c))),
            _ => Value::Null,
        },
        (Kind::Boolean, Cell::Int(number)) => Value::Bool(number != 0),
        (Kind::Instant, Cell::Int(millis)) => Value::String(Instant(millis).to_string()),
        (Kind::Choices(_) | Kind::Tags | Kind::Json, Cell::Text(text)) => from_json_text(&text)?,
        (_, Cell::Int(number)) => json!(number),
        (_, Cell::Bool(yes)) => Value::Bool(yes),
        (_, Cell::Text(text)) => Value::String(text),
        (_, Cell::Real(number)) => json!(number),
        (_, Cell::Bytes(_)) => Value::Null,
    })
}

fn from_json_text(text: &str) -> Result<Value, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Other(format!("a column holds broken JSON: {error}")))
}

/// The cells of a value, in the order of [`columns_of`].
pub(crate) fn cells_of(field: &Field<'_>, value: &Value) -> Vec<Cell> {
    match (field.kind, value) {
        (Kind::Money, Value::Null) => vec![Cell::Null, Cell::Null],
        (Kind::Money, value) => match serde_json::from_value::<Money>(value.clone()) {
            Ok(money) => vec![Cell::Int(money.minor), Cell::Text(money.currency.code().into())],
            Err(_) => vec![Cell::Null, Cell::Null],
        },
        (Kind::Instant, Value::String(text)) => vec![text.parse::<Instant>().ok().into()],
        (Kind::Choices(_) | Kind::Tags | Kind::Json, value) if !value.is_null() => {
            vec![Cell::Text(value.to_string())]
        }
        (_, Value::Null) => vec![Cell::Null],
        (_, Value::Bool(yes)) => vec![Cell::Bool(*yes)],
        (_, Value::Number(number)) => vec![number.as_i64().map_or(Cell::Null, Cell::Int)],
        (_, Value::String(text)) => vec![Cell::Text(text.clone())],
        (_, Value::Array(_) | Value::Object(_)) => vec![Cell::Text(value.to_string())],
    }
}

/// The value of a field in a state, null when absent.
pub(crate) fn value_in<'a>(state: &'a State, name: &str) -> &'a Value {
    state.get(name).unwrap_or(&Value::Null)
}

/// Inserts a row that was not there before.
pub(crate) fn insert(tx: &mut Tx<'_>, kind: &RecordKind, row: &KeptRow) -> Result<()> {
    let mut names = vec!["id", "version", "seal", "created_at", "updated_at", "archived_at", "custom"]
        .into_iter()
        .map(String::from)
        .collect::<Vec<_>>();
    let archived_at = row.is_archived().then_some(row.updated_at);
    let mut cells: Vec<Cell> = vec![
        row.id.into(),
        row.version.into(),
        row.seal.clone().into(),
        row.created_at.into(),
        row.updated_at.into(),
        archived_at.into(),
        custom_text(&row.state).into(),
    ];
    if kind.is_searchable() {
        names.push("search_text".into());
        cells.push(row.search_text.clone().into());
    }
    for field in kind.fields {
        let side = if field.derived { &row.derived } else { &row.state };
        let value = value_in(side, field.name);
        // An absent value is the column's default: short statements for sparse records would each be prepared
        // anew, so every column is named every time.
        names.extend(columns_of(field));
        cells.extend(cells_of(field, value));
    }
    let mut statement = sql(format!("insert into {} ({}) values (", kind.table, names.join(", ")));
    statement.push_values(cells).push(")");
    tx.execute(statement)?;
    Ok(())
}

fn custom_text(state: &State) -> Option<String> {
    match value_in(state, super::CUSTOM) {
        Value::Object(map) if !map.is_empty() => Some(Value::Object(map.clone()).to_string()),
        _ => None,
    }
}

/// Updates the columns that differ between two versions of a row. Answers false when somebody else came first.
pub(crate) fn update(tx: &mut Tx<'_>, kind: &RecordKind, before: &KeptRow, after: &KeptRow) -> Result<bool> {
    let mut statement = sql(format!("update {} set version = ", kind.table));
    statement.push_value(after.version);
    statement.push(", seal = ").push_value(after.seal.clone());
    statement.push(", updated_at = ").push_value(after.updated_at);
    if before.is_archived() != after.is_archived() {
        statement.push(", archived_at = ").push_value(after.is_archived().then_some(after.updated_at));
    }
    let (custom_before, custom_after) = (custom_text(&before.state), custom_text(&after.state));
    if custom_before != custom_after {
        statement.push(", custom = ").push_value(custom_after);
    }
    if before.search_text != after.search_text {
        statement.push(", search_text = ").push_value(after.search_text.clone());
    }
    for field in kind.fields {
        let (old, new) = match field.derived {
            true => (value_in(&before.derived, field.name), value_in(&after.derived, field.name)),
            false => (value_in(&before.state, field.name), value_in(&after.state, field.name)),
        };
        if old == new {
            continue;
        }
        for (name, cell) in columns_of(field).iter().zip(cells_of(field, new)) {
            statement.push(", ").push(name).push(" = ").push_value(cell);
        }
    }
    statement.push(" where id = ").push_value(after.id);
    statement.push(" and version = ").push_value(before.version);
    Ok(tx.execute(statement)? == 1)
}

/// Takes a row away: its registration was undone.
pub(crate) fn delete(tx: &mut Tx<'_>, kind: &RecordKind, before: &KeptRow) -> Result<bool> {
    let text = format!("delete from {} where id = ? and version = ?", kind.table);
    Ok(tx.execute(sql(text).bind(before.id).bind(before.version))? == 1)
}

/// How a column is compared and sorted, so that an index can serve it: texts without regard to case.
pub fn sort_key(dialect: Dialect, field: &Field<'_>, alias: &str) -> String {
    let plain = format!("{alias}.{}", field.name);
    match field.kind {
        Kind::Text | Kind::Email | Kind::Url | Kind::Mac | Kind::Ip | Kind::Imei => dialect.folded(&plain),
        _ => plain,
    }
}

/// A value to compare with [`sort_key`].
pub fn sort_value(dialect: Dialect, cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) => Cell::Text(dialect.fold(&text)),
        cell => cell,
    }
}

/// Replaces the rows of the side tables (custom values, tags) of a record that changed.
pub(crate) fn save_sides(
    tx: &mut Tx<'_>,
    kind: &RecordKind,
    id: i64,
    before: &State,
    after: &State,
) -> Result<()> {
    let nothing = State::new();
    let custom = |state: &State| value_in(state, super::CUSTOM).as_object().cloned().unwrap_or_default();
    let (old, new) = (custom(before), custom(after));
    for key in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
        if old.get(key) != new.get(key) {
            save_custom(tx, kind, id, key, new.get(key).unwrap_or(&Value::Null))?;
        }
    }
    if !kind.has_tags() {
        return Ok(());
    }
    let tags = |state: &State| match value_in(state, super::TAGS) {
        Value::Array(list) => list.iter().filter_map(Value::as_str).map(String::from).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let (old, new) = (tags(if before.is_empty() { &nothing } else { before }), tags(after));
    for gone in old.iter().filter(|tag| !new.contains(tag)) {
        let text = "delete from record_tags where kind = ? and tag = ? and record = ?";
        tx.execute(sql(text).bind(kind.name).bind(gone).bind(id))?;
    }
    for added in new.iter().filter(|tag| !old.contains(tag)) {
        let text = "insert into record_tags (kind, tag, record) values (?, ?, ?)";
        tx.execute(sql(text).bind(kind.name).bind(added).bind(id))?;
    }
    Ok(())
}

fn save_custom(tx: &mut Tx<'_>, kind: &RecordKind, id: i64, key: &str, value: &Value) -> Result<()> {
    let text = "delete from record_custom where kind = ? and field = ? and record = ?";
    tx.execute(sql(text).bind(kind.name).bind(key).bind(id))?;
    if value.is_null() {
        return Ok(());
    }
    let (text_value, number_value) = custom_cells(value);
    tx.execute(
        sql("insert into record_custom (kind, field, record, text_value, number_value) values (?, ?, ?, ?, ?)")
            .bind(kind.name)
            .bind(key)
            .bind(id)
            .bind(text_value)
            .bind(number_value),
    )?;
    Ok(())
}

/// A custom value as it is filtered and sorted: as text (lower case, shortened) and, where it is one, as number.
pub fn custom_cells(value: &Value) -> (Option<String>, Option<f64>) {
    let short = |text: &str| text.to_lowercase().chars().take(200).collect::<String>();
    match value {
        Value::String(text) => {
            (Some(short(text)), text.parse::<f64>().ok().filter(|number| number.is_finite()))
        }
        Value::Number(number) => (Some(number.to_string()), number.as_f64()),
        Value::Bool(yes) => (Some(yes.to_string()), None),
        Value::Array(list) => {
            let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            (Some(short(&format!(",{},", words.join(",")))), None)
        }
        Value::Object(map) => {
            let amount = map.get("amount").and_then(Value::as_str).unwrap_or_default();
            (Some(amount.to_owned()), amount.parse().ok())
        }
        Value::Null => (None, None),
    }
}
