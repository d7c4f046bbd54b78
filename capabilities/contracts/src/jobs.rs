//! What happens to contracts by themselves: they go on, they end, somebody is reminded.
use crate::{
    Contract,
    go_on::{ENDED, REMINDED, RENEWED, renewed},
    rules::term::{Standing, reminder_due},
    store,
};
use domain::{Date, Id};
use engine::{
    Happening, Kept, Record, Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use notices::{Notice, tell};
use serde_json::json;

/// Contracts looked at in one step.
const PER_STEP: usize = 100;
/// Days ahead of which one is reminded where the contract does not say.
const REMIND_DAYS: i64 = 60;

/// The job.
pub(crate) const DAY: JobKind = JobKind {
    name: "contracts.day",
    says: "Lets contracts go on or end, and reminds people of what they have to decide.",
    schedule: Some("20 5 * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let after = run.cursor.as_i64().unwrap_or(0);
    let ids = store::in_force(work, after, PER_STEP)?;
    let today = work.today();
    for id in &ids {
        let contract = work.load::<Contract>(Id::new(*id))?;
        on_day(work, &contract, today)?;
        // Costs begin and end without anybody doing something.
        work.refresh(Contract::KIND, *id)?;
    }
    run.done += i64::try_from(ids.len()).unwrap_or_default();
    match ids.last() {
        Some(last) if ids.len() == PER_STEP => {
            run.cursor = json!(last);
            Ok(Progress::More)
        }
        _ => Ok(Progress::Done),
    }
}

fn on_day(work: &mut Work<'_>, contract: &Kept<Contract>, today: Date) -> Result<()> {
    let over = contract.ends_on.is_some_and(|end| end < today);
    if over && contract.standing == Standing::Active && contract.auto_renews == Some(true) {
        let Some(until) = contract.terms().running(today) else { return Ok(()) };
        let what = Happening::of(RENEWED).fact("by-itself", true);
        return work.record(contract, &renewed(contract, until), what).map(drop);
    }
    if over {
        let after = Contract { standing: Standing::Ended, ..contract.record.clone() };
        return work.record(contract, &after, Happening::of(ENDED)).map(drop);
    }
    let ahead = contract.remind_days.unwrap_or(REMIND_DAYS);
    if reminder_due(contract.decide_by(), ahead, contract.reminded_on, today) {
        remind(work, contract, today)?;
    }
    Ok(())
}

fn remind(work: &mut Work<'_>, contract: &Kept<Contract>, today: Date) -> Result<()> {
    let Some(by) = contract.decide_by() else { return Ok(()) };
    if let Some(owner) = contract.owner {
        let subject = format!("Decide about {} ({}) by {by}", contract.name, contract.number);
        let text = match contract.auto_renews {
            Some(true) => "It goes on by itself unless notice is given by then.",
            _ => "It ends then unless it is renewed.",
        };
        let notice = Notice::new(owner, "contracts.decide", subject)
            .text(text)
            .href(format!("/contracts/{}", contract.id))
            .once(format!("contracts:{}:{by}:{today}", contract.id));
        tell(work, notice)?;
    }
    let after = Contract { reminded_on: Some(today), ..contract.record.clone() };
    work.record(contract, &after, Happening::of(REMINDED).fact("decide_by", by)).map(drop)
}
