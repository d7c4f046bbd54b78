//! Tasks are settled, and the person works.
use crate::{
    MANAGE, Onboarding, OnboardingTask, WORK,
    assign::running_case,
    onboard::move_on,
    rules::progress::{CaseState, TaskState, can_work, runs},
    store,
};
use domain::{Date, Event, Id, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A task was done.
pub const COMPLETED: Event = Event::new("completed", "completed");
/// A task was left out.
pub const WAIVED: Event = Event::new("waived", "left out");
/// The person works.
pub(crate) const PRODUCTIVE: Event = Event::new("productive", "recorded the first working day of");
/// Nobody comes.
pub(crate) const CANCELLED: Event = Event::new("cancelled", "called off");

/// Signs a task off, with what proves it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Complete {
    /// Which task.
    pub task: Ref<OnboardingTask>,
    /// What proves it: a ticket, a group, where the licence is. Needed for software and access.
    #[serde(default)]
    #[schemars(length(max = 499))]
    pub evidence: Option<String>,
}

impl Command for Complete {
    const NAME: &'static str = "deployment.complete";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Signs a task off, with what proves it.";
    const PLACE: Place = Place::post("/onboarding-tasks/{task}/complete");
    type Outcome = Id<OnboardingTask>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<OnboardingTask>> {
        use crate::rules::progress::TaskKind::{Access, Item, Software};
        let task = work.find_to_change(&self.task)?;
        running_case(work, &task)?;
        let evidence = self.evidence.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        if matches!(task.kind, Software | Access) && evidence.is_none() {
            let message = "Say what proves it: a ticket, a group, where the licence is.";
            return Err(Error::invalid("evidence", "required", message));
        }
        if task.kind == Item {
            let message = format!("{} is a device: assign one, and hand it over.", task.what);
            return Err(Refusal::new("handed-over-instead", message).into());
        }
        settle(work, &self.task, TaskState::Done, COMPLETED, evidence)
    }
}

/// Leaves a task out, with the reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Waive {
    /// Which task.
    pub task: Ref<OnboardingTask>,
    /// Why it is not needed.
    #[schemars(length(min = 1, max = 499))]
    pub because: String,
}

impl Command for Waive {
    const NAME: &'static str = "deployment.waive";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Leaves a task out, with the reason.";
    const PLACE: Place = Place::post("/onboarding-tasks/{task}/waive");
    type Outcome = Id<OnboardingTask>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<OnboardingTask>> {
        if self.because.trim().is_empty() {
            return Err(Error::invalid("because", "required", "Say why it is not needed."));
        }
        let task = work.find_to_change(&self.task)?;
        running_case(work, &task)?;
        settle(work, &self.task, TaskState::Waived, WAIVED, Some(self.because.trim().to_owned()))
    }
}

fn settle(
    work: &mut Work<'_>,
    task: &Ref<OnboardingTask>,
    state: TaskState,
    event: Event,
    evidence: Option<String>,
) -> Result<Id<OnboardingTask>> {
    let task = work.find_to_change(task)?;
    if matches!(task.state, TaskState::Done | TaskState::Waived) {
        return Err(Refusal::new("settled-already", format!("{} is settled already.", task.what)).into());
    }
    let after = OnboardingTask {
        state,
        evidence,
        asset: task.asset.filter(|_| state == TaskState::Done),
        done_on: Some(work.day()),
        done_by: work.actor().person.map(Id::new),
        ..task.record.clone()
    };
    work.record(&task, &after, event)?;
    move_on(work, task.onboarding, Happening::of(event).fact("task", &task.what), |_| {})?;
    Ok(task.id)
}

/// Records that a person can work: everything is there.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Productive {
    /// Which onboarding.
    pub onboarding: Ref<Onboarding>,
    /// Since when; today when left out.
    #[serde(default)]
    pub on: Option<Date>,
}

impl Command for Productive {
    const NAME: &'static str = "deployment.productive";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Records that a person can work: everything is there.";
    const PLACE: Place = Place::post("/onboardings/{onboarding}/productive");
    type Outcome = Id<Onboarding>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Onboarding>> {
        let case = work.find_to_change(&self.onboarding)?;
        let tasks = store::tasks(work, case.id)?;
        can_work(case.state, &case.number, &tasks)?;
        let on = self.on.unwrap_or_else(|| work.day());
        if on < case.opened_on || on > work.today() {
            let message = "That is before it was asked for, or has not come yet.";
            return Err(Error::invalid("on", "not-possible", message));
        }
        let ordered_on = store::ordered_on(work, case.id)?.filter(|ordered_on| *ordered_on <= on);
        move_on(work, case.id, PRODUCTIVE, |case| {
            case.ordered_on = ordered_on;
            case.state = CaseState::Productive;
            case.productive_on = Some(on);
            case.days_from_order = Some(on.days_since(ordered_on.unwrap_or(case.opened_on)));
            case.days_from_start = Some(on.days_since(case.starts_on).max(0));
        })?;
        Ok(case.id)
    }
}

/// Calls an onboarding off: nobody comes. What was kept is free again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cancel {
    /// Which onboarding.
    pub onboarding: Ref<Onboarding>,
}

impl Command for Cancel {
    const NAME: &'static str = "deployment.cancel";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Calls an onboarding off: nobody comes. What was kept is free again.";
    const PLACE: Place = Place::post("/onboardings/{onboarding}/cancel");
    type Outcome = Id<Onboarding>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Onboarding>> {
        let case = work.find_to_change(&self.onboarding)?;
        runs(case.state, &case.number)?;
        move_on(work, case.id, CANCELLED, |case| case.state = CaseState::Cancelled)?;
        Ok(case.id)
    }
}
