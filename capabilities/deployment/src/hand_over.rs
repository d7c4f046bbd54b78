//! The person gets what was kept for them.
use crate::{
    Onboarding, OnboardingTask, WORK,
    onboard::move_on,
    rules::progress::{CaseState, TaskState, runs},
    store,
};
use custody::{HandOut, To};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// It was handed over.
pub const HANDED_OVER: Event = Event::new("handed-over", "handed over what was kept for");

/// Hands everything that was kept for a person out to them. Where their category needs it, they are asked to sign.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct HandOver {
    /// Which onboarding.
    pub onboarding: Ref<Onboarding>,
}

impl Command for HandOver {
    const NAME: &'static str = "deployment.hand-over";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Hands everything that was kept for a person out to them.";
    const PLACE: Place = Place::post("/onboardings/{onboarding}/hand-over");
    type Outcome = usize;

    fn run(self, work: &mut Work<'_>) -> Result<usize> {
        let case = work.find_to_change(&self.onboarding)?;
        runs(case.state, &case.number)?;
        let kept = store::assigned(work, case.id)?;
        if kept.is_empty() {
            let message = format!("Nothing is kept for {}. Assign devices first.", case.number);
            return Err(Refusal::new("nothing-assigned", message).into());
        }
        for (task, asset) in &kept {
            let to = To { to_person: Some(Ref::id(case.person)), ..To::default() };
            work.run(HandOut {
                asset: Ref::id(Id::new(*asset)),
                to,
                due_back: None,
                status: None,
                note: None,
            })?;
            done(work, Id::new(*task))?;
        }
        let day = work.day();
        let what = Happening::of(HANDED_OVER).fact("devices", kept.len());
        move_on(work, case.id, what, |case| {
            case.state = CaseState::HandedOver;
            case.handed_on = case.handed_on.or(Some(day));
        })?;
        Ok(kept.len())
    }
}

/// Ticks the task of a device that its person has.
pub(crate) fn done(work: &mut Work<'_>, task: Id<OnboardingTask>) -> Result<()> {
    let task = work.as_system(|work| work.load(task))?;
    if task.state == TaskState::Done {
        return Ok(());
    }
    let after = OnboardingTask {
        state: TaskState::Done,
        done_on: Some(work.day()),
        done_by: work.actor().person.map(Id::new),
        ..task.record.clone()
    };
    work.as_system(|work| work.record(&task, &after, HANDED_OVER))?;
    Ok(())
}
