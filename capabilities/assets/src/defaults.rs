//! What a new register starts with: statuses, transitions and a tag sequence that most companies can use as they are.
use crate::{
    Status, TagSequence, Transition,
    rules::{lifecycle::Requirement, lifecycle::is_disposed, stage::Stage},
};
use domain::{Event, State};
use engine::{Proposed, Record, Result, View, Work};
use serde_json::{Value, json};

/// Name, stage, colour, default of its stage, may be handed out.
const STATUSES: &[(&str, Stage, &str, bool, bool)] = &[
    ("Planned", Stage::Planned, "muted", true, false),
    ("Ordered", Stage::Ordered, "muted", true, false),
    ("In stock", Stage::InStock, "info", true, true),
    ("Being prepared", Stage::InStock, "preparing", false, true),
    ("Reserved", Stage::InStock, "preparing", false, true),
    ("In use", Stage::InUse, "ok", true, false),
    ("In repair", Stage::InMaintenance, "warn", true, false),
    ("At the vendor", Stage::InMaintenance, "warn", false, false),
    ("Retired", Stage::Decommissioned, "muted", true, false),
    ("To be sanitised", Stage::Decommissioned, "warn", false, false),
    ("Ready to leave", Stage::Decommissioned, "muted", false, false),
    ("Disposed", Stage::Disposed, "muted", true, false),
];

/// From, to, what is required.
const TRANSITIONS: &[(Stage, Stage, &[Requirement])] = &[
    (Stage::Planned, Stage::Ordered, &[]),
    (Stage::Planned, Stage::InStock, &[]),
    (Stage::Ordered, Stage::InStock, &[]),
    (Stage::InStock, Stage::InUse, &[]),
    (Stage::InStock, Stage::InMaintenance, &[]),
    (Stage::InStock, Stage::Decommissioned, &[Requirement::NoHolder, Requirement::NoParts]),
    (Stage::InUse, Stage::InStock, &[]),
    (Stage::InUse, Stage::InMaintenance, &[]),
    (Stage::InMaintenance, Stage::InUse, &[]),
    (Stage::InMaintenance, Stage::InStock, &[Requirement::NoHolder]),
    (Stage::InMaintenance, Stage::Decommissioned, &[Requirement::NoHolder, Requirement::NoParts]),
    (Stage::Decommissioned, Stage::InStock, &[Requirement::Reason]),
    (
        Stage::Decommissioned,
        Stage::Disposed,
        &[Requirement::NoHolder, Requirement::NoParts, Requirement::Sanitised],
    ),
];

/// Registers them, as the system.
pub(crate) fn begin(work: &mut Work<'_>) -> Result<()> {
    for (n, (name, stage, tone, is_default, handed_out)) in STATUSES.iter().enumerate() {
        let state = json!({
            "name": name, "stage": stage, "tone": tone, "is_default": is_default,
            "may_be_handed_out": handed_out, "sort_order": n * 10,
        });
        work.register_state(Status::KIND, object(state), Event::REGISTERED)?;
    }
    for (from, to, requires) in TRANSITIONS {
        let state = json!({ "from_stage": from, "to_stage": to, "requires": requires });
        work.register_state(Transition::KIND, object(state), Event::REGISTERED)?;
    }
    let sequence = json!({ "name": "Assets", "prefix": "A-", "digits": 6 });
    work.register_state(TagSequence::KIND, object(sequence), Event::REGISTERED)?;
    Ok(())
}

fn object(value: Value) -> State {
    value.as_object().cloned().unwrap_or_default()
}

/// A disposed asset is locked: it can be commented on, and undone changes may bring it back, nothing else.
pub(crate) fn locked_for_ever(_: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    let allowed = [Event::COMMENTED, Event::FILE_ADDED, Event::UNDONE, Event::WITHDRAWN, Event::ERASED];
    let text = |name: &str| proposed.before.and_then(|state| state.get(name)).and_then(Value::as_str);
    if text("stage") == Some(Stage::Disposed.value()) && !allowed.contains(&proposed.event) {
        return Err(is_disposed(text("tag").unwrap_or_default()).into());
    }
    Ok(())
}
