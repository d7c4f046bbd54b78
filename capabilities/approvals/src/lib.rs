//! Who decides what, in how many steps, and what they decided.
//!
//! Other capabilities call [`ask`] before something goes ahead, and react to the events `approved` and `refused` on the
//! kind `approval`. What this crate does not know on purpose: what it is asked about.
mod approval;
mod ask;
pub mod budget;
mod decide;
mod decision;
mod deputy;
mod escalate;
mod events;
mod finding;
mod guards;
pub mod pages;
mod rule;
pub mod rules;
mod stand_in;
mod step;
mod store;
mod waiting;

use budget::{Budget, Commitment};

pub use approval::{Approval, ApprovalState};
pub use ask::{ASKED, Asking, Outcome, Standing, ask, standing};
pub use decide::{APPROVED, Approve, CALLED_OFF, REFUSED, Refuse, STEP_APPROVED, Withdraw, withdraw_for};
pub use decision::{Decision, DecisionState};
pub use deputy::Deputy;
pub use escalate::ESCALATED;
pub use rule::Rule;
pub use stand_in::StandIn;
pub use step::{RuleStep, Who};
pub use waiting::{Asked, Question, Waiting};

use engine::{Capability, Guard, Permission, Reading, Record, Verb};

/// Seeing approvals, rules and deputies within one's reach.
pub const READ: Permission = Permission("approvals.read");
/// Keeping rules and deputies, and answering where nobody else can be found.
pub const MANAGE: Permission = Permission("approvals.manage");
/// Answering where nobody else can be found.
pub const DECIDE: Permission = Permission("approvals.decide");
/// Deciding what one is asked, and taking back what one asked.
pub const OWN: Permission = Permission("own.approvals");

const fn stays(kind: &'static str) -> Guard {
    Guard {
        name: "approvals.decisions-stay",
        says: "A decision is neither edited nor undone.",
        kind,
        check: guards::decisions_stay,
    }
}

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[
        Rule::KIND,
        RuleStep::KIND,
        Deputy::KIND,
        Approval::KIND,
        Decision::KIND,
        Budget::KIND,
        Commitment::KIND,
    ],
    verbs: &[Verb::of::<Approve>(), Verb::of::<Refuse>(), Verb::of::<Withdraw>(), Verb::of::<StandIn>()],
    readings: &[Reading::of::<Waiting>(), Reading::of::<Asked>()],
    guards: &[
        stays("approval"),
        stays("approval-decision"),
        Guard {
            name: "approvals.ledger-stays",
            says: "What was taken from a budget is changed only by the purchase that took it.",
            kind: "commitment",
            check: guards::ledger_stays,
        },
        Guard {
            name: "approvals.budgets-stay",
            says: "A budget from which something is taken is not archived, and its sums are not undone.",
            kind: "budget",
            check: guards::budgets_stay,
        },
    ],
    jobs: &[escalate::JOB],
    permissions: &[DECIDE, MANAGE],
    events: events::EVENTS,
    ..Capability::new("approvals", "Who decides what, in how many steps, and what they decided.")
};
