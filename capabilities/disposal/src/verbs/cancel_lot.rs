//! A lot is given up before it leaves.
use super::seal_lot::lines;
use crate::{Line, Lot, MANAGE, rules::words::LineState};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A lot was given up.
pub const CANCELLED: Event = Event::new("cancelled", "cancelled");

/// Gives a lot up before it leaves; what was in it is free again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CancelLot {
    /// Which lot.
    pub lot: Ref<Lot>,
    /// Why.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for CancelLot {
    const NAME: &'static str = "disposal.cancel-lot";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Gives a lot up before it leaves; what was in it is free again.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/cancel");
    type Outcome = Id<Lot>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Lot>> {
        let lot = work.find_to_change(&self.lot)?;
        let on = work.day();
        let after = lot.cancel(on)?;
        for line in lines(work, &lot)? {
            let out = Line { state: LineState::Removed, over_on: Some(on), ..line.record.clone() };
            work.record(&line, &out, Happening::of(CANCELLED))?;
        }
        work.record(&lot, &after, Happening::of(CANCELLED).fact("because", self.because.trim()))
    }
}
