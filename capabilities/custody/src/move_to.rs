//! An asset is put somewhere else.
use crate::{MOVE, rules::handing};
use assets::Asset;
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An asset was put somewhere else.
pub const MOVED: Event = Event::new("moved", "moved");

/// Moves an asset to another place; its holder stays the same.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Move {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// Where to.
    pub to: Ref<Location>,
}

impl Command for Move {
    const NAME: &'static str = "custody.move";
    const NEEDS: Permission = MOVE;
    const SAYS: &'static str = "Moves an asset to another place; its holder stays the same.";
    const PLACE: Place = Place::post("/assets/{asset}/move");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let place = work.find(&self.to)?;
        let after = handing::move_to(&asset, &place)?;
        work.record(&asset, &after, Happening::of(MOVED))
    }
}
