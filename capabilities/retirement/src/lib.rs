//! Out of service through gates: media, sanitisation, grading and the way on.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new(
        "retirement",
        "Out of service through gates: media, sanitisation, grading and the way on.",
    )
};
