//! Who may do something: for whoever has to tell them.
use crate::{Account, rules::expand::matches, store};
use domain::{Id, State};
use engine::{Permission, Reach, Record, RecordKind, Result, View};
use people::Person;
use std::collections::BTreeSet;

/// People at most who are told of one thing: what more look after is everybody's, and nobody's.
const PEOPLE_MAX: usize = 50;

/// The people with an account who may do something, and how far; none in a register without accounts.
pub fn who_may(view: &mut View<'_>, permission: Permission) -> Result<Vec<(Id<Person>, Reach)>> {
    if view.kind(Account::KIND.name).is_none() {
        return Ok(Vec::new());
    }
    let gives = |patterns: &[String]| patterns.iter().any(|pattern| matches(pattern, permission.0));
    let roles: BTreeSet<i64> =
        store::roles(view)?.into_iter().filter(|(_, patterns)| gives(patterns)).map(|(id, _)| id).collect();
    let mut people = Vec::new();
    for (account, person) in store::people_with_roles(view, &roles)? {
        if let Some(reach) = view.actor_of(account)?.grants.reach_of(permission) {
            people.push((person, reach));
        }
    }
    Ok(people)
}

/// Those of them within whose reach a record is.
pub fn within_reach(
    people: &[(Id<Person>, Reach)],
    kind: &'static RecordKind,
    id: i64,
    state: &State,
) -> Vec<Id<Person>> {
    let covering = people.iter().filter(|(_, reach)| reach.covers(&kind.belonging, id, state));
    covering.take(PEOPLE_MAX).map(|(person, _)| *person).collect()
}

/// The people with an account within whose reach a record is, for what they may do.
pub fn who_may_to(
    view: &mut View<'_>,
    permission: Permission,
    (kind, id): (&'static RecordKind, i64),
) -> Result<Vec<Id<Person>>> {
    let (state, _) = view.state(kind, id)?;
    Ok(within_reach(&who_may(view, permission)?, kind, id, &state))
}
