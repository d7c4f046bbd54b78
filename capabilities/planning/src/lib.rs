//! What will be needed, what is there, and what is to be bought within which budget.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new(
        "planning",
        "What will be needed, what is there, and what is to be bought within which budget.",
    )
};
