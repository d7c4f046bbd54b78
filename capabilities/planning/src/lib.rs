//! What will be needed, what is there, and what is to be bought within which budget.
//!
//! Needs come from forms, files, the API, the headcount plan, requests and the end of planned lives. What this crate does not
//! know: who sells, and how anything is ordered.
mod balance;
mod bought;
mod decided;
mod events;
mod guards;
mod handed;
mod headcount;
mod mine;
mod need;
pub mod pages;
mod plan;
mod plan_steps;
mod profile;
mod provide;
mod reactions;
mod refresh;
mod request;
pub mod rules;
mod store;
mod vote;

pub use approvals::budget::READ;
pub use balance::{Balance, BalanceRow};
pub use bought::{ToBuy, to_buy};
pub use handed::WANTED_AGAIN;
pub use headcount::Headcount;
pub use mine::{MyRequest, MyRequests};
pub use need::{Need, NeedState};
pub use plan::{Plan, PlanLine, PlanState};
pub use plan_steps::{
    APPROVED, CANCELLED, Cancel, FINISHED, Finish, PLANNED, PlanGap, PlanNeed, REOPENED, Reopen, SUBMITTED,
    Submit,
};
pub use profile::{Gives, ProfileLine, RoleProfile};
pub use provide::{DROPPED, DropNeed, PROVIDED, Provide};
pub use refresh::{PlanRefresh, Quarter, Refresh, WORKED_OUT};
pub use request::{GRANTED, REQUESTED, Request, TURNED_DOWN};
pub use vote::{CastVote, Side, VOTED, Vote};

use database::Dialect;
use engine::{Capability, Guard, Migration, Permission, Reading, Record, Verb};

/// Keeping profiles, needs, the headcount plan and purchase plans.
pub const MANAGE: Permission = Permission("planning.manage");
/// Asking for something for oneself or somebody else.
pub const OWN: Permission = Permission("own.request");

const fn stays(kind: &'static str) -> Guard {
    Guard {
        name: "planning.states-stay",
        says: "Where a need or a plan stands is not undone around a decision.",
        kind,
        check: guards::states_stay,
    }
}

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[
        RoleProfile::KIND,
        ProfileLine::KIND,
        Headcount::KIND,
        Need::KIND,
        Vote::KIND,
        Plan::KIND,
        PlanLine::KIND,
    ],
    verbs: &[
        Verb::of::<Request>(),
        Verb::of::<Provide>(),
        Verb::of::<DropNeed>(),
        Verb::of::<CastVote>(),
        Verb::of::<PlanRefresh>(),
        Verb::of::<PlanGap>(),
        Verb::of::<PlanNeed>(),
        Verb::of::<Submit>(),
        Verb::of::<Reopen>(),
        Verb::of::<Finish>(),
        Verb::of::<Cancel>(),
    ],
    readings: &[Reading::of::<Balance>(), Reading::of::<Refresh>(), Reading::of::<MyRequests>()],
    reactions: reactions::ALL,
    guards: &[
        stays("need"),
        stays("purchase-plan"),
        Guard {
            name: "planning.approved-lines-stay",
            says: "A line is changed only while its plan is a draft.",
            kind: "purchase-plan-line",
            check: guards::lines_stay,
        },
    ],
    schema: &[Migration { number: 1, says: "which need something that was handed out met", sql: provisions }],
    events: events::EVENTS,
    ..Capability::new(
        "planning",
        "What will be needed, what is there, and what is to be bought within which budget.",
    )
};

fn provisions(_: Dialect) -> &'static str {
    "create table planning_provisions (
        need bigint not null, nth bigint not null, asset bigint not null, person bigint not null,
        primary key (need, nth));
     create index planning_provisions_by_asset on planning_provisions (asset, person);"
}
