//! Assets and kits reserved for a time.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability =
    Capability { ..Capability::new("bookings", "Assets and kits reserved for a time.") };
