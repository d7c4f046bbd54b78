//! Who is to be told of something that nobody in particular has to do.
use crate::{rules::expand::matches, store};
use domain::Id;
use engine::{Permission, Result, View};
use people::Person;

/// People who may do something everywhere, each once. Whoever may do it only at some places, or only for what is their
/// own, is not among them: they need not see what this is about.
pub fn who_may(view: &mut View<'_>, needs: Permission) -> Result<Vec<Id<Person>>> {
    let (people, roles) = (store::people_with_roles(view)?, store::roles(view)?);
    let permits = |role: i64| roles.get(&role).into_iter().flatten().any(|pattern| matches(pattern, needs.0));
    let mut may: Vec<Id<Person>> = people
        .into_iter()
        .filter(|(_, granted)| {
            let mut everywhere = granted.iter().filter(|one| one.within.is_none() && !one.own);
            everywhere.any(|one| permits(one.role.number()))
        })
        .map(|(person, _)| Id::new(person))
        .collect();
    may.sort_unstable();
    may.dedup();
    Ok(may)
}
