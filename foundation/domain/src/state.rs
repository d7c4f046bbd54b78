use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A record as data: field name to value. An absent field and a null are the same thing.
pub type State = Map<String, Value>;

/// One field of a record going from one value to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The field, or `custom.<key>` for one custom field.
    pub field: String,
    /// The value before; null when there was none.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub from: Value,
    /// The value after; null when it was taken away.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub to: Value,
}

/// The changes that lead from one state to another, in the order of field names. Values one level inside
/// `custom` are told apart, so that an edited custom field does not read as "all custom fields changed".
pub fn changes_between(before: &State, after: &State) -> Vec<Change> {
    let mut changes = Vec::new();
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for name in names {
        let (from, to) = (value(before, name), value(after, name));
        if from == to {
            continue;
        }
        if name == CUSTOM {
            let nothing = State::new();
            let inner =
                changes_between(from.as_object().unwrap_or(&nothing), to.as_object().unwrap_or(&nothing));
            changes.extend(inner.into_iter().map(|c| Change { field: format!("{CUSTOM}.{}", c.field), ..c }));
        } else {
            changes.push(Change { field: name.clone(), from: from.clone(), to: to.clone() });
        }
    }
    changes
}

/// The state after `changes`. Total: whatever the changes say, happened; their `from` is not judged.
pub fn patched(mut state: State, changes: &[Change]) -> State {
    for change in changes {
        match change.field.split_once('.') {
            Some((CUSTOM, key)) => {
                let custom = state.entry(CUSTOM).or_insert_with(|| Value::Object(State::new()));
                if let Value::Object(custom) = custom {
                    put(custom, key, &change.to);
                }
                if state.get(CUSTOM).and_then(Value::as_object).is_some_and(Map::is_empty) {
                    state.remove(CUSTOM);
                }
            }
            _ => put(&mut state, &change.field, &change.to),
        }
    }
    state
}

const CUSTOM: &str = "custom";

fn put(state: &mut State, name: &str, value: &Value) {
    if value.is_null() {
        state.remove(name);
    } else {
        state.insert(name.to_owned(), value.clone());
    }
}

/// Null for what is absent; an empty list or object counts as absent too.
fn value<'a>(state: &'a State, name: &str) -> &'a Value {
    match state.get(name) {
        Some(Value::Array(list)) if list.is_empty() => &Value::Null,
        Some(Value::Object(map)) if map.is_empty() => &Value::Null,
        Some(value) => value,
        None => &Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn state(value: Value) -> State {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn only_what_differs_is_told() {
        let before = state(json!({ "name": "Old", "serial": "S1", "custom": { "ram": 8, "cpu": "M1" } }));
        let after = state(
            json!({ "name": "New", "serial": "S1", "note": null, "custom": { "ram": 16, "cpu": "M1" } }),
        );
        let changes = changes_between(&before, &after);
        let told: Vec<_> = changes.iter().map(|c| (c.field.as_str(), c.from.clone(), c.to.clone())).collect();
        assert_eq!(told, [("custom.ram", json!(8), json!(16)), ("name", json!("Old"), json!("New"))]);
    }

    #[test]
    fn absent_null_and_empty_are_one() {
        let changes =
            changes_between(&state(json!({ "tags": [], "a": null })), &state(json!({ "custom": {} })));
        assert!(changes.is_empty(), "{changes:?}");
    }

    fn any_state() -> impl Strategy<Value = State> {
        let leaf = prop_oneof![any::<i32>().prop_map(Value::from), "[a-z]{1,4}".prop_map(Value::from)];
        let flat = proptest::collection::hash_map("[a-e]", leaf.clone(), 0..5);
        let custom = proptest::collection::hash_map("[a-e]", leaf, 0..4);
        (flat, custom).prop_map(|(flat, custom)| {
            let mut state: State = flat.into_iter().collect();
            if !custom.is_empty() {
                state.insert("custom".into(), Value::Object(custom.into_iter().collect()));
            }
            state
        })
    }

    proptest! {
        /// The law on which history rests: a state is the sum of its changes.
        #[test]
        fn changes_lead_from_one_state_to_the_other(before in any_state(), after in any_state()) {
            let changes = changes_between(&before, &after);
            let there = patched(before.clone(), &changes);
            prop_assert!(changes_between(&there, &after).is_empty());
            let back: Vec<Change> =
                changes.into_iter().map(|c| Change { from: c.to, to: c.from, ..c }).collect();
            prop_assert!(changes_between(&patched(there, &back), &before).is_empty());
        }
    }
}
