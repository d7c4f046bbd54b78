//! Several assets are handed out at once: a new colleague's whole desk.
use crate::{HAND_OUT, HandOut, To};
use assets::Asset;
use domain::{Date, Id};
use engine::{Command, Error, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most assets handed out at once.
const MAX: usize = 200;

/// Hands several assets out to one receiver: all of them, or, if one is refused, none.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct HandOutMany {
    /// Which assets.
    #[schemars(length(min = 1, max = 200))]
    pub assets: Vec<Ref<Asset>>,
    /// To whom or what.
    #[serde(flatten)]
    pub to: To,
    /// When they should come back.
    #[serde(default)]
    pub due_back: Option<Date>,
}

impl Command for HandOutMany {
    const NAME: &'static str = "custody.hand-out-many";
    const NEEDS: Permission = HAND_OUT;
    const SAYS: &'static str = "Hands several assets out to one receiver: all of them, or none.";
    const PLACE: Place = Place::post("/hand-outs");
    type Outcome = Vec<Id<Asset>>;

    fn run(self, work: &mut Work<'_>) -> Result<Vec<Id<Asset>>> {
        if self.assets.is_empty() || self.assets.len() > MAX {
            return Err(Error::invalid("assets", "wrong-number", format!("Name 1 to {MAX} assets.")));
        }
        let one =
            |asset| HandOut { asset, to: self.to.clone(), due_back: self.due_back, status: None, note: None };
        self.assets.into_iter().map(|asset| work.run(one(asset))).collect()
    }
}
