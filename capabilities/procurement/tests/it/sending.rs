use crate::register::{Company, somebody};
use engine::Actor;
use notices::{Post, PostSettings};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::{MailServer, on_both};
use ui::i18n::{Catalog, Lang, TEXTS};

fn with_post(it: Company, server: &MailServer) -> Company {
    let settings = PostSettings {
        server: server.address.clone(),
        from: "Buying <buying@example.org>".into(),
        lang: Lang::English,
    };
    let texts = Arc::new(Catalog::new(&[TEXTS]).unwrap());
    Company { engine: it.engine.with_tool(Post::open(&settings, texts).unwrap()) }
}

fn approved(it: &Company) -> String {
    let order = it.draft(2);
    it.does("procurement.submit", json!({ "order": order }));
    it.by(somebody(2), "procurement.approve", json!({ "order": order })).unwrap();
    order
}

/// What became of the letters about an order: to whom, and whether they went.
fn letters(it: &Company, order: &str) -> Vec<Value> {
    let told = it.told("notices.letters", json!({ "kind": "order", "record": it.id("order", order) }));
    told.as_array().unwrap().iter().map(|one| json!([one["address"], one["state"]])).collect()
}

#[test]
fn an_order_reaches_its_supplier_as_a_pdf_and_is_placed_by_it() {
    on_both(|db| {
        let server = MailServer::that_takes(10);
        let it = with_post(Company::on(&db), &server);
        it.does(
            "suppliers.edit",
            json!({ "id": "Spreewerk", "email": "orders@spreewerk.example", "contact": "Frau Kurz", "country": "DE" }),
        );
        let order = approved(&it);
        it.does("procurement.send", json!({ "order": order, "message": "Bitte ans hintere Tor." }));
        assert_eq!(it.one("order", order.as_str())["state"], json!("placed"));
        it.does("procurement.send", json!({ "order": order, "to": "other@spreewerk.example" }));
        it.jobs_run();
        let mail = server.letter().unwrap();
        assert!(mail.contains("To: Spreewerk <orders@spreewerk.example>"), "{mail}");
        assert!(mail.contains(&format!("Subject: Bestellung {order} von My organisation")), "{mail}");
        assert!(mail.contains("Guten Tag Frau Kurz,") && mail.contains("hintere Tor"), "{mail}");
        assert!(mail.contains(&format!("filename=\"{order}.pdf\"")) && mail.contains("JVBERi"), "{mail}");
        assert!(server.letter().unwrap().contains("To: Spreewerk <other@spreewerk.example>"));
        assert_eq!(
            letters(&it, &order),
            [json!(["other@spreewerk.example", "sent"]), json!(["orders@spreewerk.example", "sent"])]
        );
        let id = it.id("order", &order);
        let read = move |view: &mut engine::View<'_>| view.entries_of(view.kind("order").unwrap(), id);
        let entries = it.engine.view_blocking(Actor::system(), procurement::READ, read).unwrap();
        let mailed = entries.iter().filter(|entry| entry.event == "mailed");
        let said: Vec<_> = mailed.map(|entry| json!([entry.actor, entry.payload().facts["to"]])).collect();
        assert_eq!(
            said,
            [
                json!(["account:1", "orders@spreewerk.example"]),
                json!(["account:1", "other@spreewerk.example"])
            ]
        );
        it.verifies();
    });
}

#[test]
fn an_order_is_not_placed_by_a_letter_that_cannot_be_written() {
    on_both(|db| {
        let it = Company::on(&db);
        let order = approved(&it);
        let to = json!({ "order": order, "to": "orders@spreewerk.example" });
        assert_eq!(it.refuses("procurement.send", to.clone()), "mail-not-set-up");
        let server = MailServer::that_takes(10);
        let it = with_post(it, &server);
        assert_eq!(it.refuses("procurement.send", json!({ "order": order })), "required");
        assert_eq!(
            it.refuses("procurement.send", json!({ "order": order, "to": "nobody" })),
            "not-an-address"
        );
        assert_eq!(it.one("order", order.as_str())["state"], json!("approved"));
        let draft = it.draft(1);
        let sent =
            it.refuses("procurement.send", json!({ "order": draft, "to": "orders@spreewerk.example" }));
        assert_eq!(sent, "not-to-be-sent");
        it.jobs_run();
        assert_eq!(server.letter(), None);
        it.verifies();
    });
}
