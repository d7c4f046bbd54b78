//! Every morning: covers that end, orders that are late, windows that are near.
use crate::{
    PLAN,
    downtime::{Window, announce},
    orders::WorkOrder,
    store,
};
use domain::{Date, Id};
use engine::{
    Record, Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use notices::{Notice, tell};
use serde_json::json;

/// Days before the end of a cover.
const COVER_DAYS: i64 = 30;
/// Days late on which somebody is reminded of an order.
const DAYS_LATE: [i64; 3] = [1, 7, 14];
/// Days before a window on which holders are reminded of it.
const WINDOW_DAYS: i64 = 1;

/// The job.
pub(crate) const REMIND: JobKind = JobKind {
    name: "maintenance.remind",
    says: "Reminds of covers that end in 30 days, of late orders, and of windows of the next day.",
    schedule: Some("35 5 * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let today = work.today();
    covers(work, today.plus_days(COVER_DAYS))?;
    for days in DAYS_LATE {
        late_orders(work, today.plus_days(-days), days)?;
    }
    let (zone, tomorrow) = (work.zone().clone(), today.plus_days(WINDOW_DAYS));
    let (from, until) = (tomorrow.start_in(&zone), tomorrow.plus_days(1).start_in(&zone));
    for id in store::windows_between(work, from.0, until.0)? {
        let window = work.load(Id::<Window>::new(id))?;
        announce::near(work, &window)?;
    }
    run.result = json!({});
    Ok(Progress::Done)
}

/// One message a person: a fleet that was bought on one day loses its warranty on one day.
fn covers(work: &mut Work<'_>, until: Date) -> Result<()> {
    for (person, reach) in access::who_may(work, PLAN)? {
        let ending = store::covers_ending(work, until, &reach)?;
        if ending == 0 {
            continue;
        }
        let things = if ending == 1 { "one asset ends".to_owned() } else { format!("{ending} assets ends") };
        let notice =
            Notice::new(person, "maintenance.cover-ends", format!("The cover of {things} on {until}"))
                .text("Claim what is broken before then, extend what shall go on, or plan what replaces it.")
                .href(format!("/assets?warranty_ends_on={until}"))
                .once(format!("cover-ends:{until}"));
        tell(work, notice)?;
    }
    Ok(())
}

fn late_orders(work: &mut Work<'_>, due: Date, days: i64) -> Result<()> {
    for id in store::open_orders_due(work, due)? {
        let order = work.load(Id::<WorkOrder>::new(id))?;
        let people = match order.technician {
            Some(technician) => vec![technician],
            None => access::who_may_to(work, PLAN, (WorkOrder::KIND, id))?,
        };
        for person in people {
            let subject = format!("{} is overdue: {}", order.number, order.title);
            let notice = Notice::new(person, "maintenance.order-late", subject)
                .text(format!("It was due on {due}."))
                .href(format!("/work-orders/{id}"))
                .once(format!("order-late:{id}:{days}"));
            tell(work, notice)?;
        }
    }
    Ok(())
}
