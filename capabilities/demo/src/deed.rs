//! What people do in the course of the history: one verb of the product each.
use crate::{calendar::Day, goods::Role};
use domain::Instant;
use engine::Door;

/// A device, with everything about it that is decided once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Device {
    /// Its number, from 0; not its tag, which follows from when it is registered.
    pub(crate) number: u32,
    pub(crate) role: Role,
    /// The number of its model.
    pub(crate) model: u16,
    /// Its place in the list of sites.
    pub(crate) site: usize,
    /// Its place in the list of departments.
    pub(crate) department: usize,
    /// The day on which it was bought; often before the history.
    pub(crate) bought: Day,
    pub(crate) is_leased: bool,
    /// The room that it is meant to serve.
    pub(crate) room: Option<u32>,
}

/// Who or what gets a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Receiver {
    /// A person, by number.
    Person(u32),
    /// A place, by number.
    Place(u32),
}

/// A status by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Planned,
    Ordered,
    InStock,
    Preparing,
    Reserved,
    AtVendor,
    ToBeSanitised,
    ReadyToLeave,
}

impl Label {
    /// All of them.
    pub(crate) const ALL: [Self; 8] = [
        Self::Planned,
        Self::Ordered,
        Self::InStock,
        Self::Preparing,
        Self::Reserved,
        Self::AtVendor,
        Self::ToBeSanitised,
        Self::ReadyToLeave,
    ];

    /// What a new register calls it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Planned => "Planned",
            Self::Ordered => "Ordered",
            Self::InStock => "In stock",
            Self::Preparing => "Being prepared",
            Self::Reserved => "Reserved",
            Self::AtVendor => "At the vendor",
            Self::ToBeSanitised => "To be sanitised",
            Self::ReadyToLeave => "Ready to leave",
        }
    }
}

/// Something that somebody does. Devices, people and places are meant by their numbers.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    /// Registers a device that was there before the register.
    TakeOver(Device),
    /// Registers a device that is planned or ordered.
    Want(Device, Label),
    /// It arrives.
    Receive(Device),
    /// A technician sets it up.
    Prepare(Device),
    /// It becomes a part of another device.
    Attach {
        part: u32,
        whole: u32,
    },
    HandOut {
        device: u32,
        to: Receiver,
        due: Option<Day>,
    },
    /// A new colleague's whole kit.
    HandOutAll {
        devices: Vec<u32>,
        to: Receiver,
    },
    Transfer {
        device: u32,
        to: Receiver,
    },
    /// With the number of a condition and what to remember.
    TakeBack {
        device: u32,
        condition: usize,
    },
    Move {
        device: u32,
        to: u32,
    },
    /// With the number of a fault of its role.
    SendToRepair {
        device: u32,
        role: Role,
        fault: usize,
        at_vendor: bool,
    },
    BackFromRepair {
        device: u32,
        role: Role,
        fault: usize,
    },
    SetStatus {
        device: u32,
        to: Label,
    },
    Retire {
        device: u32,
        holds_data: bool,
    },
    Sanitise {
        device: u32,
        role: Role,
    },
    /// Leaves with a collection, for money if the price in euros is known.
    Dispose {
        device: u32,
        route: assets::Route,
        price: u32,
        collection: u32,
    },
    Lose {
        device: u32,
        stolen: bool,
    },
    /// Confirmed, and seen where it stands if that is known.
    Validate {
        device: u32,
        seen_at: Option<u32>,
    },
    Comment {
        device: u32,
        text: &'static str,
    },
    Note {
        device: u32,
        text: &'static str,
    },
    /// Set aside for somebody who is expected.
    Reserve {
        device: u32,
        person: u32,
    },
    /// The invoice arrives.
    Invoice(Device),
    /// Somebody is hired.
    Hire(u32),
    /// Somebody's first day.
    Start(u32),
    /// Somebody is away for a while.
    GoOnLeave(u32),
    /// Somebody's last day.
    Leave(u32),
}

/// A deed with its circumstances.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// When it is recorded.
    pub(crate) at: Instant,
    /// Who does it, by their number.
    pub(crate) by: usize,
    pub(crate) door: Door,
    /// On which earlier day it happened.
    pub(crate) on: Option<Day>,
    pub(crate) reason: Option<&'static str>,
    pub(crate) deed: Deed,
}
