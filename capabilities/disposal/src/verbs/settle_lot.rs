//! Everything that the partner owes for a lot is back.
use super::returned;
use crate::{Lot, MANAGE};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A lot was settled.
pub const SETTLED: Event = Event::new("settled", "settled");

/// Settles a lot: weights are back, and the price or the receipt.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SettleLot {
    /// Which lot.
    pub lot: Ref<Lot>,
}

impl Command for SettleLot {
    const NAME: &'static str = "disposal.settle-lot";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Settles a lot: weights are back, and the price or the receipt.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/settle");
    type Outcome = Id<Lot>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Lot>> {
        let lot = work.find_to_change(&self.lot)?;
        let returned = returned(work, &lot)?;
        let after = lot.settle(&returned, work.day())?;
        work.record(&lot, &after, Happening::of(SETTLED))
    }
}
