//! Somebody starts over.
use crate::{OWN, set::account_of, store};
use engine::{Command, Permission, Place, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Empties one's set.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Clear {}

impl Command for Clear {
    const NAME: &'static str = "scans.clear";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Empties one's set of scanned assets.";
    const PLACE: Place = Place::delete("/my/scans");
    type Outcome = u64;

    fn run(self, work: &mut Work<'_>) -> Result<u64> {
        let account = account_of(work)?;
        store::clear(work, account)
    }
}
