//! What planning does when something happens.
use crate::{bought, decided, handed, headcount, plan_steps, store};
use engine::{Happened, Reaction, Result, Work};

/// All of it.
pub(crate) const ALL: &[Reaction] = &[
    Reaction {
        name: "planning.headcount-becomes-needs",
        says: "Works out what the people of the headcount plan need.",
        kind: "headcount",
        events: &["registered", "edited", "archived", "restored", "undone"],
        run: after_headcount,
    },
    Reaction {
        name: "planning.profile-becomes-needs",
        says: "Works out again what the headcount plan needs when a role gets something else.",
        kind: "profile-line",
        events: &["registered", "edited", "archived", "restored", "undone"],
        run: after_profile_line,
    },
    Reaction {
        name: "planning.plans-are-added-up",
        says: "Adds the lines of a purchase plan up.",
        kind: "purchase-plan-line",
        events: &[],
        run: plan_steps::line_changed,
    },
    Reaction {
        name: "planning.plans-follow-order-lines",
        says: "Works out again what of a line of a plan is ordered and received, and what that leaves of its budget.",
        kind: "order-line",
        events: &[],
        run: bought::line_changed,
    },
    Reaction {
        name: "planning.plans-follow-orders",
        says: "Works out again what of a plan is ordered when an order is placed or cancelled.",
        kind: "order",
        events: &[],
        run: bought::order_changed,
    },
    Reaction {
        name: "planning.handing-out-meets-needs",
        says: "Counts as provided what somebody asked for or is hired with, once it is in their hands.",
        kind: "asset",
        events: &["handed-out"],
        run: handed::out,
    },
    Reaction {
        name: "planning.taking-back-opens-needs",
        says: "Opens a need again when the handing out that met it is undone, or taken back on the same day.",
        kind: "asset",
        events: &["undone", "withdrawn", "taken-back", "transferred"],
        run: handed::back,
    },
    Reaction {
        name: "planning.undone-needs-are-open",
        says: "Forgets what met a need that was brought back to what it was.",
        kind: "need",
        events: &["undone", "withdrawn"],
        run: handed::need_undone,
    },
    Reaction {
        name: "planning.decisions-count",
        says: "Lets requests and plans follow what was decided, and tells whoever asked.",
        kind: "approval",
        events: &["approved", "refused", "called-off"],
        run: decided::answered,
    },
    Reaction {
        name: "planning.deciders-hear",
        says: "Tells whoever decides that something waits for them.",
        kind: "approval-decision",
        events: &["step-asked", "step-due", "escalated"],
        run: decided::step_waits,
    },
];

fn after_headcount(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    match happened.after {
        Some(_) => headcount::follow(work, happened.entry.record),
        None => Ok(()),
    }
}

fn after_profile_line(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let state = happened.after.as_ref().or(happened.before.as_ref());
    let profile = state.and_then(|state| state.get("profile")).and_then(serde_json::Value::as_i64);
    for line in store::headcount_with(work, profile.unwrap_or_default())? {
        headcount::follow(work, line)?;
    }
    Ok(())
}
