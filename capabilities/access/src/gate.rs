//! Finding out who is behind a secret, in the same transaction that then uses it.
use crate::{
    account::AccountState,
    rules::expand::expand,
    store::{self, Standing},
};
use database::Tx;
use engine::{Actor, Engine, Error, Gatekeeper, Grant, Grants, Reach, Result, Shared, Within};
use parking_lot::Mutex;
use std::{collections::HashMap, sync::Arc};

/// Looks actors up and remembers them for as long as no right has changed.
#[derive(Default)]
pub struct Gate {
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    epoch: i64,
    by_secret: HashMap<[u8; 32], (Arc<Actor>, i64)>,
}

/// Actors remembered at most; then all are forgotten and looked up anew.
const KNOWN_MAX: usize = 10_000;

impl Gatekeeper for Gate {
    fn admit(&self, tx: &mut Tx<'_>, shared: &Shared, secret: &[u8; 32]) -> Result<Arc<Actor>> {
        let (epoch, now) = (store::epoch(tx)?, shared.clock().now());
        {
            let mut known = self.known.lock();
            if known.epoch != epoch || known.by_secret.len() > KNOWN_MAX {
                *known = Known { epoch, by_secret: HashMap::new() };
            }
            if let Some((actor, ends)) = known.by_secret.get(secret)
                && *ends > now.0
            {
                return Ok(actor.clone());
            }
        }
        let (actor, ends) = look_up(tx, shared, secret)?;
        let mut known = self.known.lock();
        if known.epoch == epoch {
            known.by_secret.insert(*secret, (actor.clone(), ends));
        }
        Ok(actor)
    }

    fn account(&self, tx: &mut Tx<'_>, shared: &Shared, account: i64) -> Result<Arc<Actor>> {
        actor_of(tx, shared, account).map(Arc::new)
    }
}

/// The actor behind a secret, and the moment at which the secret ends.
fn look_up(tx: &mut Tx<'_>, shared: &Shared, secret: &[u8; 32]) -> Result<(Arc<Actor>, i64)> {
    let now = shared.clock().now();
    if let Some((account, expires_at)) = store::session(tx, secret)? {
        if expires_at <= now {
            return Err(Error::Unauthenticated);
        }
        return Ok((Arc::new(actor_of(tx, shared, account)?), expires_at.0));
    }
    let Some((account, permissions, ends_on)) = store::token(tx, secret)? else {
        return Err(Error::Unauthenticated);
    };
    let ends = ends_on.plus_days(1).start_in(shared.clock().zone());
    if ends <= now {
        return Err(Error::Unauthenticated);
    }
    let owner = actor_of(tx, shared, account)?;
    let allowed = expand(&permissions, &shared.permissions());
    let grants = owner.grants.narrowed_to(&allowed);
    Ok((Arc::new(Actor { grants, ..owner }), ends.0))
}

/// The actor that an account is now: for the machine's own command line.
pub fn as_account(engine: &Engine, account: i64) -> Result<Arc<Actor>> {
    let inner = engine.clone();
    engine.housekeep_blocking(move |tx| actor_of(tx, inner.shared(), account).map(Arc::new))
}

fn actor_of(tx: &mut Tx<'_>, shared: &Shared, id: i64) -> Result<Actor> {
    let Standing { person, state, roles } = store::standing(tx, id)?.ok_or(Error::Unauthenticated)?;
    if state == AccountState::Disabled {
        return Err(Error::Unauthenticated);
    }
    let known = shared.permissions();
    let mut grants = Vec::new();
    for granted in roles {
        let Some(patterns) = store::role(tx, granted.role.number())? else { continue };
        let own = if granted.own { Some(person.unwrap_or(-1)) } else { None };
        let reach = match (granted.within, own) {
            (None, None) => Reach::Everything,
            (within, own) => {
                let within = Within { own, ..within.unwrap_or_default() };
                Reach::Within(vec![store::spread(tx, &within)?])
            }
        };
        grants.push(Grant { permissions: expand(&patterns, &known), reach });
    }
    Ok(Actor { name: format!("account:{id}"), account: Some(id), person, grants: Grants(grants) })
}
