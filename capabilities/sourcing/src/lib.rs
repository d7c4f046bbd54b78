//! Asking suppliers for offers, comparing them, awarding, and how suppliers do.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new(
        "sourcing",
        "Asking suppliers for offers, comparing them, awarding, and how suppliers do.",
    )
};
