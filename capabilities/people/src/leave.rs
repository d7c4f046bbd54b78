//! Somebody leaves the organisation.
use crate::{MANAGE, Person};
use domain::{Date, Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A person left.
pub const LEFT: Event = Event::new("left", "recorded the leaving of");

/// Records that a person leaves. What they hold stays with them until it is taken back; others may react.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Leave {
    /// Who leaves.
    pub person: Ref<Person>,
    /// Their last day; today when left out.
    #[serde(default)]
    pub last_day: Option<Date>,
}

impl Command for Leave {
    const NAME: &'static str = "people.leave";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Records that a person leaves; what they hold stays with them until it is taken back.";
    const PLACE: Place = Place::post("/people/{person}/leave");
    type Outcome = Id<Person>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Person>> {
        let person = work.find_to_change(&self.person)?;
        let gone = person.leave(self.last_day.unwrap_or_else(|| work.day()))?;
        work.record(&person, &gone, Happening::of(LEFT))
    }
}
