//! Finding who decides: up the line until somebody is there who did not ask.
use crate::{Asking, step::RuleStep, step::Who, store};
use domain::Id;
use engine::{Result, View};
use people::{Department, Person};

/// Steps up a line at most; lines of command are shorter.
const UP_MAX: usize = 20;

/// Who is asked in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// This person.
    Person(Id<Person>),
    /// Whoever has this role.
    Role(i64),
    /// Nobody was found: whoever keeps approvals.
    Keepers,
}

/// Who decides a step of a rule. Nobody is asked about what they want themselves: then whoever stands above them is.
pub(crate) fn find(
    view: &mut View<'_>,
    step: &RuleStep,
    asking: &Asking,
    barred: &[Id<Person>],
) -> Result<Asked> {
    let found = match step.who {
        Who::Role => return Ok(step.role.map_or(Asked::Keepers, Asked::Role)),
        Who::Person => match step.person {
            Some(person) => up(view, person, barred, true)?,
            None => None,
        },
        Who::Manager => match asking.requester {
            Some(person) => up(view, person, barred, false)?,
            None => None,
        },
        Who::DepartmentManager => {
            let own = match asking.requester {
                Some(person) => store::person(view, person)?.department,
                None => None,
            };
            head_of(view, asking.department.or(own), barred)?
        }
    };
    Ok(found.map_or(Asked::Keepers, Asked::Person))
}

/// The first person above somebody (or they themselves) who is there and not barred.
pub(crate) fn up(
    view: &mut View<'_>,
    from: Id<Person>,
    barred: &[Id<Person>],
    themselves: bool,
) -> Result<Option<Id<Person>>> {
    let mut person = from;
    let mut fits = themselves;
    for _ in 0..UP_MAX {
        let standing = store::person(view, person)?;
        if fits && standing.is_here && !barred.contains(&person) {
            return Ok(Some(person));
        }
        let Some(manager) = standing.manager else { return Ok(None) };
        person = manager;
        fits = true;
    }
    Ok(None)
}

fn head_of(
    view: &mut View<'_>,
    from: Option<Id<Department>>,
    barred: &[Id<Person>],
) -> Result<Option<Id<Person>>> {
    let mut department = from;
    for _ in 0..UP_MAX {
        let Some(of) = department else { return Ok(None) };
        let (manager, parent) = store::department(view, of)?;
        if let Some(manager) = manager
            && !barred.contains(&manager)
            && store::person(view, manager)?.is_here
        {
            return Ok(Some(manager));
        }
        department = parent;
    }
    Ok(None)
}
