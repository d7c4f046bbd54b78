use crate::office::Office;
use serde_json::json;
use testkit::on_both;

#[test]
fn managers_are_found_wherever_they_stand_in_the_file() {
    on_both(|db| {
        let office = Office::on(&db);
        let import = office.upload(
            "people",
            "First Name,Last Name,Username,Email,Manager,Department,Start Date,Remote
Ana,Silva,ana,ana@example.org,Bo Berg,Engineering,2022-03-18,true
Bo,Berg,bo,bo@example.org,,Engineering,2020-01-01,false
Cem,Kaya,cem,not an address,Bo Berg,Sales,2021-01-01,no
Dee,Young,dee,dee@example.org,Nobody,Sales,2021-01-01,no
",
        );
        let applied = office.apply(import);
        assert_eq!((&applied["applied"], &applied["failed"]), (&json!(3), &json!(1)));
        let ana = office.record("people", "ana");
        assert_eq!(
            (&ana["manager"]["label"], &ana["department"]["label"]),
            (&json!("Bo Berg"), &json!("Engineering"))
        );
        assert_eq!((&ana["name"], &ana["remote"]), (&json!("Ana Silva"), &json!(true)));
        assert_eq!(office.record("people", "dee").get("manager"), None);
        let rows = office.rows(&applied);
        let dee = rows.iter().find(|row| row["label"] == "dee" || row["row"] == 5).unwrap();
        assert_eq!((&dee["outcome"], &dee["code"]), (&json!("applied"), &json!("no-such-record")));
        office.verifies();
    });
}

#[test]
fn places_come_in_as_a_tree() {
    on_both(|db| {
        let office = Office::on(&db);
        let import = office.upload("locations", "Name;Parent;Address;City;Country\nRoom 4.12;Berlin;;;\nBerlin;Germany;Hauptstraße 1;Berlin;DE\nGermany;;;;DE\n");
        assert_eq!(office.apply(import)["applied"], json!(3));
        assert_eq!(office.record("locations", "Room 4.12")["parent"]["label"], json!("Berlin"));
        assert_eq!(office.record("locations", "Berlin")["parent"]["label"], json!("Germany"));
    });
}

#[test]
fn custom_fields_are_mapped_and_read() {
    on_both(|db| {
        let office = Office::on(&db);
        office.does(
            "custom-fields.register",
            json!({ "applies_to": "asset", "label": "RAM (GB)", "key": "ram_gb", "holds": "integer" }),
        );
        office.does(
            "custom-fields.register",
            json!({ "applies_to": "asset", "label": "Leased since", "key": "leased", "holds": "date" }),
        );
        let import = office.upload(
            "assets",
            "Asset Tag;RAM (GB);Leased Since;Purchase Cost\nA-1;16;31.12.2025;1.299,00\nA-2;viel;;\n",
        );
        let applied = office.apply(import);
        assert_eq!((&applied["applied"], &applied["failed"]), (&json!(1), &json!(1)));
        let asset = office.record("assets", "A-1");
        assert_eq!(asset["custom"], json!({ "ram_gb": 16, "leased": "2025-12-31" }));
        assert_eq!(asset["cost"]["amount"], json!("1299.00"));
        assert_eq!(office.rows(&applied)[0]["field"], json!("RAM (GB)"));
    });
}
