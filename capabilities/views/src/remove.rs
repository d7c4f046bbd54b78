use crate::{OWN, SHARE, SavedView};
use domain::{Event, Id};
use engine::{Command, Error, Happening, Permission, Place, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A view was taken away.
pub const REMOVED: Event = Event::new("removed", "removed");

/// Takes a saved view away: one's own, or, with the right to share, what others share.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Remove {
    /// Which view.
    pub view: Id<SavedView>,
}

impl Command for Remove {
    const NAME: &'static str = "views.remove";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Takes a saved view away.";
    const PLACE: Place = Place::delete("/my/views/{view}");
    type Outcome = Id<SavedView>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<SavedView>> {
        let (own, shares) = (work.actor().account, work.actor().may(SHARE));
        let view = work.load(self.view)?;
        let is_own = own.is_some() && view.owner == own;
        if view.removed || !(is_own || view.shared && shares) {
            return Err(Error::NotFound("saved view"));
        }
        let gone = SavedView { removed: true, shared: false, ..view.record.clone() };
        work.record(&view, &gone, Happening::of(REMOVED))
    }
}
