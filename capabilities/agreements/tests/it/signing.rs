use crate::office::{Office, code, employee};
use agreements::by_link;
use engine::{Request, View, Work};
use serde_json::{Value, json};
use testkit::on_both;

#[test]
fn what_is_handed_out_on_one_day_is_signed_at_once() {
    on_both(|db| {
        let it = Office::on(&db);
        let assets = [it.asset("T14", "S1"), it.asset("T14", "S2"), it.asset("P27", "S3")];
        it.does("custody.hand-out-many", json!({ "assets": assets, "to_person": "ana" }));
        let document = it.told("agreements.document", json!({ "signing": "AG-000001" }));
        let serials: Vec<&Value> =
            document["items"].as_array().unwrap().iter().map(|item| &item["serial"]).collect();
        assert_eq!(serials, ["S1", "S2"], "a display needs no acceptance");
        it.does(
            "agreements.sign",
            json!({ "signing": "AG-000001", "drawing": "M1,1Q2,2 3,3L4,4", "content": document["content"] }),
        );
        let signed = it.state("signing", "AG-000001");
        assert_eq!(
            (&signed["state"], &signed["way"], &signed["items"]),
            (&json!("signed"), &json!("desk"), &json!(2))
        );
        assert_eq!(signed["content"], document["content"]);
        assert_eq!(
            it.refuses("agreements.sign", json!({ "signing": "AG-000001", "name": "Ana" })),
            "signed-already"
        );
        it.verifies();
    });
}

#[test]
fn the_fact_of_the_signature_stands_in_the_journal_and_the_name_does_not() {
    on_both(|db| {
        let it = Office::on(&db);
        it.handed("ana", "S1");
        it.does("agreements.sign", json!({ "signing": "AG-000001", "name": "Ana Silva-Moreau" }));
        let kind = it.engine.kind("signing").unwrap();
        let entries =
            it.engine.view_blocking(engine::Actor::system(), kind.read, move |view| view.entries_of(kind, 1));
        let entries = entries.unwrap();
        let entry = entries.iter().find(|entry| entry.event == "signed").unwrap();
        let content = it.state("signing", "AG-000001")["content"].clone();
        assert_eq!(entry.payload().facts["content"], content);
        assert!(!entry.payload.contains("Moreau"));
    });
}

#[test]
fn nobody_signs_what_they_have_not_seen() {
    on_both(|db| {
        let it = Office::on(&db);
        it.handed("ana", "S1");
        let seen = it.told("agreements.document", json!({ "signing": "AG-000001" }))["content"].clone();
        it.handed("ana", "S2");
        let sign = json!({ "signing": "AG-000001", "name": "Ana Silva", "content": seen });
        assert_eq!(it.refuses("agreements.sign", sign), "content-changed");
    });
}

#[test]
fn what_goes_back_unsigned_is_no_longer_asked_for() {
    on_both(|db| {
        let it = Office::on(&db);
        let (one, two) = (it.handed("ana", "S1"), it.handed("ana", "S2"));
        it.does("custody.take-back", json!({ "asset": one }));
        let items = it.told("agreements.document", json!({ "signing": "AG-000001" }))["items"].clone();
        assert_eq!(items.as_array().unwrap().len(), 1);
        it.does("custody.transfer", json!({ "asset": two, "to_person": "bo" }));
        assert_eq!(it.state("signing", "AG-000001")["state"], json!("withdrawn"));
        let bo = it.state("signing", "AG-000002");
        assert_eq!((&bo["person"], &bo["state"]), (&json!(2), &json!("open")));
        it.verifies();
    });
}

#[test]
fn giving_back_is_signed_where_the_text_says_so() {
    on_both(|db| {
        let it = Office::on(&db);
        it.does(
            "agreement-texts.register",
            json!({ "name": "Both ways", "category": "Laptops", "body": "…", "sign_on_return": true }),
        );
        it.does("agreements.publish", json!({ "text": "Both ways" }));
        let laptop = it.handed("ana", "S1");
        it.does("agreements.sign", json!({ "signing": "AG-000001", "name": "Ana Silva" }));
        it.does("custody.take-back", json!({ "asset": laptop }));
        let back = it.state("signing", "AG-000002");
        assert_eq!(
            (&back["direction"], &back["state"], &back["person"]),
            (&json!("return"), &json!("open"), &json!(1))
        );
    });
}

#[test]
fn an_employee_signs_what_is_theirs_and_sees_nothing_else() {
    on_both(|db| {
        let it = Office::on(&db);
        it.handed("ana", "S1");
        it.handed("bo", "S2");
        let sign = |signing: &str| json!({ "signing": signing, "name": "Ana Silva" });
        let ana = || employee(1);
        assert_eq!(code(it.tries_as(ana(), "agreements.sign-own", sign("AG-000002"))), "not-found");
        assert_eq!(code(it.tries_as(ana(), "agreements.sign", sign("AG-000001"))), "forbidden");
        it.tries_as(ana(), "agreements.sign-own", sign("ag-000001")).unwrap();
        assert_eq!(it.state("signing", "AG-000001")["way"], json!("own"));
        let declined = json!({ "signing": 2, "because": "It is broken." });
        it.tries_as(employee(2), "agreements.decline-own", declined).unwrap();
        assert_eq!(it.state("signing", "AG-000002")["state"], json!("declined"));
    });
}

#[test]
fn a_link_signs_once_and_ends() {
    on_both(|db| {
        let it = Office::on(&db);
        it.handed("ana", "S1");
        let link = || {
            let told = it.does("agreements.make-link", json!({ "signing": "AG-000001" }));
            told["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
        };
        let (first, second) = (link(), link());
        let read = |secret: &str| {
            let secret = secret.to_owned();
            let read = move |view: &mut View<'_>| by_link::read(view, &secret).map(|(_, told)| told.body);
            it.engine.view_blocking(by_link::bearer(), agreements::OWN, read)
        };
        let sign = |secret: &str| {
            let secret = secret.to_owned();
            let sign = move |work: &mut Work<'_>| by_link::sign(work, &secret, Some("Ana Silva"), None, None);
            it.engine.work_blocking(by_link::bearer(), Request::default(), "link", agreements::OWN, sign)
        };
        assert!(read(&first).unwrap().contains("Eigentum"));
        assert_eq!(read("guessed").unwrap_err().code(), "signing-link-has-ended");
        sign(&first).unwrap();
        assert_eq!(it.state("signing", "AG-000001")["way"], json!("link"));
        for secret in [&first, &second] {
            assert_eq!(
                sign(secret).unwrap_err().code(),
                "signing-link-has-ended",
                "one signature ends all links"
            );
        }
        assert_eq!(it.refuses("agreements.make-link", json!({ "signing": "AG-000001" })), "signed-already");
        it.verifies();
    });
}

#[test]
fn a_link_ends_after_a_fortnight() {
    on_both(|db| {
        let it = Office::on(&db);
        it.handed("ana", "S1");
        let told = it.does("agreements.make-link", json!({ "signing": "AG-000001" }));
        let secret = told["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        it.engine.clock().advance(14 * testkit::DAY + 1);
        let read = move |view: &mut View<'_>| by_link::read(view, &secret).map(|_| ());
        let read = it.engine.view_blocking(by_link::bearer(), agreements::OWN, read);
        assert_eq!(read.unwrap_err().code(), "signing-link-has-ended");
    });
}

#[test]
fn of_two_who_sign_at_once_one_does() {
    on_both(|db| {
        let it = Office::on(&db);
        it.handed("ana", "S1");
        let outcomes: Vec<bool> = std::thread::scope(|scope| {
            let sign = || {
                let input = json!({ "signing": "AG-000001", "name": "Ana Silva" });
                it.tries_as(engine::Actor::system(), "agreements.sign", input).is_ok()
            };
            let both = [scope.spawn(sign), scope.spawn(sign)];
            both.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|done| **done).count(), 1);
        it.verifies();
    });
}

#[test]
fn erasing_a_person_takes_name_and_drawing_and_leaves_the_fact() {
    on_both(|db| {
        let it = Office::on(&db);
        let laptop = it.handed("ana", "S1");
        let sign = json!({ "signing": "AG-000001", "name": "Ana Silva", "drawing": "M1,1L2,2" });
        it.does("agreements.sign", sign);
        it.does("custody.take-back", json!({ "asset": laptop }));
        it.does("people.erase", json!({ "person": "ana" }));
        let signed = it.state("signing", "AG-000001");
        assert_eq!((signed.get("signed_name"), signed.get("drawing")), (None, None));
        assert_eq!(signed["state"], json!("signed"));
        assert_eq!(it.told("agreements.document", json!({ "signing": "AG-000001" }))["genuine"], json!(true));
        it.verifies();
    });
}
