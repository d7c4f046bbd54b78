//! Somebody has dealt with what a stranger said.
use crate::store;
use assets::Asset;
use domain::{Event, Id};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What strangers said about it is done.
pub const SETTLED: Event = Event::new("found-settled", "settled what strangers said about");

/// Settles what strangers said about an asset. Their words, and how to reach them, are forgotten.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Settle {
    /// The asset.
    pub asset: Ref<Asset>,
}

impl Command for Settle {
    const NAME: &'static str = "scans.settle-found";
    const NEEDS: Permission = assets::EDIT;
    const SAYS: &'static str = "Settles what strangers said about an asset; their words are forgotten.";
    const PLACE: Place = Place::delete("/assets/{asset}/found-reports");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        if store::forget_reports(work, asset.id)? == 0 {
            return Err(Error::NotFound("report"));
        }
        work.record(&asset, &asset.record, Happening::of(SETTLED))?;
        Ok(asset.id)
    }
}
