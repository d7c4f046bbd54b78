//! A weight or an amount was wrong and is struck out. It stays in the history.
use crate::{Amount, MANAGE, WORK, Weight};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something was struck out.
pub const STRUCK: Event = Event::new("struck-out", "struck out");

/// Strikes out a reported weight.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StrikeWeight {
    /// Which weight.
    pub weight: Ref<Weight>,
    /// Why.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for StrikeWeight {
    const NAME: &'static str = "disposal.strike-weight";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Strikes out a reported weight that was wrong.";
    const PLACE: Place = Place::post("/lot-weights/{weight}/strike");
    type Outcome = Id<Weight>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Weight>> {
        let weight = work.find_to_change(&self.weight)?;
        work.load(weight.lot)?.must_be_out()?;
        let after = Weight { archived: Some(true), ..weight.record.clone() };
        work.record(&weight, &after, Happening::of(STRUCK).fact("because", self.because.trim()))
    }
}

/// Strikes out an amount.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StrikeAmount {
    /// Which amount.
    pub amount: Ref<Amount>,
    /// Why.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for StrikeAmount {
    const NAME: &'static str = "disposal.strike-amount";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Strikes out an amount that was wrong.";
    const PLACE: Place = Place::post("/lot-amounts/{amount}/strike");
    type Outcome = Id<Amount>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Amount>> {
        let amount = work.find_to_change(&self.amount)?;
        work.load(amount.lot)?.must_live()?;
        let after = Amount { archived: Some(true), ..amount.record.clone() };
        work.record(&amount, &after, Happening::of(STRUCK).fact("because", self.because.trim()))
    }
}
