//! The data on an asset are made unrecoverable, or somebody states that it holds none.
use crate::{Asset, SANITISE, rules::lifecycle::is_disposed, rules::stage::Stage};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Data were made unrecoverable.
pub const SANITISED: Event = Event::new("sanitised", "sanitised");
/// Somebody stated that it holds no data.
pub const STATED_FREE_OF_DATA: Event = Event::new("stated-free-of-data", "stated that no data is on");

/// The three outcomes of NIST SP 800-88.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Overwritten or reset; simple recovery finds nothing.
    Clear,
    /// Not recoverable even in a laboratory.
    Purge,
    /// The medium itself is unusable.
    Destroy,
}

/// Records that the data on an asset were made unrecoverable.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Sanitise {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// Clear, purge or destroy.
    pub outcome: Outcome,
    /// How: block erase, cryptographic erase, shredded.
    #[schemars(length(min = 1, max = 200))]
    pub technique: String,
    /// With what tool and version.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub tool: Option<String>,
    /// How it was verified that the operation ran to its end.
    #[schemars(length(min = 1, max = 500))]
    pub verification: String,
    /// Who watched, if somebody did.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub witness: Option<String>,
}

impl Command for Sanitise {
    const NAME: &'static str = "assets.sanitise";
    const NEEDS: Permission = SANITISE;
    const SAYS: &'static str = "Records that the data on an asset were made unrecoverable.";
    const PLACE: Place = Place::post("/assets/{asset}/sanitise");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let tag = &asset.tag;
        match asset.stage {
            Stage::Disposed => return Err(is_disposed(tag).into()),
            Stage::InUse => {
                let message = format!("{tag} is in use. Take it back before it is sanitised.");
                return Err(Refusal::new("still-in-use", message).into());
            }
            Stage::Planned | Stage::Ordered => {
                let message = format!("{tag} has not arrived yet.");
                return Err(Refusal::new("not-here-yet", message).into());
            }
            Stage::InStock | Stage::InMaintenance | Stage::Decommissioned => {}
        }
        let outcome = serde_json::to_value(self.outcome)?;
        let method = format!("{}: {}", outcome.as_str().unwrap_or_default(), self.technique.trim());
        let after = Asset {
            sanitised_on: Some(work.day()),
            sanitisation: Some(method),
            no_data_reason: None,
            ..asset.record.clone()
        };
        let what = Happening::of(SANITISED)
            .fact("outcome", outcome)
            .fact("technique", self.technique)
            .fact("tool", self.tool)
            .fact("verification", self.verification)
            .fact("witness", self.witness);
        work.record(&asset, &after, what)
    }
}

/// States, with a reason, that an asset holds no data: a display, a drive that was never used.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StateFreeOfData {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// Why it holds none.
    #[schemars(length(min = 3, max = 255))]
    pub because: String,
}

impl Command for StateFreeOfData {
    const NAME: &'static str = "assets.state-free-of-data";
    const NEEDS: Permission = SANITISE;
    const SAYS: &'static str = "States, with a reason, that an asset holds no data.";
    const PLACE: Place = Place::post("/assets/{asset}/free-of-data");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        if asset.stage == Stage::Disposed {
            return Err(is_disposed(&asset.tag).into());
        }
        if self.because.trim().chars().count() < 3 {
            return Err(Refusal::new("reason-required", "Say why it holds no data.").into());
        }
        let because = self.because.trim().to_owned();
        let after = Asset { no_data_reason: Some(because), ..asset.record.clone() };
        work.record(&asset, &after, Happening::of(STATED_FREE_OF_DATA))
    }
}
