use crate::{OWN, SHARE, SavedView, view::QUERY_MAX};
use domain::{Event, Id};
use engine::{Command, Error, Happening, Permission, Place, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Saves a list under a name.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Save {
    /// What it is called.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// The list: assets, people.
    #[schemars(length(min = 1, max = 60))]
    pub list: String,
    /// What stands behind the question mark of its address.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub query: String,
    /// Whether everybody has it among their views.
    #[serde(default)]
    pub shared: bool,
}

impl Command for Save {
    const NAME: &'static str = "views.save";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Saves a list with its conditions, order and columns under a name.";
    const PLACE: Place = Place::post("/my/views");
    type Outcome = Id<SavedView>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<SavedView>> {
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            return Err(Error::invalid("name", "required", "Give it a name."));
        }
        if self.query.chars().count() > QUERY_MAX {
            return Err(Error::invalid(
                "query",
                "too-long",
                "This list has too many conditions to be saved.",
            ));
        }
        if !work.kinds().iter().any(|kind| kind.path == self.list) {
            let message = format!("There is no list {}.", self.list);
            return Err(Error::invalid("list", "unknown-list", message));
        }
        if self.shared && !work.actor().may(SHARE) {
            return Err(Error::Forbidden(SHARE));
        }
        let owner = work.actor().account;
        let id = work.new_id()?;
        let view = SavedView {
            id,
            name,
            list: self.list,
            query: self.query,
            owner,
            shared: self.shared,
            removed: false,
        };
        work.register(&view, Happening::of(Event::REGISTERED))
    }
}
