//! Whose an account is: the first administrator has one before anybody is written down as a person.
use crate::{Account, MANAGE, store};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An account was given to a person.
pub const PERSON_SET: Event = Event::new("person-set", "given to a person");

/// Says whose an account is, so that decisions, messages and what is one's own find them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SetPerson {
    /// Which account.
    pub account: Ref<Account>,
    /// Whose it is.
    pub person: Ref<Person>,
}

impl Command for SetPerson {
    const NAME: &'static str = "access.set-person";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Says whose an account is.";
    const PLACE: Place = Place::put("/accounts/{account}/person");
    type Outcome = Id<Account>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Account>> {
        let account = work.find_to_change(&self.account)?;
        let person = work.find(&self.person)?;
        if account.person.is_some_and(|other| other != person.id) {
            let message = "This account is somebody else's already. Make another one for this person.";
            return Err(Refusal::new("account-has-person", message).into());
        }
        let after = Account { person: Some(person.id), ..account.record.clone() };
        store::next_epoch(work)?;
        work.record(&account, &after, Happening::of(PERSON_SET))
    }
}
