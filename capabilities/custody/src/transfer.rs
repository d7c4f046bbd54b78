//! An asset goes from one holder to the next.
use crate::{HAND_OUT, To, rules::handing};
use assets::Asset;
use domain::{Date, Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An asset went from one holder to the next.
pub const TRANSFERRED: Event = Event::new("transferred", "transferred");

/// Passes an asset from its holder to the next, without a stop on the shelf.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Transfer {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// To whom or what.
    #[serde(flatten)]
    pub to: To,
    /// When it should come back.
    #[serde(default)]
    pub due_back: Option<Date>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Transfer {
    const NAME: &'static str = "custody.transfer";
    const NEEDS: Permission = HAND_OUT;
    const SAYS: &'static str = "Passes an asset from its holder to the next.";
    const PLACE: Place = Place::post("/assets/{asset}/transfer");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let receiver = self.to.find(work)?;
        let after = handing::transfer(&asset, &receiver.receiver(), work.day(), self.due_back)?;
        work.record(&asset, &after, Happening::of(TRANSFERRED).fact("note", self.note))
    }
}
