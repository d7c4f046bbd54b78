//! A disk that is full.
use crate::toy::{Toys, refusal};
use database::{DbError, Dialect, Tx};
use engine::Error;
use serde_json::{Value, json};
use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};
use testkit::{TestDb, on_both};

/// Characters of text with each thing, so that few of them fill the disk.
const LARGE: usize = 250;
/// Pages that soon are full, and more than any test fills.
const FEW: i64 = 20;
const MANY: i64 = 100_000;

fn large(n: usize) -> Value {
    json!({ "name": format!("Thing {n}"), "place": "x".repeat(LARGE) })
}

/// Lets the file of an embedded database grow by so many pages and no more.
fn leave(db: &TestDb, pages: i64) {
    let set = move |tx: &mut Tx<'_>| {
        let now: i64 = tx.scalar(database::sql("select page_count from pragma_page_count"))?;
        tx.batch(&format!("pragma max_page_count = {}", now + pages))
    };
    db.db.write_blocking::<(), DbError>(set).unwrap();
}

fn things(toys: &Toys) -> i64 {
    let count = |view: &mut engine::View<'_>| view.scalar(database::sql("select count(*) from things"));
    toys.engine.view_blocking(toys.actor.clone(), crate::toy::READ, count).unwrap()
}

#[test]
fn a_full_disk_is_told_and_leaves_nothing_half_done() {
    let db = TestDb::sqlite();
    let toys = Toys::on(&db);
    leave(&db, FEW);
    let (kept, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    // Many at once share a commit: all of a group are told, not only who filled the disk.
    thread::scope(|scope| {
        for writer in 0..8 {
            let (toys, kept, refused) = (&toys, &kept, &refused);
            scope.spawn(move || {
                for n in 0..40 {
                    match toys.does("things.register", large(writer * 100 + n)) {
                        Ok(_) => kept.fetch_add(1, Ordering::Relaxed),
                        Err(Error::Unavailable(why)) => {
                            assert!(why.starts_with("The disk is full."), "{why}");
                            refused.fetch_add(1, Ordering::Relaxed)
                        }
                        Err(other) => panic!("{other:?}"),
                    };
                }
            });
        }
    });
    let kept = kept.into_inner();
    assert!(kept > 0 && refused.into_inner() > 0);
    assert_eq!(things(&toys), kept as i64, "what was acknowledged is there, and nothing else");
    // Space returns, and the same process goes on.
    leave(&db, MANY);
    toys.does("things.register", large(9_999)).unwrap();
    assert_eq!(things(&toys), kept as i64 + 1);
    toys.verifies();
}

/// What the two databases say when they are full, said by hand: a PostgreSQL of one's own cannot be filled in a test.
#[test]
fn a_database_that_is_full_goes_on_when_it_no_longer_is() {
    on_both(|db| {
        let toys = Toys::on(&db);
        if db.db.dialect() == Dialect::Postgres {
            let full = |tx: &mut Tx<'_>| {
                tx.batch("create table half (a int)")?;
                tx.batch(
                    "do $$ begin raise exception 'no space left on device' using errcode = '53100'; end $$",
                )
            };
            assert!(matches!(db.db.write_blocking::<(), DbError>(full), Err(DbError::Full)));
            let half = |tx: &mut Tx<'_>| tx.batch("create table half (a int)");
            db.db.write_blocking::<(), DbError>(half).unwrap();
        } else {
            leave(&db, 0);
            let refused = (0..200).map(|n| toys.does("things.register", large(n))).find(Result::is_err);
            assert_eq!(refusal(refused.expect("no room is left")), "unavailable");
            leave(&db, MANY);
        }
        toys.thing(json!({ "name": "Afterwards" }));
        toys.verifies();
    });
}
