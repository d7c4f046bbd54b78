//! Faults, work orders, plans, warranty claims and downtime.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new("maintenance", "Faults, work orders, plans, warranty claims and downtime.")
};
