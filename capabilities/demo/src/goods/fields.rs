//! Fields that the company added itself.

/// A custom field as it is registered.
pub(crate) struct Custom {
    pub(crate) applies_to: &'static str,
    pub(crate) key: &'static str,
    pub(crate) label: &'static str,
    pub(crate) holds: &'static str,
    pub(crate) choices: &'static [&'static str],
    pub(crate) heading: &'static str,
    pub(crate) help: &'static str,
    pub(crate) pattern: Option<&'static str>,
    pub(crate) is_unique: bool,
}

const fn custom(
    applies_to: &'static str,
    key: &'static str,
    label: &'static str,
    holds: &'static str,
) -> Custom {
    Custom {
        applies_to,
        key,
        label,
        holds,
        choices: &[],
        heading: "",
        help: "",
        pattern: None,
        is_unique: false,
    }
}

/// Keyboard layouts in the order of the list.
pub(crate) const LAYOUTS: &[&str] =
    &["German", "US International", "Portuguese", "Polish", "Nordic", "Swiss"];
/// From where people work.
pub(crate) const WORK_MODES: &[&str] = &["Office", "Hybrid", "Remote"];

/// The fields, on assets and on people.
pub(crate) const CUSTOM_FIELDS: &[Custom] = &[
    Custom { heading: "Equipment", ..custom("asset", "memory_gb", "Memory, GB", "integer") },
    Custom { heading: "Equipment", ..custom("asset", "storage_gb", "Storage, GB", "integer") },
    Custom {
        heading: "Equipment",
        choices: LAYOUTS,
        ..custom("asset", "keyboard", "Keyboard layout", "choice")
    },
    Custom {
        heading: "Protection",
        help: "Whether the recovery key is kept in the directory.",
        ..custom("asset", "disk_encrypted", "Disk encrypted", "boolean")
    },
    Custom {
        heading: "Rack",
        help: "Rack and lowest unit.",
        pattern: Some("R[0-9]{2,5} U[0-9]{2}"),
        ..custom("asset", "rack_position", "Rack position", "text")
    },
    Custom { heading: "Lease", ..custom("asset", "lease_contract", "Lease contract", "text") },
    Custom { heading: "Lease", ..custom("asset", "lease_ends_on", "Lease ends", "date") },
    Custom {
        heading: "Equipment",
        choices: LAYOUTS,
        ..custom("person", "keyboard", "Keyboard layout", "choice")
    },
    Custom { heading: "Work", choices: WORK_MODES, ..custom("person", "work_mode", "Works from", "choice") },
    Custom {
        heading: "Work",
        help: "Printed on the back of the badge.",
        pattern: Some("[0-9]{6}"),
        is_unique: true,
        ..custom("person", "badge_number", "Badge number", "text")
    },
];
