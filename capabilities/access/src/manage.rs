//! Making accounts, giving them roles, closing them.
use crate::{
    Account, Grant, MANAGE,
    account::{AccountState, Granted},
    passwords,
    role::not_beyond_ones_own,
    rules::password,
    store,
};
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Within, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An account got other roles.
pub const ROLES_SET: Event = Event::new("roles-set", "set the roles of");
/// An account was closed.
pub const DISABLED: Event = Event::new("disabled", "disabled");
/// An account was opened again.
pub const ENABLED: Event = Event::new("enabled", "enabled");
/// A password was changed.
pub const PASSWORD_CHANGED: Event = Event::new("password-changed", "changed the password of");

/// Makes an account.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CreateAccount {
    /// What is typed to sign in.
    #[schemars(length(min = 1, max = 120))]
    pub username: String,
    /// What it is called on pages.
    #[serde(default)]
    #[schemars(length(max = 255))]
    pub name: Option<String>,
    /// Whose it is.
    #[serde(default)]
    pub person: Option<Ref<Person>>,
    /// Its password; without one it is used by sign-in links and tokens.
    #[serde(default)]
    pub password: Option<String>,
    /// Its roles.
    #[serde(default)]
    pub roles: Vec<Grant>,
}

impl Command for CreateAccount {
    const NAME: &'static str = "access.create-account";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Makes an account.";
    const PLACE: Place = Place::post("/accounts");
    type Outcome = Id<Account>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Account>> {
        let username = self.username.trim().to_owned();
        if username.is_empty() || username.chars().any(char::is_control) {
            return Err(Error::invalid("username", "required", "Choose a user name."));
        }
        if let Some(text) = &self.password {
            password::check(text, &username)?;
        }
        let person = self.person.as_ref().map(|person| work.find(person)).transpose()?;
        let account = Account {
            id: work.new_id()?,
            username,
            name: self.name.or_else(|| person.as_ref().map(|person| person.name.clone())),
            person: person.map(|person| person.id),
            state: AccountState::Active,
            roles: granted(work, &self.roles)?,
        };
        let id = work.register(&account, Event::REGISTERED)?;
        if let Some(text) = &self.password {
            store::set_password(work, id, &passwords::hash(text)?)?;
        }
        Ok(id)
    }
}

/// Gives an account these roles instead of those that it has.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SetRoles {
    /// Which account.
    pub account: Ref<Account>,
    /// Its roles.
    pub roles: Vec<Grant>,
}

impl Command for SetRoles {
    const NAME: &'static str = "access.set-roles";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Gives an account these roles instead of those that it has.";
    const PLACE: Place = Place::put("/accounts/{account}/roles");
    type Outcome = Id<Account>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Account>> {
        let account = work.find_to_change(&self.account)?;
        let after = Account { roles: granted(work, &self.roles)?, ..account.record.clone() };
        keeps_an_administrator(work, &account, &after)?;
        store::next_epoch(work)?;
        work.record(&account, &after, Happening::of(ROLES_SET))
    }
}

/// Closes an account: its sessions and tokens end at once.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Disable {
    /// Which account.
    pub account: Ref<Account>,
}

impl Command for Disable {
    const NAME: &'static str = "access.disable";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Closes an account: its sessions and tokens end at once.";
    const PLACE: Place = Place::post("/accounts/{account}/disable");
    type Outcome = Id<Account>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Account>> {
        let account = work.find_to_change(&self.account)?;
        if account.state == AccountState::Disabled {
            return Err(Refusal::new("already-disabled", "This account is disabled already.").into());
        }
        let after = Account { state: AccountState::Disabled, ..account.record.clone() };
        keeps_an_administrator(work, &account, &after)?;
        store::close_account(work, account.id)?;
        work.record(&account, &after, Happening::of(DISABLED))
    }
}

/// Opens a closed account again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Enable {
    /// Which account.
    pub account: Ref<Account>,
}

impl Command for Enable {
    const NAME: &'static str = "access.enable";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Opens a closed account again.";
    const PLACE: Place = Place::post("/accounts/{account}/enable");
    type Outcome = Id<Account>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Account>> {
        let account = work.find_to_change(&self.account)?;
        if account.state == AccountState::Active {
            return Err(Refusal::new("not-disabled", "This account is not disabled.").into());
        }
        let after = Account { state: AccountState::Active, ..account.record.clone() };
        store::next_epoch(work)?;
        work.record(&account, &after, Happening::of(ENABLED))
    }
}

/// Sets somebody's password; all that is open on the account ends.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SetPassword {
    /// Which account.
    pub account: Ref<Account>,
    /// The new password.
    pub password: String,
}

impl Command for SetPassword {
    const NAME: &'static str = "access.set-password";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Sets somebody's password; all that is open on the account ends.";
    const PLACE: Place = Place::put("/accounts/{account}/password");
    type Outcome = Id<Account>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Account>> {
        let account = work.find_to_change(&self.account)?;
        password::check(&self.password, &account.username)?;
        store::set_password(work, account.id, &passwords::hash(&self.password)?)?;
        store::close_account(work, account.id)?;
        work.record(&account, &account.record, Happening::of(PASSWORD_CHANGED).fact("by", "administrator"))
    }
}

/// The roles of a request, with everything in them found.
fn granted(work: &mut Work<'_>, grants: &[Grant]) -> Result<Vec<Granted>> {
    grants
        .iter()
        .map(|grant| {
            let role = work.find(&grant.role)?;
            not_beyond_ones_own(work, &role.permissions)?;
            let role = role.id;
            let mut within = Within::default();
            for company in &grant.companies {
                within.companies.push(work.find(company)?.id.number());
            }
            for location in &grant.locations {
                within.locations.push(work.find(location)?.id.number());
            }
            for department in &grant.departments {
                within.departments.push(work.find(department)?.id.number());
            }
            let within = Some(within).filter(|within| *within != Within::default());
            Ok(Granted { role, within, own: grant.own })
        })
        .collect()
}

/// Somebody must be able to let others in again.
fn keeps_an_administrator(work: &mut Work<'_>, before: &Account, after: &Account) -> Result<()> {
    let administrator =
        work.resolve(<crate::Role as engine::Record>::KIND, &crate::defaults::ADMINISTRATOR.into())?;
    let is_one = |account: &Account| {
        account.state == AccountState::Active
            && account
                .roles
                .iter()
                .any(|it| it.role.number() == administrator && it.within.is_none() && !it.own)
    };
    if is_one(before) && !is_one(after) && store::others_with_role(work, administrator, before.id)? == 0 {
        let message = "This is the last administrator. Make another one first.";
        return Err(Refusal::new("last-administrator", message).into());
    }
    Ok(())
}
