use crate::office::Office;
use serde_json::json;
use testkit::on_both;

#[test]
fn a_new_version_never_changes_what_was_asked_or_signed() {
    on_both(|db| {
        let it = Office::on(&db);
        let text = json!({ "name": "Laptops", "category": "Laptops", "body": "I keep it dry." });
        it.does("agreement-texts.register", text);
        assert_eq!(
            it.refuses("agreements.ask", json!({ "person": "ana", "text": "Laptops" })),
            "nothing-to-sign"
        );
        it.does("agreements.publish", json!({ "text": "Laptops" }));
        assert_eq!(it.refuses("agreements.publish", json!({ "text": "Laptops" })), "nothing-new");
        it.handed("ana", "S1");
        let before = it.told("agreements.document", json!({ "signing": "AG-000001" }));
        assert_eq!(before["body"], json!("I keep it dry."));
        it.does("agreements.sign", json!({ "signing": "AG-000001", "name": "Ana Silva" }));
        it.does("agreement-texts.edit", json!({ "id": "Laptops", "body": "I keep it dry and cool." }));
        it.does("agreements.publish", json!({ "text": "Laptops" }));
        let after = it.told("agreements.document", json!({ "signing": "AG-000001" }));
        assert_eq!((&after["body"], &after["content"]), (&before["body"], &before["content"]));
        assert_eq!((&after["title"], &after["genuine"]), (&json!("Laptops · 1"), &json!(true)));
        it.handed("ana", "S2");
        let next = it.told("agreements.document", json!({ "signing": "AG-000002" }));
        assert_eq!(next["title"], json!("Laptops · 2"));
        it.verifies();
    });
}

#[test]
fn people_read_it_in_the_language_of_their_place() {
    on_both(|db| {
        let it = Office::on(&db);
        it.handed("ana", "S1");
        it.handed("bo", "S2");
        let language =
            |number: &str| it.told("agreements.document", json!({ "signing": number }))["language"].clone();
        assert_eq!((language("AG-000001"), language("AG-000002")), (json!("de"), json!("en")));
    });
}

#[test]
fn an_empty_text_and_one_without_a_version_are_refused() {
    on_both(|db| {
        let it = Office::on(&db);
        let empty = json!({ "name": "Empty", "body": "  " });
        assert_eq!(it.refuses("agreement-texts.register", empty), "required");
        it.does("agreement-texts.register", json!({ "name": "Draft", "body": "…" }));
        it.handed("ana", "S1");
        it.does("agreements.withdraw", json!({ "signing": "AG-000001" }));
        assert_eq!(
            it.refuses("agreements.ask", json!({ "person": "ana", "text": "Draft" })),
            "not-published"
        );
    });
}
