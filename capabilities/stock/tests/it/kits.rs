use crate::company::Company;
use serde_json::json;
use testkit::on_both;

#[test]
fn a_kit_is_counted_through_the_kits_inside_of_it() {
    on_both(|db| {
        let it = Company::on(&db);
        for kit in ["Desk", "Input"] {
            it.does("kits.register", json!({ "name": kit }));
        }
        it.does("stock.add-to-kit", json!({ "kit": "Input", "item": "Mouse", "quantity": 2 }));
        it.does("stock.add-to-kit", json!({ "kit": "Desk", "part": "Input" }));
        it.does("stock.add-to-kit", json!({ "kit": "Desk", "model": "T14" }));
        assert_eq!(
            it.refuses("stock.add-to-kit", json!({ "kit": "Input", "part": "Desk" })),
            "kit-inside-itself"
        );
        assert_eq!(it.refuses("stock.add-to-kit", json!({ "kit": "Desk" })), "one-thing");
        assert_eq!(
            it.refuses("kit-lines.edit", json!({ "id": 1, "item": null, "part": "Desk" })),
            "kit-inside-itself"
        );
        it.laptop("A-1");
        it.laptop("A-2");
        it.adds("Mouse", 3, "15.00");
        let told = it.told("stock.kit-availability", json!({ "kit": "Desk" }));
        let berlin = &told["places"][0];
        assert_eq!(
            (&berlin["name"], &berlin["kits"], &berlin["short"]),
            (&json!("Berlin"), &json!(1), &json!([]))
        );
        it.does("stock.issue", json!({ "item": "Mouse", "quantity": 2, "to_person": "ana" }));
        let told = it.told("stock.kit-availability", json!({ "kit": "Desk" }));
        assert_eq!(told["places"][0]["short"], json!([{ "name": "Mouse", "there": 1, "needed": 2 }]));
        assert_eq!(it.record("kit-line", 1)["label"], json!("2 × Mouse"));
        it.verifies();
    });
}
