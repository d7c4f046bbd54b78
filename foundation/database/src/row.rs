use crate::{DbError, Value};
use domain::{Date, Id, Instant};
use postgres_types::Type;
use rusqlite::types::ValueRef;

/// One row of an answer, read by column number (fast) or name.
pub enum Row<'a> {
    /// Of the embedded database.
    Sqlite(&'a rusqlite::Row<'a>),
    /// Of PostgreSQL.
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// The value of a column, by number from 0.
    pub fn at<T: FromValue>(&self, column: usize) -> Result<T, DbError> {
        T::from_value(self.value(column)?).ok_or_else(|| {
            DbError::Other(format!("column {column} does not hold a {}", std::any::type_name::<T>()))
        })
    }

    /// The value of a column, by name.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T, DbError> {
        let number = match self {
            Self::Sqlite(row) => row.as_ref().column_index(column).ok(),
            Self::Postgres(row) => row.columns().iter().position(|c| c.name() == column),
        };
        self.at(number.ok_or_else(|| DbError::Other(format!("no column {column}")))?)
    }

    /// The value of a column as it is.
    pub fn value(&self, column: usize) -> Result<Value, DbError> {
        match self {
            Self::Sqlite(row) => Ok(match row.get_ref(column)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => Value::Int(number),
                ValueRef::Real(number) => Value::Real(number),
                ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
                ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
            }),
            Self::Postgres(row) => {
                let kind = row.columns().get(column).map(postgres::Column::type_);
                Ok(match kind {
                    Some(&Type::BOOL) => {
                        row.try_get::<_, Option<bool>>(column)?.map_or(Value::Null, Value::Bool)
                    }
                    Some(&Type::INT8) => {
                        row.try_get::<_, Option<i64>>(column)?.map_or(Value::Null, Value::Int)
                    }
                    Some(&Type::INT4) => row.try_get::<_, Option<i32>>(column)?.into(),
                    Some(&Type::FLOAT8) => {
                        row.try_get::<_, Option<f64>>(column)?.map_or(Value::Null, Value::Real)
                    }
                    Some(&Type::BYTEA) => {
                        row.try_get::<_, Option<Vec<u8>>>(column)?.map_or(Value::Null, Value::Bytes)
                    }
                    _ => row.try_get::<_, Option<String>>(column)?.map_or(Value::Null, Value::Text),
                })
            }
        }
    }
}

/// What a column's value can be read as.
pub trait FromValue: Sized {
    /// `None` when the value is of another kind.
    fn from_value(value: Value) -> Option<Self>;
}

impl FromValue for Value {
    fn from_value(value: Value) -> Option<Self> {
        Some(value)
    }
}
impl FromValue for i64 {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Int(number) => Some(number),
            _ => None,
        }
    }
}
impl FromValue for f64 {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Real(number) => Some(number),
            Value::Int(number) => Some(number as f64),
            _ => None,
        }
    }
}
impl FromValue for bool {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Bool(yes) => Some(yes),
            Value::Int(number) => Some(number != 0),
            _ => None,
        }
    }
}
impl FromValue for String {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }
}
impl FromValue for Date {
    fn from_value(value: Value) -> Option<Self> {
        String::from_value(value)?.parse().ok()
    }
}
impl FromValue for Instant {
    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value).map(Instant)
    }
}
impl<T> FromValue for Id<T> {
    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value).map(Self::new)
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}
