//! The life of a request: lines, open, closed, cancelled.
use crate::{MANAGE, Rfq, RfqLine, RfqState, store};
use catalog::Model;
use domain::{Date, Event, Id, Refusal, State};
use engine::{Command, Happening, Permission, Place, Record, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A request was opened for bids.
pub const OPENED: Event = Event::new("opened", "opened");
/// A request takes no more bids.
pub const BIDDING_CLOSED: Event = Event::new("bidding-closed", "closed the bidding for");
/// A request was cancelled.
pub const RFQ_CANCELLED: Event = Event::new("cancelled", "cancelled");

/// Adds a line to a request that is a draft.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AddRfqLine {
    /// To which request.
    pub rfq: Ref<Rfq>,
    /// What, if the catalog has it.
    #[serde(default)]
    pub model: Option<Ref<Model>>,
    /// What, in words. Left empty, the model's name.
    #[serde(default)]
    #[schemars(length(max = 250))]
    pub description: Option<String>,
    /// How many.
    #[schemars(range(min = 1))]
    pub quantity: i64,
    /// What suppliers read beside it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub requirements: Option<String>,
}

impl Command for AddRfqLine {
    const NAME: &'static str = "sourcing.add-line";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Adds a line to a request for quotation that is a draft.";
    const PLACE: Place = Place::post("/rfqs/{rfq}/lines");
    type Outcome = Id<RfqLine>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<RfqLine>> {
        let rfq = work.find(&self.rfq)?;
        let line = json!({
            "rfq": rfq.id, "model": self.model.map(|model| model.value()), "description": self.description,
            "quantity": self.quantity, "requirements": self.requirements,
        });
        let line = line.as_object().cloned().unwrap_or_default();
        let line: State = line.into_iter().filter(|(_, value)| !value.is_null()).collect();
        work.register_state(RfqLine::KIND, line, Event::REGISTERED).map(Id::new)
    }
}

/// Opens a request: suppliers can be invited and bid until its last day.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OpenRfq {
    /// Which request.
    pub rfq: Ref<Rfq>,
    /// The last day for bids, if the request does not name one yet.
    #[serde(default)]
    pub deadline: Option<Date>,
}

impl Command for OpenRfq {
    const NAME: &'static str = "sourcing.open";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Opens a request for quotation: suppliers can be invited and bid.";
    const PLACE: Place = Place::post("/rfqs/{rfq}/open");
    type Outcome = Id<Rfq>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Rfq>> {
        let rfq = work.find_to_change(&self.rfq)?;
        rfq.must_be(&[RfqState::Draft])?;
        if store::asked(work, rfq.id)?.is_empty() {
            return Err(Refusal::new("no-lines", "Add what is asked for first.").into());
        }
        let deadline = self.deadline.or(rfq.deadline);
        match deadline {
            None => return Err(Refusal::new("no-deadline", "Say until when bids are taken.").into()),
            Some(day) if day < work.day() => {
                return Err(Refusal::new("deadline-is-past", "The last day for bids is past.").into());
            }
            Some(_) => {}
        }
        let after = Rfq { state: RfqState::Open, deadline, ..rfq.record.clone() };
        work.record(&rfq, &after, OPENED)
    }
}

/// Ends the bidding before its last day, or states that it has come.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CloseRfq {
    /// Which request.
    pub rfq: Ref<Rfq>,
}

impl Command for CloseRfq {
    const NAME: &'static str = "sourcing.close";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Ends the bidding for a request for quotation.";
    const PLACE: Place = Place::post("/rfqs/{rfq}/close");
    type Outcome = Id<Rfq>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Rfq>> {
        let rfq = work.find_to_change(&self.rfq)?;
        rfq.must_be(&[RfqState::Open])?;
        work.record(&rfq, &Rfq { state: RfqState::Closed, ..rfq.record.clone() }, BIDDING_CLOSED)
    }
}

/// Cancels a request that was not awarded.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CancelRfq {
    /// Which request.
    pub rfq: Ref<Rfq>,
    /// Why.
    #[schemars(length(min = 3, max = 2000))]
    pub because: String,
}

impl Command for CancelRfq {
    const NAME: &'static str = "sourcing.cancel";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Cancels a request for quotation that was not awarded.";
    const PLACE: Place = Place::post("/rfqs/{rfq}/cancel");
    type Outcome = Id<Rfq>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Rfq>> {
        let rfq = work.find_to_change(&self.rfq)?;
        rfq.must_be(&[RfqState::Draft, RfqState::Open, RfqState::Closed])?;
        let after = Rfq { state: RfqState::Cancelled, ..rfq.record.clone() };
        work.record(&rfq, &after, Happening::of(RFQ_CANCELLED).fact("because", self.because))
    }
}
