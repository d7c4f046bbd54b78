//! The steps of a work order. Starting one may take its assets out of service; finishing it brings those back.
use crate::{
    WORK, downtime,
    kind::Moment,
    orders::{OrderAsset, WorkOrder},
    rules::order::Checks,
    store::{self, OrderLine},
};
use assets::{Asset, Condition, ReturnFromRepair, SendToRepair, rules::stage::Stage};
use domain::{Event, Id};
use engine::{Command, Happening, Kept, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) const STARTED: Event = Event::new("started", "started");
pub(crate) const WAITS: Event = Event::new("waits-for-parts", "waits for parts with");
pub(crate) const CONTINUED: Event = Event::new("continued", "went on with");
/// A work order was finished.
pub(crate) const FINISHED: Event = Event::new("finished", "finished");
/// A work order was given up.
pub(crate) const CANCELLED: Event = Event::new("cancelled", "cancelled");
pub(crate) const LINE: Event = Event::new("result", "noted the result of");

/// Starts the work; its assets may be taken out of service until it is finished.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct StartOrder {
    /// Which order.
    pub(crate) order: Ref<WorkOrder>,
    /// Whether its assets are out of service meanwhile.
    #[serde(default)]
    pub(crate) out_of_service: bool,
}

impl Command for StartOrder {
    const NAME: &'static str = "maintenance.start-order";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Starts the work; its assets may be taken out of service until it is finished.";
    const PLACE: Place = Place::post("/work-orders/{order}/start");
    type Outcome = Id<WorkOrder>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<WorkOrder>> {
        let kept = work.find_to_change(&self.order)?;
        let now = Moment::of(work);
        let after = kept.started(now)?;
        if self.out_of_service {
            for line in store::order_lines(work, kept.id.number())? {
                take_out(work, &kept, &line, now)?;
            }
        }
        work.record(&kept, &after, Happening::of(STARTED))
    }
}

/// Takes an asset out of service for an order, unless somebody has done so before.
fn take_out(work: &mut Work<'_>, order: &Kept<WorkOrder>, line: &OrderLine, now: Moment) -> Result<()> {
    let asset = work.see(Id::<Asset>::new(line.asset))?;
    if matches!(asset.stage, Stage::InMaintenance | Stage::Decommissioned | Stage::Disposed) {
        return Ok(());
    }
    work.run(SendToRepair { asset: Ref::id(asset.id), fault: order.title.clone(), status: None })?;
    work.as_system(|work| {
        let kept = work.load(Id::<OrderAsset>::new(line.id))?;
        work.record(
            &kept,
            &OrderAsset { taken_out: Some(true), ..kept.record.clone() },
            Happening::of(LINE),
        )?;
        downtime::begins(work, order, Id::new(line.asset), now)
    })
}

/// Notes that an order waits for parts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct WaitForParts {
    /// Which order.
    pub(crate) order: Ref<WorkOrder>,
    /// What it waits for.
    #[schemars(length(min = 1, max = 200))]
    pub(crate) waiting_for: String,
}

impl Command for WaitForParts {
    const NAME: &'static str = "maintenance.wait-for-parts";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Notes that an order waits for parts.";
    const PLACE: Place = Place::post("/work-orders/{order}/wait");
    type Outcome = Id<WorkOrder>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<WorkOrder>> {
        let kept = work.find_to_change(&self.order)?;
        let after = kept.waiting_for_parts(&self.waiting_for)?;
        work.record(&kept, &after, Happening::of(WAITS))
    }
}

/// Goes on with an order that waited.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct ContinueOrder {
    /// Which order.
    pub(crate) order: Ref<WorkOrder>,
}

impl Command for ContinueOrder {
    const NAME: &'static str = "maintenance.continue-order";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Goes on with an order that waited.";
    const PLACE: Place = Place::post("/work-orders/{order}/continue");
    type Outcome = Id<WorkOrder>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<WorkOrder>> {
        let kept = work.find_to_change(&self.order)?;
        let now = Moment::of(work);
        let after = kept.started(now)?;
        work.record(&kept, &after, Happening::of(CONTINUED))
    }
}

/// Finishes the work: every check is answered; assets that were taken out of service come back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct FinishOrder {
    /// Which order.
    pub(crate) order: Ref<WorkOrder>,
    /// What was done, and what came of it.
    #[serde(default)]
    #[schemars(length(max = 10_000))]
    pub(crate) outcome: Option<String>,
    /// How good the assets are now.
    #[serde(default)]
    pub(crate) condition: Option<Condition>,
}

impl Command for FinishOrder {
    const NAME: &'static str = "maintenance.finish-order";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Finishes the work: every check is answered; assets that were taken out of service come back.";
    const PLACE: Place = Place::post("/work-orders/{order}/finish");
    type Outcome = Id<WorkOrder>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<WorkOrder>> {
        let kept = work.find_to_change(&self.order)?;
        let checks = store::checks_of(work, kept.id.number())?;
        let checks = Checks {
            open: checks.iter().filter(|one| one.verdict.is_none()).count() as i64,
            failed: checks.iter().filter(|one| one.verdict.as_deref() == Some("fail")).count() as i64,
        };
        let (now, day) = (Moment::of(work), work.day());
        let after = kept.finished(self.outcome.as_deref(), checks, now, day)?;
        for line in store::order_lines(work, kept.id.number())? {
            bring_back(work, &line, "done", self.outcome.clone(), self.condition, now)?;
        }
        work.record(&kept, &after, Happening::of(FINISHED))
    }
}

/// Brings an asset back into service, if this order took it out and it is still there.
fn bring_back(
    work: &mut Work<'_>,
    line: &OrderLine,
    result: &str,
    outcome: Option<String>,
    condition: Option<Condition>,
    now: Moment,
) -> Result<()> {
    let asset = Id::<Asset>::new(line.asset);
    if line.taken_out && work.see(asset)?.stage == Stage::InMaintenance {
        let outcome = outcome.map(|text| text.chars().take(2_000).collect());
        work.run(ReturnFromRepair { asset: Ref::id(asset), outcome, condition })?;
    }
    work.as_system(|work| {
        let kept = work.load(Id::<OrderAsset>::new(line.id))?;
        let after = OrderAsset { result: result.to_owned(), ..kept.record.clone() };
        work.record(&kept, &after, Happening::of(LINE))?;
        downtime::ends(work, line.order, line.asset, now)
    })
}

/// Gives an order up; assets that were taken out of service come back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct CancelOrder {
    /// Which order.
    pub(crate) order: Ref<WorkOrder>,
    /// Why.
    #[schemars(length(min = 1, max = 2000))]
    pub(crate) note: String,
}

impl Command for CancelOrder {
    const NAME: &'static str = "maintenance.cancel-order";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Gives an order up; assets that were taken out of service come back.";
    const PLACE: Place = Place::post("/work-orders/{order}/cancel");
    type Outcome = Id<WorkOrder>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<WorkOrder>> {
        let kept = work.find_to_change(&self.order)?;
        let after = kept.cancelled(&self.note)?;
        let now = Moment::of(work);
        for line in store::order_lines(work, kept.id.number())? {
            bring_back(work, &line, "skipped", Some(self.note.clone()), None, now)?;
        }
        work.record(&kept, &after, Happening::of(CANCELLED))
    }
}
