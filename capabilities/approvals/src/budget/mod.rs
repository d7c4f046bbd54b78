//! Budgets, and what is taken from them from approval to invoice.
//!
//! Other capabilities call [`commit`] at every stage of a purchase, [`close`] when it is finished and [`release`] when it
//! falls through. What this module does not know: what is bought.
mod choosing;
pub(crate) mod commit;
mod commitment;
mod outlook;
mod record;
pub(crate) mod store;

pub use commit::{COMMITTED, Committing, Drawn, EXCEEDED, close, commit, release};
pub use commitment::{Commitment, CommitmentState, Spending};
pub use outlook::{Outlook, outlook};
pub use record::{Budget, Policy};

use engine::Permission;

/// Seeing plans, needs, budgets and what was taken from them.
pub const READ: Permission = Permission("planning.read");
/// Keeping budgets.
pub const MANAGE: Permission = Permission("planning.budget");
