//! The product is this list. Lower tiers come first.
use engine::Capability;

/// Every capability of the product.
pub static ALL: &[&Capability] = &[
    &vault::CAPABILITY,
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &views::CAPABILITY,
    &assets::CAPABILITY,
    &access::CAPABILITY,
    &custody::CAPABILITY,
    &changes::CAPABILITY,
    &imports::CAPABILITY,
];
