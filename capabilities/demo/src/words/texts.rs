//! What people write beside what they do.
use crate::goods::Role;

/// A fault and what was done about it.
pub(crate) struct Repair {
    /// What was wrong.
    pub(crate) fault: &'static str,
    /// What was done.
    pub(crate) outcome: &'static str,
}

const fn repair(fault: &'static str, outcome: &'static str) -> Repair {
    Repair { fault, outcome }
}

const COMPUTER: &[Repair] = &[
    repair("The fan rattles under load.", "Fan replaced, heat sink cleaned."),
    repair(
        "The battery lasts for less than an hour.",
        "Battery replaced, 100 % of its rated capacity again.",
    ),
    repair("The screen flickers when the lid moves.", "Display cable replaced."),
    repair("Several keys stick since a coffee went over them.", "Keyboard replaced."),
    repair("It does not charge on the left port.", "Charging board replaced under warranty."),
    repair("It restarts by itself several times a day.", "Memory module replaced, tested for a night."),
    repair("The trackpad clicks only on one side.", "Trackpad replaced."),
    repair("The hinge is loose.", "Hinges tightened, lower case replaced."),
    repair("No picture after the last firmware update.", "Main board replaced under warranty."),
    repair("The camera shows a black picture.", "Camera module replaced."),
];

const MOBILE: &[Repair] = &[
    repair("The glass is broken after a fall.", "Display replaced."),
    repair("It switches off at 30 % charge.", "Battery replaced."),
    repair("Nobody hears the caller.", "Microphone cleaned, tested with three calls."),
    repair("It does not charge any more.", "Port cleaned and the socket replaced."),
];

const DISPLAY: &[Repair] = &[
    repair("A line of dead pixels in the lower third.", "Exchanged by the manufacturer."),
    repair("It does not wake up from standby.", "Firmware updated, power board replaced."),
    repair("The stand sinks by itself.", "Stand replaced."),
];

const INFRASTRUCTURE: &[Repair] = &[
    repair("A power supply reports a fault.", "Power supply replaced while running."),
    repair("A disk of the mirror is failing.", "Disk replaced, mirror is complete again."),
    repair(
        "Ports 13 to 24 lose the link every few minutes.",
        "Exchanged by the manufacturer, settings restored.",
    ),
    repair("It gets too warm: the second fan stands still.", "Fan tray replaced."),
    repair("It restarts after the last firmware.", "Firmware set back to the release before."),
];

const OFFICE: &[Repair] = &[
    repair("Paper jams on every second page.", "Rollers and fuser replaced."),
    repair("No sound on the far side.", "Cable and microphone pod replaced."),
    repair("It drops the connection after some minutes.", "Firmware updated, paired again."),
];

/// What goes wrong with a device of this role, and how it is mended.
pub(crate) const fn faults(role: Role) -> &'static [Repair] {
    match role {
        Role::Laptop | Role::Desktop => COMPUTER,
        Role::Phone | Role::Tablet => MOBILE,
        Role::Display | Role::RoomDisplay => DISPLAY,
        Role::Server | Role::Storage | Role::Switch | Role::Firewall | Role::AccessPoint => INFRASTRUCTURE,
        Role::Dock | Role::Headset | Role::Conference | Role::Printer => OFFICE,
    }
}

const REMARKS: &[&str] = &[
    "The label was hard to read; printed a new one.",
    "Serial number compared with the device: correct.",
    "Was in the wrong room during the walk-through, brought back.",
    "Waiting for a reply from the supplier about the missing adapter.",
    "Photo of the damage sent to the insurer.",
];

const REMARKS_COMPUTER: &[&str] = &[
    "Charger is missing, a spare one was handed over.",
    "Holder asks for a larger display at the next refresh.",
    "Sticker of the last conference removed.",
    "Small dent at the corner, works without fault.",
    "Holder says that it gets loud in calls; to be watched.",
    "Asked the holder to bring it in for the battery recall: not affected.",
    "Bag and power supply belong to it.",
    "The label was hard to read; printed a new one.",
];

const REMARKS_INFRASTRUCTURE: &[&str] = &[
    "Firmware is up to date.",
    "Moved up one unit to make room for the new delivery.",
    "Second power supply connected to the other circuit.",
    "Maintenance contract asked for, offer expected this week.",
    "Checked for the quarterly walk-through.",
    "Cabling documented, photo in the wiki.",
];

/// What somebody remarks about a device of this role.
pub(crate) const fn remarks(role: Role) -> &'static [&'static str] {
    match role {
        Role::Laptop | Role::Desktop | Role::Phone | Role::Tablet => REMARKS_COMPUTER,
        Role::Server | Role::Storage | Role::Switch | Role::Firewall | Role::AccessPoint => {
            REMARKS_INFRASTRUCTURE
        }
        _ => REMARKS,
    }
}

const NOTES: &[&str] = &[
    "Adapter for older projectors in the drawer.",
    "Second power supply at home.",
    "Loan device for visitors in quiet weeks.",
    "Cable is longer than usual, keep it with the device.",
];

const NOTES_COMPUTER: &[&str] = &[
    "Second power supply at home.",
    "Do not reimage before asking the holder: local measurement data.",
    "Lid engraved by a former holder.",
    "Comes with a privacy filter.",
    "Battery changed once already.",
    "Adapter for older projectors in the bag.",
];

const NOTES_INFRASTRUCTURE: &[&str] = &[
    "Maintenance window: Sundays 06:00 to 08:00.",
    "Stands on the left side of the cabinet, cable C-14.",
    "Spare power supply on the shelf of the comms room.",
    "Console cable is in the drawer below.",
    "Replace together with its neighbour: they share a maintenance contract.",
];

/// What is noted with a device of this role.
pub(crate) const fn notes(role: Role) -> &'static [&'static str] {
    match role {
        Role::Laptop | Role::Desktop | Role::Phone | Role::Tablet => NOTES_COMPUTER,
        Role::Server | Role::Storage | Role::Switch | Role::Firewall | Role::AccessPoint => {
            NOTES_INFRASTRUCTURE
        }
        _ => NOTES,
    }
}

/// Why a device is taken out of service.
pub(crate) const REFRESH: &[&str] = &[
    "Replaced by a newer one, out of warranty.",
    "Repair would cost more than it is worth.",
    "Support by the manufacturer has ended.",
    "End of its planned life.",
    "No longer needed after the move.",
    "Too slow for its work, memory cannot be extended.",
];

/// Why a device is wanted.
pub(crate) const WANTED: &[&str] = &[
    "New colleagues in the spring.",
    "Replaces devices whose warranty ends next quarter.",
    "Second display for everybody in support.",
    "Spare device for the site.",
    "The shelf is below its minimum.",
    "More room for the data warehouse.",
];

/// What is written when something comes back, with its condition.
pub(crate) const CONDITIONS: &[(assets::Condition, &str)] = &[
    (assets::Condition::Good, "Complete with power supply."),
    (assets::Condition::Good, "No marks."),
    (assets::Condition::Good, "Cleaned and checked."),
    (assets::Condition::Fair, "Scratches on the lid."),
    (assets::Condition::Fair, "Worn keys, works."),
    (assets::Condition::Fair, "Power supply missing."),
    (assets::Condition::Poor, "Battery weak, a corner is broken."),
    (assets::Condition::Broken, "Does not switch on."),
];
