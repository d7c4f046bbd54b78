//! Agreements with suppliers: dates, notice, service levels, cost and what they cover.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new(
        "contracts",
        "Agreements with suppliers: dates, notice, service levels, cost and what they cover.",
    )
};
