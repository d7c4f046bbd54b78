//! Lots, partners, weights and certificates: how things leave, with proof.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new("disposal", "Lots, partners, weights and certificates: how things leave, with proof.")
};
