use crate::register::{Company, code, destruction, purge};
use serde_json::json;
use testkit::on_both;

#[test]
fn the_wrong_technique_is_refused_with_its_reason() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.drive("S-1", "ssd", &tag);
        let mut wrong = purge("S-1");
        wrong["technique"] = json!("degauss");
        let refused = it.tries("retirement.sanitise-medium", wrong.clone()).unwrap_err();
        assert_eq!(refused.code(), "wrong-technique");
        assert!(refused.to_string().contains("magnetic field"), "{refused}");
        wrong["technique"] = json!("host-overwrite");
        assert_eq!(it.refuses("retirement.sanitise-medium", wrong.clone()), "outcome-not-reached");
        wrong["outcome"] = json!("clear");
        it.does("retirement.sanitise-medium", wrong);
        assert_eq!(it.state_of("S-1"), "sanitised");
    });
}

#[test]
fn the_data_say_how_strong_and_by_whom() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop_with(json!({ "data_classes": ["payment-card"] }));
        it.drive("S-1", "ssd", &tag);
        let mut clear = purge("S-1");
        clear["outcome"] = json!("clear");
        clear["technique"] = json!("host-overwrite");
        assert_eq!(it.refuses("retirement.sanitise-medium", clear), "outcome-too-weak");
        let mut alone = purge("S-1");
        assert_eq!(it.refuses("retirement.sanitise-medium", alone.clone()), "dual-control");
        alone["second_operator"] = json!("ana");
        assert_eq!(it.refuses("retirement.sanitise-medium", alone.clone()), "dual-control");
        alone["second_operator"] = json!("bo");
        it.does("retirement.sanitise-medium", alone);
        assert_eq!(it.state_of("S-1"), "to-validate");
        let judged =
            |enough: bool| json!({ "medium": "S-1", "enough": enough, "because": "IEEE 2883 purge." });
        assert_eq!(it.refuses("retirement.validate-sanitisation", judged(true)), "four-eyes");
        let bo = it.by(&Company::person(2), "retirement.validate-sanitisation", judged(true));
        assert_eq!(code(bo), "validator-is-operator");
        it.by(&Company::person(3), "retirement.validate-sanitisation", judged(true)).unwrap();
        let done = it.record("sanitisation", "SN-000001");
        assert_eq!(
            (&done["validation"], &done["validated_by"], &done["profile"]),
            (&json!("valid"), &json!(3), &json!("PCI DSS"))
        );
        assert_eq!(it.state_of("S-1"), "sanitised");
        assert!(it.record("asset", tag.as_str()).contains_key("sanitised_on"));
    });
}

#[test]
fn what_somebody_finds_not_enough_has_to_be_destroyed() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop_with(json!({ "data_classes": ["health"] }));
        it.drive("S-1", "ssd", &tag);
        it.purges("S-1");
        let judged =
            json!({ "medium": "S-1", "enough": false, "because": "The firmware reports success too early." });
        it.by(&Company::person(3), "retirement.validate-sanitisation", judged).unwrap();
        assert_eq!(it.state_of("S-1"), "failed");
        it.does("retirement.sanitise-medium", destruction("S-1"));
        let judged = json!({ "medium": "S-1", "enough": true, "because": "Particles below 2 mm." });
        it.by(&Company::person(3), "retirement.validate-sanitisation", judged).unwrap();
        assert_eq!(it.state_of("S-1"), "destroyed");
    });
}

#[test]
fn two_technicians_at_one_drive_record_one_sanitisation() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.drive("S-1", "ssd", &tag);
        let answers: Vec<_> = std::thread::scope(|scope| {
            let workers: Vec<_> = [1, 2, 3]
                .map(|person| {
                    let it = &it;
                    scope.spawn(move || {
                        it.by(&Company::person(person), "retirement.sanitise-medium", purge("S-1"))
                    })
                })
                .into_iter()
                .collect();
            workers.into_iter().map(|worker| worker.join().unwrap()).collect()
        });
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        for refused in answers.into_iter().filter_map(Result::err) {
            assert!(["already-sanitised", "changed-meanwhile"].contains(&refused.code()), "{refused:?}");
        }
        let kind = it.engine.kind("sanitisation").unwrap();
        let count = it.engine.view_blocking(engine::Actor::system(), kind.read, |view| {
            view.scalar::<i64>("select count(*) from sanitisations")
        });
        assert_eq!(count.unwrap(), 1);
        it.verifies();
    });
}

#[test]
fn who_uses_a_laptop_again_opens_its_drive_again() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.drive("S-1", "ssd", &tag);
        it.purges("S-1");
        assert!(it.record("asset", tag.as_str()).contains_key("sanitised_on"));
        it.does("custody.hand-out", json!({ "asset": tag, "to_person": "ana" }));
        assert_eq!(it.state_of("S-1"), "installed");
        assert!(it.record("medium", "S-1").get("outcome").is_none());
        assert_eq!(it.refuses("retirement.sanitise-medium", purge("S-1")), "still-in-use");
        it.does("custody.take-back", json!({ "asset": tag }));
        it.purges("S-1");
        assert_eq!(it.state_of("S-1"), "sanitised");
    });
}

#[test]
fn a_drive_that_turns_up_later_opens_its_asset_again() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.does("assets.retire", json!({ "asset": tag }));
        it.does("assets.state-free-of-data", json!({ "asset": tag, "because": "It came without a drive." }));
        it.drive("S-1", "ssd", &tag);
        assert!(!it.record("asset", tag.as_str()).contains_key("no_data_reason"));
        it.does("retirement.remove-medium", json!({ "medium": "S-1" }));
        let reason = it.record("asset", tag.as_str())["no_data_reason"].clone();
        assert!(reason.as_str().unwrap().contains("S-1"), "{reason}");
        it.does("assets.dispose", json!({ "asset": tag, "route": "recycled" }));
        assert_eq!(it.state_of("S-1"), "removed");
    });
}
