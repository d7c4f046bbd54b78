//! The chain of custody, worked out from an asset's history.
use domain::{Date, Event, State, patched};
use engine::Entry;
use serde_json::Value;

/// Who or what had the asset during a spell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// A person held it.
    Person(i64),
    /// It served a place.
    Location(i64),
    /// It was attached to another asset.
    Asset(i64),
    /// It stood somewhere, held by nobody; zero when nobody said where.
    Store(i64),
}

impl Keeper {
    /// As the table keeps it.
    pub const fn parts(self) -> (&'static str, i64) {
        match self {
            Self::Person(id) => ("person", id),
            Self::Location(id) => ("location", id),
            Self::Asset(id) => ("asset", id),
            Self::Store(id) => ("store", id),
        }
    }
}

/// One stretch of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// Who had it.
    pub keeper: Keeper,
    /// Since when.
    pub from: Date,
    /// Until when; open while it lasts. The next spell begins on that very day: there is no gap.
    pub to: Option<Date>,
    /// When it should have ended.
    pub due_back: Option<Date>,
    /// The number of the entry that began it, for its proof.
    pub began_by: i64,
    /// The number of the entry that ended it.
    pub ended_by: Option<i64>,
}

/// The chain of an asset from its entries, which are in the order of history. It ends when the asset is disposed of or
/// its registration was undone.
pub fn chain(entries: &[Entry]) -> Vec<Spell> {
    let mut spells: Vec<Spell> = Vec::new();
    let mut state = State::new();
    for entry in entries {
        state = match entry.event == Event::WITHDRAWN.name {
            true => State::new(),
            false => patched(state, &entry.payload().changes),
        };
        let keeper = keeper_of(&state);
        let due_back = state.get("due_back").and_then(Value::as_str).and_then(|day| day.parse().ok());
        match spells.last_mut() {
            Some(last) if last.to.is_none() && Some(last.keeper) == keeper => last.due_back = due_back,
            last => {
                if let Some(open) = last.filter(|last| last.to.is_none()) {
                    open.to = Some(entry.effective_on);
                    open.ended_by = Some(entry.sequence);
                }
                if let Some(keeper) = keeper {
                    spells.push(Spell {
                        keeper,
                        from: entry.effective_on,
                        to: None,
                        due_back,
                        began_by: entry.sequence,
                        ended_by: None,
                    });
                }
            }
        }
    }
    spells
}

/// Who has an asset in this state; nobody once it is gone or before it is there.
fn keeper_of(state: &State) -> Option<Keeper> {
    let id = |name: &str| state.get(name).and_then(Value::as_i64);
    let stage = state.get("stage").and_then(Value::as_str)?;
    if matches!(stage, "planned" | "ordered" | "disposed") {
        return None;
    }
    let held = id("holder_person").map(Keeper::Person);
    let held = held.or(id("holder_location").map(Keeper::Location)).or(id("holder_asset").map(Keeper::Asset));
    Some(held.unwrap_or(Keeper::Store(id("location").unwrap_or(0))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Change, Instant};
    use engine::Payload;
    use serde_json::json;

    fn entry(sequence: i64, day: &str, event: &str, changes: &[(&str, Value)]) -> Entry {
        let changes = changes
            .iter()
            .map(|(field, to)| Change { field: (*field).to_owned(), from: Value::Null, to: to.clone() })
            .collect();
        Entry {
            position: None,
            recorded_at: Instant(0),
            effective_on: day.parse().unwrap(),
            kind: "asset".into(),
            record: 1,
            sequence,
            event: event.into(),
            payload: serde_json::to_string(&Payload { changes, ..Payload::default() }).unwrap(),
            actor: String::new(),
            command: String::new(),
            door: String::new(),
            request: String::new(),
            reason: None,
            change_set: None,
            seal: Vec::new(),
        }
    }

    #[test]
    fn spells_follow_each_other_without_a_gap() {
        let entries = [
            entry(1, "2026-01-01", "registered", &[("stage", json!("ordered"))]),
            entry(2, "2026-01-10", "received", &[("stage", json!("in-stock")), ("location", json!(5))]),
            entry(
                3,
                "2026-01-12",
                "handed-out",
                &[("stage", json!("in-use")), ("holder_person", json!(7)), ("due_back", json!("2026-02-01"))],
            ),
            entry(4, "2026-01-20", "edited", &[("name", json!("x"))]),
            entry(5, "2026-02-01", "transferred", &[("holder_person", json!(8)), ("due_back", Value::Null)]),
            entry(
                6,
                "2026-03-01",
                "taken-back",
                &[("holder_person", Value::Null), ("stage", json!("in-stock"))],
            ),
            entry(7, "2026-03-02", "moved", &[("location", json!(6))]),
            entry(8, "2026-04-01", "disposed", &[("stage", json!("disposed"))]),
        ];
        let chain = chain(&entries);
        let told: Vec<_> =
            chain.iter().map(|s| (s.keeper, s.from.to_string(), s.to.map(|d| d.to_string()))).collect();
        let spell = |keeper, from: &str, to: &str| (keeper, from.to_owned(), Some(to.to_owned()));
        assert_eq!(
            told,
            [
                spell(Keeper::Store(5), "2026-01-10", "2026-01-12"),
                spell(Keeper::Person(7), "2026-01-12", "2026-02-01"),
                spell(Keeper::Person(8), "2026-02-01", "2026-03-01"),
                spell(Keeper::Store(5), "2026-03-01", "2026-03-02"),
                spell(Keeper::Store(6), "2026-03-02", "2026-04-01"),
            ]
        );
        assert_eq!(chain[1].due_back.unwrap().to_string(), "2026-02-01");
        assert!(chain.windows(2).all(|pair| pair[0].to == Some(pair[1].from)));
    }

    #[test]
    fn an_undone_registration_ends_the_chain() {
        let entries = [
            entry(1, "2026-01-01", "registered", &[("stage", json!("in-stock"))]),
            entry(2, "2026-01-02", "withdrawn", &[]),
        ];
        assert_eq!(chain(&entries)[0].to.unwrap().to_string(), "2026-01-02");
    }
}
