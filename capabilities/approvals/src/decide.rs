//! Yes, no, and taking the question back.
use crate::{
    Approval, ApprovalState, DECIDE, Decision, DecisionState, MANAGE, OWN,
    rules::deciding::{Decider, already_decided, entitled},
    store,
};
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Kept, Permission, Place, Ref, Result, View, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everybody said yes: others go ahead.
pub const APPROVED: Event = Event::new("approved", "approved");
/// Somebody said no.
pub const REFUSED: Event = Event::new("refused", "refused");
/// Whoever asked took it back.
pub const CALLED_OFF: Event = Event::new("called-off", "took back");
/// One of several steps said yes.
pub const STEP_APPROVED: Event = Event::new("step-approved", "approved a step of");
/// A step said no.
pub(crate) const STEP_REFUSED: Event = Event::new("step-refused", "refused a step of");
/// The turn came to a step.
pub(crate) const STEP_DUE: Event = Event::new("step-due", "came to");
/// A step need not be decided any more.
pub(crate) const STEP_DROPPED: Event = Event::new("step-dropped", "dropped");

/// Says yes to the present step of an approval.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Approve {
    /// Which approval.
    pub approval: Ref<Approval>,
    /// The step that is meant, from 1; another one than the present is refused.
    #[serde(default)]
    pub step: Option<i64>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Approve {
    const NAME: &'static str = "approvals.approve";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Says yes to the step of an approval that waits for you.";
    const PLACE: Place = Place::post("/approvals/{approval}/approve");
    type Outcome = Id<Approval>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Approval>> {
        work.as_system(|work| decide(work, &self.approval, self.step, Answer::Yes(self.note)))
    }
}

/// Says no to an approval. Later steps are not asked any more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Refuse {
    /// Which approval.
    pub approval: Ref<Approval>,
    /// Why; whoever asked reads it.
    #[schemars(length(min = 1, max = 2000))]
    pub why: String,
    /// The step that is meant, from 1; another one than the present is refused.
    #[serde(default)]
    pub step: Option<i64>,
}

impl Command for Refuse {
    const NAME: &'static str = "approvals.refuse";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Says no to what waits for you. Whoever asked is told why.";
    const PLACE: Place = Place::post("/approvals/{approval}/refuse");
    type Outcome = Id<Approval>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Approval>> {
        let why = self.why.trim().to_owned();
        if why.is_empty() {
            return Err(Error::invalid("why", "required", "Say why: whoever asked reads it."));
        }
        work.as_system(|work| decide(work, &self.approval, self.step, Answer::No(why)))
    }
}

/// Takes a question back that is not decided yet.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Withdraw {
    /// Which approval.
    pub approval: Ref<Approval>,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub why: Option<String>,
}

impl Command for Withdraw {
    const NAME: &'static str = "approvals.withdraw";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Takes a question back that is not decided yet.";
    const PLACE: Place = Place::post("/approvals/{approval}/withdraw");
    type Outcome = Id<Approval>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Approval>> {
        let keeps = work.actor().may(MANAGE);
        work.as_system(|work| {
            let approval = work.find_to_change(&self.approval)?;
            let me = work.actor().person.map(Id::new);
            let own = me.is_some() && [approval.requester, approval.asked_by].contains(&me);
            if !own && !keeps {
                let message = "Only whoever asked takes a question back, or somebody who keeps approvals.";
                return Err(Refusal::new("not-yours", message).into());
            }
            call_off(work, &approval, self.why)
        })
    }
}

/// Takes back what is asked about a record, if anything is: for capabilities whose record was changed or cancelled.
pub fn withdraw_for(work: &mut Work<'_>, kind: &str, subject: i64, why: &str) -> Result<()> {
    let Some((id, ApprovalState::Open)) = store::newest_of(work, kind, subject)? else { return Ok(()) };
    work.as_system(|work| {
        let approval = work.load(id)?;
        call_off(work, &approval, Some(why.to_owned())).map(drop)
    })
}

/// Who somebody is to approvals.
pub(crate) fn decider(view: &mut View<'_>) -> Result<Decider> {
    let actor = view.actor().clone();
    let person: Option<Id<Person>> = actor.person.map(Id::new);
    let today = view.today();
    Ok(Decider {
        person,
        roles: match actor.account {
            Some(account) => store::roles_of(view, account)?,
            None => Vec::new(),
        },
        stands_in_for: match person {
            Some(person) => store::stands_in_for(view, person, today)?,
            None => Vec::new(),
        },
        keeps: actor.may(MANAGE) || actor.may(DECIDE),
    })
}

enum Answer {
    Yes(Option<String>),
    No(String),
}

fn decide(
    work: &mut Work<'_>,
    approval: &Ref<Approval>,
    meant: Option<i64>,
    answer: Answer,
) -> Result<Id<Approval>> {
    // Locked first: of two who decide the same step, the second one finds it decided.
    let approval = work.find_to_change(approval)?;
    if approval.state != ApprovalState::Open || meant.is_some_and(|step| step != approval.step) {
        return Err(already_decided().into());
    }
    let steps = store::decisions_of(work, approval.id)?;
    let now = steps.iter().find(|(_, state, _)| *state == DecisionState::Waiting);
    let (id, ..) = now.ok_or_else(already_decided)?;
    let step = work.load(*id)?;
    let earlier: Vec<Id<Person>> = steps.iter().filter_map(|(_, _, by)| *by).collect();
    let who = decider(work)?;
    let entitled = entitled(&step, &who, &earlier)?;
    let (state, event, said) = match &answer {
        Answer::Yes(note) => (DecisionState::Approved, STEP_APPROVED, note.clone()),
        Answer::No(why) => (DecisionState::Refused, STEP_REFUSED, Some(why.clone())),
    };
    let decided = Decision {
        state,
        decided_by: Some(entitled.person),
        instead_of: entitled.instead_of,
        decided_on: Some(work.today()),
        reason: said.filter(|said| !said.trim().is_empty()),
        ..step.record.clone()
    };
    work.record(&step, &decided, event)?;
    match answer {
        Answer::No(why) => close(work, &approval, ApprovalState::Refused, REFUSED, Some(why)),
        Answer::Yes(note) => {
            let next = steps.iter().find(|(_, state, _)| *state == DecisionState::Pending);
            match next {
                Some((next, ..)) => go_on(work, &approval, *next, note),
                None => close(work, &approval, ApprovalState::Approved, APPROVED, None),
            }
        }
    }
}

/// The next step's turn.
fn go_on(
    work: &mut Work<'_>,
    approval: &Kept<Approval>,
    next: Id<Decision>,
    note: Option<String>,
) -> Result<Id<Approval>> {
    let step = work.load(next)?;
    let today = work.today();
    let due_on = step.days.map(|days| today.plus_days(days));
    let waiting = Decision { state: DecisionState::Waiting, due_on, ..step.record.clone() };
    work.record(&step, &waiting, STEP_DUE)?;
    let after = Approval { step: step.position, waiting_for: step.person, ..approval.record.clone() };
    work.record(approval, &after, Happening::of(STEP_APPROVED).fact("note", note))
}

fn close(
    work: &mut Work<'_>,
    approval: &Kept<Approval>,
    state: ApprovalState,
    event: Event,
    reason: Option<String>,
) -> Result<Id<Approval>> {
    for (id, state, _) in store::decisions_of(work, approval.id)? {
        if matches!(state, DecisionState::Waiting | DecisionState::Pending) {
            let step = work.load(id)?;
            let dropped = Decision { state: DecisionState::Dropped, ..step.record.clone() };
            work.record(&step, &dropped, STEP_DROPPED)?;
        }
    }
    let decided_on = Some(work.today());
    let after =
        Approval { state, decided_on, waiting_for: None, reason: reason.clone(), ..approval.record.clone() };
    work.record(approval, &after, Happening::of(event).fact("note", reason))
}

fn call_off(work: &mut Work<'_>, approval: &Kept<Approval>, why: Option<String>) -> Result<Id<Approval>> {
    if approval.state != ApprovalState::Open {
        return Err(already_decided().into());
    }
    close(work, approval, ApprovalState::Withdrawn, CALLED_OFF, why)
}
