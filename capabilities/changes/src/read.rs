//! Looking at change sets.
use crate::{
    MAKE, READ,
    set::{ChangeRow, ChangeSet, Outcome},
    store,
};
use engine::{Permission, Place, Query, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rows per page.
const PAGE: usize = 100;

/// Change sets, newest first: one's own, or everybody's with the right to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Sets {
    /// Only sets before this one: the next page.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub before: Option<i64>,
}

impl Query for Sets {
    const NAME: &'static str = "changes.sets";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str =
        "Tells change sets, newest first: one's own, or everybody's with the right to.";
    const PLACE: Place = Place::get("/changes");
    type Answer = Vec<ChangeSet>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<ChangeSet>> {
        let account = if view.actor().may(READ) { None } else { view.actor().account };
        store::sets(view, account, self.before, PAGE)
    }
}

/// One change set.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    /// Which.
    pub change_set: i64,
}

impl Query for Show {
    const NAME: &'static str = "changes.show";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str = "Tells one change set and its numbers.";
    const PLACE: Place = Place::get("/changes/{change_set}");
    type Answer = ChangeSet;

    fn run(self, view: &mut View<'_>) -> Result<ChangeSet> {
        store::own_set(view, self.change_set)
    }
}

/// The rows of a change set.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RowsOf {
    /// Which change set.
    pub change_set: i64,
    /// Only rows of this outcome.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// Only rows behind this one: the next page.
    #[serde(default)]
    #[schemars(range(min = 0))]
    pub after: Option<i64>,
}

impl Query for RowsOf {
    const NAME: &'static str = "changes.rows";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str = "Tells the rows of a change set, in order.";
    const PLACE: Place = Place::get("/changes/{change_set}/rows");
    type Answer = Vec<ChangeRow>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<ChangeRow>> {
        let set = store::own_set(view, self.change_set)?;
        let outcomes: Vec<Outcome> = self.outcome.into_iter().collect();
        store::rows(view, set.id, &outcomes, self.after.unwrap_or(0), PAGE)
    }
}
