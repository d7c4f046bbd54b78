//! Labels scanned with a phone: a set of assets to move, hand out or take back; and what strangers say who scan one.
//!
//! Finds are no records: a scan changes nothing. What is done with the set is done by the verbs of others.
mod clear;
mod code;
pub mod pages;
pub mod picture;
mod set;
mod store;
pub mod stranger;
mod take;

pub use clear::Clear;
pub use set::{Found, MySet, ScanSet};
pub use stranger::Settle;
pub use take::{Find, Take, Taken};

use database::Dialect;
use engine::{Capability, Migration, Permission, Reading, Verb};

/// Having a set of one's own; every role has it.
pub const OWN: Permission = Permission("own.scans");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    verbs: &[Verb::of::<Take>(), Verb::of::<Clear>(), Verb::of::<Settle>()],
    events: &[stranger::FOUND, stranger::SETTLED],
    readings: &[Reading::of::<MySet>()],
    schema: &[
        Migration { number: 1, says: "what people have scanned", sql: tables },
        Migration { number: 2, says: "what strangers have found", sql: found_tables },
    ],
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

fn found_tables(_: Dialect) -> &'static str {
    "create table found_reports (
        id bigint primary key, asset bigint not null, place text not null, contact text not null, note text not null,
        said_at bigint not null);
     create index found_reports_of_asset on found_reports (asset, said_at);"
}
