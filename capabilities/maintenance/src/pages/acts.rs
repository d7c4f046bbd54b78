//! What can be done on which page.
use crate::kind::word;
use ::pages::{Act, Rank, always};
use domain::State;
use icondata_lu as lu;
use ui::kit::Icon;

/// A kind, and the field of the verbs that names its record.
type Subject = (&'static str, &'static str);
const TICKET: Subject = ("ticket", "ticket");
const ORDER: Subject = ("work-order", "order");
const CHECK: Subject = ("checklist-line", "line");
const RMA: Subject = ("rma", "rma");
const CAMPAIGN: Subject = ("campaign", "campaign");
const PLAN: Subject = ("maintenance-plan", "plan");
const OUTAGE: Subject = ("outage", "outage");
const WINDOW: Subject = ("maintenance-window", "window");
const ASSET: Subject = ("asset", "asset");

/// All of it.
pub(super) const ACTS: &[Act] = &[
    act(TICKET, "maintenance.take", lu::LuHand, is_unassigned, Rank::First, Some("t")),
    act(TICKET, "maintenance.resume", lu::LuPlay, waits, Rank::First, None),
    act(TICKET, "maintenance.solve", lu::LuCheck, is_assigned, Rank::First, Some("s")),
    act(TICKET, "maintenance.close", lu::LuCheckCheck, is_solved, Rank::First, None),
    act(TICKET, "maintenance.reply", lu::LuReply, not_closed, Rank::Button, Some("r")),
    act(TICKET, "maintenance.assign", lu::LuUserCheck, is_open, Rank::Button, Some("a")),
    act(TICKET, "maintenance.wait", lu::LuPause, runs, Rank::Menu, None),
    act(TICKET, "maintenance.open-order", lu::LuWrench, is_open, Rank::Menu, Some("w")),
    act(TICKET, "maintenance.open-rma", lu::LuPackageOpen, is_open_with_asset, Rank::Menu, None),
    act(TICKET, "maintenance.link-asset", lu::LuLaptop, is_open, Rank::Menu, None),
    act(TICKET, "maintenance.reopen", lu::LuUndo2, is_over, Rank::Menu, None),
    act(ORDER, "maintenance.start-order", lu::LuPlay, order_is_open, Rank::First, Some("s")),
    act(ORDER, "maintenance.continue-order", lu::LuPlay, order_waits, Rank::First, None),
    act(ORDER, "maintenance.finish-order", lu::LuCheck, order_runs, Rank::First, Some("f")),
    act(ORDER, "maintenance.use-part", lu::LuPuzzle, order_lives, Rank::Button, Some("p")),
    act(ORDER, "maintenance.book-labour", lu::LuClock, order_lives, Rank::Button, Some("l")),
    act(ORDER, "maintenance.wait-for-parts", lu::LuPause, order_runs, Rank::Menu, None),
    act(ORDER, "maintenance.add-check", lu::LuListChecks, order_lives, Rank::Menu, None),
    act(ORDER, "maintenance.add-to-order", lu::LuLaptop, order_is_open, Rank::Menu, None),
    act(ORDER, "maintenance.open-rma", lu::LuPackageOpen, order_lives, Rank::Menu, None),
    act(ORDER, "maintenance.cancel-order", lu::LuBan, order_lives, Rank::Danger, None),
    act(CHECK, "maintenance.check", lu::LuCheck, always, Rank::First, None),
    act(RMA, "maintenance.send-rma", lu::LuSend, is_requested, Rank::First, None),
    act(RMA, "maintenance.settle-rma", lu::LuCheck, is_sent, Rank::First, None),
    act(CAMPAIGN, "maintenance.start-campaign", lu::LuPlay, always, Rank::First, None),
    act(PLAN, "maintenance.plan-now", lu::LuPlay, always, Rank::First, None),
    act(OUTAGE, "maintenance.end-outage", lu::LuCheck, lasts, Rank::First, None),
    act(WINDOW, "maintenance.finish-window", lu::LuCheck, is_planned, Rank::First, None),
    act(WINDOW, "maintenance.add-to-window", lu::LuLaptop, is_planned, Rank::Button, None),
    act(WINDOW, "maintenance.cancel-window", lu::LuBan, is_planned, Rank::Danger, None),
    act(ASSET, "maintenance.report-fault", lu::LuLifeBuoy, not_gone, Rank::Menu, Some("f")),
    act(ASSET, "maintenance.open-order", lu::LuWrench, not_gone, Rank::Menu, Some("w")),
    act(ASSET, "maintenance.open-rma", lu::LuPackageOpen, not_gone, Rank::Menu, None),
];

const fn act(
    (kind, subject): Subject,
    verb: &'static str,
    icon: Icon,
    when: fn(&State) -> bool,
    rank: Rank,
    key: Option<&'static str>,
) -> Act {
    Act { kind, verb, subject, icon, when, rank, key }
}

fn has(values: &State, field: &str) -> bool {
    values.get(field).is_some_and(|value| !value.is_null())
}

fn not_gone(values: &State) -> bool {
    word(values, "stage") != "disposed"
}

fn is_open(values: &State) -> bool {
    matches!(word(values, "state"), "new" | "assigned" | "waiting")
}
fn is_open_with_asset(values: &State) -> bool {
    is_open(values) && has(values, "asset")
}
fn is_unassigned(values: &State) -> bool {
    is_open(values) && !has(values, "assignee") && !waits(values)
}
fn is_assigned(values: &State) -> bool {
    word(values, "state") == "assigned"
}
fn runs(values: &State) -> bool {
    matches!(word(values, "state"), "new" | "assigned")
}
fn waits(values: &State) -> bool {
    word(values, "state") == "waiting"
}
fn is_solved(values: &State) -> bool {
    word(values, "state") == "solved"
}
fn is_over(values: &State) -> bool {
    matches!(word(values, "state"), "solved" | "closed")
}
fn not_closed(values: &State) -> bool {
    word(values, "state") != "closed"
}

fn order_is_open(values: &State) -> bool {
    word(values, "state") == "open"
}
fn order_runs(values: &State) -> bool {
    word(values, "state") == "in-progress"
}
fn order_waits(values: &State) -> bool {
    word(values, "state") == "waiting-for-parts"
}
fn order_lives(values: &State) -> bool {
    order_is_open(values) || order_runs(values) || order_waits(values)
}

fn is_requested(values: &State) -> bool {
    word(values, "state") == "requested"
}
fn is_sent(values: &State) -> bool {
    matches!(word(values, "state"), "requested" | "sent")
}
fn lasts(values: &State) -> bool {
    !has(values, "ended_at")
}
fn is_planned(values: &State) -> bool {
    word(values, "state") == "planned"
}
