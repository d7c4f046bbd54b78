//! Something comes back: by its tag, its serial number or a scan of either.
use crate::{RECEIVE, RetrievalItem, open::move_on, rules::case::ItemState, store};
use assets::{Asset, Condition};
use custody::TakeBack;
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something came back.
pub const RECEIVED: Event = Event::new("received", "received");

/// Receives an asset that is to come back: takes it back from the person, and notes it in their return.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Receive {
    /// Which asset: what the scanner reads.
    pub asset: Ref<Asset>,
    /// Where it is put; its home place when left out.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// How good it looks.
    #[serde(default)]
    pub condition: Option<Condition>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Receive {
    const NAME: &'static str = "retrieval.receive";
    const NEEDS: Permission = RECEIVE;
    const SAYS: &'static str = "Receives an asset that is to come back: takes it back from the person, and notes it in their return.";
    const PLACE: Place = Place::post("/retrievals/receive");
    type Outcome = Id<RetrievalItem>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<RetrievalItem>> {
        let asset = work.find(&self.asset)?;
        let Some((item, person)) = store::expected(work, asset.id.number())? else {
            let message = format!("{} is not expected back. Take it back on its own page.", asset.tag);
            return Err(Refusal::new("not-expected", message).into());
        };
        if asset.holder_person == Some(Id::new(person)) {
            work.run(TakeBack {
                asset: Ref::id(asset.id),
                location: self.location,
                condition: self.condition,
                status: None,
                note: self.note.clone(),
            })?;
        }
        let condition = self.condition.map(|condition| condition.value().to_owned());
        received(work, Id::new(item), condition, self.note)?;
        Ok(Id::new(item))
    }
}

/// Notes that an item is back, once.
pub(crate) fn received(
    work: &mut Work<'_>,
    item: Id<RetrievalItem>,
    condition: Option<String>,
    note: Option<String>,
) -> Result<()> {
    let item = work.load(item)?;
    if item.state != ItemState::Expected {
        return Ok(());
    }
    let after = RetrievalItem {
        state: ItemState::Received,
        received_on: Some(work.day()),
        condition: condition.or(item.condition.clone()),
        note: note.or(item.note.clone()),
        ..item.record.clone()
    };
    work.record(&item, &after, RECEIVED)?;
    move_on(work, item.retrieval, Happening::of(RECEIVED).fact("asset", &item.tag), |_| {})
}
