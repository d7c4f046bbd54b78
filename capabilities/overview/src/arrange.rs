//! Somebody arranges the tiles of their overview.
use crate::{OWN, arrangement::Arrangement, store};
use domain::Refusal;
use engine::{Command, Error, Permission, Place, Result, View, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most tiles of an arrangement.
const TILES_MAX: usize = 100;
/// Most characters of a tile's name.
const NAME_MAX: usize = 40;

/// Arranges the tiles of one's overview; without any, they stand as they came with the product.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Arrange {
    /// The names of the tiles that are shown, in their order.
    #[serde(default)]
    pub shown: Vec<String>,
    /// The names of those that are not.
    #[serde(default)]
    pub hidden: Vec<String>,
}

impl Command for Arrange {
    const NAME: &'static str = "overview.arrange";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Arranges the tiles of one's overview: which, and in which order.";
    const PLACE: Place = Place::put("/my/overview");
    type Outcome = ();

    fn run(self, work: &mut Work<'_>) -> Result<()> {
        let account = account_of(work)?;
        let names = || self.shown.iter().chain(&self.hidden);
        let is_name = |name: &String| {
            let fits = (1..=NAME_MAX).contains(&name.len());
            fits && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        };
        if names().count() > TILES_MAX || !names().all(is_name) {
            let message =
                format!("Name at most {TILES_MAX} tiles, each by its name, such as \u{201c}flow\u{201d}.");
            return Err(Error::invalid("shown", "not-tiles", message));
        }
        store::keep(work, account, &Arrangement { shown: self.shown, hidden: self.hidden })
    }
}

/// Whose overview it is.
fn account_of(view: &View<'_>) -> Result<i64> {
    let message = "Only somebody with an account has an overview of their own.";
    view.actor().account.ok_or_else(|| Refusal::new("no-account", message).into())
}
