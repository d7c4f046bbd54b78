//! Lots, partners, weights and certificates: how things leave, with proof.
mod certificate_document;
mod certify;
mod claims;
mod events;
mod manifest;
mod media;
mod outcome;
pub mod pages;
pub mod proof;
mod reactions;
mod records;
mod register;
mod reminders;
pub mod rules;
mod store;
mod sustainability;
mod verbs;

pub use certificate_document::DocumentOf;
pub use certify::ISSUED;
pub use manifest::{BalanceOf, HazardOf, ItemOf, Manifest, ManifestOf, MassOf};
pub use outcome::{BookingOf, OutcomeOf, Outcomes};
pub use records::{
    Amount, Certificate, ClimateFactor, Composition, Handover, Line, Lot, ModelHazard, Partner,
    PartnerCertificate, Quote, Weight,
};
pub use register::{Gone, Register, RegisterOf};
pub use sustainability::{Avoided, AvoidedMass, FateMass, Sustainability, SustainabilityOf};
pub use verbs::*;

use engine::{Belonging, Capability, Guard, Permission, Reaction, Reading, Record, Verb};

/// Seeing partners, lots, weights, money and certificates.
pub const READ: Permission = Permission("disposal.read");
/// Filling, weighing, sealing and handing over lots; recording what partners report.
pub const WORK: Permission = Permission("disposal.work");
/// Keeping partners; opening, settling and closing lots; money.
pub const MANAGE: Permission = Permission("disposal.manage");
/// Issuing and taking back certificates.
pub const CERTIFY: Permission = Permission("disposal.certify");

/// Where a lot and what belongs to it belong.
pub(crate) const BELONGS: Belonging =
    Belonging { company: Some("company"), location: Some("location"), department: None, own: &[] };

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[
        Partner::KIND,
        PartnerCertificate::KIND,
        ModelHazard::KIND,
        Composition::KIND,
        ClimateFactor::KIND,
        Lot::KIND,
        Line::KIND,
        Handover::KIND,
        Weight::KIND,
        Amount::KIND,
        Quote::KIND,
        Certificate::KIND,
    ],
    verbs: &[
        Verb::of::<OpenLot>(),
        Verb::of::<AmendLot>(),
        Verb::of::<AddAsset>(),
        Verb::of::<AddLoose>(),
        Verb::of::<AddMedium>(),
        Verb::of::<WeighLine>(),
        Verb::of::<RemoveLine>(),
        Verb::of::<SealLot>(),
        Verb::of::<UnsealLot>(),
        Verb::of::<AddQuote>(),
        Verb::of::<AcceptQuote>(),
        Verb::of::<RecordConsent>(),
        Verb::of::<HandOver>(),
        Verb::of::<ReportLoss>(),
        Verb::of::<RecordWeight>(),
        Verb::of::<StrikeWeight>(),
        Verb::of::<ConfirmUnits>(),
        Verb::of::<AddAmount>(),
        Verb::of::<StrikeAmount>(),
        Verb::of::<RecordReceipt>(),
        Verb::of::<SettleLot>(),
        Verb::of::<CloseLot>(),
        Verb::of::<CancelLot>(),
        Verb::of::<CertifyData>(),
        Verb::of::<CertifyDisposal>(),
        Verb::of::<CertifyLot>(),
        Verb::of::<RevokeCertificate>(),
        Verb::of::<ReissueCertificate>(),
    ],
    readings: &[
        Reading::of::<Manifest>(),
        Reading::of::<Outcomes>(),
        Reading::of::<DocumentOf>(),
        Reading::of::<Register>(),
        Reading::of::<Sustainability>(),
    ],
    reactions: &[
        Reaction {
            name: "disposal.partners-follow-certificates",
            says: "Works out until when a partner is certified.",
            kind: "partner-certificate",
            events: &[],
            run: reactions::partner_follows,
        },
        Reaction {
            name: "disposal.lots-follow-lines",
            says: "Adds up what is in a lot.",
            kind: "lot-line",
            events: &[],
            run: reactions::lot_follows,
        },
        Reaction {
            name: "disposal.lots-follow-weights",
            says: "Adds up what came out of a lot.",
            kind: "lot-weight",
            events: &[],
            run: reactions::lot_follows,
        },
        Reaction {
            name: "disposal.lots-follow-amounts",
            says: "Adds up what a lot brings and costs.",
            kind: "lot-amount",
            events: &[],
            run: reactions::lot_follows,
        },
    ],
    guards: &[Guard {
        name: "disposal.sealed-stays-sealed",
        says: "What is in a sealed lot is neither used again nor disposed of beside it.",
        kind: "asset",
        check: reactions::sealed_stays_sealed,
    }],
    begin: Some(records::climate_factor::begin),
    jobs: &[reminders::REMIND],
    events: events::EVENTS,
    ..Capability::new("disposal", "Lots, partners, weights and certificates: how things leave, with proof.")
};
