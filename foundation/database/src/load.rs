use crate::{DbError, Tx, Value};
use postgres::{
    binary_copy::BinaryCopyInWriter,
    types::{ToSql, Type},
};

impl Tx<'_> {
    /// Puts many rows into a table in the fastest way that each database has; answers how many. `next` fills the
    /// row that it is given, which is empty, and answers false when there is none left.
    pub fn load<E: From<DbError>>(
        &mut self,
        table: &str,
        columns: &[String],
        mut next: impl FnMut(&mut Vec<Value>) -> Result<bool, E>,
    ) -> Result<u64, E> {
        let names = columns.join(", ");
        let mut row = Vec::with_capacity(columns.len());
        let mut rows = 0;
        match self {
            Self::Sqlite(connection, _) => {
                let places = vec!["?"; columns.len()].join(", ");
                let text = format!("insert into {table} ({names}) values ({places})");
                let mut insert = connection.prepare(&text).map_err(DbError::from)?;
                while next(&mut row)? {
                    insert.execute(rusqlite::params_from_iter(&row)).map_err(DbError::from)?;
                    row.clear();
                    rows += 1;
                }
            }
            Self::Postgres(session) => {
                let client = &mut session.client;
                let shape = client.prepare(&format!("select {names} from {table}")).map_err(DbError::from)?;
                let types: Vec<Type> = shape.columns().iter().map(|column| column.type_().clone()).collect();
                let text = format!("copy {table} ({names}) from stdin binary");
                let sink = client.copy_in(&text).map_err(DbError::from)?;
                let mut writer = BinaryCopyInWriter::new(sink, &types);
                while next(&mut row)? {
                    let values: Vec<&(dyn ToSql + Sync)> =
                        row.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
                    writer.write(&values).map_err(DbError::from)?;
                    row.clear();
                    rows += 1;
                }
                writer.finish().map_err(DbError::from)?;
            }
        }
        Ok(rows)
    }
}
