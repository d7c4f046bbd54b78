use crate::company::Company;
use serde_json::json;
use testkit::on_both;

fn desk(it: &Company) {
    it.does("kits.register", json!({ "name": "Desk" }));
    it.does("stock.add-to-kit", json!({ "kit": "Desk", "model": "T14" }));
    it.does("stock.add-to-kit", json!({ "kit": "Desk", "item": "Mouse", "quantity": 2 }));
}

#[test]
fn a_kit_goes_out_whole_or_not_at_all() {
    on_both(|db| {
        let it = Company::on(&db);
        desk(&it);
        it.does("stock.add", json!({ "item": "Mouse", "quantity": 3, "location": "Berlin" }));
        let give = |who: &str| json!({ "kit": "Desk", "person": who, "location": "Berlin" });
        it.does("bookings.hand-out-kit", give("ana"));
        assert_eq!(it.record("asset", "A-1")["holder_person"], json!(1));
        assert_eq!(it.refuses("bookings.hand-out-kit", give("bo")), "kit-is-short");
        assert_eq!(it.record("asset", "A-2").get("holder_person"), None);
        assert_eq!(it.record("stock-item", "Mouse")["on_hand"], json!(1));
        it.verifies();
    });
}

#[test]
fn a_kit_is_booked_fetched_and_brought_back() {
    on_both(|db| {
        let it = Company::on(&db);
        desk(&it);
        it.does("stock.add", json!({ "item": "Mouse", "quantity": 3, "location": "Berlin" }));
        it.does(
            "bookings.reserve",
            it.booking("ana", "02T09", "04T17", json!({ "kit": "Desk", "location": "Berlin" })),
        );
        it.hours_pass(2);
        it.does("bookings.start", json!({ "booking": "BK-000001" }));
        let mouse = it.record("stock-item", "Mouse");
        assert_eq!((&mouse["on_hand"], &mouse["given_out"]), (&json!(1), &json!(2)));
        it.does("bookings.end", json!({ "booking": "BK-000001" }));
        let mouse = it.record("stock-item", "Mouse");
        assert_eq!((&mouse["on_hand"], &mouse["given_out"]), (&json!(3), &json!(0)));
        assert_eq!(it.record("asset", "A-1").get("holder_person"), None);
        it.verifies();
    });
}

#[test]
fn two_bookings_do_not_count_on_the_same_pieces_and_nobody_gives_them_away_before() {
    on_both(|db| {
        let it = Company::on(&db);
        desk(&it);
        it.does("stock.add", json!({ "item": "Mouse", "quantity": 3, "location": "Berlin" }));
        let kit = json!({ "kit": "Desk" });
        let ana = it.does("bookings.reserve", it.booking("ana", "02T09", "04T17", kit.clone()));
        assert_eq!(
            it.refuses("bookings.reserve", it.booking("bo", "03T09", "05T17", kit.clone())),
            "kit-is-short",
            "one laptop is left, but one mouse only"
        );
        it.does("bookings.reserve", it.booking("bo", "05T09", "06T17", kit));
        let take = |quantity: i64| json!({ "item": "Mouse", "quantity": quantity, "to_person": "bo", "location": "Berlin" });
        assert_eq!(it.refuses("stock.issue", take(2)), "stock-reserved");
        it.does("stock.issue", take(1));
        it.hours_pass(2);
        it.does("bookings.start", json!({ "booking": ana }));
        assert_eq!(it.record("stock-item", "Mouse")["on_hand"], json!(0), "what was kept is what went out");
        it.verifies();
    });
}

#[test]
fn what_is_used_up_is_promised_once_even_when_bookings_follow_one_another() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("stock-items.register", json!({ "name": "Label tape", "kind": "consumable" }));
        it.does("kits.register", json!({ "name": "Labelling" }));
        it.does("stock.add-to-kit", json!({ "kit": "Labelling", "item": "Label tape", "quantity": 2 }));
        it.does("stock.add", json!({ "item": "Label tape", "quantity": 3, "location": "Berlin" }));
        let kit = json!({ "kit": "Labelling" });
        it.does("bookings.reserve", it.booking("ana", "02T09", "02T17", kit.clone()));
        assert_eq!(
            it.refuses("bookings.reserve", it.booking("bo", "05T09", "05T17", kit)),
            "kit-is-short",
            "Ana brings nothing back"
        );
        it.verifies();
    });
}

#[test]
fn of_two_who_book_the_last_pieces_at_once_one_gets_them() {
    on_both(|db| {
        let it = Company::on(&db);
        desk(&it);
        it.does("stock.add", json!({ "item": "Mouse", "quantity": 3, "location": "Berlin" }));
        let won: Vec<bool> = std::thread::scope(|scope| {
            let askers = ["ana", "bo"].map(|who| {
                let it = it.clone();
                scope.spawn(move || {
                    let wish = it.booking(who, "03T09", "04T17", json!({ "kit": "Desk" }));
                    match it.tries("bookings.reserve", wish) {
                        Ok(_) => true,
                        Err(engine::Error::Refused(refusal)) => {
                            assert_eq!(refusal.code, "kit-is-short");
                            false
                        }
                        Err(other) => panic!("{other:?}"),
                    }
                })
            });
            askers.map(|asker| asker.join().unwrap()).to_vec()
        });
        assert_eq!(won.iter().filter(|won| **won).count(), 1);
        it.verifies();
    });
}
