//! Have and need on one page: what is there, what comes, what is needed, what is missing.
use crate::{READ, rules::gap::Counts, store};
use catalog::{Category, Model};
use domain::Date;
use engine::{Permission, Place, Query, Record, Ref, Result, View};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Days ahead when no day is named.
pub(crate) const AHEAD: i64 = 120;

/// What there is, what comes, what is needed and what is missing, by category or model, and by site.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Balance {
    /// Until this day; 120 days from today when left out.
    #[serde(default)]
    pub until: Option<Date>,
    /// At this place and within it only.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// A row for each model instead of each category.
    #[serde(default)]
    pub by_model: Option<bool>,
    /// Rows for each site.
    #[serde(default)]
    pub by_site: Option<bool>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BalanceRow {
    /// The category.
    pub category: Option<i64>,
    /// What it is called.
    pub category_name: String,
    /// The model, in rows for models.
    pub model: Option<i64>,
    /// What it is called.
    pub model_name: String,
    /// The site, in rows for sites.
    pub site: Option<i64>,
    /// What it is called.
    pub site_name: String,
    /// In stock and free.
    pub free: i64,
    /// In stock and kept for somebody.
    pub reserved: i64,
    /// Ordered and not here yet, as assets.
    pub incoming: i64,
    /// Of these, units of open orders that are no assets yet.
    pub on_order: i64,
    /// In the hands of people who leave by then, or due back by then.
    pub returning: i64,
    /// Needed by then and not provided yet.
    pub needed: i64,
    /// Missing.
    pub short: i64,
}

impl Query for Balance {
    const NAME: &'static str = "planning.balance";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Tells what is in stock, reserved, incoming and returning, what is needed and what is missing.";
    const PLACE: Place = Place::get("/planning/balance");
    type Answer = Vec<BalanceRow>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<BalanceRow>> {
        let until = self.until.unwrap_or_else(|| view.today().plus_days(AHEAD));
        let within = match &self.location {
            Some(place) => Some(view.find(place)?.id.number()),
            None => None,
        };
        let sites = store::Sites::read(view)?;
        let mut rows: BTreeMap<Key, (Counts, i64)> = BTreeMap::new();
        for (what, pile) in store::piles(view, until)? {
            if within.is_some_and(|within| !sites.lies_within(pile.location, within)) {
                continue;
            }
            let key = Key {
                category: pile.category,
                model: pile.model.filter(|_| self.by_model == Some(true)),
                site: sites.site_of(pile.location).filter(|_| self.by_site == Some(true)),
            };
            let (counts, on_order) = rows.entry(key).or_default();
            match what {
                store::Pile::Free => counts.free += pile.count,
                store::Pile::Reserved => counts.reserved += pile.count,
                store::Pile::Incoming => counts.incoming += pile.count,
                store::Pile::OnOrder => {
                    counts.incoming += pile.count;
                    *on_order += pile.count;
                }
                store::Pile::Returning => counts.returning += pile.count,
                store::Pile::Needed => counts.needed += pile.count,
            }
        }
        named(view, rows)
    }
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    category: Option<i64>,
    model: Option<i64>,
    site: Option<i64>,
}

fn named(view: &mut View<'_>, rows: BTreeMap<Key, (Counts, i64)>) -> Result<Vec<BalanceRow>> {
    let ids = |of: fn(&Key) -> Option<i64>| -> Vec<i64> {
        rows.keys().filter_map(of).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let categories = view.labels(Category::KIND, &ids(|key| key.category))?;
    let models = view.labels(Model::KIND, &ids(|key| key.model))?;
    let sites = view.labels(Location::KIND, &ids(|key| key.site))?;
    let name = |names: &BTreeMap<i64, String>, id: Option<i64>| {
        id.and_then(|id| names.get(&id).cloned()).unwrap_or_default()
    };
    let mut told: Vec<BalanceRow> = rows
        .into_iter()
        .filter(|(_, (counts, _))| !counts.is_nothing())
        .map(|(key, (counts, on_order))| BalanceRow {
            category: key.category,
            category_name: name(&categories, key.category),
            model: key.model,
            model_name: name(&models, key.model),
            site: key.site,
            site_name: name(&sites, key.site),
            free: counts.free,
            reserved: counts.reserved,
            incoming: counts.incoming,
            on_order,
            returning: counts.returning,
            needed: counts.needed,
            short: counts.short(),
        })
        .collect();
    // What is missing first, then what is needed at all.
    told.sort_by_key(|row| {
        (-row.short, -row.needed, row.category_name.clone(), row.model_name.clone(), row.site_name.clone())
    });
    Ok(told)
}
