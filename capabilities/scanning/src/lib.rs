//! Labels scanned with a phone: a set of assets to move, hand out or take back.
//!
//! Finds are no records: a scan changes nothing. What is done with the set is done by the verbs of others.
mod clear;
mod code;
pub mod pages;
mod set;
mod store;
mod take;

pub use clear::Clear;
pub use set::{Found, MySet, ScanSet};
pub use take::{Find, Take, Taken};

use database::Dialect;
use engine::{Capability, Migration, Permission, Reading, Verb};

/// Having a set of one's own; every role has it.
pub const OWN: Permission = Permission("own.scans");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    verbs: &[Verb::of::<Take>(), Verb::of::<Clear>()],
    readings: &[Reading::of::<MySet>()],
    schema: &[Migration { number: 1, says: "what people have scanned", sql: tables }],
    ..Capability::new(
        "scanning",
        "Labels scanned with a phone: a set of assets to move, hand out or take back.",
    )
};

fn tables(_: Dialect) -> &'static str {
    "create table scan_finds (
        account bigint not null, find_key text not null, code text not null, asset bigint,
        taken_at bigint not null, cleared bigint not null,
        primary key (account, find_key));
     create index scan_finds_of_account on scan_finds (account, cleared, taken_at);"
}
