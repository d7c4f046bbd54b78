//! Reminders to those who have not signed, and the end of waiting: every morning.
use crate::{Signing, SigningState, answer, rules::clock, rules::clock::Step as Due, store};
use domain::{Event, Id};
use engine::{
    Happening, Kept, Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use notices::Notice;
use serde_json::json;

/// Somebody was reminded.
pub(crate) const REMINDED: Event = Event::new("reminded", "reminded about");
/// Signatures looked at in one step.
const PIECE: usize = 100;

/// The job.
pub(crate) const JOB: JobKind = JobKind {
    name: "agreements.remind",
    says: "Reminds those who have not signed, three times, and ends what nobody answers.",
    schedule: Some("15 7 * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let after = run.cursor.as_i64().unwrap_or(0);
    let today = work.today();
    let due = store::due(work, today, after, PIECE)?;
    for id in &due {
        let signing = work.load::<Signing>(Id::new(*id))?;
        one(work, &signing)?;
        run.done += 1;
    }
    run.cursor = json!(due.last().copied().unwrap_or(after));
    Ok(if due.len() < PIECE { Progress::Done } else { Progress::More })
}

/// What is due for one of them.
fn one(work: &mut Work<'_>, signing: &Kept<Signing>) -> Result<()> {
    let today = work.today();
    match clock::next(signing.asked_on, signing.expires_on, signing.reminders, today).0 {
        Due::Expire => drop(answer::end(work, signing, SigningState::Expired, answer::EXPIRED, None)?),
        Due::Remind(nth) => {
            let (_, next) = clock::next(signing.asked_on, signing.expires_on, nth, today.plus_days(1));
            let after = Signing { reminders: nth, next_on: Some(next), ..signing.record.clone() };
            work.record(signing, &after, Happening::of(REMINDED).fact("nth", nth))?;
            let subject = format!("Please sign for what you received: {}", signing.number);
            let text = format!(
                "{} devices wait for your signature. It ends on {}.",
                signing.items, signing.expires_on
            );
            let href = format!("/my/agreements/{}", signing.id);
            let notice = Notice::new(signing.person, "agreements.reminded", subject).text(text).href(href);
            notices::tell(work, notice)?;
        }
    }
    Ok(())
}
