//! Journal entries as the API shows them.
use engine::{Entry, Payload, RecordKind, Result, View};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// An entry with its changes opened, for the history of a record.
pub(crate) fn shown(entry: &Entry, payload: &Payload, actors: &BTreeMap<String, String>) -> Value {
    let mut value = plain(entry);
    if let Some(map) = value.as_object_mut() {
        map.insert("actor_name".into(), json!(actors.get(&entry.actor)));
        map.insert("changes".into(), json!(payload.changes));
        map.insert("facts".into(), json!(payload.facts));
    }
    value
}

/// An entry as it would be written.
pub(crate) fn rehearsed(entry: &Entry) -> Value {
    let payload = entry.payload();
    json!({
        "kind": entry.kind, "record": entry.record, "event": entry.event, "effective_on": entry.effective_on,
        "command": entry.command, "changes": payload.changes, "facts": payload.facts,
        "personal_changes_sealed": payload.sealed.is_some(),
    })
}

/// An entry as the journal itself shows it: personal changes stay sealed.
pub(crate) fn plain(entry: &Entry) -> Value {
    let payload = entry.payload();
    json!({
        "position": entry.position, "recorded_at": entry.recorded_at.to_string(), "effective_on": entry.effective_on,
        "kind": entry.kind, "record": entry.record, "sequence": entry.sequence, "event": entry.event,
        "actor": entry.actor, "command": entry.command, "door": entry.door, "request": entry.request,
        "reason": entry.reason, "change_set": entry.change_set,
        "changes": payload.changes, "facts": payload.facts, "sealed": payload.sealed,
        "seal": entry.seal.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
    })
}

/// What the actors of some entries are called: accounts by their user name.
pub(crate) fn actors_of<'e>(
    view: &mut View<'_>,
    entries: impl Iterator<Item = &'e Entry>,
) -> Result<BTreeMap<String, String>> {
    let names: BTreeSet<&str> = entries.map(|entry| entry.actor.as_str()).collect();
    let account = |name: &str| name.strip_prefix("account:").and_then(|id| id.parse::<i64>().ok());
    let ids: Vec<i64> = names.iter().filter_map(|name| account(name)).collect();
    let labels = match view.kind("account") {
        Some(kind) => labels(view, kind, &ids)?,
        None => BTreeMap::new(),
    };
    let shown = |name: &&str| match account(name) {
        Some(id) => labels.get(&id).cloned(),
        None => Some((*name).to_owned()),
    };
    Ok(names.iter().filter_map(|name| Some(((*name).to_owned(), shown(name)?))).collect())
}

fn labels(view: &mut View<'_>, kind: &'static RecordKind, ids: &[i64]) -> Result<BTreeMap<i64, String>> {
    view.labels(kind, ids)
}
