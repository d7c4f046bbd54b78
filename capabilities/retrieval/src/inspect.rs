//! What came back is looked at; what did not come back is lost, or left to the person.
use crate::{
    MANAGE, RECEIVE, RetrievalItem,
    open::move_on,
    rules::case::{ItemState, runs},
    store,
};
use assets::{Asset, Condition};
use domain::{Event, Id, Money, Refusal};
use engine::{Command, Error, Happening, Kept, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// It was looked at.
pub const INSPECTED: Event = Event::new("inspected", "inspected");
/// It is lost.
pub const LOST: Event = Event::new("lost", "recorded the loss of");
/// It is left to the person.
pub const RELEASED: Event = Event::new("released", "left to the person:");

/// Records what an asset that came back is like, against what was handed out and signed for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Inspect {
    /// Which item of a return.
    pub item: Ref<RetrievalItem>,
    /// How good it is.
    pub condition: Condition,
    /// What is missing: a charger, a sleeve.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub missing: Option<String>,
    /// What the person is charged for it.
    #[serde(default)]
    pub deduction: Option<Money>,
    /// What there is to say about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Inspect {
    const NAME: &'static str = "retrieval.inspect";
    const NEEDS: Permission = RECEIVE;
    const SAYS: &'static str =
        "Records what an asset that came back is like, against what was handed out and signed for.";
    const PLACE: Place = Place::post("/retrieval-items/{item}/inspect");
    type Outcome = Id<RetrievalItem>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<RetrievalItem>> {
        let item = item_of(work, &self.item)?;
        if !matches!(item.state, ItemState::Received | ItemState::Inspected) {
            let message = format!("{} is not back yet. Receive it first.", item.tag);
            return Err(Refusal::new("not-received", message).into());
        }
        charged(self.deduction)?;
        let condition = self.condition.value().to_owned();
        let after = RetrievalItem {
            state: ItemState::Inspected,
            condition: Some(condition.clone()),
            missing: self.missing,
            deduction: self.deduction,
            note: self.note.or(item.note.clone()),
            ..item.record.clone()
        };
        work.record(&item, &after, INSPECTED)?;
        let asset = work.as_system(|work| work.load::<Asset>(item.asset))?;
        if asset.condition.as_deref() != Some(&condition) && asset.disposed_on.is_none() {
            let changed = Asset { condition: Some(condition), ..asset.record.clone() };
            work.as_system(|work| work.record(&asset, &changed, INSPECTED))?;
        }
        moved(work, &item, INSPECTED)
    }
}

/// Records that an asset does not come back, and what the person is charged for it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Lose {
    /// Which item of a return.
    pub item: Ref<RetrievalItem>,
    /// What the person is charged for it.
    #[serde(default)]
    pub deduction: Option<Money>,
    /// What happened.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Lose {
    const NAME: &'static str = "retrieval.lose";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Records that an asset does not come back, and what the person is charged for it.";
    const PLACE: Place = Place::post("/retrieval-items/{item}/lose");
    type Outcome = Id<RetrievalItem>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<RetrievalItem>> {
        charged(self.deduction)?;
        let item = awaited(work, &self.item)?;
        let after = RetrievalItem {
            state: ItemState::Lost,
            deduction: self.deduction,
            note: self.note.or(item.note.clone()),
            ..item.record.clone()
        };
        work.record(&item, &after, LOST)?;
        moved(work, &item, LOST)
    }
}

/// Records that an asset is no longer asked for: it stays with the person.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Release {
    /// Which item of a return.
    pub item: Ref<RetrievalItem>,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Release {
    const NAME: &'static str = "retrieval.release";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records that an asset is no longer asked for: it stays with the person.";
    const PLACE: Place = Place::post("/retrieval-items/{item}/release");
    type Outcome = Id<RetrievalItem>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<RetrievalItem>> {
        let item = awaited(work, &self.item)?;
        let after = RetrievalItem {
            state: ItemState::Released,
            note: self.note.or(item.note.clone()),
            ..item.record.clone()
        };
        work.record(&item, &after, RELEASED)?;
        moved(work, &item, RELEASED)
    }
}

fn charged(deduction: Option<Money>) -> Result<()> {
    match deduction {
        Some(money) if money.minor < 0 => {
            Err(Error::invalid("deduction", "negative", "A deduction is an amount above zero."))
        }
        _ => Ok(()),
    }
}

/// An item of a case that runs.
fn item_of(work: &mut Work<'_>, item: &Ref<RetrievalItem>) -> Result<Kept<RetrievalItem>> {
    let item = work.find_to_change(item)?;
    let (state, number) = store::case_of(work, item.retrieval)?;
    runs(state, &number)?;
    Ok(item)
}

/// An item that is still to come.
fn awaited(work: &mut Work<'_>, item: &Ref<RetrievalItem>) -> Result<Kept<RetrievalItem>> {
    let item = item_of(work, item)?;
    match item.state {
        ItemState::Expected => Ok(item),
        _ => Err(Refusal::new("settled-already", format!("{} is settled already.", item.tag)).into()),
    }
}

fn moved(work: &mut Work<'_>, item: &RetrievalItem, event: Event) -> Result<Id<RetrievalItem>> {
    move_on(work, item.retrieval, Happening::of(event).fact("asset", &item.tag), |_| {})?;
    Ok(item.id)
}
