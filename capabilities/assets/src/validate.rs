//! Somebody confirms that an entry of the register is true.
use crate::{Asset, VALIDATE, rules::lifecycle::is_disposed, rules::stage::Stage};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The entry was confirmed.
pub const VALIDATED: Event = Event::new("validated", "validated");

/// Confirms that what the register says about an asset is true; with a place, that it was seen there.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Validate {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// Where it was seen.
    #[serde(default)]
    pub seen_at: Option<Ref<Location>>,
}

impl Command for Validate {
    const NAME: &'static str = "assets.validate";
    const NEEDS: Permission = VALIDATE;
    const SAYS: &'static str = "Confirms that what the register says about an asset is true.";
    const PLACE: Place = Place::post("/assets/{asset}/validate");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        if asset.stage == Stage::Disposed {
            return Err(is_disposed(&asset.tag).into());
        }
        let mut after = asset.record.clone();
        after.validated_on = Some(work.day());
        after.validated_by = work.actor().person.map(Id::new);
        if let Some(place) = &self.seen_at {
            after.location = Some(work.find(place)?.id);
        }
        // Confirming twice on a day is no error; the second time is remembered as well.
        let what = Happening::of(VALIDATED).fact("seen_at", after.location);
        work.record(&asset, &after, what)
    }
}
