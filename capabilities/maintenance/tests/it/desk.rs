use crate::register::Company;
use engine::Request;
use serde_json::json;
use testkit::on_both;

const EMPLOYEE: &[&str] = &["own.report-fault", "tickets.read", "assets.read", "people.read"];

#[test]
fn an_employee_reports_and_follows_only_their_own() {
    on_both(|db| {
        let it = Company::on(&db);
        let laptop = it.laptop("PF1");
        let (ana, kim) = (it.employee(1, EMPLOYEE), it.employee(3, EMPLOYEE));
        let by = |actor: &std::sync::Arc<engine::Actor>, verb: &str, input: serde_json::Value| {
            it.by(actor.clone(), Request::default(), verb, input)
        };
        // Nobody reports about what they cannot see.
        let unseen = by(&ana, "maintenance.report-fault", json!({ "title": "Fan", "asset": laptop }));
        assert_eq!(unseen.unwrap_err().code(), "not-found");
        let ticket =
            by(&ana, "maintenance.report-fault", json!({ "title": "No sound", "urgency": "cannot-work" }));
        let ticket = ticket.unwrap().as_i64().unwrap();
        let known = it.the("ticket", ticket);
        assert_eq!(
            (&known["reporter"], &known["priority"], &known["state"]),
            (&json!(1), &json!("p2"), &json!("new"))
        );
        assert_eq!(known["location"], json!(1));
        assert_eq!(
            by(&kim, "maintenance.reply", json!({ "ticket": ticket, "text": "Me too" })).unwrap_err().code(),
            "not-found"
        );
        assert_eq!(
            by(&ana, "maintenance.solve", json!({ "ticket": ticket, "resolution": "-" })).unwrap_err().code(),
            "forbidden"
        );
        it.does("maintenance.assign", json!({ "ticket": "T-000001", "to": "tom" }));
        it.does("maintenance.wait", json!({ "ticket": ticket, "waiting_for": "an answer" }));
        by(&ana, "maintenance.reply", json!({ "ticket": ticket, "text": "Since Monday" })).unwrap();
        assert_eq!(
            it.the("ticket", ticket)["state"],
            json!("assigned"),
            "an answer of the reporter ends the waiting"
        );
        it.does("maintenance.solve", json!({ "ticket": ticket, "resolution": "Driver replaced" }));
        by(&ana, "maintenance.reopen", json!({ "ticket": ticket, "note": "Silent again" })).unwrap();
        it.does("maintenance.solve", json!({ "ticket": ticket, "resolution": "Board replaced" }));
        by(&ana, "maintenance.close", json!({ "ticket": ticket })).unwrap();
        it.verifies();
    });
}

#[test]
fn promises_run_in_working_hours_and_stand_while_waiting() {
    on_both(|db| {
        let it = Company::on(&db);
        // Monday, 08:00: P3 is answered within 4 hours and solved within 24 working hours.
        let ticket = it.makes("tickets.register", json!({ "title": "Slow", "reporter": "ana" }));
        let known = it.the("ticket", ticket);
        assert_eq!(known["respond_by"], json!("2026-03-02T12:00:00.000Z"));
        assert_eq!(known["solve_by"], json!("2026-03-04T12:00:00.000Z"));
        it.hours_pass(2);
        it.does("maintenance.wait", json!({ "ticket": ticket, "waiting_for": "a part" }));
        assert_eq!(it.the("ticket", ticket)["promise"], json!("paused"));
        assert_eq!(
            it.refuses("maintenance.wait", json!({ "ticket": ticket, "waiting_for": "a part" })),
            "waits-already"
        );
        it.hours_pass(24);
        it.does("maintenance.resume", json!({ "ticket": ticket }));
        // It stood for the rest of Monday (8 hours) and two hours of Tuesday.
        assert_eq!(it.the("ticket", ticket)["solve_by"], json!("2026-03-05T12:00:00.000Z"));
        it.does("tickets.edit", json!({ "id": ticket, "impact": "many-people", "urgency": "cannot-work" }));
        let now = it.the("ticket", ticket);
        assert_eq!((&now["priority"], &now["promise"]), (&json!("p1"), &json!("breached")));
    });
}

#[test]
fn a_broken_promise_is_seen_without_anybody_touching_the_ticket() {
    on_both(|db| {
        let it = Company::on(&db);
        let ticket = it.makes("tickets.register", json!({ "title": "Dark", "reporter": "ana" }));
        assert_eq!(it.the("ticket", ticket)["promise"], json!("in-time"));
        it.hours_pass(5);
        it.runs("maintenance.watch-promises");
        assert_eq!(it.the("ticket", ticket)["promise"], json!("breached"));
        it.runs("maintenance.watch-promises");
        it.verifies();
    });
}

#[test]
fn a_service_level_makes_sense_and_there_is_one_for_a_priority() {
    on_both(|db| {
        let it = Company::on(&db);
        let level = |more: serde_json::Value| {
            let mut level =
                json!({ "name": "Other", "priority": "p3", "respond_minutes": 60, "solve_minutes": 120 });
            level.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            level
        };
        let refuses = |more| it.refuses("service-levels.register", level(more));
        assert_eq!(refuses(json!({ "solve_minutes": 30 })), "solved-before-answered");
        assert_eq!(refuses(json!({})), "never-open");
        assert_eq!(refuses(json!({ "days": ["mon"], "opens": "18:00", "closes": "08:00" })), "never-open");
        assert_eq!(refuses(json!({ "round_the_clock": true, "holidays": "Easter" })), "not-a-day");
        assert_eq!(refuses(json!({ "round_the_clock": true })), "already-taken");
        it.does("service-levels.archive", json!({ "id": "Normal" }));
        it.does("service-levels.register", level(json!({ "round_the_clock": true })));
    });
}

#[test]
fn further_assets_are_named_once() {
    on_both(|db| {
        let it = Company::on(&db);
        let (one, two) = (it.laptop("PF1"), it.laptop("PF2"));
        let ticket = it.makes("tickets.register", json!({ "title": "Both hot", "asset": one }));
        it.does("maintenance.link-asset", json!({ "ticket": ticket, "asset": two }));
        for asset in [one, two] {
            assert_eq!(
                it.refuses("maintenance.link-asset", json!({ "ticket": ticket, "asset": asset })),
                "named-already"
            );
        }
        let order = it.makes("maintenance.open-order", json!({ "ticket": ticket }));
        assert_eq!(it.count("work-order-asset", &format!("work_order={order}")), 2);
    });
}
