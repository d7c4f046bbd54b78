//! The clock: every morning it opens cases for leavers who were missed, tells, reminds, and escalates. Each step is an
//! entry of the journal, one a day for a case.
use crate::{
    MANAGE, Reason, Retrieval,
    open::{self, Opening, move_on},
    rules::clock::{Step as Due, next},
    store, way,
};
use domain::{Event, Id};
use engine::{
    Happening, Kept, Record, Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use notices::Notice;
use people::Person;
use serde_json::json;

/// The person was reminded.
pub(crate) const REMINDED: Event = Event::new("reminded", "reminded about");
/// The manager was told.
pub(crate) const ESCALATED: Event = Event::new("escalated", "told the manager about");
/// The letter is due.
pub(crate) const LETTER: Event = Event::new("letter-due", "asked for the letter of");
/// Cases looked at in one step.
const PIECE: usize = 100;
/// How many days before their last day leavers are looked for.
const AHEAD: i64 = 60;

/// The job.
pub(crate) const JOB: JobKind = JobKind {
    name: "retrieval.clock",
    says: "Opens returns for leavers, tells, reminds three times, tells the manager, asks for the letter.",
    schedule: Some("30 6 * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let today = work.today();
    let (phase, after) = match &run.cursor {
        serde_json::Value::Array(at) => {
            (at.first().and_then(serde_json::Value::as_i64), at.get(1).and_then(serde_json::Value::as_i64))
        }
        _ => (None, None),
    };
    let (phase, after) = (phase.unwrap_or(0), after.unwrap_or(0));
    if phase == 0 {
        let missed = store::missed(work, today.plus_days(AHEAD), after, PIECE)?;
        for person in &missed {
            open_missed(work, *person)?;
        }
        run.cursor = match missed.last() {
            Some(last) if missed.len() == PIECE => json!([0, last]),
            _ => json!([1, 0]),
        };
        return Ok(Progress::More);
    }
    let due = store::due(work, today, after, PIECE)?;
    for id in &due {
        let case = work.load::<Retrieval>(Id::new(*id))?;
        strike(work, &case)?;
        run.done += 1;
    }
    run.cursor = json!([1, due.last().copied().unwrap_or(after)]);
    Ok(if due.len() < PIECE { Progress::Done } else { Progress::More })
}

fn open_missed(work: &mut Work<'_>, person: i64) -> Result<()> {
    let person = work.load::<Person>(Id::new(person))?;
    let Some(last_day) = person.ends_on else { return Ok(()) };
    let opening = Opening {
        person: &person,
        reason: Reason::Leaver,
        last_day,
        due_on: None,
        plan: None,
        assets: Vec::new(),
    };
    open::open(work, &opening).map(|_| ())
}

/// What is due in a case.
fn strike(work: &mut Work<'_>, case: &Kept<Retrieval>) -> Result<()> {
    let today = work.today();
    let Some((due, _)) = next(&case.pace, case.last_day, case.due_on, case.standing(), today) else {
        return Ok(());
    };
    match due {
        Due::Tell => way::tell(work, case),
        Due::Remind(nth) => {
            let subject = format!("{}: please return what you have", case.number);
            let text = format!("{} devices were due back on {}.", case.items - case.settled, case.due_on);
            notices::tell(work, Notice::new(case.person, "retrieval.reminded", subject).text(text))?;
            move_on(work, case.id, Happening::of(REMINDED).fact("nth", nth), |case| case.reminders = nth)
        }
        Due::Escalate => {
            if let Some(manager) = case.manager {
                let subject = format!("{}: devices of somebody who reported to you are missing", case.number);
                let text = format!(
                    "{} devices were due back on {}. Three reminders had no answer.",
                    case.items - case.settled,
                    case.due_on
                );
                let href = format!("/retrievals/{}", case.id);
                notices::tell(
                    work,
                    Notice::new(manager, "retrieval.escalated", subject).text(text).href(href),
                )?;
            }
            tell_desk(work, case, "is overdue, and three reminders had no answer")?;
            move_on(work, case.id, Happening::of(ESCALATED).fact("manager", case.manager), |case| {
                case.escalated_on = Some(today);
            })
        }
        Due::Letter => {
            tell_desk(work, case, "needs its letter")?;
            move_on(work, case.id, LETTER, |case| case.letter_on = Some(today))
        }
    }
}

/// Tells those who look after returns.
fn tell_desk(work: &mut Work<'_>, case: &Retrieval, what: &str) -> Result<()> {
    let subject = format!("{} {what}", case.number);
    let text = format!("{} devices were due back on {}.", case.items - case.settled, case.due_on);
    for person in access::who_may_to(work, MANAGE, (Retrieval::KIND, case.id.number()))? {
        let href = format!("/retrievals/{}", case.id);
        notices::tell(work, Notice::new(person, "retrieval.overdue", &subject).text(&text).href(href))?;
    }
    Ok(())
}
