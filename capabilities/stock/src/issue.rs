//! Pieces are given out.
use crate::{
    ISSUE, ItemKind, MoveKind, StockItem, StockMove,
    ledger::{self, Holder, Shelf},
    rules::quantity,
    store,
};
use assets::{Asset, rules::lifecycle::is_disposed, rules::stage::Stage};
use domain::{Date, Id, Refusal};
use engine::{Command, Error, Permission, Place, Ref, Result, Work};
use people::{Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Gives pieces out: consumables are used up, accessories come back, components are built into an asset.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct IssueStock {
    /// Of what.
    pub item: Ref<StockItem>,
    /// How many.
    pub quantity: i64,
    /// To a person.
    #[serde(default)]
    pub to_person: Option<Ref<Person>>,
    /// Into or with an asset.
    #[serde(default)]
    pub to_asset: Option<Ref<Asset>>,
    /// For a place.
    #[serde(default)]
    pub to_place: Option<Ref<Location>>,
    /// From which place; the only one that has enough when left out.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// From which bin there.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub bin: Option<String>,
    /// When accessories should come back.
    #[serde(default)]
    pub due_back: Option<Date>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for IssueStock {
    const NAME: &'static str = "stock.issue";
    const NEEDS: Permission = ISSUE;
    const SAYS: &'static str =
        "Gives pieces of a stock item out: to a person, into an asset, or for a place.";
    const PLACE: Place = Place::post("/stock-items/{item}/issue");
    type Outcome = Id<StockMove>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<StockMove>> {
        let item = ledger::open(work, &self.item)?;
        quantity::some(self.quantity)?;
        let holder = self.receiver(work, item.kind)?;
        let outstanding = match item.kind {
            ItemKind::Consumable => None,
            ItemKind::Accessory | ItemKind::Component => Some(self.quantity),
        };
        if self.due_back.is_some() && item.kind != ItemKind::Accessory {
            let message = "Only accessories are due back.";
            return Err(Error::invalid("due_back", "not-for-this-kind", message));
        }
        if self.due_back.is_some_and(|due| due < work.day()) {
            let message = "It would be due back before it is given out.";
            return Err(Refusal::new("due-before-start", message).into());
        }
        let from = self.shelf(work, item.id)?;
        let entry = ledger::Entry {
            quantity: self.quantity,
            from: Some(from),
            holder,
            outstanding,
            due_back: self.due_back,
            note: self.note,
            ..ledger::Entry::default()
        };
        ledger::enter(work, &item, MoveKind::Issued, entry)
    }
}

impl IssueStock {
    /// Whoever gets them: exactly one, who can have them.
    fn receiver(&self, work: &mut Work<'_>, kind: ItemKind) -> Result<Holder> {
        match (&self.to_person, &self.to_asset, &self.to_place) {
            (None, Some(asset), None) => {
                let asset = work.find(asset)?;
                if asset.stage == Stage::Disposed {
                    return Err(is_disposed(&asset.tag).into());
                }
                Ok(Holder { asset: Some(asset.id), ..Holder::default() })
            }
            _ if kind == ItemKind::Component => {
                let message = "A component is built into an asset: say which one.";
                Err(Error::invalid("to_asset", "needs-an-asset", message))
            }
            (Some(person), None, None) => {
                let person = work.find(person)?;
                person.can_receive()?;
                Ok(Holder { person: Some(person.id), ..Holder::default() })
            }
            (None, None, Some(place)) => {
                Ok(Holder { place: Some(work.find(place)?.id), ..Holder::default() })
            }
            _ => {
                let message = "Say to whom: one of to_person, to_asset and to_place.";
                Err(Error::invalid("to_person", "one-receiver", message))
            }
        }
    }

    /// Where they are taken from: as said, or the only shelf with enough.
    fn shelf(&self, work: &mut Work<'_>, item: Id<StockItem>) -> Result<Shelf> {
        let place = self.location.as_ref().map(|place| work.find(place)).transpose()?;
        let bin = self.bin.as_deref().map(str::trim).filter(|bin| !bin.is_empty());
        if let (Some(place), Some(bin)) = (&place, bin) {
            return Ok(Shelf::of(place, Some(bin)));
        }
        let fits = |pile: &store::Pile| {
            let here = place.as_ref().is_none_or(|place| place.id == pile.location);
            let in_bin = bin.is_none_or(|bin| pile.bin.as_deref() == Some(bin));
            here && in_bin && pile.on_hand >= self.quantity
        };
        let piles: Vec<store::Pile> = store::piles(work, item)?.into_iter().filter(fits).collect();
        match (piles.as_slice(), &place) {
            ([], Some(place)) => Ok(Shelf::of(place, bin)),
            ([], None) => {
                let message =
                    format!("No place has {} of them. Order some, or move some first.", self.quantity);
                Err(Refusal::new("not-enough-in-stock", message).into())
            }
            ([only], _) => shelf_of(work, only),
            // Within a named place the fullest bin does; between places somebody has to say.
            ([fullest, ..], Some(_)) => shelf_of(work, fullest),
            _ => {
                let message = "Several places have enough of them: say from where.";
                Err(Error::invalid("location", "say-where", message))
            }
        }
    }
}

fn shelf_of(work: &mut Work<'_>, pile: &store::Pile) -> Result<Shelf> {
    let place = work.find(&Ref::<Location>::id(pile.location))?;
    Ok(Shelf::of(&place, pile.bin.as_deref()))
}
