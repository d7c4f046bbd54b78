//! A contract is agreed, goes on, or is ended.
use crate::{
    Contract, MANAGE,
    rules::term::{Standing, terminate},
};
use domain::{Date, Event, Id, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A contract was agreed.
pub const SIGNED: Event = Event::new("signed", "signed");
/// A contract goes on.
pub const RENEWED: Event = Event::new("renewed", "renewed");
/// Notice was given.
pub const TERMINATED: Event = Event::new("terminated", "gave notice of");
/// A contract is over.
pub const ENDED: Event = Event::new("ended", "ended");
/// Somebody was reminded to decide.
pub const REMINDED: Event = Event::new("reminded", "reminded of");

/// Notes that a contract was agreed: it is in force.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SignContract {
    /// Which contract.
    pub contract: Ref<Contract>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for SignContract {
    const NAME: &'static str = "contracts.sign";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Notes that a contract was agreed: it is in force.";
    const PLACE: Place = Place::post("/contracts/{contract}/sign");
    type Outcome = Id<Contract>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Contract>> {
        let contract = work.find_to_change(&self.contract)?;
        if contract.standing != Standing::Draft {
            let message = format!("{} is agreed already.", contract.number);
            return Err(Refusal::new("not-a-draft", message).into());
        }
        let after = Contract { standing: Standing::Active, ..contract.record.clone() };
        work.record(&contract, &after, Happening::of(SIGNED).fact("note", self.note))
    }
}

/// Lets a contract go on after its present end; a notice that was given is taken back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RenewContract {
    /// Which contract.
    pub contract: Ref<Contract>,
    /// The last day of the new term; by its own terms when left out.
    #[serde(default)]
    pub until: Option<Date>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for RenewContract {
    const NAME: &'static str = "contracts.renew";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Lets a contract go on after its present end.";
    const PLACE: Place = Place::post("/contracts/{contract}/renew");
    type Outcome = Id<Contract>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Contract>> {
        let contract = work.find_to_change(&self.contract)?;
        match contract.standing {
            Standing::Active | Standing::Terminated | Standing::Ended => {}
            Standing::Draft => {
                return Err(Refusal::new("still-a-draft", "It is not agreed yet: edit its end.").into());
            }
        }
        let Some(end) = contract.ends_on else {
            let message = "It has no end: it runs until somebody gives notice.";
            return Err(Refusal::new("has-no-end", message).into());
        };
        let until = self.until.unwrap_or_else(|| contract.terms().next_end(end));
        if until <= end {
            let message = format!("It runs until {end} already. Name a later day.");
            return Err(Error::invalid("until", "not-later", message));
        }
        let after = renewed(&contract, until);
        work.record(&contract, &after, Happening::of(RENEWED).fact("note", self.note))
    }
}

/// The contract with a new term.
pub(crate) fn renewed(contract: &Contract, until: Date) -> Contract {
    Contract {
        standing: Standing::Active,
        ends_on: Some(until),
        reminded_on: None,
        notice_given_on: None,
        ..contract.clone()
    }
}

/// Gives notice: the contract ends as early as its terms allow, or on the day that was agreed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TerminateContract {
    /// Which contract.
    pub contract: Ref<Contract>,
    /// Its last day; the first that its terms allow when left out.
    #[serde(default)]
    pub ends_on: Option<Date>,
    /// An earlier end than the terms allow was agreed.
    #[serde(default)]
    pub agreed: Option<bool>,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for TerminateContract {
    const NAME: &'static str = "contracts.terminate";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Gives notice: a contract ends as early as its terms allow, or as was agreed.";
    const PLACE: Place = Place::post("/contracts/{contract}/terminate");
    type Outcome = Id<Contract>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Contract>> {
        let contract = work.find_to_change(&self.contract)?;
        if contract.standing != Standing::Active {
            let message = format!("{} is not in force, or notice was given already.", contract.number);
            return Err(Refusal::new("not-in-force", message).into());
        }
        let on = work.day();
        let end = terminate(&contract.terms(), on, self.ends_on, self.agreed == Some(true))?;
        let after = Contract {
            standing: Standing::Terminated,
            ends_on: Some(end),
            notice_given_on: Some(on),
            auto_renews: Some(false),
            ..contract.record.clone()
        };
        work.record(&contract, &after, Happening::of(TERMINATED).fact("note", self.note))
    }
}
