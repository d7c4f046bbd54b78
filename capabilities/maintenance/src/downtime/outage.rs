//! One stretch in which an asset was down: noted by hand, or by a work order that took it out of service.
use crate::{
    WORK,
    kind::{self, Moment, home_of},
    orders::{WorkKind, WorkOrder},
    store,
};
use assets::Asset;
use catalog::Model;
use domain::{Choice, Event, Field, Id, Kind, Refusal, State};
use engine::{
    Belonging, Command, Error, Happening, Kept, Permission, Place, Record, RecordKind, Ref, Result, View,
    Work,
};
use people::{Company, Location};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub(crate) const BEGAN: Event = Event::new("began", "noted the beginning of");
pub(crate) const ENDED: Event = Event::new("ended", "noted the end of");
const MINUTE: i64 = 60_000;

/// An outage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Outage {
    pub(crate) id: Id<Outage>,
    #[serde(default)]
    pub(crate) number: String,
    pub(crate) asset: Option<Id<Asset>>,
    pub(crate) began_at: Option<Moment>,
    pub(crate) ended_at: Option<Moment>,
    pub(crate) planned: Option<bool>,
    pub(crate) work_order: Option<Id<WorkOrder>>,
    pub(crate) model: Option<Id<Model>>,
    pub(crate) company: Option<Id<Company>>,
    pub(crate) location: Option<Id<Location>>,
}

const CAUSES: &[Choice<'static>] = &[
    Choice::new("hardware", "Hardware"),
    Choice::new("software", "Software"),
    Choice::new("power", "Power"),
    Choice::new("network", "Network"),
    Choice::new("people", "A mistake"),
    Choice::new("upkeep", "Planned upkeep"),
    Choice::new("outside", "From outside"),
    Choice::new("unknown", "Not known yet"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().unique().searchable().listed(),
    Field::reference("asset", "Asset", "asset").required().indexed().searchable().listed(),
    Field::new("began_at", "From", Kind::Instant).required().indexed().listed(),
    Field::new("ended_at", "To", Kind::Instant).sparse().listed().help("Empty while it lasts."),
    Field::integer("minutes", "Minutes").derived().listed(),
    Field::boolean("planned", "Planned").indexed().listed(),
    Field::choice("cause", "Cause", CAUSES).indexed().listed(),
    Field::long_text("cause_text", "What happened"),
    Field::text("affected", "People and services affected"),
    Field::reference("work_order", "Work order", "work-order").governed().sparse(),
    Field::reference("model", "Model", "model").governed().indexed(),
    Field::reference("company", "Company", "company").governed().indexed(),
    Field::reference("location", "Place", "location").governed().indexed(),
];

impl Record for Outage {
    const KIND: &'static RecordKind = &RecordKind {
        keys: &["number"],
        fields: FIELDS,
        indexes: &["asset, began_at, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &[],
        },
        ..kind::kind::<Self>(["outage", "outage", "Outages", "outages", "maintenance_outages"], "number")
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let now = Moment(work.now());
        if after.began_at.is_some_and(|began| began > now) {
            let message = "This has not begun yet. Plan a maintenance window instead.";
            return Err(Error::invalid("began_at", "in-the-future", message));
        }
        if let (Some(began), Some(ended)) = (after.began_at, after.ended_at)
            && (ended < began || ended > now)
        {
            let message = "An outage ends after it began, and not in the future.";
            return Err(Error::invalid("ended_at", "ends-before-start", message));
        }
        if before.is_none() {
            after.number = kind::numbered("OUT", after.id.number());
            after.planned = Some(after.planned.unwrap_or(false));
        }
        if let Some(asset) = after.asset.filter(|asset| before.is_none_or(|was| was.asset != Some(*asset))) {
            let home = home_of(work, asset.number())?;
            after.model = home.model.map(Id::new);
            after.company = home.company.map(Id::new);
            after.location = home.location.map(Id::new);
        }
        Ok(after)
    }

    fn derive(&self, _: &mut View<'_>) -> Result<State> {
        let minutes = self.began_at.zip(self.ended_at).map(|(from, to)| (to.0.0 - from.0.0) / MINUTE);
        Ok(minutes.map(|minutes| ("minutes".to_owned(), json!(minutes))).into_iter().collect())
    }
}

/// An order took an asset out of service.
pub(crate) fn begins(
    work: &mut Work<'_>,
    order: &Kept<WorkOrder>,
    asset: Id<Asset>,
    now: Moment,
) -> Result<()> {
    let planned = order.work_kind != WorkKind::Repair;
    let stretch = Stretch { from: now, to: None, planned, order: Some(order.id) };
    add(work, asset, stretch, &order.title)
}

/// From when to when something is down, and whether that is planned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    pub(crate) from: Moment,
    pub(crate) to: Option<Moment>,
    pub(crate) planned: bool,
    pub(crate) order: Option<Id<WorkOrder>>,
}

/// Notes an outage, whoever asked for it.
pub(crate) fn add(work: &mut Work<'_>, asset: Id<Asset>, stretch: Stretch, why: &str) -> Result<()> {
    let Stretch { from, to, planned, order } = stretch;
    let cause = if planned { "upkeep" } else { "hardware" };
    let mut given = json!({
        "asset": asset, "began_at": from, "planned": planned, "cause": cause, "cause_text": why,
    });
    if let Some(to) = to {
        given["ended_at"] = json!(to);
    }
    let given: State = given.as_object().cloned().unwrap_or_default();
    let id = work.as_system(|work| work.register_state(Outage::KIND, given, BEGAN))?;
    if let Some(order) = order {
        let kept = work.load(Id::<Outage>::new(id))?;
        work.record(
            &kept,
            &Outage { work_order: Some(order), ..kept.record.clone() },
            Happening::of(Event::EDITED),
        )?;
    }
    Ok(())
}

/// An order brought an asset back, or was given up.
pub(crate) fn ends(work: &mut Work<'_>, order: i64, asset: i64, now: Moment) -> Result<()> {
    let Some(outage) = store::open_outage(work, order, asset)? else { return Ok(()) };
    let kept = work.load(Id::<Outage>::new(outage))?;
    let after = Outage { ended_at: kept.began_at.map(|began| began.max(now)), ..kept.record.clone() };
    work.record(&kept, &after, Happening::of(ENDED))?;
    Ok(())
}

/// Notes that an outage is over.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct EndOutage {
    /// Which outage.
    pub(crate) outage: Ref<Outage>,
    /// When it ended; now when left out.
    #[serde(default)]
    pub(crate) ended_at: Option<Moment>,
    /// What happened.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub(crate) note: Option<String>,
}

impl Command for EndOutage {
    const NAME: &'static str = "maintenance.end-outage";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Notes that an outage is over.";
    const PLACE: Place = Place::post("/outages/{outage}/end");
    type Outcome = Id<Outage>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Outage>> {
        let kept = work.find_to_change(&self.outage)?;
        if kept.ended_at.is_some() {
            return Err(Refusal::new("outage-is-over", format!("{} is over already.", kept.number)).into());
        }
        let ended_at = self.ended_at.or(Some(Moment::of(work)));
        let after = Outage::prepare(
            Some(&kept.record),
            Outage { ended_at, ..kept.record.clone() },
            kept.state(),
            work,
        )?;
        work.record(&kept, &after, Happening::of(ENDED).fact("note", self.note))
    }
}
