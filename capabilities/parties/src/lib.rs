//! With whom the organisation deals: suppliers.
pub mod pages;
mod supplier;

pub use supplier::Supplier;

use engine::{Capability, Permission, Record};

/// Seeing suppliers.
pub const READ: Permission = Permission("parties.read");
/// Keeping suppliers.
pub const MANAGE: Permission = Permission("parties.manage");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[Supplier::KIND],
    ..Capability::new("parties", "With whom the organisation deals.")
};
