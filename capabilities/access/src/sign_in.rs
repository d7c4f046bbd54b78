//! Signing in and out, before there is an actor.
use crate::{
    Account, account::AccountState, account::Granted, defaults::ADMINISTRATOR, passwords, rules::password,
    secret::Secret, secret::digest, store,
};
use domain::{Event, Id, Instant, Refusal};
use engine::{Actor, Engine, Error, Record, Request, Result};
use parking_lot::Mutex;
use std::collections::HashMap;

/// How long a session lives.
pub const SESSION_MILLIS: i64 = 14 * 86_400_000;
/// How long a one-time link lives.
const LINK_MILLIS: i64 = 3_600_000;
/// Failed attempts of one user name or one address in the window, after which nobody is heard any more.
const FAILURES_MAX: u32 = 10;
/// The window, in milliseconds.
const WINDOW_MILLIS: i64 = 15 * 60_000;

/// From where somebody signs in, for the list of their sessions.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// What the browser calls itself.
    pub browser: String,
    /// The address it comes from.
    pub address: String,
}

/// Counts failures per user name and per address. Kept per node: an attacker gains a factor, not a door.
#[derive(Default)]
pub struct Doorman {
    failures: Mutex<HashMap<String, (u32, i64)>>,
}

impl Doorman {
    fn check(&self, keys: &[String], now: Instant) -> Result<()> {
        let failures = self.failures.lock();
        let blocked = keys.iter().any(|key| {
            failures
                .get(key)
                .is_some_and(|(count, since)| *count >= FAILURES_MAX && now.0 - since < WINDOW_MILLIS)
        });
        if blocked {
            let message =
                "Too many attempts. Wait a quarter of an hour, or ask an administrator for a sign-in link.";
            return Err(Refusal::new("too-many-attempts", message).into());
        }
        Ok(())
    }

    fn failed(&self, keys: &[String], now: Instant) {
        let mut failures = self.failures.lock();
        failures.retain(|_, (_, since)| now.0 - *since < WINDOW_MILLIS);
        for key in keys {
            failures.entry(key.clone()).or_insert((0, now.0)).0 += 1;
        }
    }

    fn succeeded(&self, keys: &[String]) {
        let mut failures = self.failures.lock();
        keys.iter().for_each(|key| {
            failures.remove(key);
        });
    }
}

/// Signs somebody in by password; answers the secret of the new session. Slow on purpose (argon2id): call it where
/// blocking is allowed.
///
/// Refuses `too-many-attempts` and `wrong-password`; the latter does not tell whether the name exists.
pub fn sign_in(
    engine: &Engine,
    doorman: &Doorman,
    username: &str,
    password: &str,
    client: &Client,
) -> Result<Secret> {
    let now = engine.clock().now();
    let keys = [format!("name:{}", username.to_lowercase()), format!("address:{}", client.address)];
    doorman.check(&keys, now)?;
    let wanted = username.to_owned();
    let known = engine.housekeep_blocking(move |tx| store::password_of(tx, &wanted))?;
    let right = passwords::verify(known.as_ref().map(|(_, hash)| hash.as_str()), password);
    match known.filter(|_| right) {
        Some((account, _)) => {
            doorman.succeeded(&keys);
            open(engine, account, client)
        }
        None => {
            doorman.failed(&keys, now);
            Err(Refusal::new("wrong-password", "The user name or the password is wrong.").into())
        }
    }
}

fn open(engine: &Engine, account: i64, client: &Client) -> Result<Secret> {
    let (client, now) = (client.clone(), engine.clock().now());
    engine.housekeep_blocking(move |tx| {
        let secret = Secret::random();
        store::open_session(tx, &secret, account, now, &client)?;
        Ok(secret)
    })
}

/// Ends the session with this secret.
pub fn sign_out(engine: &Engine, secret: &str) -> Result<()> {
    let digest = digest(secret);
    engine.housekeep_blocking(move |tx| store::close_session(tx, &digest))
}

/// A link that signs in once, within an hour: for the first start, and for people who lost their password.
pub fn one_time_link(engine: &Engine, account: Id<Account>) -> Result<String> {
    let (base, expires) = (engine.settings().base_url.clone(), engine.clock().now().plus_millis(LINK_MILLIS));
    engine.housekeep_blocking(move |tx| {
        let secret = Secret::random();
        store::keep_link(tx, &secret, account.number(), expires)?;
        Ok(format!("{base}/sign-in/link/{}", secret.reveal()))
    })
}

/// Signs in by a one-time link.
pub fn redeem_link(engine: &Engine, secret: &str, client: &Client) -> Result<Secret> {
    let (digest, now) = (digest(secret), engine.clock().now());
    let account = engine.housekeep_blocking(move |tx| store::take_link(tx, &digest, now))?;
    let Some(account) = account else {
        let message = "This link was used already or has ended. Ask for a new one.";
        return Err(Refusal::new("link-has-ended", message).into());
    };
    open(engine, account, client)
}

/// Whether nobody can sign in yet: the first start.
pub fn is_first_start(engine: &Engine) -> Result<bool> {
    engine.housekeep_blocking(|tx| Ok(store::accounts(tx)? == 0))
}

/// Makes the first administrator. Refused once there is any account.
pub fn first_administrator(
    engine: &Engine,
    username: &str,
    name: &str,
    password: Option<&str>,
) -> Result<Id<Account>> {
    if let Some(text) = password {
        password::check(text, username)?;
    }
    let hash = password.map(passwords::hash).transpose()?;
    let (username, name) = (username.trim().to_owned(), name.trim().to_owned());
    if username.is_empty() {
        return Err(Error::invalid("username", "required", "Choose a user name."));
    }
    engine.work_blocking(
        Actor::system(),
        Request::default(),
        "access.first-administrator",
        crate::MANAGE,
        move |work| {
            if store::others_with_role(work, 0, Id::new(0))? > 0
                || work.labels(Account::KIND, &[1])?.contains_key(&1)
            {
                return Err(Refusal::new("not-the-first", "There is an administrator already.").into());
            }
            let role = work.resolve(crate::Role::KIND, &ADMINISTRATOR.into())?;
            let account = Account {
                id: work.new_id()?,
                username: username.clone(),
                name: Some(name.clone()).filter(|name| !name.is_empty()),
                person: None,
                state: AccountState::Active,
                roles: vec![Granted { role: Id::new(role), within: None, own: false }],
            };
            let id = work.register(&account, Event::REGISTERED)?;
            if let Some(hash) = &hash {
                store::set_password(work, id, hash)?;
            }
            store::next_epoch(work)?;
            Ok(id)
        },
    )
}
