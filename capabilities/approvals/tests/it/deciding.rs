use crate::office::Office;
use approvals::Standing;
use domain::Id;
use engine::Error;
use serde_json::json;
use std::sync::Arc;
use testkit::on_both;

#[test]
fn without_a_rule_everything_goes_ahead() {
    on_both(|db| {
        let it = Office::on(&db);
        assert_eq!(it.asks("Ana", 100), None);
        it.rule("Dear things", Some(500_000), &[]);
        assert_eq!(it.asks("Ana", 499_999), None);
        assert!(it.asks("Ana", 500_000).is_some());
    });
}

#[test]
fn two_managers_decide_one_after_the_other_and_others_hear_of_it() {
    on_both(|db| {
        let it = Office::on(&db);
        it.rule(
            "Two managers",
            None,
            &[json!({ "who": "manager" }), json!({ "who": "person", "person": it.person("Cem") })],
        );
        let asked = it.asks("Ana", 100).unwrap();
        assert_eq!(it.standing(), Standing::Open(Id::new(asked)));
        assert_eq!((it.waiting("Bo"), it.waiting("Cem")), (vec![asked], vec![]));
        assert_eq!(
            it.refused("Cem", "approvals.approve", json!({ "approval": asked })),
            "not-yours-to-decide"
        );
        assert_eq!(it.refused("Ana", "approvals.approve", json!({ "approval": asked })), "own-request");
        it.by("Bo", "approvals.approve", json!({ "approval": "AP-000001", "step": 1, "note": "Fine." }))
            .unwrap();
        assert_eq!(
            it.refused("Bo", "approvals.approve", json!({ "approval": asked, "step": 1 })),
            "already-decided"
        );
        assert_eq!(it.refused("Bo", "approvals.approve", json!({ "approval": asked })), "four-eyes");
        assert_eq!(it.waiting("Cem"), [asked]);
        it.by("Cem", "approvals.approve", json!({ "approval": asked })).unwrap();
        assert_eq!(
            (it.standing(), it.comments()),
            (Standing::Approved(Id::new(asked)), vec!["approved".into()])
        );
        assert_eq!(
            it.refused("Cem", "approvals.refuse", json!({ "approval": asked, "why": "No." })),
            "already-decided"
        );
        it.verifies();
    });
}

#[test]
fn a_no_needs_a_reason_and_ends_it() {
    on_both(|db| {
        let it = Office::on(&db);
        it.rule(
            "Two",
            None,
            &[json!({ "who": "manager" }), json!({ "who": "person", "person": it.person("Eve") })],
        );
        let asked = it.asks("Ana", 100).unwrap();
        assert_eq!(
            it.refused("Bo", "approvals.refuse", json!({ "approval": asked, "why": " " })),
            "required"
        );
        it.by("Bo", "approvals.refuse", json!({ "approval": asked, "why": "There is one in stock." }))
            .unwrap();
        assert_eq!((it.standing(), it.waiting("Eve")), (Standing::Refused(Id::new(asked)), vec![]));
        assert_eq!(it.comments(), ["refused"]);
        let again = it.asks("Ana", 100).unwrap();
        assert_eq!(it.refused("Ana", "test.ask", json!({ "subject": 1 })), "approval-open");
        it.by("Ana", "approvals.withdraw", json!({ "approval": again })).unwrap();
        assert_eq!(it.standing(), Standing::Withdrawn(Id::new(again)));
    });
}

#[test]
fn nobody_is_asked_about_their_own_request() {
    on_both(|db| {
        let it = Office::on(&db);
        it.rule("Bo decides", None, &[json!({ "who": "person", "person": it.person("Bo") })]);
        let asked = it.asks("Bo", 100).unwrap();
        assert_eq!((it.waiting("Bo"), it.waiting("Cem")), (vec![], vec![asked]));
        it.by("Cem", "approvals.approve", json!({ "approval": asked })).unwrap();
        // Whoever asks for somebody else does not decide either.
        let asked = it.by("Bo", "test.ask", json!({ "subject": 1, "requester": it.person("Ana") })).unwrap();
        assert_eq!(it.refused("Bo", "approvals.approve", json!({ "approval": asked })), "own-request");
        it.by("Cem", "approvals.approve", json!({ "approval": asked })).unwrap();
        // Dora has nobody above her: whoever keeps approvals answers, but not she.
        it.does("approval-rules.archive", json!({ "id": "Bo decides" }));
        it.rule("Manager", None, &[json!({ "who": "manager" })]);
        let asked = it.asks("Dora", 100).unwrap();
        assert_eq!(it.refused("Dora", "approvals.approve", json!({ "approval": asked })), "own-request");
        it.by("Eve", "approvals.approve", json!({ "approval": asked })).unwrap();
    });
}

#[test]
fn a_deputy_decides_while_somebody_is_away() {
    on_both(|db| {
        let it = Office::on(&db);
        it.rule("Manager", None, &[json!({ "who": "manager" })]);
        let asked = it.asks("Ana", 100).unwrap();
        it.by("Bo", "approvals.stand-in", json!({ "deputy": it.person("Eve"), "ends_on": "2026-03-10" }))
            .unwrap();
        assert_eq!(it.waiting("Eve"), [asked]);
        it.engine.clock().advance(20 * testkit::DAY);
        assert!(it.waiting("Eve").is_empty());
        assert_eq!(
            it.refused("Eve", "approvals.approve", json!({ "approval": asked })),
            "not-yours-to-decide"
        );
        assert_eq!(
            it.refused(
                "Bo",
                "approvals.stand-in",
                json!({ "deputy": it.person("Bo"), "ends_on": "2026-03-30" })
            ),
            "same-person"
        );
        it.by("Bo", "approvals.stand-in", json!({ "deputy": it.person("Eve"), "ends_on": "2026-03-30" }))
            .unwrap();
        it.by("Eve", "approvals.approve", json!({ "approval": asked })).unwrap();
        it.verifies();
    });
}

#[test]
fn what_nobody_decides_in_time_goes_up_the_line() {
    on_both(|db| {
        let it = Office::on(&db);
        it.rule("Manager", None, &[json!({ "who": "manager", "days": 3 })]);
        let asked = it.asks("Ana", 100).unwrap();
        let runner = engine::jobs::JobRunner::new(it.engine.clone(), "test");
        let day = |days: i64| {
            it.engine.clock().advance(days * testkit::DAY);
            runner.tick_schedules().unwrap();
            runner.run_all().unwrap();
        };
        day(3);
        assert!(it.waiting("Cem").is_empty());
        day(1);
        assert_eq!((it.waiting("Bo"), it.waiting("Cem")), (vec![asked], vec![asked]));
        day(4);
        assert_eq!(it.waiting("Dora"), [asked]);
        day(4);
        it.by("Eve", "approvals.approve", json!({ "approval": asked })).unwrap();
        it.verifies();
    });
}

#[test]
fn of_two_who_decide_the_same_step_one_wins() {
    on_both(|db| {
        let it = Office::on(&db);
        it.rule(
            "Anybody",
            None,
            &[
                json!({ "who": "person", "person": it.person("Dora") }),
                json!({ "who": "person", "person": it.person("Eve") }),
            ],
        );
        it.by("Dora", "approvals.stand-in", json!({ "deputy": it.person("Cem"), "ends_on": "2026-03-30" }))
            .unwrap();
        let asked = it.asks("Ana", 100).unwrap();
        let it = Arc::new(it);
        let threads: Vec<_> = ["Dora", "Cem"]
            .into_iter()
            .map(|name| {
                let it = it.clone();
                let input = json!({ "approval": asked, "step": 1 });
                std::thread::spawn(move || it.by(name, "approvals.approve", input))
            })
            .collect();
        let outcomes: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let lost = outcomes.into_iter().find_map(Result::err).unwrap();
        assert!(
            matches!(&lost, Error::Conflict)
                || matches!(&lost, Error::Refused(refusal) if refusal.code == "already-decided"),
            "{lost:?}"
        );
        assert_eq!(it.waiting("Eve"), [asked]);
        it.verifies();
    });
}

#[test]
fn no_door_leads_around_a_decision() {
    on_both(|db| {
        let it = Office::on(&db);
        it.rule("Manager", None, &[json!({ "who": "manager" })]);
        it.asks("Ana", 100).unwrap();
        for verb in ["approvals.register", "approvals.edit", "approvals.archive", "approval-decisions.edit"] {
            assert!(it.engine.doing(verb).is_none(), "{verb}");
        }
        assert_eq!(
            it.refused("Eve", "approval-steps.register", json!({ "rule": "Manager", "who": "role" })),
            "required"
        );
    });
}
