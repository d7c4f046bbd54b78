//! Getting things back from people who leave or change devices: cases that run by the clock, labels, tracking, receipt by
//! scan, inspection, loss and deductions, letters.
mod by_clock;
pub mod by_link;
mod case;
mod close;
mod events;
mod funnel;
mod inspect;
mod item;
mod open;
pub mod pages;
mod plan;
mod reactions;
mod receive;
pub mod rules;
mod store;
mod way;

pub use by_link::{LINK_MADE, Link, MakeLink};
pub use case::{Reason, Retrieval};
pub use close::{CANCELLED, CLOSED, Cancel, Close};
pub use funnel::{Funnel, FunnelTold};
pub use inspect::{INSPECTED, Inspect, LOST, Lose, RELEASED, Release};
pub use item::RetrievalItem;
pub use open::{OPENED, Open};
pub use plan::RetrievalPlan;
pub use receive::{RECEIVED, Receive};
pub use way::{DropOff, LABEL_SENT, SENT, SendLabel, Ship, TOLD, Tell};

use database::Dialect;
use engine::{Capability, Migration, Permission, Reaction, Reading, Record, Verb};

/// Seeing what is to come back, within one's reach.
pub const READ: Permission = Permission("retrieval.read");
/// Opening, moving and closing cases.
pub const MANAGE: Permission = Permission("retrieval.manage");
/// Receiving and inspecting what comes back.
pub const RECEIVE: Permission = Permission("retrieval.receive");
/// Keeping the plans of countries.
pub const CONFIGURE: Permission = Permission("retrieval.configure");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[RetrievalPlan::KIND, Retrieval::KIND, RetrievalItem::KIND],
    verbs: &[
        Verb::of::<Open>(),
        Verb::of::<Tell>(),
        Verb::of::<SendLabel>(),
        Verb::of::<Ship>(),
        Verb::of::<DropOff>(),
        Verb::of::<Receive>(),
        Verb::of::<Inspect>(),
        Verb::of::<Lose>(),
        Verb::of::<Release>(),
        Verb::of::<Close>(),
        Verb::of::<Cancel>(),
        Verb::of::<MakeLink>(),
    ],
    readings: &[Reading::of::<Funnel>()],
    reactions: &[
        Reaction {
            name: "retrieval.leaver",
            says: "Opens a case for everything that a leaver holds, and moves it when the last day moves.",
            kind: "person",
            events: &[],
            run: reactions::person_changed,
        },
        Reaction {
            name: "retrieval.came-back",
            says: "Notes what came back, whoever took it back; what a leaver is still given joins their case.",
            kind: "asset",
            events: &[],
            run: reactions::custody_changed,
        },
    ],
    schema: &[Migration { number: 1, says: "links for leavers", sql: links }],
    jobs: &[by_clock::JOB],
    begin: Some(plan::begin),
    events: events::EVENTS,
    ..Capability::new("retrieval", "Getting things back from people who leave.")
};

fn links(dialect: Dialect) -> &'static str {
    dialect.pick(
        "create table retrieval_links (
            secret blob primary key, retrieval bigint not null, expires_at bigint not null);
         create index retrieval_links_by_case on retrieval_links (retrieval);",
        "create table retrieval_links (
            secret bytea primary key, retrieval bigint not null, expires_at bigint not null);
         create index retrieval_links_by_case on retrieval_links (retrieval);",
    )
}
