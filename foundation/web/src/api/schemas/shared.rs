//! What many answers have in common.
use super::{date, id, moment, named};
use serde_json::{Value, json};

/// A record as others refer to it.
pub(crate) fn reference() -> Value {
    named(
        "Reference",
        json!({
            "type": "object", "required": ["id", "label"], "additionalProperties": false,
            "description": "Another record: its id and what people call it.",
            "properties": { "id": id(), "label": { "type": "string" } },
        }),
    )
}

/// What is wrong (RFC 9457).
pub(crate) fn problem() -> Value {
    named(
        "Problem",
        json!({
            "type": "object", "required": ["type", "code", "title", "status"], "additionalProperties": false,
            "description": "What is wrong, as RFC 9457 has it.",
            "properties": {
                "type": { "type": "string", "description": "Names the code, as an address." },
                "code": { "type": "string", "description": "Stable; docs/reference/refusals.md lists them all." },
                "title": { "type": "string", "description": "A sentence for people." },
                "status": { "type": "integer", "minimum": 400, "maximum": 599 },
                "errors": {
                    "type": "array", "description": "What is wrong, field by field.",
                    "items": {
                        "type": "object", "required": ["field", "code", "message"], "additionalProperties": false,
                        "properties": { "field": { "type": "string" }, "code": { "type": "string" }, "message": { "type": "string" } },
                    },
                },
            },
        }),
    )
}

/// What somebody touched: which record, and its version now.
pub(crate) fn touched() -> Value {
    named(
        "Touched",
        json!({
            "type": "object", "required": ["id", "version"], "additionalProperties": false,
            "description": "Which record, and which version of it there is now.",
            "properties": { "id": id(), "version": { "type": "integer", "format": "int64", "minimum": 1 } },
        }),
    )
}

/// A page: rows and the cursors on both sides.
pub(crate) fn page(row: Value) -> Value {
    let cursor = |says: &str| json!({ "type": ["string", "null"], "description": says });
    json!({
        "type": "object", "required": ["data", "next", "previous"], "additionalProperties": false,
        "properties": {
            "data": { "type": "array", "items": row },
            "next": cursor("Send it as `cursor` for the next page."),
            "previous": cursor("Send it as `cursor` for the page before."),
            "count": {
                "type": "object", "required": ["rows", "capped"], "additionalProperties": false,
                "properties": {
                    "rows": { "type": "integer", "minimum": 0 },
                    "capped": { "type": "boolean", "description": "There are more: counting stopped." },
                },
            },
        },
    })
}

/// A page of history.
pub(crate) fn history() -> Value {
    json!({
        "type": "object", "required": ["data", "before"], "additionalProperties": false,
        "properties": {
            "data": { "type": "array", "items": entry() },
            "before": { "type": ["integer", "null"], "format": "int64", "description": "Send it as `before` for the next page." },
        },
    })
}

/// Something that happened to a record.
fn entry() -> Value {
    let text = |says: &str| json!({ "type": "string", "description": says });
    let maybe = |kind: &str, says: &str| json!({ "type": [kind, "null"], "description": says });
    named(
        "Entry",
        json!({
            "type": "object", "additionalProperties": false,
            "description": "Something that happened to a record.",
            "required": ["position", "recorded_at", "effective_on", "kind", "record", "sequence", "event", "actor", "actor_name",
                "command", "door", "request", "reason", "change_set", "changes", "facts", "sealed", "seal"],
            "properties": {
                "position": maybe("integer", "Its place in the whole journal; null until it is sealed there."),
                "recorded_at": moment(), "effective_on": date(),
                "kind": text("The kind of record."), "record": id(),
                "sequence": { "type": "integer", "minimum": 1, "description": "Its number in the record's own history." },
                "event": text("What happened: handed-out."),
                "actor": text("Who: account:5, job:seal, system."), "actor_name": maybe("string", "What the actor is called."),
                "command": text("By which verb."), "door": text("Through which door: page, api, cli, import, agent, job."),
                "request": text("The id of the request, as the log has it."), "reason": maybe("string", "Why, in the actor's words."),
                "change_set": maybe("integer", "The change set that it was part of."),
                "changes": { "type": "array", "items": change() },
                "facts": { "type": "object", "description": "What else is remembered." },
                "sealed": maybe("string", "Personal changes, under the record's own key."),
                "seal": { "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 over this entry and the one before it." },
            },
        }),
    )
}

fn change() -> Value {
    named(
        "Change",
        json!({
            "type": "object", "required": ["field"], "additionalProperties": false,
            "description": "A field going from one value to another; an absent side had none.",
            "properties": { "field": { "type": "string" }, "from": {}, "to": {} },
        }),
    )
}

/// What a rehearsal tells.
pub(crate) fn rehearsal() -> Value {
    named(
        "Rehearsal",
        json!({
            "type": "object", "required": ["dry_run", "would_write"], "additionalProperties": false,
            "description": "The entries that would be written; nothing was kept.",
            "properties": {
                "dry_run": { "const": true },
                "would_write": { "type": "array", "items": {
                    "type": "object", "additionalProperties": false,
                    "required": ["kind", "record", "event", "effective_on", "command", "changes", "facts", "personal_changes_sealed"],
                    "properties": {
                        "kind": { "type": "string" }, "record": id(), "event": { "type": "string" }, "effective_on": date(),
                        "command": { "type": "string" }, "changes": { "type": "array", "items": change() }, "facts": { "type": "object" },
                        "personal_changes_sealed": { "type": "boolean" },
                    },
                } },
            },
        }),
    )
}
