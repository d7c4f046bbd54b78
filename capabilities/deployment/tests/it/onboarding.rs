use crate::office::Office;
use serde_json::json;
use testkit::on_both;

#[test]
fn from_a_joiner_to_somebody_who_works() {
    on_both(|db| {
        let it = Office::on(&db);
        let (laptop, one, two) = (it.asset("T14", "S1"), it.asset("P27", "D1"), it.asset("P27", "D2"));
        it.does(
            "deployment.onboard",
            json!({ "person": "ana", "profile": "Engineer", "starts_on": "2026-03-16" }),
        );
        assert_eq!(
            it.refuses("deployment.onboard", json!({ "person": "ana", "profile": "Engineer" })),
            "onboarding-runs-already"
        );
        assert_eq!(
            it.does("deployment.assign", json!({ "task": 1 })),
            json!(laptop),
            "whatever is free and fits"
        );
        assert_eq!(
            it.refuses("deployment.assign", json!({ "task": 2, "asset": laptop })),
            "kept-for-another"
        );
        it.does("deployment.assign", json!({ "task": 2, "asset": one }));
        assert_eq!(it.state("onboarding", "ON-000001")["state"], json!("preparing"));
        assert_eq!(
            it.refuses("deployment.complete", json!({ "task": 4 })),
            "required",
            "software needs evidence"
        );
        it.does("deployment.complete", json!({ "task": 4, "evidence": "Licence 4711" }));
        it.does("deployment.complete", json!({ "task": 5, "evidence": "Group platform-dev" }));
        it.does("deployment.assign", json!({ "task": 3, "asset": two }));
        let ready = it.state("onboarding", "ON-000001");
        assert_eq!((&ready["state"], ready.get("missing")), (&json!("ready"), None));
        let told = it.told("deployment.readiness", json!({}));
        assert_eq!((&told["ready"], &told["joiners"][0]["name"]), (&json!(1), &json!("Ana")));
        assert_eq!(
            it.refuses("deployment.ship", json!({ "onboarding": 1, "destination": "home" })),
            "required",
            "a home needs an address"
        );
        it.does(
            "deployment.ship",
            json!({ "onboarding": 1, "destination": "home", "address": "Elm 1", "tracking": "X1" }),
        );
        assert_eq!(it.state("onboarding", "ON-000001")["state"], json!("shipped"));
        it.does("deployment.deliver", json!({ "shipment": "SH-000001", "proof": "Signed by Ana" }));
        assert_eq!(it.refuses("deployment.deliver", json!({ "shipment": 1 })), "delivered-already");
        it.days_pass(14);
        assert_eq!(it.does("deployment.hand-over", json!({ "onboarding": 1 })), json!(3));
        assert_eq!(it.state("asset", laptop)["holder_person"], json!(1));
        it.days_pass(1);
        it.does("deployment.productive", json!({ "onboarding": 1 }));
        let done = it.state("onboarding", "ON-000001");
        assert_eq!(
            (&done["state"], &done["days_from_order"], &done["days_from_start"]),
            (&json!("productive"), &json!(15), &json!(1))
        );
        let told = it.told("deployment.readiness", json!({}));
        assert_eq!((&told["joiners"], &told["days_from_order"]), (&json!([]), &json!(15)));
        it.verifies();
    });
}

#[test]
fn what_is_kept_for_a_joiner_nobody_else_gets() {
    on_both(|db| {
        let it = Office::on(&db);
        let laptop = it.asset("T14", "S1");
        it.does("deployment.onboard", json!({ "person": "ana", "profile": "Engineer" }));
        it.does("deployment.assign", json!({ "task": 1, "asset": laptop }));
        let to = |person: &str| json!({ "asset": laptop, "to_person": person });
        assert_eq!(it.refuses("custody.hand-out", to("bo")), "kept-for-a-joiner");
        it.does("custody.hand-out", to("ana"));
        assert_eq!(
            it.state("onboarding", "ON-000001")["settled"],
            json!(1),
            "handed out by other means, it counts"
        );
        assert_eq!(it.refuses("deployment.hand-over", json!({ "onboarding": 1 })), "nothing-assigned");
        it.verifies();
    });
}

#[test]
fn nobody_works_without_what_they_need() {
    on_both(|db| {
        let it = Office::on(&db);
        let display = it.asset("P27", "D1");
        it.does("deployment.onboard", json!({ "person": "ana", "profile": "Engineer" }));
        assert_eq!(it.refuses("deployment.assign", json!({ "task": 1, "asset": display })), "does-not-fit");
        assert_eq!(it.refuses("deployment.assign", json!({ "task": 1 })), "nothing-in-stock");
        assert_eq!(it.refuses("deployment.assign", json!({ "task": 4 })), "not-a-device");
        assert_eq!(it.refuses("deployment.productive", json!({ "onboarding": 1 })), "tasks-not-settled");
        assert_eq!(it.refuses("deployment.waive", json!({ "task": 1, "because": " " })), "required");
        for task in 1..=5 {
            it.does("deployment.waive", json!({ "task": task, "because": "Brings their own" }));
        }
        it.does("deployment.productive", json!({ "onboarding": 1 }));
        assert_eq!(it.refuses("deployment.cancel", json!({ "onboarding": 1 })), "onboarding-done");
    });
}

#[test]
fn two_technicians_cannot_keep_the_same_device() {
    on_both(|db| {
        let it = Office::on(&db);
        it.asset("T14", "S1");
        for person in ["ana", "bo"] {
            it.does("deployment.onboard", json!({ "person": person, "profile": "Engineer" }));
        }
        let outcomes: Vec<bool> = std::thread::scope(|scope| {
            let assign = |task: i64| {
                let it = &it;
                move || it.tries("deployment.assign", json!({ "task": task, "asset": 1 })).is_ok()
            };
            let both = [scope.spawn(assign(1)), scope.spawn(assign(6))];
            both.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|done| **done).count(), 1);
        it.verifies();
    });
}

#[test]
fn calling_it_off_gives_devices_free() {
    on_both(|db| {
        let it = Office::on(&db);
        let laptop = it.asset("T14", "S1");
        it.does("deployment.onboard", json!({ "person": "ana", "profile": "Engineer" }));
        it.does("deployment.assign", json!({ "task": 1, "asset": laptop }));
        it.does("deployment.cancel", json!({ "onboarding": 1 }));
        it.does("custody.hand-out", json!({ "asset": laptop, "to_person": "bo" }));
        assert_eq!(it.refuses("deployment.onboard", json!({ "person": "bo" })), "no-profile");
    });
}
