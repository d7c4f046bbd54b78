//! An asset is handed out.
use crate::{HAND_OUT, rules::handing, rules::handing::Receiver};
use assets::{Asset, Status, rules::stage::Stage, status_of, stepped};
use domain::{Date, Event, Id};
use engine::{Command, Error, Happening, Kept, Permission, Place, Ref, Result, View, Work};
use people::{Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An asset was handed out.
pub const HANDED_OUT: Event = Event::new("handed-out", "handed out");

/// To whom or what: exactly one of the three.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct To {
    /// A person who will use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_person: Option<Ref<Person>>,
    /// A place that it will serve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_location: Option<Ref<Location>>,
    /// Another asset that it will be attached to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_asset: Option<Ref<Asset>>,
}

/// A receiver, found.
pub(crate) enum Found {
    Person(Box<Kept<Person>>),
    Location(Box<Kept<Location>>),
    Asset(Box<Kept<Asset>>),
}

impl To {
    pub(crate) fn find(&self, view: &mut View<'_>) -> Result<Found> {
        match (&self.to_person, &self.to_location, &self.to_asset) {
            (Some(person), None, None) => view.find(person).map(Box::new).map(Found::Person),
            (None, Some(location), None) => view.find(location).map(Box::new).map(Found::Location),
            (None, None, Some(asset)) => view.find(asset).map(Box::new).map(Found::Asset),
            _ => {
                let message = "Say to whom: one of to_person, to_location and to_asset.";
                Err(Error::invalid("to_person", "one-receiver", message))
            }
        }
    }
}

impl Found {
    pub(crate) fn receiver(&self) -> Receiver<'_> {
        match self {
            Self::Person(person) => Receiver::Person(person),
            Self::Location(location) => Receiver::Location(location),
            Self::Asset(asset) => Receiver::Asset(asset),
        }
    }
}

/// Hands an asset out to a person, a place or another asset.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct HandOut {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// To whom or what.
    #[serde(flatten)]
    pub to: To,
    /// When it should come back.
    #[serde(default)]
    pub due_back: Option<Date>,
    /// A status in use; the default one when left out.
    #[serde(default)]
    pub status: Option<Ref<Status>>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for HandOut {
    const NAME: &'static str = "custody.hand-out";
    const NEEDS: Permission = HAND_OUT;
    const SAYS: &'static str = "Hands an asset out to a person, a place or another asset.";
    const PLACE: Place = Place::post("/assets/{asset}/hand-out");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let receiver = self.to.find(work)?;
        let status = status_of(work, &asset)?;
        let held =
            handing::hand_out(&asset, status.as_ref(), &receiver.receiver(), work.day(), self.due_back)?;
        let to = match &self.status {
            Some(status) => assets::To::Status(work.find(status)?.id),
            None => assets::To::Stage(Stage::InUse),
        };
        let after = stepped(work, &asset, &held, to)?;
        work.record(&asset, &after, Happening::of(HANDED_OUT).fact("note", self.note))
    }
}
