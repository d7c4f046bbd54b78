use bytes::BytesMut;
use domain::{Date, Id, Instant};
use postgres_types::{IsNull, ToSql, Type, to_sql_checked};
use rusqlite::types::{ToSqlOutput, Value as SqliteValue, ValueRef};
use std::error::Error;

/// A value on its way into or out of a database: the few kinds that both databases hold alike.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// A whole number; also instants (milliseconds) and money (minor units).
    Int(i64),
    /// A float: sort keys of decimals, never money.
    Real(f64),
    /// Text; also civil dates as `YYYY-MM-DD`.
    Text(String),
    /// Bytes: hashes, sealed data.
    Bytes(Vec<u8>),
    /// Yes or no (SQLite keeps 1 and 0).
    Bool(bool),
}

macro_rules! from {
    ($($type:ty => |$name:ident| $value:expr;)+) => {$(
        impl From<$type> for Value {
            fn from($name: $type) -> Self { $value }
        }
    )+};
}
from! {
    i64 => |number| Self::Int(number);
    i32 => |number| Self::Int(i64::from(number));
    f64 => |number| Self::Real(number);
    bool => |yes| Self::Bool(yes);
    &str => |text| Self::Text(text.to_owned());
    String => |text| Self::Text(text);
    &String => |text| Self::Text(text.clone());
    Vec<u8> => |bytes| Self::Bytes(bytes);
    &[u8] => |bytes| Self::Bytes(bytes.to_vec());
    [u8; 32] => |bytes| Self::Bytes(bytes.to_vec());
    Date => |date| Self::Text(date.to_string());
    Instant => |instant| Self::Int(instant.0);
}

impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        Self::Int(id.number())
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(SqliteValue::Null),
            Self::Int(number) => ToSqlOutput::Owned(SqliteValue::Integer(*number)),
            Self::Real(number) => ToSqlOutput::Owned(SqliteValue::Real(*number)),
            Self::Bool(yes) => ToSqlOutput::Owned(SqliteValue::Integer(i64::from(*yes))),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => match *kind {
                Type::INT2 => i16::try_from(*number)?.to_sql(kind, out),
                Type::INT4 => i32::try_from(*number)?.to_sql(kind, out),
                Type::FLOAT8 => (*number as f64).to_sql(kind, out),
                Type::BOOL => (*number != 0).to_sql(kind, out),
                Type::TEXT | Type::VARCHAR | Type::UNKNOWN => number.to_string().to_sql(kind, out),
                _ => number.to_sql(kind, out),
            },
            Self::Real(number) => number.to_sql(kind, out),
            Self::Bool(yes) => match *kind {
                Type::INT8 => i64::from(*yes).to_sql(kind, out),
                _ => yes.to_sql(kind, out),
            },
            Self::Text(text) => text.to_sql(kind, out),
            Self::Bytes(bytes) => bytes.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
