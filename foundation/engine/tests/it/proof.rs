use crate::toy::{EDIT, Thing, Toys};
use database::{Sql, sql};
use domain::Id;
use engine::*;
use serde_json::json;
use testkit::on_both;

/// Three things with some history, sealed.
fn some_history(toys: &Toys) {
    for name in ["Ball", "Bat", "Doll"] {
        let id = toys.thing(json!({ "name": name, "keeper": "Ana" }));
        toys.does("things.move", json!({ "thing": id, "to": "Attic" })).unwrap();
    }
    toys.verifies();
}

fn tamper(toys: &Toys, statement: impl Into<Sql>) {
    let statement = statement.into();
    toys.engine.housekeep_blocking(move |tx| Ok(tx.execute(statement.clone())?)).unwrap();
}

fn first_finding(toys: &Toys) -> (&'static str, Option<i64>, Option<i64>) {
    let found = toys.engine.verify(|_| {}).unwrap();
    let first = found.findings.first().expect("something is found");
    (first.code, first.record, first.sequence)
}

#[test]
fn an_altered_entry_is_named() {
    on_both(|db| {
        let toys = Toys::on(&db);
        some_history(&toys);
        tamper(
            &toys,
            "update journal set payload = payload || ' ' where record = 2 and subject_sequence = 1",
        );
        assert_eq!(first_finding(&toys), ("seal-broken", Some(2), Some(1)));
    });
}

#[test]
fn a_rewritten_past_with_good_seals_does_not_fit_the_signed_root() {
    on_both(|db| {
        let toys = Toys::on(&db);
        some_history(&toys);
        // An insider rewrites the last entry of thing 3 and seals it anew, and the row with it.
        let mut entries = toys
            .engine
            .view_blocking(toys.actor.clone(), crate::toy::READ, |view| {
                view.history(Thing::KIND, 3, None, 10)
            })
            .unwrap();
        entries.reverse();
        let (mut last, before) = (entries[1].0.clone(), entries[0].0.clone());
        last.reason = Some("never said".into());
        last.seal = seal_of(&before.seal, &last).to_vec();
        tamper(
            &toys,
            sql("update journal set reason = ?, seal = ? where record = 3 and subject_sequence = 2")
                .bind(last.reason.clone())
                .bind(last.seal.clone()),
        );
        tamper(&toys, sql("update things set seal = ? where id = 3").bind(last.seal));
        assert_eq!(first_finding(&toys).0, "root-differs");
    });
}

#[test]
fn a_cut_tail_is_noticed() {
    on_both(|db| {
        let toys = Toys::on(&db);
        some_history(&toys);
        tamper(&toys, "delete from journal where record = 3 and subject_sequence = 2");
        tamper(
            &toys,
            "update things set version = 1, place = null,
            seal = (select seal from journal where record = 3 and subject_sequence = 1) where id = 3",
        );
        assert_eq!(first_finding(&toys).0, "tail-missing");
    });
}

#[test]
fn a_table_changed_behind_the_journal_is_noticed() {
    on_both(|db| {
        let toys = Toys::on(&db);
        some_history(&toys);
        tamper(&toys, "update things set place = 'Cellar' where id = 1");
        assert_eq!(first_finding(&toys), ("table-differs", Some(1), None));
    });
}

#[test]
fn a_forged_checkpoint_does_not_hold() {
    on_both(|db| {
        let toys = Toys::on(&db);
        some_history(&toys);
        tamper(
            &toys,
            "update journal_checkpoints set note = replace(note, 'tenure-register', 'tenure-registry')",
        );
        assert_eq!(first_finding(&toys).0, "checkpoint-broken");
    });
}

#[test]
fn a_register_does_not_open_with_strange_keys() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let setup = Setup {
            capabilities: &[],
            gatekeeper: std::sync::Arc::new(NobodyElse),
            keys: Keys::generate(),
            clock: testkit::clock(),
            settings: Settings::default(),
        };
        match Engine::open(toys.engine.db().clone(), setup) {
            Err(error) => assert_eq!(error.code(), "keys-do-not-belong"),
            Ok(_) => panic!("it opened"),
        }
    });
}

#[test]
fn erasing_personal_data_leaves_the_chain_valid_and_the_data_unreadable() {
    on_both(|db| {
        let toys = Toys::on(&db);
        some_history(&toys);
        toys.engine
            .work_blocking(toys.actor.clone(), Request::default(), "things.erase", EDIT, |work| {
                let thing = work.load::<Thing>(Id::new(1))?;
                let after = Thing { keeper: None, ..thing.record.clone() };
                work.erase(&thing, &after)
            })
            .unwrap();
        toys.verifies();
        assert_eq!(toys.state(1).get("keeper"), None);
        assert_eq!(toys.state(2)["keeper"], json!("Ana"));
        let then = toys.as_of(1, AsOf::default()).unwrap();
        assert_eq!(then.get("keeper"), None);
        let journal = toys
            .engine
            .view_blocking(toys.actor.clone(), crate::toy::READ, |view| {
                view.journal(&JournalFilter::default(), 100)
            })
            .unwrap();
        assert!(journal.iter().all(|entry| !entry.payload.contains("Ana")), "the name stands in the journal");
    });
}
