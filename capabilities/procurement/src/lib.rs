//! Orders, receipts, returns and invoices: from an approved need to an asset in the register.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new(
        "procurement",
        "Orders, receipts, returns and invoices: from an approved need to an asset in the register.",
    )
};
