//! Pieces that were given out come back, or turn out to be broken or lost.
use crate::{
    ISSUE, MoveKind, StockMove,
    ledger::{self, Holder, Shelf},
};
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Pieces came back, or will not.
pub const TAKEN_BACK: Event = Event::new("stock-taken-back", "took back");

/// What became of pieces that were out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// They are back on the shelf.
    #[default]
    Back,
    /// They are broken, and thrown away.
    Broken,
    /// They are lost.
    Lost,
}

/// Takes back what was given out, all of it or some.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TakeBackStock {
    /// Which giving-out.
    pub issue: Ref<StockMove>,
    /// How many; all that are still out when left out.
    #[serde(default)]
    pub quantity: Option<i64>,
    /// What became of them; back on the shelf when left out.
    #[serde(default)]
    pub fate: Option<Fate>,
    /// Where they are put; where they came from when left out.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// In which bin there.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub bin: Option<String>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for TakeBackStock {
    const NAME: &'static str = "stock.take-back";
    const NEEDS: Permission = ISSUE;
    const SAYS: &'static str = "Takes back what was given out, or notes that it is broken or lost.";
    const PLACE: Place = Place::post("/stock-moves/{issue}/take-back");
    type Outcome = Id<StockMove>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<StockMove>> {
        let known = work.find_to_change(&self.issue)?;
        let item = ledger::open(work, &Ref::id(known.item))?;
        // The item is locked now: what is still out cannot change any more.
        let issue = work.load(known.id)?;
        let out = issue.outstanding.unwrap_or(0);
        if out == 0 {
            let message = format!("Nothing of {} is still out.", issue.number);
            return Err(Refusal::new("nothing-is-out", message).into());
        }
        let quantity = self.quantity.unwrap_or(out);
        if !(1..=out).contains(&quantity) {
            let message = format!("{out} of them are still out. Say how many of those come back.");
            return Err(Error::invalid("quantity", "more-than-out", message));
        }
        let closed = StockMove { outstanding: Some(out - quantity), ..issue.record.clone() };
        let fate = self.fate.unwrap_or_default();
        let what = Happening::of(TAKEN_BACK).fact("quantity", quantity).fact("fate", fate);
        work.record(&issue, &closed, what)?;
        let to = match (fate, &self.location, issue.location) {
            (Fate::Broken | Fate::Lost, _, _) => None,
            (Fate::Back, Some(place), _) => Some(Shelf::find(work, place, self.bin.as_deref())?),
            (Fate::Back, None, Some(place)) => {
                let bin = self.bin.as_deref().or(issue.bin.as_deref());
                Some(Shelf::find(work, &Ref::id(place), bin)?)
            }
            (Fate::Back, None, None) => {
                return Err(Error::invalid("location", "required", "Say where they are put."));
            }
        };
        let kind = if to.is_some() { MoveKind::TakenBack } else { MoveKind::WrittenOff };
        let entry = ledger::Entry {
            quantity,
            value: share(&issue, quantity),
            to,
            holder: Holder { person: issue.person, asset: issue.asset, place: issue.place },
            note: self.note,
            of: Some(issue.id),
            ..ledger::Entry::default()
        };
        ledger::enter(work, &item, kind, entry)
    }
}

/// What comes back is worth what it left with; of a part its share, the last part the rest.
fn share(issue: &StockMove, quantity: i64) -> Option<domain::Money> {
    let value = issue.value?;
    let parts = value.split_evenly(u32::try_from(issue.quantity).ok()?);
    let back = issue.quantity - issue.outstanding.unwrap_or(0);
    let (from, to) = (usize::try_from(back).ok()?, usize::try_from(back + quantity).ok()?);
    let minor = parts.get(from..to)?.iter().map(|part| part.minor).sum();
    Some(domain::Money::new(minor, value.currency))
}
