//! What was recommended, and what became of it.
use crate::{READ, rules::route::Way, store};
use engine::{Permission, Place, Query, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Tells how often each recommendation was followed, and by what it was replaced.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Ways {}

/// How many assets went so.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WayCount {
    /// What the table recommended.
    pub recommended: Way,
    /// What somebody decided; absent while nobody has.
    pub decided: Option<Way>,
    /// The way that it went in the end; absent while it is here.
    pub actual: Option<Way>,
    /// How many assets.
    pub assets: i64,
    /// Avoided emissions, at least, in kg CO2e.
    pub co2e_low_kg: i64,
    /// Avoided emissions, at most, in kg CO2e.
    pub co2e_high_kg: i64,
    /// Their weight, in grams.
    pub mass_grams: i64,
}

impl Query for Ways {
    const NAME: &'static str = "retirement.ways";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Tells how often each recommended way was followed, and what was done instead.";
    const PLACE: Place = Place::get("/retirement/ways");
    type Answer = Vec<WayCount>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<WayCount>> {
        store::ways(view)
    }
}
