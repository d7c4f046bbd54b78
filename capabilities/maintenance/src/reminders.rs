//! Every morning: covers that end, orders that are late, windows that are near.
use crate::{
    PLAN,
    downtime::{Window, announce},
    orders::WorkOrder,
    store,
};
use domain::{Date, Id};
use engine::{
    Reach, Record, Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use notices::{Notice, tell};
use people::Person;
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
    let planners = access::who_may(work, PLAN)?;
    covers(work, &planners, today.plus_days(COVER_DAYS))?;
    for days in DAYS_LATE {
        late_orders(work, &planners, today.plus_days(-days), days)?;
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
fn covers(work: &mut Work<'_>, planners: &[(Id<Person>, Reach)], until: Date) -> Result<()> {
    for (person, reach) in planners {
        let warranties = store::warranties_ending(work, until, reach)?;
        let subject = match warranties {
            1 => format!("The warranty of one asset ends on {until}"),
            some => format!("The warranty of {some} assets ends on {until}"),
        };
        let list = format!("/assets?warranty_ends_on={until}");
        tell_of_covers(work, *person, (warranties, &subject), (&list, until))?;
        let covers = store::covers_ending(work, until, reach)?;
        let subject = match covers {
            1 => format!("One cover ends on {until}"),
            some => format!("{some} covers end on {until}"),
        };
        tell_of_covers(work, *person, (covers, &subject), (&format!("/covers?until={until}"), until))?;
    }
    Ok(())
}

/// That some end, with the list of them; nothing where there are none.
fn tell_of_covers(
    work: &mut Work<'_>,
    person: Id<Person>,
    (ending, subject): (i64, &str),
    (list, until): (&str, Date),
) -> Result<()> {
    if ending > 0 {
        let kind = list.split('?').next().unwrap_or_default();
        let notice = Notice::new(person, "maintenance.cover-ends", subject)
            .text("Claim what is broken before then, extend what shall go on, or plan what replaces it.")
            .href(list)
            .once(format!("cover-ends:{kind}:{until}"));
        tell(work, notice)?;
    }
    Ok(())
}

fn late_orders(work: &mut Work<'_>, planners: &[(Id<Person>, Reach)], due: Date, days: i64) -> Result<()> {
    for id in store::open_orders_due(work, due)? {
        let order = work.load(Id::<WorkOrder>::new(id))?;
        let people = match order.technician {
            Some(technician) => vec![technician],
            None => access::within_reach(planners, WorkOrder::KIND, id, &work.state(WorkOrder::KIND, id)?.0),
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
