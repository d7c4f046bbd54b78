//! Planned work becomes work orders ahead of time, each once.
use crate::{
    PLAN,
    kind::Figure,
    orders::{NewOrder, open},
    plans::{Duty, Plan},
    rules::plan::{Trigger, later},
    store::{self, Scope},
};
use domain::{Date, Event, Id};
use engine::{
    Command, Happening, Kept, Permission, Place, Ref, Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) const PLANNED: Event = Event::new("planned", "planned");
pub(crate) const ORDERED: Event = Event::new("ordered", "opened the work order of");
pub(crate) const ENDED: Event = Event::new("ended", "ended");
/// Turns planned, or orders opened, in one step.
const BATCH: usize = 200;

/// The job.
pub(crate) const PLAN_WORK: JobKind = JobKind {
    name: "maintenance.plan-work",
    says: "Plans maintenance of new assets, and opens the work orders that fall due.",
    schedule: Some("10 5 * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let behind = run.cursor.as_i64().unwrap_or(0);
    let Some(plan) = store::plan_after(work, behind)? else { return Ok(Progress::Done) };
    let done = advance(work, Id::new(plan))?;
    run.done += done as i64;
    if done == 0 {
        run.cursor = plan.into();
    }
    Ok(Progress::More)
}

/// Does up to a batch of what a plan asks for now; answers how much that was.
fn advance(work: &mut Work<'_>, plan: Id<Plan>) -> Result<usize> {
    let plan = work.load(plan)?.record;
    let scope = Scope::of(&plan);
    let missing = store::without_duty(work, &scope, BATCH)?;
    for asset in &missing {
        begin(work, &plan, *asset)?;
    }
    for duty in store::ended_duties(work, plan.id.number(), BATCH)? {
        let kept = work.load(Id::<Duty>::new(duty))?;
        let after = Duty { next_due_on: None, next_at: None, ..kept.record.clone() };
        work.record(&kept, &after, Happening::of(ENDED))?;
    }
    let until = work.today().plus_days(plan.lead());
    let due = store::due_duties(work, plan.id.number(), until, BATCH)?;
    for duty in &due {
        let kept = work.load(Id::<Duty>::new(*duty))?;
        raise(work, &plan, &kept)?;
    }
    Ok(missing.len() + due.len())
}

/// The first turn of an asset.
pub(crate) fn begin(work: &mut Work<'_>, plan: &Plan, asset: i64) -> Result<Id<Duty>> {
    let today = work.today();
    let next_due_on = match (plan.made_due_by, plan.every) {
        (Trigger::Calendar, Some(every)) => Some(match plan.first_due_on {
            Some(day) => day,
            None => first_turn(store::arrival(work, asset)?, today, every, plan),
        }),
        _ => None,
    };
    let next_at = match (plan.made_due_by, &plan.meter, plan.meter_every) {
        (Trigger::Meter, Some(meter), Some(every)) => {
            let last = store::last_reading(work, asset, meter)?.map_or(Decimal::ZERO, |(value, _)| value.0);
            Some(Figure(last + every.0))
        }
        _ => None,
    };
    let duty = Duty {
        id: work.new_id()?,
        name: plan.name.clone(),
        plan: Some(plan.id),
        asset: Some(Id::new(asset)),
        next_due_on,
        last_done_on: None,
        next_at,
        last_at: None,
        work_order: None,
    };
    work.register(&duty, PLANNED)
}

/// One turn after the asset arrived; what lies behind us is due today, not years ago.
fn first_turn(arrived: Option<Date>, today: Date, every: i64, plan: &Plan) -> Date {
    later(arrived.unwrap_or(today), every, plan.unit, 1).max(today)
}

/// Opens the work order of a turn.
pub(crate) fn raise(work: &mut Work<'_>, plan: &Plan, duty: &Kept<Duty>) -> Result<()> {
    let order = open(
        work,
        NewOrder {
            title: plan.name.clone(),
            work_kind: plan.work_kind,
            assets: duty.asset.into_iter().collect(),
            instructions: plan.instructions.clone(),
            checklist: plan.checklist.clone(),
            technician: plan.technician,
            supplier: plan.supplier,
            due_on: duty.next_due_on.or(Some(work.today())),
            plan: Some(plan.id),
            ..NewOrder::default()
        },
    )?;
    work.record(duty, &Duty { work_order: Some(order), ..duty.record.clone() }, Happening::of(ORDERED))?;
    Ok(())
}

/// Plans the work of one plan now, instead of tonight.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct PlanNow {
    /// Which plan.
    pub(crate) plan: Ref<Plan>,
}

/// What it did.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub(crate) struct Planned {
    /// Turns planned and orders opened.
    pub(crate) done: usize,
}

impl Command for PlanNow {
    const NAME: &'static str = "maintenance.plan-now";
    const NEEDS: Permission = PLAN;
    const SAYS: &'static str = "Plans the work of one plan now, instead of tonight.";
    const PLACE: Place = Place::post("/maintenance-plans/{plan}/plan-now");
    type Outcome = Planned;

    fn run(self, work: &mut Work<'_>) -> Result<Planned> {
        let plan = work.find(&self.plan)?.id;
        // Twice: what has just been planned may be due already. The rest waits for the night.
        let done = work.as_system(|work| Ok(advance(work, plan)? + advance(work, plan)?))?;
        Ok(Planned { done })
    }
}
