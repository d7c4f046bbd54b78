//! The kinds of records that disposal keeps.
mod amount;
mod certificate;
pub(crate) mod climate_factor;
mod composition;
mod handover;
mod hazard;
mod line;
mod lot;
mod partner;
mod partner_certificate;
mod quote;
mod weight;

pub use amount::Amount;
pub use certificate::Certificate;
pub use climate_factor::ClimateFactor;
pub use composition::Composition;
pub use handover::Handover;
pub use hazard::ModelHazard;
pub use line::Line;
pub use lot::Lot;
pub use partner::Partner;
pub use partner_certificate::PartnerCertificate;
pub use quote::Quote;
pub use weight::Weight;
