//! Pieces are put elsewhere.
use crate::{MOVE, MoveKind, StockItem, StockMove, ledger, ledger::Shelf};
use domain::Id;
use engine::{Command, Permission, Place, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Puts pieces of a stock item into another bin or at another place.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MoveStock {
    /// Of what.
    pub item: Ref<StockItem>,
    /// How many.
    pub quantity: i64,
    /// From which place.
    pub location: Ref<Location>,
    /// From which bin there.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub bin: Option<String>,
    /// To which place.
    pub to_location: Ref<Location>,
    /// To which bin there.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub to_bin: Option<String>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for MoveStock {
    const NAME: &'static str = "stock.move";
    const NEEDS: Permission = MOVE;
    const SAYS: &'static str = "Puts pieces of a stock item into another bin or at another place.";
    const PLACE: Place = Place::post("/stock-items/{item}/move");
    type Outcome = Id<StockMove>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<StockMove>> {
        let item = ledger::open(work, &self.item)?;
        let entry = ledger::Entry {
            quantity: self.quantity,
            from: Some(Shelf::find(work, &self.location, self.bin.as_deref())?),
            to: Some(Shelf::find(work, &self.to_location, self.to_bin.as_deref())?),
            note: self.note,
            ..ledger::Entry::default()
        };
        ledger::enter(work, &item, MoveKind::Moved, entry)
    }
}
