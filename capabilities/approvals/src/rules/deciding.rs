//! Who may decide a step.
use crate::{Decision, DecisionState};
use domain::{Id, Refusal};
use people::Person;

/// Somebody who wants to decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decider {
    /// Who they are; none for a program without a person behind it.
    pub person: Option<Id<Person>>,
    /// The roles they have.
    pub roles: Vec<i64>,
    /// For whom they stand in today.
    pub stands_in_for: Vec<Id<Person>>,
    /// Whether they keep approvals, and answer where nobody else can be found.
    pub keeps: bool,
}

/// Who decides a step, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entitled {
    /// Who decides.
    pub person: Id<Person>,
    /// For whom, if they are a deputy.
    pub instead_of: Option<Id<Person>>,
}

/// Whether somebody may decide a step now. `earlier` have decided steps of the same approval.
pub fn entitled(step: &Decision, who: &Decider, earlier: &[Id<Person>]) -> Result<Entitled, Refusal> {
    let Some(person) = who.person else {
        return Err(Refusal::new("no-person", "Only a person can decide this."));
    };
    if [step.requester, step.asked_by].contains(&Some(person)) {
        return Err(Refusal::new("own-request", "Nobody decides their own request. Somebody else has to."));
    }
    if step.state != DecisionState::Waiting {
        return Err(already_decided());
    }
    if step.four_eyes != Some(false) && earlier.contains(&person) {
        let message = "You have decided an earlier step. Somebody else has to decide this one.";
        return Err(Refusal::new("four-eyes", message));
    }
    let asked: Vec<Id<Person>> = step.person.into_iter().chain(step.escalated_to).collect();
    let has_role = step.role.is_some_and(|role| who.roles.contains(&role));
    if asked.contains(&person) || has_role {
        return Ok(Entitled { person, instead_of: None });
    }
    if let Some(away) = asked.iter().find(|away| who.stands_in_for.contains(away)) {
        return Ok(Entitled { person, instead_of: Some(*away) });
    }
    if step.for_keepers == Some(true) && who.keeps {
        return Ok(Entitled { person, instead_of: None });
    }
    Err(Refusal::new("not-yours-to-decide", "Somebody else is asked to decide this step."))
}

/// What whoever comes second hears.
pub fn already_decided() -> Refusal {
    Refusal::new("already-decided", "This step has been decided already. Look at it again.")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn step(asked: Option<i64>) -> Decision {
        serde_json::from_value(
            json!({ "id": 1, "approval": 1, "state": "waiting", "person": asked, "requester": 9 }),
        )
        .unwrap()
    }

    fn somebody(person: i64) -> Decider {
        Decider { person: Some(Id::new(person)), ..Decider::default() }
    }

    fn code(step: &Decision, who: &Decider, earlier: &[Id<Person>]) -> &'static str {
        entitled(step, who, earlier).map_or_else(|refusal| refusal.code, |_| "yes")
    }

    #[test]
    fn the_person_asked_decides_and_nobody_else() {
        assert_eq!(code(&step(Some(3)), &somebody(3), &[]), "yes");
        assert_eq!(code(&step(Some(3)), &somebody(4), &[]), "not-yours-to-decide");
        assert_eq!(code(&step(Some(3)), &Decider::default(), &[]), "no-person");
    }

    #[test]
    fn a_deputy_decides_instead_of_the_one_who_is_away() {
        let deputy = Decider { stands_in_for: vec![Id::new(3)], ..somebody(4) };
        let told = entitled(&step(Some(3)), &deputy, &[]).unwrap();
        assert_eq!((told.person, told.instead_of), (Id::new(4), Some(Id::new(3))));
    }

    #[test]
    fn holders_of_a_role_and_keepers_decide_where_they_are_asked() {
        let of_role = Decision { role: Some(5), ..step(None) };
        let holder = Decider { roles: vec![5], ..somebody(4) };
        assert_eq!(
            (code(&of_role, &holder, &[]), code(&of_role, &somebody(4), &[])),
            ("yes", "not-yours-to-decide")
        );
        let of_all = Decision { for_keepers: Some(true), ..step(None) };
        let keeper = Decider { keeps: true, ..somebody(4) };
        assert_eq!(
            (code(&of_all, &keeper, &[]), code(&step(None), &keeper, &[])),
            ("yes", "not-yours-to-decide")
        );
    }

    #[test]
    fn a_step_is_decided_once() {
        for state in
            [DecisionState::Pending, DecisionState::Approved, DecisionState::Refused, DecisionState::Dropped]
        {
            assert_eq!(code(&Decision { state, ..step(Some(3)) }, &somebody(3), &[]), "already-decided");
        }
    }

    #[test]
    fn two_steps_need_two_people_unless_the_rule_says_otherwise() {
        let earlier = [Id::new(3)];
        assert_eq!(code(&step(Some(3)), &somebody(3), &earlier), "four-eyes");
        let relaxed = Decision { four_eyes: Some(false), ..step(Some(3)) };
        assert_eq!(code(&relaxed, &somebody(3), &earlier), "yes");
    }

    proptest! {
        #[test]
        fn nobody_decides_what_they_asked_for(
            person in 1i64..6, asked in 1i64..6, escalated in 1i64..6, away in 1i64..6, role in 1i64..3, keeps: bool
        ) {
            let who = Decider {
                person: Some(Id::new(person)),
                roles: vec![role],
                stands_in_for: vec![Id::new(away)],
                keeps,
            };
            let step = Decision {
                requester: Some(Id::new(person)),
                escalated_to: Some(Id::new(escalated)),
                role: Some(role),
                for_keepers: Some(true),
                ..step(Some(asked))
            };
            prop_assert_eq!(code(&step, &who, &[]), "own-request");
            let step = Decision { requester: None, asked_by: Some(Id::new(person)), ..step };
            prop_assert_eq!(code(&step, &who, &[]), "own-request");
        }
    }
}
