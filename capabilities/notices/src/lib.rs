//! Messages to people: what waits for them, in the page and by e-mail.
pub mod pages;

use engine::Capability;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    ..Capability::new("notices", "Messages to people: what waits for them, in the page and by e-mail.")
};
