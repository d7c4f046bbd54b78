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
    jobs::{JobKind, JobRun, Progress, Step, last_done},
};
use notices::{Notice, tell};
use people::Person;
use serde_json::json;

/// Days before the end of a cover.
const COVER_DAYS: i64 = 30;
/// Days late on which somebody is reminded of an order.
const DAYS_LATE: [i64; 3] = [1, 7, 14];
/// So many days late nobody is reminded any more.
const FORGOTTEN: i64 = 90;
/// Days before a window within which holders are reminded of it.
const WINDOW_DAYS: i64 = 1;

/// The job.
pub(crate) const REMIND: JobKind = JobKind {
    name: "maintenance.remind",
    says: "Reminds of covers that end within 30 days, of late orders, and of windows until tomorrow, each once.",
    schedule: Some("35 5 * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let today = work.today();
    let planners = access::who_may(work, PLAN)?;
    let until = today.plus_days(COVER_DAYS);
    // Whatever ends behind what the last morning told of, however long ago that was.
    let last =
        last_done(work, REMIND.name)?.and_then(|job| job.result.get("covers_until")?.as_str()?.parse().ok());
    let from = last.map_or(today, |last: Date| last.plus_days(1));
    if from <= until {
        covers(work, &planners, from, until)?;
    }
    late_orders(work, &planners, today)?;
    let (zone, now) = (work.zone().clone(), work.now());
    let after = today.plus_days(WINDOW_DAYS + 1).start_in(&zone);
    for id in store::windows_between(work, now.0, after.0)? {
        let window = work.load(Id::<Window>::new(id))?;
        announce::near(work, &window)?;
    }
    run.result = json!({ "covers_until": until });
    Ok(Progress::Done)
}

/// One message a person: a fleet that was bought on one day loses its warranty on one day.
fn covers(work: &mut Work<'_>, planners: &[(Id<Person>, Reach)], from: Date, until: Date) -> Result<()> {
    let list = |path: &str, field: &str| format!("/{path}?{field}[gte]={from}&{field}[lte]={until}");
    for (person, reach) in planners {
        let warranties = store::warranties_ending(work, from, until, reach)?;
        let subject = match (warranties, from == until) {
            (1, true) => format!("The warranty of one asset ends on {until}"),
            (1, false) => format!("The warranty of one asset ends between {from} and {until}"),
            (some, true) => format!("The warranty of {some} assets ends on {until}"),
            (some, false) => format!("The warranty of {some} assets ends between {from} and {until}"),
        };
        let assets = list("assets", "warranty_ends_on");
        tell_of_covers(work, *person, (warranties, &subject), (&assets, until))?;
        let covers = store::covers_ending(work, from, until, reach)?;
        let subject = match (covers, from == until) {
            (1, true) => format!("One cover ends on {until}"),
            (1, false) => format!("One cover ends between {from} and {until}"),
            (some, true) => format!("{some} covers end on {until}"),
            (some, false) => format!("{some} covers end between {from} and {until}"),
        };
        tell_of_covers(work, *person, (covers, &subject), (&list("covers", "until"), until))?;
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

/// Reminds of orders that are late: of each of [`DAYS_LATE`] once, on that day or on the first one after it.
fn late_orders(work: &mut Work<'_>, planners: &[(Id<Person>, Reach)], today: Date) -> Result<()> {
    let (first, last) = (today.plus_days(-FORGOTTEN), today.plus_days(-DAYS_LATE[0]));
    for (id, due) in store::open_orders_due(work, first, last)? {
        let late = today.days_since(due);
        let Some(days) = DAYS_LATE.into_iter().filter(|days| late >= *days).max() else { continue };
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
                .once(format!("order-late:{id}:{due}:{days}"));
            tell(work, notice)?;
        }
    }
    Ok(())
}
