//! How far returns came, as numbers.
use crate::{READ, store};
use domain::Date;
use engine::{Permission, Place, Query, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Tells how far the returns came that were opened since a day.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Funnel {
    /// Opened on this day or later; all when left out.
    #[serde(default)]
    pub since: Option<Date>,
}

/// How many returns came how far. Each number is part of the one before it, as far as the way was gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FunnelTold {
    /// Opened.
    pub opened: i64,
    /// The person was told.
    pub told: i64,
    /// A label went out.
    pub label: i64,
    /// The things were on their way.
    pub in_transit: i64,
    /// Everything was back.
    pub received: i64,
    /// Closed.
    pub closed: i64,
    /// Of those, with something lost.
    pub with_loss: i64,
    /// Still running, and late.
    pub late: i64,
}

impl Query for Funnel {
    const NAME: &'static str = "retrieval.funnel";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells how far the returns came that were opened since a day.";
    const PLACE: Place = Place::get("/retrievals/funnel");
    type Answer = FunnelTold;

    fn run(self, view: &mut View<'_>) -> Result<FunnelTold> {
        store::funnel(view, self.since)
    }
}
