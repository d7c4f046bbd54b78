use crate::office::{ANA, BO, Office, notice};
use serde_json::json;
use testkit::on_both;

#[test]
fn a_message_is_its_persons_alone_and_unread_until_marked() {
    on_both(|db| {
        let it = Office::on(&db);
        it.tells(notice(ANA, "First"));
        it.tells(notice(ANA, "Second"));
        assert_eq!(it.subjects(ANA, true), ["Second", "First"]);
        assert_eq!(it.subjects(BO, false), Vec::<String>::new());
        it.does(Office::person(BO), "notices.mark-read", json!({ "message": 1 })).unwrap();
        assert_eq!(it.subjects(ANA, true), ["Second", "First"]);
        it.does(Office::person(ANA), "notices.mark-read", json!({ "message": 1 })).unwrap();
        assert_eq!(it.subjects(ANA, true), ["Second"]);
        it.does(Office::person(ANA), "notices.mark-read", json!({})).unwrap();
        assert_eq!(it.subjects(ANA, true), Vec::<String>::new());
        assert_eq!(it.subjects(ANA, false), ["Second", "First"]);
    });
}

#[test]
fn what_has_a_key_is_told_once_to_each() {
    on_both(|db| {
        let it = Office::on(&db);
        assert!(it.tells(notice(ANA, "Overdue").once("overdue:1")));
        assert!(!it.tells(notice(ANA, "Overdue").once("overdue:1")));
        assert!(it.tells(notice(BO, "Overdue").once("overdue:1")));
        assert_eq!(it.subjects(ANA, false).len(), 1);
    });
}

#[test]
fn an_account_that_is_no_person_has_no_messages() {
    on_both(|db| {
        let it = Office::on(&db);
        let refused = it.does(engine::Actor::system(), "notices.mail-me", json!({ "mailing": "never" }));
        assert!(
            matches!(refused, Err(engine::Error::Refused(refusal)) if refusal.code == "account-without-person")
        );
    });
}
