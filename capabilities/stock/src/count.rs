//! A shelf is counted.
use crate::{
    COUNT, MoveKind, StockItem,
    ledger::{self, Shelf},
    rules::{quantity::ON_HAND_MAX, valuation::average_out},
    store,
};
use domain::{Event, Money};
use engine::{Command, Error, Permission, Place, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A shelf was counted, and held what was thought.
pub const COUNTED: Event = Event::new("stock-counted", "counted");

/// Notes how many pieces somebody counted. A difference is put right, with its reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CountStock {
    /// Of what.
    pub item: Ref<StockItem>,
    /// At which place.
    pub location: Ref<Location>,
    /// In which bin there.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub bin: Option<String>,
    /// How many were counted.
    pub counted: i64,
    /// Why there are more or fewer than there should be; needed when there are.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub why: Option<String>,
}

/// What a count found.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Counted {
    /// By how many pieces the shelf differed.
    pub difference: i64,
    /// The move that put it right; none where nothing differed.
    pub movement: Option<i64>,
}

impl Command for CountStock {
    const NAME: &'static str = "stock.count";
    const NEEDS: Permission = COUNT;
    const SAYS: &'static str =
        "Notes how many pieces were counted; a difference is put right, with its reason.";
    const PLACE: Place = Place::post("/stock-items/{item}/count");
    type Outcome = Counted;

    fn run(self, work: &mut Work<'_>) -> Result<Counted> {
        let item = ledger::open(work, &self.item)?;
        if !(0..=ON_HAND_MAX).contains(&self.counted) {
            let message = "Say how many there are: none or more.";
            return Err(Error::invalid("counted", "wrong-quantity", message));
        }
        let shelf = Shelf::find(work, &self.location, self.bin.as_deref())?;
        let difference = self.counted - ledger::on_shelf(work, &item, &shelf)?;
        if difference == 0 {
            ledger::note_counted(work, &item, &shelf)?;
            return Ok(Counted { difference, movement: None });
        }
        let Some(why) = self.why.filter(|why| !why.trim().is_empty()) else {
            let message = format!("There should be {}. Say why it differs.", self.counted - difference);
            return Err(Error::invalid("why", "reason-required", message));
        };
        let entry = ledger::Entry {
            quantity: difference.abs(),
            from: (difference < 0).then(|| shelf.clone()),
            to: (difference > 0).then(|| shelf.clone()),
            value: if difference > 0 { found_value(work, &item, difference)? } else { None },
            note: Some(why),
            counted: true,
            ..ledger::Entry::default()
        };
        let id = ledger::enter(work, &item, MoveKind::Counted, entry)?;
        Ok(Counted { difference, movement: Some(id.number()) })
    }
}

/// What is found is worth what the others are on average, or what the item costs where there are none.
fn found_value(work: &mut Work<'_>, item: &StockItem, found: i64) -> Result<Option<Money>> {
    let (on_hand, held) = (store::on_hand(work, item.id)?, store::value(work, item.id)?);
    Ok(match (held, item.unit_cost) {
        (Some(held), _) if on_hand > 0 => {
            let one = average_out(on_hand, held.minor, 1);
            Some(ledger::times(Money::new(one, held.currency), found)?)
        }
        (Some(held), Some(cost)) if held.currency != cost.currency => None,
        (_, Some(cost)) => Some(ledger::times(cost, found)?),
        (_, None) => None,
    })
}
