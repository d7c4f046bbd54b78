//! Who may do something: for whoever has to tell them.
use crate::{Account, rules::expand::matches, store};
use domain::Id;
use engine::{Permission, Reach, Record, RecordKind, Result, View};
use people::Person;
use std::collections::BTreeSet;

/// People at most: what more may do is everybody's, and nobody's to be told about.
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
        if people.len() == PEOPLE_MAX {
            break;
        }
        if let Some(reach) = view.actor_of(account)?.grants.reach_of(permission) {
            people.push((person, reach));
        }
    }
    Ok(people)
}

/// The people with an account within whose reach a record is, for what they may do.
pub fn who_may_to(
    view: &mut View<'_>,
    permission: Permission,
    (kind, id): (&'static RecordKind, i64),
) -> Result<Vec<Id<Person>>> {
    let (state, _) = view.state(kind, id)?;
    let may = who_may(view, permission)?;
    Ok(may
        .into_iter()
        .filter(|(_, reach)| reach.covers(&kind.belonging, id, &state))
        .map(|(person, _)| person)
        .collect())
}
