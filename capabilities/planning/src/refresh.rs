//! What has to be replaced, quarter by quarter: its planned life, its warranty or its support ends.
use crate::{MANAGE, Need, NeedState, READ, need, store};
use domain::{Date, Event, Id, Money};
use engine::{Command, Error, Permission, Place, Query, Ref, Result, View, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The need to replace was worked out.
pub const WORKED_OUT: Event = Event::new("worked-out", "worked out");

/// Quarters told.
const QUARTERS: i64 = 8;

/// What has to be replaced in each of the next eight quarters, and what is overdue.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Refresh {}

/// One quarter.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Quarter {
    /// Its first day; none for what should have been replaced before.
    pub from: Option<Date>,
    /// The day after its last.
    pub to: Date,
    /// Assets whose planned life ends in it.
    pub end_of_life: i64,
    /// Assets whose warranty ends in it.
    pub warranty: i64,
    /// Assets whose support by the maker ends in it.
    pub support: i64,
    /// What those whose life ends did cost, one amount for each currency: what replacing them comes to.
    pub cost: Vec<Money>,
}

impl Query for Refresh {
    const NAME: &'static str = "planning.refresh";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells what has to be replaced in each of the next eight quarters.";
    const PLACE: Place = Place::get("/planning/refresh");
    type Answer = Vec<Quarter>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Quarter>> {
        let first = quarter_of(view.today());
        let bounds: Vec<(Option<Date>, Date)> = std::iter::once((None, first))
            .chain((0..QUARTERS).map(|n| (Some(first.plus_months(3 * n)), first.plus_months(3 * n + 3))))
            .collect();
        let last = first.plus_months(3 * QUARTERS);
        let ends = |view: &mut View<'_>, field| store::ends(view, field, last);
        let (life, warranty, support) =
            (ends(view, "planned_end_on")?, ends(view, "warranty_ends_on")?, ends(view, "supported_until")?);
        let cost = store::replacement_cost(view, last)?;
        let quarter = |(from, to): (Option<Date>, Date)| {
            let inside = |day: Date| from.is_none_or(|from| day >= from) && day < to;
            let count = |days: &[(Date, i64)]| {
                days.iter().filter(|(day, _)| inside(*day)).map(|(_, count)| count).sum()
            };
            Quarter {
                from,
                to,
                end_of_life: count(&life),
                warranty: if from.is_none() { 0 } else { count(&warranty) },
                support: count(&support),
                cost: added(cost.iter().filter(|(day, _)| inside(*day)).map(|(_, money)| *money)),
            }
        };
        Ok(bounds.into_iter().map(quarter).collect())
    }
}

/// The first day of the quarter in which a day lies.
fn quarter_of(day: Date) -> Date {
    let month = day.plus_days(1 - i64::from(day.day()));
    month.plus_months(-(i64::from(day.month() - 1) % 3))
}

fn added(amounts: impl Iterator<Item = Money>) -> Vec<Money> {
    let mut sums: Vec<Money> = Vec::new();
    for amount in amounts {
        match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
            Some(sum) => sum.minor = sum.minor.saturating_add(amount.minor),
            None => sums.push(amount),
        }
    }
    sums
}

/// Makes needs of what has to be replaced until a day: one for each category and site. Doing it again brings those needs up
/// to date.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PlanRefresh {
    /// Everything whose planned life ends before this day, and what is broken or in poor condition.
    pub until: Date,
    /// At this place and within it only.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
}

impl Command for PlanRefresh {
    const NAME: &'static str = "planning.plan-refresh";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Makes needs of what has to be replaced until a day.";
    const PLACE: Place = Place::post("/planning/refresh");
    type Outcome = Vec<Id<Need>>;

    fn run(self, work: &mut Work<'_>) -> Result<Vec<Id<Need>>> {
        if self.until < work.today() {
            return Err(Error::invalid("until", "in-the-past", "Name a day to come."));
        }
        let within = match &self.location {
            Some(place) => Some(work.find(place)?.id.number()),
            None => None,
        };
        let sites = store::Sites::read(work)?;
        let mut due: std::collections::BTreeMap<(i64, Option<i64>), i64> = Default::default();
        for pile in store::to_replace(work, self.until)? {
            let Some(category) = pile.category else { continue };
            if within.is_none_or(|within| sites.lies_within(pile.location, within)) {
                *due.entry((category, sites.site_of(pile.location))).or_default() += pile.count;
            }
        }
        let mut needs = Vec::new();
        for ((category, site), count) in due {
            needs.extend(replace(work, category, site, count, self.until)?);
        }
        Ok(needs)
    }
}

fn replace(
    work: &mut Work<'_>,
    category: i64,
    site: Option<i64>,
    count: i64,
    until: Date,
) -> Result<Option<Id<Need>>> {
    let origin = format!("refresh:{category}:{}", site.unwrap_or_default());
    if let Some(id) = store::need_from(work, &origin)? {
        let kept = work.load::<Need>(id)?;
        let after = Need { quantity: Some(count), wanted_by: Some(until), ..kept.record.clone() };
        if after != kept.record {
            work.record(&kept, &after, WORKED_OUT)?;
        }
        return Ok(Some(id));
    }
    let id = work.new_id::<Need>()?;
    let need = Need {
        category: Some(Id::new(category)),
        quantity: Some(count),
        state: NeedState::Wanted,
        wanted_by: Some(until),
        location: site.map(Id::new),
        requester: work.actor().person.map(Id::new),
        reason: Some(format!("Planned life ends before {until}, or in poor condition.")),
        origin: Some(origin),
        ..need::blank(id)
    };
    let need = need::completed(work, need)?;
    work.register(&need, WORKED_OUT).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_begins_with_its_first_month() {
        let quarter = |day: &str| quarter_of(day.parse().unwrap()).to_string();
        assert_eq!(quarter("2026-03-31"), "2026-01-01");
        assert_eq!(quarter("2026-11-24"), "2026-10-01");
        assert_eq!(quarter("2026-12-01"), "2026-10-01");
    }
}
