//! What people sign when they receive something, word for word.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new("agreements", "What people sign when they receive something, word for word.")
};
