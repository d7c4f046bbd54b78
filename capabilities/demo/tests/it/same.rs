use crate::estate::filled;
use engine::{Actor, Engine, View};
use std::collections::BTreeMap;
use testkit::TestDb;

/// What the register says, without what must differ between any two: personal data are sealed with random keys. They
/// are opened and compared as they are.
#[derive(PartialEq)]
struct Told {
    /// The seals of the entries of records that hold nothing personal, in the order of the journal.
    seals: Vec<Vec<u8>>,
    /// The histories of those that do.
    opened: BTreeMap<(String, i64), String>,
}

fn told(engine: &Engine) -> Told {
    let kinds: Vec<_> = engine.kinds().to_vec();
    let read = move |view: &mut View<'_>| {
        let mut told = Told { seals: Vec::new(), opened: BTreeMap::new() };
        let entries = view.journal_from(1, 1_000_000)?;
        for entry in entries {
            let Some(kind) = kinds.iter().find(|kind| kind.name == entry.kind) else { continue };
            if !kind.is_personal() {
                told.seals.push(entry.seal);
            } else if entry.sequence == 1 {
                let history = view.history(kind, entry.record, None, 1_000)?;
                let plain: Vec<String> = history
                    .into_iter()
                    .map(|(entry, payload)| {
                        format!("{} {} {} {:?}", entry.recorded_at, entry.event, entry.actor, payload.changes)
                    })
                    .collect();
                told.opened.insert((entry.kind, entry.record), plain.join("\n"));
            }
        }
        Ok(told)
    };
    engine.view_blocking(Actor::system(), engine::JOURNAL_READ, read).expect("the journal can be read")
}

#[test]
fn the_same_seed_makes_the_same_journal_and_another_makes_another() {
    let (first, again, other) = (TestDb::sqlite(), TestDb::sqlite(), TestDb::sqlite());
    let (first, again, other) =
        (filled(&first, 150, 7).0, filled(&again, 150, 7).0, filled(&other, 150, 8).0);
    let (first, again, other) = (told(&first), told(&again), told(&other));
    assert!(first.seals.len() > 500 && first.opened.len() > 20);
    assert!(first == again, "the same seed made two companies");
    assert!(first.seals != other.seals && first.opened != other.opened);
}
