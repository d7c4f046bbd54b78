//! Looks at the clocks of open tickets every few minutes, and says so in the journal when a promise is due or broken.
use crate::{desk::Ticket, kind::Moment, store};
use domain::{Event, Id};
use engine::{
    Happening, Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};

/// A promise is due soon, broken, or all right again.
pub(crate) const CLOCK: Event = Event::new("promise-changed", "saw the promise change for");
/// Tickets looked at in one step.
const BATCH: usize = 200;

/// The job.
pub(crate) const WATCH: JobKind = JobKind {
    name: "maintenance.watch-promises",
    says: "Looks which open tickets are due soon or late.",
    schedule: Some("*/5 * * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let behind = run.cursor.as_i64().unwrap_or(0);
    let ids = store::ticking(work, behind, BATCH)?;
    let now = Moment(work.now());
    for id in &ids {
        let kept = work.load(Id::<Ticket>::new(*id))?;
        let judged = kept.record.clone().judged(now);
        if judged.promise != kept.promise {
            work.record(&kept, &judged, Happening::of(CLOCK))?;
            run.done += 1;
        }
    }
    match ids.last() {
        Some(last) if ids.len() == BATCH => {
            run.cursor = (*last).into();
            Ok(Progress::More)
        }
        _ => Ok(Progress::Done),
    }
}
