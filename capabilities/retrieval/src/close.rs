//! The end of a case.
use crate::{
    MANAGE, Retrieval,
    rules::case::{CaseState, outcome, runs},
    store,
};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// It is done.
pub const CLOSED: Event = Event::new("closed", "closed");
/// It was called off.
pub const CANCELLED: Event = Event::new("cancelled", "called off");

/// Closes a return of which everything is settled.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Close {
    /// Which return.
    pub retrieval: Ref<Retrieval>,
}

impl Command for Close {
    const NAME: &'static str = "retrieval.close";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Closes a return of which everything is settled.";
    const PLACE: Place = Place::post("/retrievals/{retrieval}/close");
    type Outcome = Id<Retrieval>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Retrieval>> {
        let case = work.find_to_change(&self.retrieval)?;
        let items = store::item_states(work, case.id)?;
        let outcome = outcome(case.state, &case.number, &items)?;
        let after = Retrieval {
            state: CaseState::Closed,
            outcome: Some(outcome.to_owned()),
            closed_on: Some(work.day()),
            next_step: None,
            next_on: None,
            ..case.record.clone()
        };
        store::end_links(work, case.id)?;
        work.record(&case, &after, Happening::of(CLOSED).fact("outcome", outcome))
    }
}

/// Calls a return off: the person stays, or keeps what they have.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cancel {
    /// Which return.
    pub retrieval: Ref<Retrieval>,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Cancel {
    const NAME: &'static str = "retrieval.cancel";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Calls a return off: the person stays, or keeps what they have.";
    const PLACE: Place = Place::post("/retrievals/{retrieval}/cancel");
    type Outcome = Id<Retrieval>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Retrieval>> {
        let case = work.find_to_change(&self.retrieval)?;
        cancel(work, case.id, self.note)
    }
}

/// Calls a case off.
pub(crate) fn cancel(work: &mut Work<'_>, id: Id<Retrieval>, note: Option<String>) -> Result<Id<Retrieval>> {
    let case = work.load(id)?;
    runs(case.state, &case.number)?;
    let after = Retrieval {
        state: CaseState::Cancelled,
        closed_on: Some(work.day()),
        next_step: None,
        next_on: None,
        ..case.record.clone()
    };
    store::end_links(work, id)?;
    work.record(&case, &after, Happening::of(CANCELLED).fact("note", note))
}
