use crate::{column::Column, column::Shape, cursor::Key};
use database::{DbError, Row, Value as Cell};
use domain::{Instant, State};
use engine::{RecordKind, Result, View, read_cells};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// One row of a list: the values of its columns, references as `{"id": 7, "label": "Berlin"}`.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// The record.
    pub id: i64,
    /// How often it has changed.
    pub version: i64,
    /// Column to value; absent values are left out.
    pub values: State,
    pub(crate) key: Key,
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct Page {
    /// The rows.
    pub rows: Vec<ListRow>,
    /// The cursor of the next page, if there is one.
    pub next: Option<String>,
    /// The cursor of the page before, if there is one.
    pub previous: Option<String>,
}

/// The columns that a row of a statement carries, in order, behind `id, version, sort key`.
pub(crate) struct Layout<'c> {
    all: &'c [Column],
    /// Those with cells of their own.
    columns: Vec<&'c Column>,
    /// Whether the cell with all custom fields comes after them.
    custom: bool,
}

impl<'c> Layout<'c> {
    pub(crate) fn of(columns: &'c [Column]) -> Self {
        let own: Vec<&Column> = columns.iter().filter(|column| column.custom.is_none()).collect();
        Self { all: columns, custom: own.len() < columns.len(), columns: own }
    }

    /// The columns as a statement selects them.
    pub(crate) fn select(&self) -> String {
        let mut names: Vec<String> = self
            .columns
            .iter()
            .flat_map(|column| column.table_columns())
            .map(|name| format!("t.{name}"))
            .collect();
        if self.custom {
            names.push("t.custom".into());
        }
        names.into_iter().map(|name| format!(", {name}")).collect()
    }

    /// Tells each column that is there with its value, nulls too, then all custom fields, if there are any.
    fn tell(&self, row: &Row<'_>, mut tell: impl FnMut(&Column, Value)) -> Result<State, DbError> {
        let mut at = 3;
        for column in &self.columns {
            let value = match column.field {
                Some(field) => read_cells(field, row, &mut at)?,
                None => {
                    at += 1;
                    match (row.value(at - 1)?, column.shape) {
                        (Cell::Int(millis), Shape::Instant) => Value::String(Instant(millis).to_string()),
                        (Cell::Int(number), _) => Value::from(number),
                        _ => Value::Null,
                    }
                }
            };
            tell(column, value);
        }
        let custom = if self.custom { row.at::<Option<String>>(at)? } else { None };
        Ok(custom.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }
}

/// What a row of a statement is read into.
pub(crate) trait FromRow: Sized {
    /// Reads it.
    fn read(layout: &Layout<'_>, row: &Row<'_>) -> Result<Self, DbError>;
    /// Where it stands in the list's order.
    fn place(&self) -> (&Key, i64);
}

impl FromRow for ListRow {
    fn read(layout: &Layout<'_>, row: &Row<'_>) -> Result<Self, DbError> {
        let mut values = State::new();
        let custom = layout.tell(row, |column, value| {
            if !value.is_null() {
                values.insert(column.name.clone(), value);
            }
        })?;
        if !custom.is_empty() {
            values.insert("custom".into(), Value::Object(custom));
        }
        Ok(Self { id: row.at(0)?, version: row.at(1)?, values, key: Key::from_cell(row.value(2)?) })
    }

    fn place(&self) -> (&Key, i64) {
        (&self.key, self.id)
    }
}

/// A row of a walk: the columns' values side by side, without their names. A walk reads a whole register, and putting
/// each value under its name costs more than reading it.
pub(crate) struct PlainRow {
    id: i64,
    pub(crate) values: Vec<Value>,
    key: Key,
}

impl FromRow for PlainRow {
    fn read(layout: &Layout<'_>, row: &Row<'_>) -> Result<Self, DbError> {
        let mut own = Vec::with_capacity(layout.all.len());
        let mut custom = layout.tell(row, |_, value| own.push(value))?;
        let mut own = own.into_iter();
        let value = |column: &Column| match column.custom_key() {
            Some(key) => custom.remove(key).unwrap_or_default(),
            None => own.next().unwrap_or_default(),
        };
        let values = layout.all.iter().map(value).collect();
        Ok(Self { id: row.at(0)?, values, key: Key::from_cell(row.value(2)?) })
    }

    fn place(&self) -> (&Key, i64) {
        (&self.key, self.id)
    }
}

/// Puts labels beside the ids of references of one record.
pub fn label_values(view: &mut View<'_>, columns: &[Column], values: &mut State) -> Result<()> {
    let mut rows = [ListRow { id: 0, version: 0, values: std::mem::take(values), key: Key::Nothing }];
    label_references(view, columns, &mut rows)?;
    let [row] = rows;
    *values = row.values;
    Ok(())
}

/// Puts labels beside the ids of references: one look-up per kind that is referred to, whatever the number of rows.
pub(crate) fn label_references(view: &mut View<'_>, columns: &[Column], rows: &mut [ListRow]) -> Result<()> {
    let referring: Vec<(&Column, &'static RecordKind)> =
        columns.iter().filter_map(|column| Some((column, column.refers_to(view)?))).collect();
    let mut wanted: BTreeMap<&'static str, (&'static RecordKind, BTreeSet<i64>)> = BTreeMap::new();
    for (column, kind) in &referring {
        let ids = rows.iter().filter_map(|row| crate::filter::value_of(column, &row.values).as_i64());
        wanted.entry(kind.name).or_insert((kind, BTreeSet::new())).1.extend(ids);
    }
    let mut labels: BTreeMap<&str, BTreeMap<i64, String>> = BTreeMap::new();
    for (name, (kind, ids)) in wanted {
        if !ids.is_empty() {
            labels.insert(name, view.labels(kind, &ids.into_iter().collect::<Vec<_>>())?);
        }
    }
    for row in rows {
        for (column, kind) in &referring {
            let place = match column.custom_key() {
                Some(key) => row.values.get_mut("custom").and_then(|custom| custom.get_mut(key)),
                None => row.values.get_mut(&column.name),
            };
            if let Some(value) = place
                && let Some(id) = value.as_i64()
            {
                let label = labels.get(kind.name).and_then(|known| known.get(&id));
                *value = json!({ "id": id, "label": label.map_or_else(|| format!("#{id}"), Clone::clone) });
            }
        }
    }
    Ok(())
}
