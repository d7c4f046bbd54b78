//! With whom the organisation deals: suppliers, their certificates, and what others say of them.
mod certificate;
mod correspondent;
pub mod pages;
mod review;
mod supplier;

pub use certificate::Certificate;
pub use correspondent::Correspondent;
pub use review::Review;
pub use supplier::Supplier;

use engine::{Capability, Permission, Record};

/// Seeing suppliers.
pub const READ: Permission = Permission("parties.read");
/// Keeping suppliers.
pub const MANAGE: Permission = Permission("parties.manage");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[Supplier::KIND, Certificate::KIND, Review::KIND],
    ..Capability::new("parties", "With whom the organisation deals.")
};
