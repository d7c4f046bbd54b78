//! From a new hire to a desk that works: preparation, shipping, readiness.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new("deployment", "From a new hire to a desk that works: preparation, shipping, readiness.")
};
