//! An asset goes into maintenance and comes back.
use crate::{Asset, REPAIR, Status, rules::stage::Stage, set_status::To, set_status::stepped};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An asset went into maintenance.
pub const SENT_TO_REPAIR: Event = Event::new("sent-to-repair", "sent to repair");
/// An asset came back from maintenance.
pub const REPAIRED: Event = Event::new("repaired", "took back from repair");

/// Sends an asset to repair. Whoever holds it goes on holding it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SendToRepair {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// What is wrong with it.
    #[schemars(length(min = 1, max = 2000))]
    pub fault: String,
    /// A status in maintenance; the default one when left out.
    #[serde(default)]
    pub status: Option<Ref<Status>>,
}

impl Command for SendToRepair {
    const NAME: &'static str = "assets.send-to-repair";
    const NEEDS: Permission = REPAIR;
    const SAYS: &'static str = "Sends an asset to repair; whoever holds it goes on holding it.";
    const PLACE: Place = Place::post("/assets/{asset}/send-to-repair");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        if asset.stage == Stage::InMaintenance {
            let message = format!("{} is in maintenance already.", asset.tag);
            return Err(Refusal::new("already-in-maintenance", message).into());
        }
        let to = match &self.status {
            Some(status) => To::Status(work.find(status)?.id),
            None => To::Stage(Stage::InMaintenance),
        };
        let after = stepped(work, &asset, &asset.record, to)?;
        work.record(&asset, &after, Happening::of(SENT_TO_REPAIR).fact("fault", self.fault))
    }
}

/// Records that an asset came back from repair: to its holder if it has one, into stock otherwise.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReturnFromRepair {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// What was done.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub outcome: Option<String>,
    /// Its condition now: new, good, fair, poor or broken.
    #[serde(default)]
    pub condition: Option<crate::Condition>,
}

impl Command for ReturnFromRepair {
    const NAME: &'static str = "assets.return-from-repair";
    const NEEDS: Permission = REPAIR;
    const SAYS: &'static str = "Records that an asset came back from repair: to its holder, or into stock.";
    const PLACE: Place = Place::post("/assets/{asset}/return-from-repair");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        if asset.stage != Stage::InMaintenance {
            let message = format!("{} is not in maintenance.", asset.tag);
            return Err(Refusal::new("not-in-maintenance", message).into());
        }
        let mut wanted = asset.record.clone();
        if let Some(condition) = self.condition {
            wanted.condition = Some(condition.value().to_owned());
        }
        let stage = if asset.holder().is_some() { Stage::InUse } else { Stage::InStock };
        let after = stepped(work, &asset, &wanted, To::Stage(stage))?;
        work.record(&asset, &after, Happening::of(REPAIRED).fact("outcome", self.outcome))
    }
}
