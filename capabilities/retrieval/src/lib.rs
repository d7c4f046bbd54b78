//! Getting things back from people who leave.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability =
    Capability { ..Capability::new("retrieval", "Getting things back from people who leave.") };
