//! An asset goes out of service for good.
use crate::{Asset, RETIRE, Status, rules::stage::Stage, set_status::To, set_status::stepped};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An asset went out of service for good.
pub const RETIRED: Event = Event::new("retired", "retired");

/// Takes an asset out of service for good. The request's reason says why.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Retire {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// A status among the decommissioned; the default one when left out.
    #[serde(default)]
    pub status: Option<Ref<Status>>,
}

impl Command for Retire {
    const NAME: &'static str = "assets.retire";
    const NEEDS: Permission = RETIRE;
    const SAYS: &'static str = "Takes an asset out of service for good.";
    const PLACE: Place = Place::post("/assets/{asset}/retire");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let wanted = Asset { retired_on: Some(work.day()), ..asset.record.clone() };
        let to = match &self.status {
            Some(status) => To::Status(work.find(status)?.id),
            None => To::Stage(Stage::Decommissioned),
        };
        let after = stepped(work, &asset, &wanted, to)?;
        work.record(&asset, &after, Happening::of(RETIRED))
    }
}
