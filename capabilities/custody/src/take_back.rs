//! An asset comes back.
use crate::{TAKE_BACK, rules::handing};
use assets::{Asset, Condition, Status, rules::stage::Stage, stepped};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An asset was taken back.
pub const TAKEN_BACK: Event = Event::new("taken-back", "took back");

/// Takes an asset back from its holder: into stock, or, if it is being repaired, it stays there.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TakeBack {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// Where it is put; its home place when left out.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// How good it is now.
    #[serde(default)]
    pub condition: Option<Condition>,
    /// A status in stock; the default one when left out.
    #[serde(default)]
    pub status: Option<Ref<Status>>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for TakeBack {
    const NAME: &'static str = "custody.take-back";
    const NEEDS: Permission = TAKE_BACK;
    const SAYS: &'static str = "Takes an asset back from its holder.";
    const PLACE: Place = Place::post("/assets/{asset}/take-back");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let place = self.location.as_ref().map(|place| work.find(place)).transpose()?.map(|place| place.id);
        let mut free = handing::take_back(&asset, place)?;
        if let Some(condition) = self.condition {
            free.condition = Some(condition.value().to_owned());
        }
        let after = match (&self.status, asset.stage) {
            (Some(status), _) => {
                let status = work.find(status)?.id;
                stepped(work, &asset, &free, assets::To::Status(status))?
            }
            (None, Stage::InUse) => stepped(work, &asset, &free, assets::To::Stage(Stage::InStock))?,
            (None, _) => free,
        };
        let what = Happening::of(TAKEN_BACK).fact("condition", self.condition).fact("note", self.note);
        work.record(&asset, &after, what)
    }
}
