//! Agreements with suppliers: dates, notice, service levels, cost and what they cover.
mod contract;
mod cost_line;
mod cover;
mod events;
mod go_on;
mod jobs;
pub mod pages;
pub mod rules;
mod store;
mod told;

pub use contract::Contract;
pub use cost_line::CostLine;
pub use cover::{Cover, CoverAsset, CoverMany, UNCOVERED, UncoverAsset};
pub use go_on::{
    ENDED, REMINDED, RENEWED, RenewContract, SIGNED, SignContract, TERMINATED, TerminateContract,
};
pub use told::{Coverage, CoverageOf, Due, Payments, Renewal, Renewals, coverage_of};

use engine::{Capability, Permission, Reaction, Reading, Record, Verb};

/// Seeing contracts within one's reach.
pub const READ: Permission = Permission("contracts.read");
/// Keeping contracts, their costs and what they cover.
pub const MANAGE: Permission = Permission("contracts.manage");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[Contract::KIND, CostLine::KIND, Cover::KIND],
    verbs: &[
        Verb::of::<SignContract>(),
        Verb::of::<RenewContract>(),
        Verb::of::<TerminateContract>(),
        Verb::of::<CoverAsset>(),
        Verb::of::<CoverMany>(),
        Verb::of::<UncoverAsset>(),
    ],
    readings: &[Reading::of::<CoverageOf>(), Reading::of::<Payments>(), Reading::of::<Renewals>()],
    reactions: &[
        Reaction {
            name: "contracts.costs-add-up",
            says: "Works out again what a contract costs when a line of it changes.",
            kind: "contract-cost",
            events: &[],
            run: cost_line::follow,
        },
        Reaction {
            name: "contracts.covers-add-up",
            says: "Works out again how much a contract covers.",
            kind: "contract-cover",
            events: &[],
            run: cost_line::follow,
        },
    ],
    jobs: &[jobs::DAY],
    events: events::EVENTS,
    ..Capability::new(
        "contracts",
        "Agreements with suppliers: dates, notice, service levels, cost and what they cover.",
    )
};
