//! A sealed lot that is still here is opened again.
use crate::{Lot, MANAGE};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sealed lot was opened again.
pub const UNSEALED: Event = Event::new("unsealed", "opened again");

/// Opens a sealed lot again, because something about it was wrong.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct UnsealLot {
    /// Which lot.
    pub lot: Ref<Lot>,
    /// Why.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for UnsealLot {
    const NAME: &'static str = "disposal.unseal-lot";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Opens a sealed lot again, before it is handed over.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/unseal");
    type Outcome = Id<Lot>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Lot>> {
        let lot = work.find_to_change(&self.lot)?;
        let after = lot.unseal()?;
        let what = Happening::of(UNSEALED).fact("because", self.because.trim()).fact("seals", &lot.seals);
        work.record(&lot, &after, what)
    }
}
