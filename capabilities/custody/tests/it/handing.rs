use crate::register::Company;
use engine::Request;
use serde_json::json;
use testkit::on_both;

#[test]
fn hand_out_take_back_and_transfer() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.does("custody.hand-out", json!({ "asset": tag, "to_person": "ana", "due_back": "2026-03-20" }));
        let held = it.asset(tag.as_str());
        assert_eq!(
            (&held["stage"], &held["holder_person"], &held["location"]),
            (&json!("in-use"), &json!(1), &json!(1))
        );
        assert_eq!(
            it.refuses("custody.hand-out", json!({ "asset": tag, "to_person": "bo" })),
            "already-held"
        );
        assert_eq!(
            it.refuses("custody.transfer", json!({ "asset": tag, "to_person": "ana" })),
            "same-holder"
        );
        it.does("custody.transfer", json!({ "asset": tag, "to_person": "bo" }));
        assert_eq!(it.asset(tag.as_str()).get("due_back"), None);
        it.does("custody.take-back", json!({ "asset": tag }));
        let back = it.asset(tag.as_str());
        assert_eq!((&back["stage"], &back["location"]), (&json!("in-stock"), &json!(2)));
        assert_eq!(it.refuses("custody.take-back", json!({ "asset": tag })), "not-held");
    });
}

#[test]
fn exactly_one_receiver_who_has_not_left() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        assert_eq!(it.refuses("custody.hand-out", json!({ "asset": tag })), "one-receiver");
        assert_eq!(
            it.refuses(
                "custody.hand-out",
                json!({ "asset": tag, "to_person": "ana", "to_location": "Berlin" })
            ),
            "one-receiver"
        );
        it.does("people.leave", json!({ "person": "cem" }));
        assert_eq!(
            it.refuses("custody.hand-out", json!({ "asset": tag, "to_person": "cem" })),
            "holder-has-left"
        );
        it.does("statuses.edit", json!({ "id": "Reserved", "may_be_handed_out": false }));
        it.does("assets.set-status", json!({ "asset": tag, "status": "Reserved" }));
        assert_eq!(
            it.refuses("custody.hand-out", json!({ "asset": tag, "to_person": "ana" })),
            "status-not-handed-out"
        );
    });
}

#[test]
fn many_are_handed_out_together_or_not_at_all() {
    on_both(|db| {
        let it = Company::on(&db);
        let tags = [it.laptop(), it.laptop(), it.laptop()];
        it.does("custody.hand-out", json!({ "asset": tags[2], "to_person": "bo" }));
        assert_eq!(
            it.refuses("custody.hand-out-many", json!({ "assets": tags, "to_person": "ana" })),
            "already-held"
        );
        assert!(it.asset(tags[0].as_str()).get("holder_person").is_none());
        it.does("custody.hand-out-many", json!({ "assets": tags[..2], "to_person": "ana" }));
        let holds = it.told("custody.holdings", json!({ "person": "ana" }))["holds"].clone();
        assert_eq!(holds.as_array().unwrap().len(), 2);
    });
}

#[test]
fn what_is_late_is_told_longest_first() {
    on_both(|db| {
        let it = Company::on(&db);
        let (one, two) = (it.laptop(), it.laptop());
        it.does("custody.hand-out", json!({ "asset": one, "to_person": "ana", "due_back": "2026-03-10" }));
        it.does(
            "custody.hand-out",
            json!({ "asset": two, "to_location": "Berlin", "due_back": "2026-03-05" }),
        );
        assert_eq!(it.told("custody.overdue", json!({}))["assets"], json!([]));
        it.days_pass(10);
        let late = it.told("custody.overdue", json!({}))["assets"].clone();
        let told: Vec<_> = late
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["tag"].clone(), row["holder"].clone(), row["days_late"].clone()))
            .collect();
        assert_eq!(told, [(json!(two), json!("Berlin"), json!(7)), (json!(one), json!("Ana"), json!(2))]);
    });
}

#[test]
fn holders_are_neither_erased_nor_archived() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.does("custody.hand-out", json!({ "asset": tag, "to_person": "ana" }));
        assert_eq!(it.refuses("people.erase", json!({ "person": "ana" })), "still-holds-assets");
        assert_eq!(it.refuses("people.archive", json!({ "id": "ana" })), "still-holds-assets");
    });
}

#[test]
fn yesterdays_hand_out_can_be_recorded_today() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.days_pass(5);
        let on = |day: &str| Request { on: day.parse().ok(), ..Request::default() };
        it.with(on("2026-03-04"), "custody.hand-out", json!({ "asset": tag, "to_person": "ana" })).unwrap();
        assert_eq!(it.asset(tag.as_str())["held_since"], json!("2026-03-04"));
        let earlier = it.with(on("2026-03-03"), "custody.take-back", json!({ "asset": tag }));
        assert_eq!(earlier.unwrap_err().code(), "history-runs-forward");
        it.verifies();
    });
}

#[test]
fn whoever_should_bring_something_back_is_reminded_once_on_each_occasion() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.does("custody.hand-out", json!({ "asset": tag, "to_person": "ana", "due_back": "2026-03-05" }));
        let reminded = |days: i64| {
            it.days_pass(days);
            let runner = engine::jobs::JobRunner::new(it.engine.clone(), "test");
            runner.tick_schedules().unwrap();
            runner.run_all().unwrap();
            let text = "select subject from notices order by id";
            let all =
                move |view: &mut engine::View<'_>| view.all(database::sql(text), |row| row.at::<String>(0));
            it.engine.view_blocking(engine::Actor::system(), custody::READ, all).unwrap()
        };
        // The first look at the clock only sets the schedules.
        reminded(0);
        assert_eq!(reminded(3), [format!("Due back today: {tag}")]);
        assert_eq!(reminded(1).last().unwrap(), &format!("Overdue: {tag}"));
        assert_eq!(reminded(1).len(), 2);
    });
}
