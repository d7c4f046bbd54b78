//! Categories, and the part that a device plays in an office.

/// The part that a device plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Laptop,
    Desktop,
    Display,
    Dock,
    Phone,
    Tablet,
    Headset,
    RoomDisplay,
    Conference,
    Printer,
    AccessPoint,
    Switch,
    Firewall,
    Server,
    Storage,
}

/// A category as it is registered.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) icon: &'static str,
    pub(crate) holds_data: bool,
    pub(crate) lifespan_months: i64,
    pub(crate) notes: &'static str,
}

const fn kind(
    name: &'static str,
    icon: &'static str,
    holds_data: bool,
    lifespan_months: i64,
    notes: &'static str,
) -> Kind {
    Kind { name, icon, holds_data, lifespan_months, notes }
}

/// The categories.
pub(crate) const KINDS: &[Kind] = &[
    kind("Laptops", "laptop", true, 48, "One for everybody who does not work at a fixed machine."),
    kind("Desktops", "desktop", true, 60, "Fixed machines: receptions, laboratories, rendering."),
    kind("Displays", "display", false, 84, "Desk displays and meeting room screens."),
    kind("Docking stations", "peripheral", false, 72, "Stay on the desk."),
    kind("Phones", "phone", true, 36, "With or without a company SIM card."),
    kind("Tablets", "tablet", true, 48, "Sales, receptions, stock rooms."),
    kind("Headsets", "peripheral", false, 36, "Belong to one person."),
    kind(
        "Conference equipment",
        "peripheral",
        true,
        60,
        "Cameras, microphones and touch panels of meeting rooms.",
    ),
    kind("Printers", "printer", true, 72, "Their disks hold what was printed."),
    kind("Network", "network", true, 84, "Switches, firewalls, access points."),
    kind("Servers", "server", true, 60, "In the data centre and in comms rooms."),
    kind("Storage", "storage", true, 72, "Shelves and appliances with disks."),
];

impl Role {
    /// The place of its category in [`KINDS`].
    pub(crate) const fn kind(self) -> usize {
        match self {
            Self::Laptop => 0,
            Self::Desktop => 1,
            Self::Display | Self::RoomDisplay => 2,
            Self::Dock => 3,
            Self::Phone => 4,
            Self::Tablet => 5,
            Self::Headset => 6,
            Self::Conference => 7,
            Self::Printer => 8,
            Self::AccessPoint | Self::Switch | Self::Firewall => 9,
            Self::Server => 10,
            Self::Storage => 11,
        }
    }

    /// Whether its data have to be gone before it leaves.
    pub(crate) const fn holds_data(self) -> bool {
        KINDS[self.kind()].holds_data
    }

    /// Whether it is set up by a technician before it is handed out.
    pub(crate) const fn is_prepared(self) -> bool {
        !matches!(self, Self::Display | Self::Dock | Self::Headset | Self::RoomDisplay)
    }

    /// How it is called within a host name.
    pub(crate) const fn letters(self) -> &'static str {
        match self {
            Self::Laptop => "nb",
            Self::Desktop => "pc",
            Self::Display | Self::RoomDisplay => "dsp",
            Self::Dock => "dock",
            Self::Phone => "mob",
            Self::Tablet => "tab",
            Self::Headset => "hs",
            Self::Conference => "vc",
            Self::Printer => "prn",
            Self::AccessPoint => "ap",
            Self::Switch => "sw",
            Self::Firewall => "fw",
            Self::Server => "srv",
            Self::Storage => "nas",
        }
    }
}
