use crate::office::Office;
use engine::{Request, View, Work};
use retrieval::by_link::{self, Answer};
use serde_json::json;
use testkit::on_both;

#[test]
fn a_leaver_gives_everything_back() {
    on_both(|db| {
        let it = Office::on(&db);
        let (one, two) = (it.handed("ana", "S1"), it.handed("ana", "S2"));
        it.does("people.edit", json!({ "id": "ana", "ends_on": "2026-03-31" }));
        let case = it.state("retrieval", "RT-000001");
        assert_eq!(
            (&case["state"], &case["items"], &case["due_on"], &case["next_step"], &case["next_on"]),
            (&json!("new"), &json!(2), &json!("2026-04-07"), &json!("tell"), &json!("2026-03-17"))
        );
        it.does("retrieval.tell", json!({ "retrieval": "RT-000001" }));
        it.does(
            "retrieval.send-label",
            json!({ "retrieval": "RT-000001", "carrier": "Parcel", "tracking": "JD01", "label_link": "https://labels.example/1" }),
        );
        it.does("retrieval.ship", json!({ "retrieval": "RT-000001" }));
        let sent = it.state("retrieval", "RT-000001");
        assert_eq!((&sent["state"], sent.get("next_on")), (&json!("in-transit"), None), "the clock stops");
        it.does("retrieval.receive", json!({ "asset": "serial:S1", "condition": "good" }));
        assert_eq!(it.state("retrieval", "RT-000001")["state"], json!("partly-received"));
        assert_eq!(it.state("asset", one)["stage"], json!("in-stock"));
        assert_eq!(it.refuses("retrieval.receive", json!({ "asset": one })), "not-expected");
        assert_eq!(it.refuses("retrieval.close", json!({ "retrieval": 1 })), "items-not-settled");
        // The other one is taken back by somebody who knows nothing of the return.
        it.does("custody.take-back", json!({ "asset": two, "condition": "poor" }));
        let back = it.state("retrieval", "RT-000001");
        assert_eq!((&back["state"], &back["settled"]), (&json!("received"), &json!(2)));
        it.does("retrieval.inspect", json!({ "item": 1, "condition": "good" }));
        let missing = json!({
            "item": 2, "condition": "broken", "missing": "Charger", "deduction": { "amount": "49.90", "currency": "EUR" },
        });
        it.does("retrieval.inspect", missing);
        assert_eq!(it.state("asset", two)["condition"], json!("broken"));
        it.does("retrieval.close", json!({ "retrieval": "RT-000001" }));
        let closed = it.state("retrieval", "RT-000001");
        assert_eq!((&closed["state"], &closed["outcome"]), (&json!("closed"), &json!("complete")));
        assert_eq!(it.refuses("retrieval.ship", json!({ "retrieval": 1 })), "return-closed");
        let funnel = it.told("retrieval.funnel", json!({}));
        assert_eq!(
            (&funnel["opened"], &funnel["closed"], &funnel["late"]),
            (&json!(1), &json!(1), &json!(0))
        );
        it.verifies();
    });
}

#[test]
fn what_is_lost_is_charged_and_ends_the_case() {
    on_both(|db| {
        let it = Office::on(&db);
        let (one, _two) = (it.handed("ana", "S1"), it.handed("ana", "S2"));
        it.does("people.leave", json!({ "person": "ana", "last_day": "2026-03-02" }));
        it.does("retrieval.receive", json!({ "asset": one }));
        it.does("retrieval.inspect", json!({ "item": 1, "condition": "fair" }));
        let negative = json!({ "item": 2, "deduction": { "amount": "-1", "currency": "EUR" } });
        assert_eq!(it.refuses("retrieval.lose", negative), "negative");
        it.does("retrieval.lose", json!({ "item": 2, "deduction": { "amount": "900", "currency": "EUR" } }));
        assert_eq!(it.refuses("retrieval.release", json!({ "item": 2 })), "settled-already");
        it.does("retrieval.close", json!({ "retrieval": 1 }));
        assert_eq!(it.state("retrieval", "RT-000001")["outcome"], json!("partly"));
        it.verifies();
    });
}

#[test]
fn a_last_day_moves_the_case_and_none_calls_it_off() {
    on_both(|db| {
        let it = Office::on(&db);
        it.does("people.edit", json!({ "id": "bo", "ends_on": "2026-03-31" }));
        assert_eq!(it.told("retrieval.funnel", json!({}))["opened"], json!(0), "Bo holds nothing");
        it.handed("ana", "S1");
        it.does("people.edit", json!({ "id": "ana", "ends_on": "2026-03-31" }));
        it.handed("ana", "S2");
        it.does("people.edit", json!({ "id": "ana", "ends_on": "2026-04-30" }));
        let moved = it.state("retrieval", "RT-000001");
        assert_eq!(
            (&moved["due_on"], &moved["items"]),
            (&json!("2026-05-07"), &json!(2)),
            "what is given later joins"
        );
        assert_eq!(it.refuses("retrieval.open", json!({ "person": "ana" })), "return-runs-already");
        it.does("people.edit", json!({ "id": "ana", "ends_on": null }));
        assert_eq!(it.state("retrieval", "RT-000001")["state"], json!("cancelled"));
        it.does("retrieval.open", json!({ "person": "ana", "reason": "refresh", "last_day": "2026-03-10" }));
        assert_eq!(it.refuses("retrieval.open", json!({ "person": "bo" })), "holds-nothing");
    });
}

#[test]
fn a_plan_of_ones_country_comes_before_the_one_for_everywhere() {
    on_both(|db| {
        let it = Office::on(&db);
        let germany =
            json!({ "name": "Germany", "country": "Germany", "return_within": 14, "carrier": "Parcel" });
        it.does("retrieval-plans.register", germany);
        let crossed = json!({ "name": "Crossed", "remind_1": 9, "remind_2": 3 });
        assert_eq!(it.refuses("retrieval-plans.register", crossed), "deadlines-out-of-order");
        for person in ["ana", "bo"] {
            it.handed(person, person);
            it.does("people.edit", json!({ "id": person, "ends_on": "2026-03-31" }));
        }
        let (ana, bo) = (it.state("retrieval", "RT-000001"), it.state("retrieval", "RT-000002"));
        assert_eq!((&ana["due_on"], &ana["carrier"]), (&json!("2026-04-14"), &json!("Parcel")));
        assert_eq!(bo["due_on"], json!("2026-04-07"));
    });
}

#[test]
fn a_leaver_answers_by_link_without_an_account() {
    on_both(|db| {
        let it = Office::on(&db);
        let laptop = it.handed("ana", "S1");
        it.does("people.edit", json!({ "id": "ana", "ends_on": "2026-03-31" }));
        let told = it.does("retrieval.make-link", json!({ "retrieval": 1 }));
        let secret = told["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let read = || {
            let secret = secret.clone();
            let read = move |view: &mut View<'_>| by_link::read(view, &secret).map(|asked| asked.items.len());
            it.engine.view_blocking(by_link::bearer(), retrieval::MANAGE, read)
        };
        let answer = |answer: Answer| {
            let secret = secret.clone();
            let change = move |work: &mut Work<'_>| by_link::answer(work, &secret, answer.clone());
            it.engine.work_blocking(by_link::bearer(), Request::default(), "link", retrieval::MANAGE, change)
        };
        assert_eq!(read().unwrap(), 1);
        assert_eq!(answer(Answer::default()).unwrap_err().code(), "nothing-said");
        answer(Answer { ship_to: Some("Elm Street 1".into()), ..Answer::default() }).unwrap();
        assert_eq!(it.state("retrieval", "RT-000001")["ship_to"], json!("Elm Street 1"));
        answer(Answer { dropped_at: Some("Reception, Berlin".into()), ..Answer::default() }).unwrap();
        assert_eq!(it.state("retrieval", "RT-000001")["state"], json!("in-transit"));
        it.does("custody.take-back", json!({ "asset": laptop }));
        it.does("retrieval.inspect", json!({ "item": 1, "condition": "good" }));
        it.does("retrieval.close", json!({ "retrieval": 1 }));
        assert_eq!(read().unwrap_err().code(), "return-link-has-ended");
        it.verifies();
    });
}

#[test]
fn what_came_back_earlier_may_be_noted_later() {
    on_both(|db| {
        let it = Office::on(&db);
        let (one, two) = (it.handed("ana", "S1"), it.handed("ana", "S2"));
        it.does("people.edit", json!({ "id": "ana", "ends_on": "2026-03-31" }));
        it.days_pass(4);
        it.does("custody.take-back", json!({ "asset": one }));
        // Yesterday's return is noted after today's, of the same case.
        it.does_on("2026-03-05", "custody.take-back", json!({ "asset": two }));
        assert_eq!(it.state("retrieval", "RT-000001")["settled"], json!(2));
        it.verifies();
    });
}
