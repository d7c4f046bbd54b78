use crate::register::Company;
use serde_json::json;
use testkit::on_both;

#[test]
fn parts_go_where_their_whole_goes() {
    on_both(|db| {
        let it = Company::on(&db);
        let whole = it.laptop();
        let part = it.laptop();
        let deep = it.laptop();
        it.does("assets.edit", json!({ "id": part, "parent": whole }));
        it.does("assets.edit", json!({ "id": deep, "parent": part }));
        assert_eq!(it.refuses("assets.edit", json!({ "id": whole, "parent": deep })), "inside-itself");
        it.does("custody.hand-out", json!({ "asset": whole, "to_person": "ana" }));
        for tag in [&part, &deep] {
            let asset = it.asset(tag.as_str());
            assert_eq!(
                (&asset["stage"], &asset["holder_person"], &asset["location"]),
                (&json!("in-use"), &json!(1), &json!(1))
            );
        }
        it.does("custody.take-back", json!({ "asset": whole }));
        assert_eq!(it.asset(deep.as_str())["stage"], json!("in-stock"));
        assert_eq!(it.refuses("assets.retire", json!({ "asset": whole })), "still-has-parts");
        it.verifies();
    });
}

#[test]
fn a_part_with_a_holder_of_its_own_keeps_them() {
    on_both(|db| {
        let it = Company::on(&db);
        let (whole, part) = (it.laptop(), it.laptop());
        it.does("assets.edit", json!({ "id": part, "parent": whole }));
        it.does("custody.hand-out", json!({ "asset": part, "to_person": "bo" }));
        it.does("custody.hand-out", json!({ "asset": whole, "to_person": "ana" }));
        assert_eq!(it.asset(part.as_str())["holder_person"], json!(2));
    });
}
