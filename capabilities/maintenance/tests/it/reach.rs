//! Whoever does not see an order sees none of its lines.
use crate::register::Company;
use engine::{Actor, Door, Error, Grant, Grants, Reach, Request, View, Within};
use serde_json::json;
use std::sync::Arc;
use testkit::on_both;

const LINES: [&str; 4] = ["work-order-asset", "work-order-part", "labour-entry", "checklist-line"];

/// Somebody who sees maintenance at one place.
fn at_place(place: i64) -> Arc<Actor> {
    let way = Within { locations: vec![place], ..Within::default() };
    let permissions = ["maintenance.read", "maintenance.work", "assets.read"];
    let permissions = permissions.iter().map(|one| (*one).to_owned()).collect();
    let grants = Grants(vec![Grant { permissions, reach: Reach::Within(vec![way]) }]);
    Arc::new(Actor { name: format!("place:{place}"), account: None, person: None, grants })
}

/// Which lines somebody finds, of the first of each kind.
fn found(it: &Company, who: &Arc<Actor>) -> Vec<&'static str> {
    let is_found = |kind: &&&'static str| {
        let kind = it.engine.kind(kind).unwrap();
        let read = move |view: &mut View<'_>| view.whole(kind, 1).map(drop);
        match it.engine.view_blocking(who.clone(), kind.read, read) {
            Ok(()) => true,
            Err(Error::NotFound(_)) => false,
            Err(other) => panic!("{other:?}"),
        }
    };
    LINES.iter().filter(is_found).copied().collect()
}

#[test]
fn the_lines_of_an_order_are_found_where_the_order_is() {
    on_both(|db| {
        let it = Company::on(&db);
        let lisbon = it.makes("locations.register", json!({ "name": "Lisbon", "kind": "site" }));
        let other =
            it.makes("assets.register", json!({ "model": "T14", "serial": "PF9", "location": lisbon }));
        let laptop = it.laptop("PF1");
        let order = it.makes(
            "maintenance.open-order",
            json!({ "title": "Fan", "asset": laptop, "checklist": "Fan turns" }),
        );
        it.does("maintenance.use-part", json!({ "order": order, "description": "Fan" }));
        it.does("maintenance.book-labour", json!({ "order": order, "minutes": 45 }));
        let (berlin, lisbon) = (at_place(1), at_place(lisbon));
        assert_eq!(found(&it, &berlin), LINES);
        assert_eq!(found(&it, &lisbon), [""; 0]);
        // Nor is one of them written from there.
        let part = json!({ "work_order": order, "description": "Spy" });
        let written = it.by(lisbon.clone(), Request::through(Door::Api), "parts-used.register", part);
        assert!(written.is_err(), "{written:?}");
        // The order is about an asset elsewhere: its lines go with it.
        it.does("work-orders.edit", json!({ "id": order, "asset": other }));
        assert_eq!(it.the("work-order", order)["location"], it.the("asset", other)["location"]);
        assert_eq!((found(&it, &berlin), found(&it, &lisbon)), (Vec::new(), LINES.to_vec()));
        it.verifies();
    });
}
