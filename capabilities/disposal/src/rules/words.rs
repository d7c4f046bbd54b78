//! The words of disposal: routes, stages, standards, hazards, categories, materials and fates, each with what it is
//! called on pages.
use domain::{Choice, Tone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident in $list:ident { $($(#[$says:meta])* $one:ident = $value:literal, $label:literal, $tone:ident;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$says])* #[serde(rename = $value)] $one),+
        }

        /// The same as choices of a field.
        pub const $list: &[Choice<'static>] = &[$(Choice::toned($value, $label, Tone::$tone)),+];

        impl $name {
            /// Each of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$one),+];

            /// As it is stored and sent.
            pub const fn value(self) -> &'static str {
                match self { $(Self::$one => $value),+ }
            }

            /// As people read it.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$one => $label),+ }
            }

            /// The one that is stored like this.
            pub fn from_value(value: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.value() == value)
            }
        }
    };
}

words! {
    /// How a lot leaves.
    Route in ROUTES {
        /// For its material.
        Recycle = "recycle", "Recycle", Ok;
        /// For money.
        Sell = "sell", "Sell", Info;
        /// As a gift.
        Donate = "donate", "Donate", Info;
        /// To the lessor whose it is.
        Return = "return-to-lessor", "Return to lessor", Muted;
        /// To be made unusable.
        Destroy = "destroy", "Destroy", Warn;
    }
}

words! {
    /// Where a lot is on its way.
    LotStage in LOT_STAGES {
        /// Things are still put into it.
        Open = "lot-open", "Open", Preparing;
        /// Counted, weighed, sealed; nothing goes in or out.
        Sealed = "lot-sealed", "Sealed", Info;
        /// Out of our hands.
        HandedOver = "handed-over", "Handed over", Warn;
        /// Weights and money have come back.
        Settled = "settled", "Settled", Info;
        /// Over: every kilogram and every cent is explained.
        Closed = "lot-closed", "Closed", Ok;
        /// It never left.
        Cancelled = "lot-cancelled", "Cancelled", Muted;
    }
}

words! {
    /// What a service partner does for us.
    Role in ROLES {
        /// Takes things apart for their material.
        Recycler = "recycler", "Recycler", Muted;
        /// Buys what still works.
        Reseller = "reseller", "Reseller", Muted;
        /// Receives gifts.
        Charity = "charity", "Charity", Muted;
        /// Owns what we lease.
        Lessor = "lessor", "Lessor", Muted;
        /// Carries it there.
        Carrier = "carrier", "Carrier", Muted;
        /// Makes media and devices unusable.
        Destroyer = "destroyer", "Destroys data", Muted;
    }
}

words! {
    /// What a partner can be certified by.
    Standard in STANDARDS {
        /// Responsible recycling, SERI.
        R2v3 = "r2v3", "R2v3", Muted;
        /// Basel Action Network.
        EStewards = "e-stewards", "e-Stewards", Muted;
        /// i-SIGMA: destruction of data.
        NaidAaa = "naid-aaa", "NAID AAA", Muted;
        /// Environmental management.
        Iso14001 = "iso-14001", "ISO 14001", Muted;
        /// Information security management.
        Iso27001 = "iso-27001", "ISO/IEC 27001", Muted;
        /// Occupational health and safety.
        Iso45001 = "iso-45001", "ISO 45001", Muted;
        /// Quality management.
        Iso9001 = "iso-9001", "ISO 9001", Muted;
        /// European treatment of electrical waste.
        En50625 = "en-50625", "EN 50625 (WEEELABEX)", Muted;
        /// A permit or licence of the authorities for treating waste.
        WastePermit = "waste-permit", "Waste permit", Muted;
        /// A permit or registration for carrying waste.
        CarrierPermit = "carrier-permit", "Waste carrier's permit", Muted;
    }
}

words! {
    /// What in a device needs care.
    Hazard in HAZARDS {
        /// Lithium-ion cells, built in or loose.
        LithiumIon = "lithium-ion", "Lithium-ion battery", Warn;
        /// Lithium metal cells, such as button cells.
        LithiumMetal = "lithium-metal", "Lithium metal battery", Warn;
        /// Lead-acid, as in a UPS.
        LeadAcid = "lead-acid", "Lead-acid battery", Warn;
        /// Other accumulators.
        NickelMetal = "nickel-metal-hydride", "Nickel-metal hydride battery", Warn;
        /// As in older backlights and lamps.
        Mercury = "mercury", "Mercury", Bad;
        /// A cathode ray tube: leaded glass.
        Crt = "crt", "Cathode ray tube", Bad;
        /// In capacitors of old equipment.
        Pcbs = "pcbs", "Polychlorinated biphenyls (PCBs)", Bad;
        /// Printed circuit boards.
        CircuitBoards = "circuit-boards", "Circuit boards", Info;
        /// Powder or ink.
        Toner = "toner", "Toner or ink", Info;
        /// In cooling equipment.
        Refrigerant = "refrigerant", "Refrigerant", Warn;
    }
}

words! {
    /// Under which number dangerous goods travel (UN Model Regulations).
    Transport in TRANSPORT {
        /// Nothing of the kind.
        None = "no-dangerous-goods", "No dangerous goods", Muted;
        /// Lithium-ion batteries by themselves.
        Un3480 = "un3480", "UN3480 lithium-ion batteries", Warn;
        /// Lithium-ion batteries in or with equipment.
        Un3481 = "un3481", "UN3481 lithium-ion batteries in or with equipment", Warn;
        /// Lithium metal batteries by themselves.
        Un3090 = "un3090", "UN3090 lithium metal batteries", Warn;
        /// Lithium metal batteries in or with equipment.
        Un3091 = "un3091", "UN3091 lithium metal batteries in or with equipment", Warn;
        /// Wet batteries filled with acid.
        Un2794 = "un2794", "UN2794 wet batteries, filled with acid", Warn;
        /// Wet batteries that do not spill.
        Un2800 = "un2800", "UN2800 wet batteries, non-spillable", Warn;
        /// Mercury in manufactured articles.
        Un3506 = "un3506", "UN3506 mercury in manufactured articles", Bad;
        /// Liquid polychlorinated biphenyls.
        Un2315 = "un2315", "UN2315 polychlorinated biphenyls, liquid", Bad;
    }
}

impl Hazard {
    /// What is usually done with it, where the record of the model says nothing else.
    pub const fn handling(self) -> &'static str {
        match self {
            Self::LithiumIon | Self::LithiumMetal => {
                "Protect the terminals against short circuits; no damaged or swollen cells among the others; keep cool and dry."
            }
            Self::LeadAcid => "Upright, terminals covered, in an acid-proof tray.",
            Self::NickelMetal => "Protect the terminals against short circuits.",
            Self::Mercury => "Do not break; carry lamps and panels upright and padded; treat separately.",
            Self::Crt => "Do not break the tube; stack face down and padded; treat separately.",
            Self::Pcbs => "Do not open; separate treatment by a permitted plant.",
            Self::CircuitBoards => {
                "Remove where larger than 10 square centimetres (Directive 2012/19/EU, Annex VII)."
            }
            Self::Toner => "Close cartridges; avoid dust; remove before treatment.",
            Self::Refrigerant => "Do not tilt or vent; recovery of the gas by a certified plant.",
        }
    }

    /// Under which number it usually travels when it is built into equipment.
    pub const fn transport(self) -> Transport {
        match self {
            Self::LithiumIon => Transport::Un3481,
            Self::LithiumMetal => Transport::Un3091,
            Self::LeadAcid => Transport::Un2800,
            Self::Mercury => Transport::Un3506,
            Self::Pcbs => Transport::Un2315,
            Self::NickelMetal | Self::Crt | Self::CircuitBoards | Self::Toner | Self::Refrigerant => {
                Transport::None
            }
        }
    }
}

words! {
    /// The categories of electrical waste: Directive 2012/19/EU, Annex III.
    Weee in WEEE {
        /// Refrigerators, air conditioners.
        TemperatureExchange = "weee-1", "1 Temperature exchange equipment", Muted;
        /// Screens, monitors, and equipment with screens larger than 100 square centimetres.
        Screens = "weee-2", "2 Screens and equipment with screens", Muted;
        /// Lamps.
        Lamps = "weee-3", "3 Lamps", Muted;
        /// Any side longer than 50 centimetres.
        Large = "weee-4", "4 Large equipment", Muted;
        /// No side longer than 50 centimetres.
        Small = "weee-5", "5 Small equipment", Muted;
        /// No side longer than 50 centimetres: telephones, routers, computers, printers.
        SmallIt = "weee-6", "6 Small IT and telecommunication equipment", Muted;
    }
}

words! {
    /// What comes out of a lot.
    Material in MATERIALS {
        /// Devices as they were.
        Units = "whole-units", "Whole units", Muted;
        /// Parts that are used again.
        Parts = "parts", "Parts", Muted;
        /// Plastics.
        Plastics = "plastics", "Plastics", Muted;
        /// Iron and steel.
        Ferrous = "ferrous-metal", "Iron and steel", Muted;
        /// Aluminium.
        Aluminium = "aluminium", "Aluminium", Muted;
        /// Copper and cables.
        Copper = "copper", "Copper and cables", Muted;
        /// Boards and their precious metals.
        Boards = "boards", "Circuit boards", Muted;
        /// Glass.
        Glass = "glass", "Glass", Muted;
        /// Batteries.
        Batteries = "batteries", "Batteries", Muted;
        /// What is neither.
        Mixed = "mixed-fraction", "Mixed and other", Muted;
    }
}

words! {
    /// What became of a mass.
    Fate in FATES {
        /// Used again as it is.
        Reused = "reused", "Reused", Ok;
        /// Made into material.
        Recycled = "recycled", "Recycled", Info;
        /// Burnt for its energy, or recovered otherwise.
        Recovered = "recovered", "Recovered otherwise", Preparing;
        /// Put into the ground.
        Landfilled = "landfilled", "Landfilled", Bad;
        /// Treated as hazardous waste without recovery.
        Hazardous = "hazardous-treatment", "Treated as hazardous", Warn;
    }
}

words! {
    /// What a line of a lot is.
    LineKind in LINE_KINDS {
        /// An asset of the register.
        Asset = "line-asset", "Asset", Info;
        /// A medium by itself: a drive taken out.
        Medium = "line-medium", "Medium", Info;
        /// Things by weight: cables, adapters.
        Loose = "line-loose", "By weight", Muted;
    }
}

words! {
    /// How a line of a lot stands.
    LineState in LINE_STATES {
        /// In the lot.
        Waiting = "in-lot", "In the lot", Preparing;
        /// Left for good.
        Gone = "left-for-good", "Left for good", Ok;
        /// Lost or stolen on the way.
        Lost = "lost-on-the-way", "Lost on the way", Bad;
        /// Taken out again.
        Removed = "taken-out", "Taken out", Muted;
    }
}

words! {
    /// Which step of the chain a handover is.
    Step in STEPS {
        /// From us to a carrier or the partner at our door.
        Collected = "collected", "Collected from us", Info;
        /// From the carrier to the partner.
        Delivered = "delivered-to-partner", "Delivered to the partner", Ok;
        /// From the partner to somebody further down.
        Downstream = "passed-downstream", "Passed downstream", Muted;
    }
}

words! {
    /// What an amount of money is for.
    AmountKind in AMOUNT_KINDS {
        /// The price of what was sold.
        Sale = "sale-price", "Sale", Ok;
        /// What the recycler pays for the material.
        Credit = "material-credit", "Credit for material", Ok;
        /// A fee of the partner.
        Fee = "partner-fee", "Fee", Warn;
        /// Freight and packing.
        Shipping = "freight", "Shipping", Warn;
        /// What a lessor charges for the condition.
        Condition = "condition-charge", "Charge for condition", Warn;
        /// Data destruction.
        Sanitisation = "sanitisation-cost", "Data destruction", Warn;
        /// Anything else.
        Other = "other-cost", "Other cost", Warn;
    }
}

impl AmountKind {
    /// Whether it comes in.
    pub const fn is_income(self) -> bool {
        matches!(self, Self::Sale | Self::Credit)
    }
}

words! {
    /// How a quote stands.
    QuoteState in QUOTE_STATES {
        /// Waiting for a decision.
        Offered = "quote-offered", "Offered", Info;
        /// Taken.
        Accepted = "quote-accepted", "Accepted", Ok;
        /// Not taken.
        Declined = "quote-declined", "Declined", Muted;
    }
}

words! {
    /// What a certificate is about.
    CertificateKind in CERTIFICATE_KINDS {
        /// The data on one asset were destroyed.
        DataDestruction = "data-destruction", "Data destruction", Info;
        /// One asset left for good.
        Disposal = "asset-disposal", "Disposal of an asset", Ok;
        /// A whole lot left, and its mass is explained.
        LotDisposal = "lot-disposal", "Disposal of a lot", Ok;
    }
}

words! {
    /// Whether a certificate still holds.
    CertificateState in CERTIFICATE_STATES {
        /// It holds.
        Valid = "certificate-valid", "Valid", Ok;
        /// It was taken back.
        Revoked = "certificate-revoked", "Revoked", Bad;
        /// Another took its place.
        Replaced = "certificate-replaced", "Replaced", Muted;
    }
}

words! {
    /// What a climate factor is about.
    Activity in ACTIVITIES {
        /// Something used again instead of a new one.
        Reuse = "factor-reuse", "Reuse instead of new", Muted;
        /// Material recycled instead of mined.
        Recycling = "factor-recycling", "Recycling instead of new material", Muted;
    }
}
