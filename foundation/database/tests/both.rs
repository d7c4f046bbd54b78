//! What both databases must do alike. PostgreSQL is tested when TEST_POSTGRES names one (the test command does).
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
use database::{Db, DbError, Dialect, SqliteOptions, Tx, sql};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

static SERIAL: AtomicU32 = AtomicU32::new(0);

/// Each database, with an empty table of its own.
fn databases() -> Vec<(Db, String, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Db::sqlite(&folder.path().join("test.db"), SqliteOptions::default()).unwrap();
    let mut all = vec![(sqlite, Some(folder))];
    if let Some(url) = option_env_postgres() {
        all.push((Db::postgres(&url, 4).unwrap(), None));
    }
    all.into_iter()
        .map(|(db, folder)| {
            let table = format!("t_{}_{}", std::process::id(), SERIAL.fetch_add(1, Ordering::Relaxed));
            let text =
                format!("create table {table} (id bigint primary key, name text, big bytea, yes boolean)");
            db.write_blocking(move |tx| tx.batch(&text)).unwrap();
            let index = format!("create unique index {table}_name_key on {table} (name)");
            db.write_blocking(move |tx| tx.batch(&index)).unwrap();
            (db, table, folder)
        })
        .collect()
}

#[expect(clippy::disallowed_methods, reason = "the test command says by the environment which server to use")]
fn option_env_postgres() -> Option<String> {
    std::env::var("TEST_POSTGRES").ok()
}

fn insert(tx: &mut Tx<'_>, table: &str, id: i64, name: &str) -> Result<u64, DbError> {
    let statement = sql(format!("insert into {table} (id, name, big, yes) values (?, ?, ?, ?)"));
    tx.execute(statement.bind(id).bind(name).bind(vec![1_u8, 2]).bind(true))
}

fn names(db: &Db, table: &str) -> Vec<String> {
    let statement = sql(format!("select name from {table} order by id"));
    db.read_blocking(move |tx| tx.all(statement.clone(), |row| row.at(0))).unwrap()
}

#[test]
fn values_come_back_as_they_went() {
    for (db, table, _folder) in databases() {
        let t = table.clone();
        db.write_blocking(move |tx| insert(tx, &t, 7, "Ana ✓")).unwrap();
        let statement =
            sql(format!("select id, name, big, yes, yes is null from {table} where id = ?")).bind(7_i64);
        let row = db
            .read_blocking(move |tx| {
                tx.first(statement.clone(), |row| {
                    Ok((
                        row.at::<i64>(0)?,
                        row.get::<String>("name")?,
                        row.at::<Vec<u8>>(2)?,
                        row.at::<bool>(3)?,
                    ))
                })
            })
            .unwrap();
        assert_eq!(row, Some((7, "Ana ✓".to_owned(), vec![1, 2], true)));
    }
}

#[test]
fn a_failed_work_leaves_nothing() {
    for (db, table, _folder) in databases() {
        let t = table.clone();
        let failed: Result<(), DbError> = db.write_blocking(move |tx| {
            insert(tx, &t, 1, "gone")?;
            Err(DbError::Other("on purpose".into()))
        });
        assert!(matches!(failed, Err(DbError::Other(_))));
        let t = table.clone();
        let panicked: Result<(), DbError> = db.write_blocking(move |tx| {
            insert(tx, &t, 2, "gone too")?;
            panic!("on purpose")
        });
        assert!(panicked.unwrap_err().to_string().contains("on purpose"));
        assert!(names(&db, &table).is_empty());
    }
}

#[test]
fn a_taken_name_names_its_column() {
    for (db, table, _folder) in databases() {
        let t = table.clone();
        db.write_blocking(move |tx| insert(tx, &t, 1, "Ana")).unwrap();
        let t = table.clone();
        match db.write_blocking(move |tx| insert(tx, &t, 2, "Ana")) {
            Err(DbError::Unique { column, .. }) => assert_eq!(column, "name"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn an_inner_failure_undoes_only_itself() {
    for (db, table, _folder) in databases() {
        let t = table.clone();
        db.write_blocking(move |tx| {
            insert(tx, &t, 1, "kept")?;
            let inner: Result<(), DbError> = tx.savepoint(|tx| {
                insert(tx, &t, 2, "dropped")?;
                insert(tx, &t, 3, "kept")?;
                Ok(())
            });
            assert!(matches!(inner, Err(DbError::Unique { .. })));
            insert(tx, &t, 4, "kept as well")
        })
        .unwrap();
        assert_eq!(names(&db, &table), ["kept", "kept as well"]);
    }
}

#[test]
fn a_read_cannot_write() {
    for (db, table, _folder) in databases() {
        let t = table.clone();
        assert!(db.read_blocking(move |tx| insert(tx, &t, 1, "no")).is_err());
        assert!(names(&db, &table).is_empty());
    }
}

#[test]
fn many_writers_lose_nothing() {
    for (db, table, _folder) in databases() {
        let db = Arc::new(db);
        let threads: Vec<_> = (0..16_i64)
            .map(|n| {
                let (db, table) = (db.clone(), table.clone());
                std::thread::spawn(move || {
                    for m in 0..25 {
                        let t = table.clone();
                        db.write_blocking(move |tx| insert(tx, &t, n * 100 + m, &format!("{n}-{m}")))
                            .unwrap();
                    }
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        assert_eq!(names(&db, &table).len(), 400);
    }
}

#[test]
fn dialects_are_told_apart() {
    for (db, _, _folder) in databases() {
        assert_eq!(db.dialect() == Dialect::Sqlite, db.file().is_some());
    }
}
