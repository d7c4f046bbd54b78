//! MTBF, MTTR and availability, by model, site or asset.
use crate::{
    READ,
    rules::reliability::{Down, Reliability},
    store,
};
use domain::{Date, Refusal};
use engine::{Permission, Place, Query, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Days looked back when nobody says from when.
const DAYS: i64 = 365;

/// What is put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum By {
    /// Assets of one model.
    #[default]
    Model,
    /// Assets at one place.
    Place,
    /// Each asset for itself.
    Asset,
}

/// How reliable things were. Models, places and assets without an outage in that time are left out.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Reliabilities {
    /// What is put together.
    #[serde(default)]
    pub(crate) by: By,
    /// The first day; a year ago when left out.
    #[serde(default)]
    pub(crate) from: Option<Date>,
    /// The last day; today when left out.
    #[serde(default)]
    pub(crate) to: Option<Date>,
}

/// How reliable one model, place or asset was.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct ReliabilityBy {
    /// Its id.
    pub(crate) id: i64,
    /// What it is called.
    pub(crate) name: String,
    /// How many assets were in service.
    pub(crate) assets: i64,
    /// Unplanned outages that began in this time.
    pub(crate) failures: i64,
    /// Hours without service that nobody had planned.
    pub(crate) down_hours: f64,
    /// Planned hours without service.
    pub(crate) planned_hours: f64,
    /// Hours of service between two failures, on average.
    pub(crate) mtbf_hours: Option<f64>,
    /// Hours until service was back, on average.
    pub(crate) mttr_hours: Option<f64>,
    /// The share of time without unplanned outages, in parts per million.
    pub(crate) availability_ppm: i64,
    /// The day on which the first of the outages that count here began: maybe before the time that is told of.
    #[serde(skip)]
    pub(crate) since: Option<Date>,
}

impl Reliabilities {
    /// The first and the last day.
    pub(crate) fn span(&self, today: Date) -> (Date, Date) {
        let to = self.to.unwrap_or(today).min(today);
        (self.from.unwrap_or_else(|| to.plus_days(-DAYS)), to)
    }
}

impl Query for Reliabilities {
    const NAME: &'static str = "maintenance.reliability";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Tells MTBF, MTTR and availability of what had outages, by model, place or asset, the worst first.";
    const PLACE: Place = Place::get("/reliability");
    type Answer = Vec<ReliabilityBy>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<ReliabilityBy>> {
        let (from_day, to_day) = self.span(view.today());
        if to_day < from_day {
            return Err(
                Refusal::new("ends-before-start", "The last day cannot come before the first.").into()
            );
        }
        let zone = view.zone().clone();
        let from = from_day.start_in(&zone).0;
        let to = to_day.plus_days(1).start_in(&zone).0.min(view.now().0);
        let outages = store::outages_between(view, from, to)?;
        let mut groups: BTreeMap<i64, Vec<Down>> = BTreeMap::new();
        let mut first: BTreeMap<i64, Date> = BTreeMap::new();
        for outage in &outages {
            let key = match self.by {
                By::Model => outage.model,
                By::Place => outage.location,
                By::Asset => Some(outage.down.asset),
            };
            if let Some(key) = key {
                groups.entry(key).or_default().push(outage.down);
                let began = outage.began.date_in(&zone);
                first.entry(key).and_modify(|day| *day = began.min(*day)).or_insert(began);
            }
        }
        let ids: Vec<i64> = groups.keys().copied().collect();
        let service = store::in_service(view, self.by, &ids)?;
        let names = store::names_of(view, self.by, &ids)?;
        let mut told: Vec<ReliabilityBy> = groups
            .into_iter()
            .map(|(id, mut outages)| {
                let mut observed = BTreeMap::new();
                for one in service.iter().filter(|one| one.group == id) {
                    let begins = one.from.map_or(from, |day| day.start_in(&zone).0).clamp(from, to);
                    let ends = one.until.map_or(to, |day| day.start_in(&zone).0).clamp(begins, to);
                    observed.insert(one.asset, ends - begins);
                    for outage in outages.iter_mut().filter(|outage| outage.asset == one.asset) {
                        outage.from = outage.from.clamp(begins, ends);
                        outage.to = outage.to.clamp(begins, ends);
                    }
                }
                let name = names.get(&id).cloned().unwrap_or_default();
                ReliabilityBy {
                    since: first.get(&id).copied(),
                    ..row(id, name, &Reliability::of(&observed, &outages))
                }
            })
            .filter(|row| row.assets > 0)
            .collect();
        told.sort_by(|a, b| a.availability_ppm.cmp(&b.availability_ppm).then_with(|| a.name.cmp(&b.name)));
        Ok(told)
    }
}

/// Milliseconds as hours, for people and charts.
fn hours(millis: i64) -> f64 {
    millis as f64 / 3_600_000.0
}

fn row(id: i64, name: String, it: &Reliability) -> ReliabilityBy {
    ReliabilityBy {
        id,
        name,
        assets: it.assets,
        failures: it.failures,
        down_hours: hours(it.down),
        planned_hours: hours(it.planned),
        mtbf_hours: it.mtbf().map(hours),
        mttr_hours: it.mttr().map(hours),
        availability_ppm: it.availability(),
        since: None,
    }
}
