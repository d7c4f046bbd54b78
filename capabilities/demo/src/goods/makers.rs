//! Manufacturers, and how their serial numbers look.

/// How a manufacturer writes serial numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SerialStyle {
    /// Two fixed letters and six more: `PF3K9X2A`.
    Lenovo,
    /// Seven letters and digits: `7XK2PQ3`.
    Dell,
    /// Ten letters and digits without vowels: `K7QX2M9LTV`.
    Apple,
    /// Country, year, week and five more: `5CG3274KXB`.
    Hp,
    /// Place, year, week and four more: `FOC2731X0AB`.
    Cisco,
    /// One letter, digits, letters: `R5CT40ABCDE`.
    Samsung,
    /// Digits with a leading year and month: `2307KXMQ04417`.
    Dated,
    /// Digits only, twelve of them.
    Digits,
}

/// A manufacturer as it is registered.
pub(crate) struct Maker {
    pub(crate) name: &'static str,
    pub(crate) website: &'static str,
    pub(crate) support: &'static str,
    pub(crate) also_called: &'static [&'static str],
    pub(crate) style: SerialStyle,
}

const fn maker(
    name: &'static str,
    website: &'static str,
    support: &'static str,
    also_called: &'static [&'static str],
    style: SerialStyle,
) -> Maker {
    Maker { name, website, support, also_called, style }
}

/// The manufacturers.
pub(crate) const MAKERS: &[Maker] = &[
    maker("Apple", "https://www.apple.com", "https://support.apple.com", &["Apple Inc."], SerialStyle::Apple),
    maker("Brother", "https://www.brother.eu", "https://support.brother.com", &[], SerialStyle::Dated),
    maker(
        "Canon",
        "https://www.canon-europe.com",
        "https://www.canon-europe.com/support",
        &[],
        SerialStyle::Dated,
    ),
    maker(
        "Cisco",
        "https://www.cisco.com",
        "https://www.cisco.com/support",
        &["Cisco Systems", "Meraki"],
        SerialStyle::Cisco,
    ),
    maker(
        "Dell",
        "https://www.dell.com",
        "https://www.dell.com/support",
        &["Dell Inc.", "Dell EMC"],
        SerialStyle::Dell,
    ),
    maker("EIZO", "https://www.eizo.com", "https://www.eizo.com/support", &["Eizo"], SerialStyle::Digits),
    maker("Fairphone", "https://www.fairphone.com", "https://support.fairphone.com", &[], SerialStyle::Dated),
    maker("Fortinet", "https://www.fortinet.com", "https://support.fortinet.com", &[], SerialStyle::Dated),
    maker(
        "Google",
        "https://store.google.com",
        "https://support.google.com/pixelphone",
        &[],
        SerialStyle::Samsung,
    ),
    maker(
        "HP",
        "https://www.hp.com",
        "https://support.hp.com",
        &["HP Inc.", "Hewlett-Packard"],
        SerialStyle::Hp,
    ),
    maker(
        "HPE",
        "https://www.hpe.com",
        "https://support.hpe.com",
        &["Hewlett Packard Enterprise", "Aruba"],
        SerialStyle::Hp,
    ),
    maker(
        "Jabra",
        "https://www.jabra.com",
        "https://www.jabra.com/supportpages",
        &["GN Audio"],
        SerialStyle::Digits,
    ),
    maker("Lenovo", "https://www.lenovo.com", "https://support.lenovo.com", &["LENOVO"], SerialStyle::Lenovo),
    maker(
        "LG",
        "https://www.lg.com",
        "https://www.lg.com/support",
        &["LG Electronics", "Goldstar"],
        SerialStyle::Dated,
    ),
    maker("Logitech", "https://www.logitech.com", "https://support.logi.com", &["Logi"], SerialStyle::Dated),
    maker(
        "Poly",
        "https://www.hp.com/poly",
        "https://support.hp.com",
        &["Plantronics", "Polycom"],
        SerialStyle::Digits,
    ),
    maker(
        "Samsung",
        "https://www.samsung.com",
        "https://www.samsung.com/support",
        &["Samsung Electronics"],
        SerialStyle::Samsung,
    ),
    maker(
        "Synology",
        "https://www.synology.com",
        "https://www.synology.com/support",
        &[],
        SerialStyle::Dated,
    ),
];
