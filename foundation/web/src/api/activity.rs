//! Journal entries as the API shows them.
use engine::{Entry, Payload, Result, View};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What actors are called: `account:5` is "ana".
pub(crate) type Names = BTreeMap<String, String>;

/// An entry with its personal changes opened, for the history of a record.
pub(crate) fn shown(entry: &Entry, payload: &Payload, actors: &Names) -> Value {
    json!({
        "position": entry.position, "recorded_at": entry.recorded_at.to_string(), "effective_on": entry.effective_on,
        "kind": entry.kind, "record": entry.record, "sequence": entry.sequence, "event": entry.event,
        "actor": entry.actor, "actor_name": actors.get(&entry.actor), "command": entry.command, "door": entry.door,
        "request": entry.request, "reason": entry.reason, "change_set": entry.change_set,
        "changes": payload.changes, "facts": payload.facts, "sealed": payload.sealed,
        "seal": entry.seal.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
    })
}

/// An entry as the journal itself shows it: personal changes stay sealed.
pub(crate) fn plain(entry: &Entry, actors: &Names) -> Value {
    shown(entry, &entry.payload(), actors)
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

/// What the actors of some entries are called: accounts by their user name.
pub(crate) fn actors_of<'e>(view: &mut View<'_>, entries: impl Iterator<Item = &'e Entry>) -> Result<Names> {
    let names: BTreeSet<&str> = entries.map(|entry| entry.actor.as_str()).collect();
    let account = |name: &str| name.strip_prefix("account:").and_then(|id| id.parse::<i64>().ok());
    let ids: Vec<i64> = names.iter().filter_map(|name| account(name)).collect();
    let labels = match view.kind("account") {
        Some(kind) => view.labels(kind, &ids)?,
        None => BTreeMap::new(),
    };
    let shown = |name: &&str| match account(name) {
        Some(id) => labels.get(&id).cloned(),
        None => Some((*name).to_owned()),
    };
    Ok(names.iter().filter_map(|name| Some(((*name).to_owned(), shown(name)?))).collect())
}
