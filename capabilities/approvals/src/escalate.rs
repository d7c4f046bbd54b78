//! What nobody decides in time goes to the next one up as well.
use crate::{Decision, finding, store};
use domain::{Event, Id};
use engine::{
    Happening, Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use people::Person;

/// Somebody else was asked as well.
pub const ESCALATED: Event = Event::new("escalated", "asked the next one about");

/// Steps handled in one transaction.
const BATCH: usize = 100;

/// Every morning.
pub(crate) const JOB: JobKind = JobKind {
    name: "approvals.escalate",
    says: "Asks the next one up about what nobody decided in time.",
    schedule: Some("10 6 * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let today = work.today();
    let late = store::late(work, today, BATCH)?;
    for id in &late {
        escalate(work, *id)?;
        run.done += 1;
    }
    Ok(if late.len() == BATCH { Progress::More } else { Progress::Done })
}

fn escalate(work: &mut Work<'_>, id: Id<Decision>) -> Result<()> {
    let step = work.load(id)?;
    let barred: Vec<Id<Person>> = step.requester.into_iter().chain(step.asked_by).collect();
    let next = match step.escalated_to.or(step.person) {
        Some(person) => finding::up(work, person, &barred, false)?,
        None => None,
    };
    // With nobody above, whoever keeps approvals answers; the step keeps its days and is not asked of more people.
    let due_on = next.map(|_| work.today().plus_days(step.days.unwrap_or(1)));
    let after = Decision {
        escalated_to: next.or(step.escalated_to),
        for_keepers: if next.is_none() { Some(true) } else { step.for_keepers },
        due_on,
        ..step.record.clone()
    };
    work.record(&step, &after, Happening::of(ESCALATED).fact("late_since", step.due_on)).map(drop)
}
