//! Who decides what, in how many steps, and what they decided.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new("approvals", "Who decides what, in how many steps, and what they decided.")
};
