//! What somebody has scanned.
use crate::{OWN, store};
use domain::Refusal;
use engine::{Permission, Place, Query, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Finds that are told, newest first.
const FINDS_MAX: usize = 500;

/// One's set of scanned assets, newest find first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct MySet {}

/// A set.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ScanSet {
    /// What was found, newest first, each asset once; at most 500.
    pub found: Vec<Found>,
    /// Codes that name no asset, newest first.
    pub unknown: Vec<String>,
}

/// An asset that was scanned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Found {
    /// The asset.
    pub asset: i64,
    /// Its tag.
    pub tag: String,
    /// What model it is.
    pub model: String,
    /// Where it stands.
    pub location: String,
    /// Who holds it.
    pub holder: String,
}

impl Query for MySet {
    const NAME: &'static str = "scans.set";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Tells one's set of scanned assets, newest find first.";
    const PLACE: Place = Place::get("/my/scans");
    type Answer = ScanSet;

    fn run(self, view: &mut View<'_>) -> Result<ScanSet> {
        let account = account_of(view)?;
        let found = store::found(view, account, FINDS_MAX)?;
        let unknown = store::unknown(view, account, FINDS_MAX)?;
        Ok(ScanSet { found, unknown })
    }
}

/// Whose set it is.
pub(crate) fn account_of(view: &View<'_>) -> Result<i64> {
    let message = "Only somebody with an account has a set.";
    view.actor().account.ok_or_else(|| Refusal::new("no-account", message).into())
}
