//! From whom things are bought, leased and to whom they go in the end. Made-up companies.
use super::Role;

/// A supplier as it is registered.
pub(crate) struct Supplier {
    pub(crate) name: &'static str,
    pub(crate) contact: &'static str,
    pub(crate) host: &'static str,
    pub(crate) city: &'static str,
    pub(crate) country: &'static str,
    pub(crate) notes: &'static str,
}

const fn supplier(
    name: &'static str,
    contact: &'static str,
    host: &'static str,
    city: (&'static str, &'static str),
    notes: &'static str,
) -> Supplier {
    Supplier { name, contact, host, city: city.0, country: city.1, notes }
}

/// The suppliers.
pub(crate) const SUPPLIERS: &[Supplier] = &[
    supplier(
        "Spreewerk Systemhaus GmbH",
        "Carola Jensen",
        "spreewerk.example",
        ("Berlin", "DE"),
        "Frame contract for laptops and displays; delivers within a week.",
    ),
    supplier(
        "Hafenlicht IT-Handel GmbH",
        "Ole Matthiesen",
        "hafenlicht.example",
        ("Hamburg", "DE"),
        "Displays, docks, headsets.",
    ),
    supplier(
        "Isartal Rechenzentrum-Technik AG",
        "Veronika Huber",
        "isartal-rz.example",
        ("Munich", "DE"),
        "Servers, storage and their maintenance.",
    ),
    supplier(
        "Nordlicht Leasing GmbH",
        "Kai Petersohn",
        "nordlicht-leasing.example",
        ("Bremen", "DE"),
        "Leases laptops over 36 months; they go back at the end.",
    ),
    supplier(
        "Kupferkabel Netzwerke GmbH",
        "Doris Amrein",
        "kupferkabel.example",
        ("Vienna", "AT"),
        "Switches, firewalls, access points, cabling.",
    ),
    supplier(
        "Limmatfunk AG",
        "Reto Blatter",
        "limmatfunk.example",
        ("Zurich", "CH"),
        "Phones and SIM cards.",
    ),
    supplier(
        "Tejo Digital Lda",
        "Filipa Matos",
        "tejodigital.example",
        ("Lisbon", "PT"),
        "Everything for Iberia.",
    ),
    supplier(
        "Douro Sistemas SA",
        "Henrique Pinto",
        "dourosistemas.example",
        ("Porto", "PT"),
        "Second offer for Iberia.",
    ),
    supplier(
        "Wisła Komputery sp. z o.o.",
        "Danuta Król",
        "wislakomputery.example",
        ("Kraków", "PL"),
        "Everything for Poland.",
    ),
    supplier(
        "Øresund Data ApS",
        "Bodil Friis",
        "oresunddata.example",
        ("Copenhagen", "DK"),
        "Everything for the north.",
    ),
    supplier(
        "Konferenzraum24 GmbH",
        "Malte Siebert",
        "konferenzraum24.example",
        ("Frankfurt", "DE"),
        "Meeting rooms, with installation.",
    ),
    supplier(
        "Zweitleben Elektronik gGmbH",
        "Ayşe Kurt",
        "zweitleben.example",
        ("Berlin", "DE"),
        "Takes used devices: certified erasure, resale, recycling.",
    ),
];

/// Who takes devices at the end of their life.
pub(crate) const RECYCLER: &str = "Zweitleben Elektronik gGmbH";
/// Who leases laptops.
pub(crate) const LESSOR: usize = 3;

/// From whom a site in a country buys a role; the place in [`SUPPLIERS`].
pub(crate) fn supplier_for(role: Role, country: &str, other: bool) -> usize {
    match (role, country) {
        (Role::Server | Role::Storage, _) => 2,
        (Role::Switch | Role::Firewall | Role::AccessPoint, _) => 4,
        (Role::Conference | Role::RoomDisplay, _) => 10,
        (Role::Phone | Role::Tablet, "DE" | "AT" | "CH") => 5,
        (_, "PT") if other => 7,
        (_, "PT") => 6,
        (_, "PL") => 8,
        (_, "DK" | "NO") => 9,
        _ if other => 1,
        _ => 0,
    }
}
