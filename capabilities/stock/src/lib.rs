//! What is kept by quantity: consumables, accessories, components, and kits of them.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new(
        "stock",
        "What is kept by quantity: consumables, accessories, components, and kits of them.",
    )
};
