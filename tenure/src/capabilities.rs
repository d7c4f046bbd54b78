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
    &notices::CAPABILITY,
    &approvals::CAPABILITY,
    &custody::CAPABILITY,
    &planning::CAPABILITY,
    &procurement::CAPABILITY,
    &stock::CAPABILITY,
    &contracts::CAPABILITY,
    &maintenance::CAPABILITY,
    &retirement::CAPABILITY,
    &scanning::CAPABILITY,
    &sourcing::CAPABILITY,
    &bookings::CAPABILITY,
    &agreements::CAPABILITY,
    &deployment::CAPABILITY,
    &retrieval::CAPABILITY,
    &disposal::CAPABILITY,
    &labels::CAPABILITY,
    &overview::CAPABILITY,
    &changes::CAPABILITY,
    &imports::CAPABILITY,
];
