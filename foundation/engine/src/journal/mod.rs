//! The journal: what happened, to what, by whom, sealed so that nobody can change it unnoticed.
//!
//! Each record has a chain of its own: an entry carries the number of the change and is sealed over the entry
//! before it. A record's state is the sum of its entries' changes, so history never needs old code to be read.
mod entry;
mod fold;
mod offline;
mod seal;
pub(crate) mod store;
mod verify;

pub use entry::{Entry, Payload};
pub use fold::{AsOf, fold, order_of_history};
pub use offline::ExportVerifier;
pub use seal::{SEAL_VERSION, seal_of};
pub use store::JournalFilter;
pub(crate) use verify::verify;
pub use verify::{Finding, Verification};
