//! Erasing a person's data, as data protection law may ask.
use crate::{ERASE, Person};
use domain::Id;
use engine::{Command, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Makes everything personal about somebody unreadable for ever, in the register and in its journal. What they held
/// and did stays, under a number instead of a name; the journal stays valid.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Erase {
    /// Whose data.
    pub person: Ref<Person>,
}

impl Command for Erase {
    const NAME: &'static str = "people.erase";
    const NEEDS: Permission = ERASE;
    const SAYS: &'static str = "Makes everything personal about somebody unreadable for ever, also in the journal. This cannot be undone.";
    const PLACE: Place = Place::post("/people/{person}/erase");
    type Outcome = Id<Person>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Person>> {
        let person = work.find_to_change(&self.person)?;
        let nobody = Person {
            name: format!("Erased person {}", person.id),
            first_name: None,
            last_name: None,
            ..person.record.clone()
        };
        work.erase(&person, &nobody)
    }
}
