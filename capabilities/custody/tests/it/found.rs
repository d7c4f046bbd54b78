//! Finding assets by who holds them: through the person, whose name no asset carries.
use crate::register::Company;
use engine::{Actor, Record, View};
use serde_json::json;
use testkit::on_both;

impl Company {
    /// The tags of the assets that a search finds, in their order.
    fn finds(&self, words: &str) -> String {
        let kind = assets::Asset::KIND;
        let pairs = [("q".to_owned(), words.to_owned()), ("sort".to_owned(), "tag".to_owned())];
        let read = move |view: &mut View<'_>| {
            let wanted = lists::ListRequest::read(view, kind, &pairs)?;
            let rows = lists::page(view, kind, &wanted)?.rows;
            let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
            let labels = view.labels(kind, &ids)?;
            Ok(ids.iter().map(|id| labels[id].clone()).collect::<Vec<_>>().join(" "))
        };
        self.engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    }
}

#[test]
fn what_somebody_holds_is_found_by_their_name_as_it_is_now() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("people.register", json!({ "name": "Rosalind Ortega", "username": "rortega" }));
        let (hers, other) = (it.laptop(), it.laptop());
        it.does("custody.hand-out", json!({ "asset": hers, "to_person": "rortega" }));
        assert_eq!(it.finds("rosalind"), hers);
        assert_eq!(it.finds("ortega t14"), hers, "every word, whoever has it");
        assert_eq!(it.finds("rteg"), hers, "and a part of one");
        assert_eq!(it.finds("t14"), format!("{hers} {other}"));
        assert_eq!(it.finds("rosalind p27"), "");

        it.does("people.edit", json!({ "id": "rortega", "name": "Rosalind Marsh" }));
        assert_eq!(it.finds("marsh"), hers);
        it.does("custody.take-back", json!({ "asset": hers, "location": "Depot" }));
        it.does("custody.hand-out", json!({ "asset": other, "to_person": "rortega" }));
        assert_eq!(it.finds("marsh"), other);
    });
}

#[test]
fn a_register_that_copied_names_lets_go_of_them() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.does("custody.hand-out", json!({ "asset": tag, "to_person": "ana" }));
        let as_it_was = "update assets set search_text = search_text || ' copied-name';
             update schema_steps set step = 1 where capability = 'engine'";
        db.db.write_blocking(|tx| tx.batch(as_it_was)).unwrap();
        assert_eq!(it.finds("ana"), tag);
        let again = it.started_again(&db);
        assert_eq!(again.finds("copied-name"), "");
        assert_eq!(again.finds("ana"), tag);
        again.verifies();
    });
}
