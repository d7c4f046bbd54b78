//! What everybody does with their own account.
use crate::{Account, OWN, passwords, rules::password, store};
use domain::{Id, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Query, Record, Result, View, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Changes one's own password; other sessions and all tokens end.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ChangePassword {
    /// The present one.
    pub current: String,
    /// The new one.
    pub password: String,
}

impl Command for ChangePassword {
    const NAME: &'static str = "access.change-password";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Changes one's own password; all that is open on the account ends.";
    const PLACE: Place = Place::put("/my/password");
    type Outcome = Id<Account>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Account>> {
        let id = own_account(work)?;
        let account = work.as_system(|work| work.load::<Account>(Id::new(id)))?;
        let known = store::password_of_account(work, id)?;
        if known.is_some() && !passwords::verify(known.as_deref(), &self.current) {
            return Err(Error::invalid("current", "wrong-password", "This is not your present password."));
        }
        password::check(&self.password, &account.username)?;
        store::set_password(work, account.id, &passwords::hash(&self.password)?)?;
        store::close_account(work, account.id)?;
        let what = Happening::of(crate::manage::PASSWORD_CHANGED).fact("by", "owner");
        work.as_system(|work| work.record(&account, &account.record, what))
    }
}

/// Ends one of one's own sessions.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EndSession {
    /// Its number in the list of sessions.
    pub session: i64,
}

impl Command for EndSession {
    const NAME: &'static str = "access.end-session";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Ends one of one's own sessions.";
    const PLACE: Place = Place::delete("/my/sessions/{session}");
    type Outcome = i64;

    fn run(self, work: &mut Work<'_>) -> Result<i64> {
        let account = own_account(work)?;
        match store::end_session(work, account, self.session)? {
            true => Ok(self.session),
            false => Err(Error::NotFound("session")),
        }
    }
}

/// Who one is, and what one may do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Me {}

/// Somebody, as they are to the register.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Myself {
    /// The account; absent for the system.
    pub account: Option<i64>,
    /// The user name.
    pub username: Option<String>,
    /// The person.
    pub person: Option<i64>,
    /// What they are called.
    pub name: String,
    /// What they may do somewhere.
    pub permissions: Vec<String>,
}

impl Query for Me {
    const NAME: &'static str = "access.me";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Tells who one is and what one may do.";
    const PLACE: Place = Place::get("/my");
    type Answer = Myself;

    fn run(self, view: &mut View<'_>) -> Result<Myself> {
        let actor = view.actor().clone();
        let username = match actor.account {
            Some(account) => view.labels(Account::KIND, &[account])?.remove(&account),
            None => None,
        };
        let name = match actor.person {
            Some(person) => view.labels(Person::KIND, &[person])?.remove(&person),
            None => None,
        };
        let permissions = view.permissions();
        let may = |name: &&&'static str| actor.may(Permission(name));
        Ok(Myself {
            account: actor.account,
            name: name.or_else(|| username.clone()).unwrap_or_else(|| actor.name.clone()),
            username,
            person: actor.person,
            permissions: permissions.iter().filter(may).map(|name| (*name).to_owned()).collect(),
        })
    }
}

/// One's own open sessions.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MySessions {}

/// A browser that is signed in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Session {
    /// Its number.
    pub id: i64,
    /// When it signed in, RFC 3339.
    pub created_at: String,
    /// When it was last seen, RFC 3339.
    pub seen_at: String,
    /// What the browser calls itself.
    pub browser: String,
    /// The address it came from.
    pub address: String,
}

impl Query for MySessions {
    const NAME: &'static str = "access.my-sessions";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Tells one's own open sessions, newest first.";
    const PLACE: Place = Place::get("/my/sessions");
    type Answer = Vec<Session>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Session>> {
        let Some(account) = view.actor().account else { return Ok(Vec::new()) };
        let rows = store::sessions_of(view, account)?;
        Ok(rows
            .into_iter()
            .map(|row| Session {
                id: row.id,
                created_at: row.created_at.to_string(),
                seen_at: row.seen_at.to_string(),
                browser: row.browser,
                address: row.address,
            })
            .collect())
    }
}

fn own_account(work: &Work<'_>) -> Result<i64> {
    work.actor().account.ok_or_else(|| Refusal::new("no-account", "Only an account can do this.").into())
}
