//! A booking: something that is kept for somebody for a time.
use crate::{MANAGE, READ, moment::Moment, rules::span::Span};
use assets::Asset;
use catalog::Model;
use domain::{Choice, Field, Id, Kind, Tone};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Location, Person};
use serde::{Deserialize, Serialize};
use stock::Kit;

/// Where a booking stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BookingState {
    /// Kept for somebody.
    Reserved,
    /// Handed out.
    Fetched,
    /// Back again.
    Returned,
    /// Called off.
    Cancelled,
    /// Nobody came for it.
    NoShow,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("reserved", "Reserved", Tone::Info),
    Choice::toned("fetched", "Fetched", Tone::Ok),
    Choice::toned("returned", "Returned", Tone::Muted),
    Choice::toned("cancelled", "Cancelled", Tone::Muted),
    Choice::toned("no-show", "Not fetched", Tone::Bad),
];

/// A booking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Booking {
    /// Its identity.
    pub id: Id<Booking>,
    /// Its number.
    pub number: String,
    /// For whom.
    pub person: Id<Person>,
    /// Where it stands.
    pub state: BookingState,
    /// From when on.
    pub begins: Moment,
    /// Until when.
    pub ends: Moment,
    /// The asset that was asked for, or that was chosen of a model.
    pub asset: Option<Id<Asset>>,
    /// The model that was asked for: any asset of it does.
    pub model: Option<Id<Model>>,
    /// The kit that was asked for.
    pub kit: Option<Id<Kit>>,
    /// Where it is fetched.
    pub location: Option<Id<Location>>,
    /// What for.
    pub purpose: Option<String>,
    /// How many hours it is kept when nobody comes.
    pub hold_hours: i64,
    /// Every asset that is kept.
    #[serde(default)]
    pub assets: Vec<Id<Asset>>,
    /// The pieces of stock that were given out with a kit.
    #[serde(default)]
    pub issues: Vec<i64>,
}

impl Booking {
    /// Its time.
    pub fn span(&self) -> Span {
        Span { from: self.begins.0, until: self.ends.0 }
    }

    /// Whether it still keeps its assets from others.
    pub fn keeps(&self) -> bool {
        matches!(self.state, BookingState::Reserved | BookingState::Fetched)
    }
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().unique().searchable().listed(),
    Field::reference("person", "For", "person").governed().indexed().searchable().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::new("begins", "From", Kind::Instant).governed().indexed().listed(),
    Field::new("ends", "Until", Kind::Instant).governed().indexed().listed(),
    Field::reference("asset", "Asset", "asset").governed().indexed().searchable().listed(),
    Field::reference("model", "Model", "model").governed().indexed().searchable().listed(),
    Field::reference("kit", "Kit", "kit").governed().indexed().searchable().listed(),
    Field::reference("location", "Fetched at", "location").governed().indexed(),
    Field::text("purpose", "What for").max(500).governed().searchable(),
    Field::integer("hold_hours", "Kept for, hours").governed(),
    Field::new("assets", "Assets kept", Kind::Json).governed(),
    Field::new("issues", "Stock given out", Kind::Json).governed(),
];

impl Record for Booking {
    const KIND: &'static RecordKind = &RecordKind {
        name: "booking",
        one: "booking",
        many: "Bookings",
        path: "bookings",
        table: "bookings",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging {
            company: None,
            location: Some("location"),
            department: None,
            own: &["person"],
        },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
