//! A need is met, or not needed any more.
use crate::{MANAGE, Need, NeedState};
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Record, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Some of it was provided.
pub const PROVIDED: Event = Event::new("provided", "provided");
/// It is not needed any more.
pub const DROPPED: Event = Event::new("dropped", "dropped");

/// Says that some of what is needed was provided, from stock or from a purchase.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Provide {
    /// Which need.
    pub need: Ref<Need>,
    /// How many; all that is missing when left out.
    #[serde(default)]
    pub quantity: Option<i64>,
    /// Where from.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Provide {
    const NAME: &'static str = "planning.provide";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Says that some of what is needed was provided.";
    const PLACE: Place = Place::post("/needs/{need}/provide");
    type Outcome = Id<Need>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Need>> {
        let need = work.find_to_change(&self.need)?;
        if !matches!(need.state, NeedState::Wanted | NeedState::Planned) {
            return Err(Refusal::new("need-is-closed", "This need is settled, or waits for approval.").into());
        }
        let missing = need.quantity.unwrap_or(1) - need.provided;
        let some = self.quantity.unwrap_or(missing);
        if !(1..=missing).contains(&some) {
            let message = format!("{missing} are still needed. Say how many of those were provided.");
            return Err(Error::invalid("quantity", "wrong-number", message));
        }
        let what = Happening::of(PROVIDED).fact("quantity", some).fact("note", self.note);
        work.record(&need, &provided(&need, some), what)
    }
}

/// The need after so many more were provided: met, when that was all.
pub(crate) fn provided(need: &Need, more: i64) -> Need {
    let provided = need.provided + more;
    let state = if provided >= need.quantity.unwrap_or(1) { NeedState::Met } else { need.state };
    Need { provided, state, ..need.clone() }
}

/// The need after one of what was provided is back: it is open again, in its plan where that still stands.
pub(crate) fn reopened(need: &Need, planned: bool) -> Need {
    let state = match need.state {
        NeedState::Met if planned => NeedState::Planned,
        NeedState::Met => NeedState::Wanted,
        other => other,
    };
    let plan_line = need.plan_line.filter(|_| planned || need.state != NeedState::Met);
    Need { provided: (need.provided - 1).max(0), state, plan_line, ..need.clone() }
}

/// Says that a need is not needed any more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DropNeed {
    /// Which need.
    pub need: Ref<Need>,
    /// Why.
    #[schemars(length(min = 1, max = 2000))]
    pub why: String,
}

impl Command for DropNeed {
    const NAME: &'static str = "planning.drop";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Says that a need is not needed any more.";
    const PLACE: Place = Place::post("/needs/{need}/drop");
    type Outcome = Id<Need>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Need>> {
        let need = work.find_to_change(&self.need)?;
        if !need.state.is_open() {
            return Err(Refusal::new("need-is-closed", "This need is settled already.").into());
        }
        let what = Happening::of(DROPPED).fact("note", self.why.clone());
        let id = work.record(
            &need,
            &Need { state: NeedState::Dropped, plan_line: None, ..need.record.clone() },
            what,
        )?;
        approvals::withdraw_for(work, Need::KIND.name, id.number(), &self.why)?;
        Ok(id)
    }
}
