use crate::office::Office;
use serde_json::json;
use testkit::on_both;

/// As Snipe-IT's sample for assets is headed; mock values of our own.
const ASSETS: &str = "\u{feff}Company,Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Model Notes,Model Number,Asset Notes,Purchase Date,Purchase Cost,Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name,Checked Out To: Email,Checked Out To: Location,Asset EOL Date
Nordwind AG,Ana's laptop,NW-1,Laptops,\"Kunde, Doyle\",Apple,Berlin,PO-1,\"MacBook Pro 14\"\"\",quiet,A2918,,1/23/23,\"2,266.13\",User,ana,Ana,Silva,ana@example.org,,10/27/28
Nordwind AG,Hall screen,NW-2,Displays,,Dell,Berlin,,P2723,,,,11/14/22,1292.94,Location,,,,,Lobby,
Nordwind AG,Spare,NW-3,Laptops,,Apple,Depot,,\"MacBook Pro 14\"\"\",,,,3/1/23,$2300.71,,,,,,,
Nordwind AG,Broken row,NW-4,Laptops,,Apple,Depot,,\"MacBook Pro 14\"\"\",,,,soon,12,,,,,,,
";

#[test]
fn an_asset_file_comes_in_with_models_holders_and_places() {
    on_both(|db| {
        let office = Office::on(&db);
        let import = office.upload("assets", ASSETS);
        let planned = office.plan(import);
        assert_eq!((&planned["creates"], &planned["refused"]), (&json!(3), &json!(1)), "{planned}");
        assert_eq!(office.count("assets"), 0);
        let refused = &office.rows(&planned)[3];
        assert_eq!(
            (&refused["row"], &refused["field"], &refused["code"]),
            (&json!(5), &json!("Purchase Date"), &json!("not-a-date"))
        );
        let applied = office.apply(import);
        assert_eq!((&applied["applied"], &applied["failed"]), (&json!(3), &json!(1)));
        let laptop = office.record("assets", "NW-1");
        assert_eq!(laptop["model"]["label"], json!("MacBook Pro 14\""));
        assert_eq!(laptop["category"]["label"], json!("Laptops"));
        assert_eq!(laptop["manufacturer"]["label"], json!("Apple"));
        assert_eq!(laptop["supplier"]["label"], json!("Kunde, Doyle"));
        assert_eq!(laptop["holder_person"]["label"], json!("Ana Silva"));
        assert_eq!((&laptop["stage"], &laptop["purchased_on"]), (&json!("in-use"), &json!("2023-01-23")));
        assert_eq!(laptop["cost"], json!({ "amount": "2266.13", "currency": "EUR" }));
        assert_eq!(office.record("assets", "NW-2")["holder_location"]["label"], json!("Lobby"));
        assert_eq!(office.record("assets", "NW-3")["cost"]["currency"], json!("USD"));
        assert_eq!(office.record("models", "MacBook Pro 14\"")["model_number"], json!("A2918"));
        assert_eq!((office.count("models"), office.count("manufacturers")), (2, 2));
        let bad = office.refused_rows(import);
        assert_eq!(bad.lines().count(), 2);
        assert!(bad.contains("NW-4") && bad.contains("“soon” is not a day."), "{bad}");
        office.verifies();
    });
}

#[test]
fn undoing_leaves_nothing_behind() {
    on_both(|db| {
        let office = Office::on(&db);
        let import = office.upload("assets", ASSETS);
        let set = office.apply(import)["id"].clone();
        office.does("changes.undo", json!({ "change_set": set }));
        office.jobs_run();
        for kind in [
            "assets",
            "models",
            "manufacturers",
            "categories",
            "people",
            "locations",
            "companies",
            "suppliers",
        ] {
            assert_eq!(office.count(kind), 0, "{kind}");
        }
        office.verifies();
        // And it comes in again.
        let again = office.upload("assets", ASSETS);
        assert_eq!(office.apply(again)["applied"], json!(3));
    });
}

#[test]
fn a_second_time_changes_only_what_differs() {
    on_both(|db| {
        let office = Office::on(&db);
        office.apply(office.upload("assets", ASSETS));
        let later = ASSETS.replace("Hall screen", "Lobby screen").replace("soon", "4/1/23");
        let import = office.upload("assets", &later);
        let planned = office.plan(import);
        assert_eq!(
            (&planned["creates"], &planned["changes"], &planned["unchanged"]),
            (&json!(1), &json!(1), &json!(2)),
            "{:?}",
            office.rows(&planned)
        );
        let changed = &office.rows(&planned)[1]["changes"];
        assert_eq!(changed, &json!([{ "field": "name", "from": "Hall screen", "to": "Lobby screen" }]));
        office.does("imports.configure", json!({ "import": import, "options": { "mode": "create" } }));
        let planned = office.plan(import);
        assert_eq!((&planned["creates"], &planned["refused"]), (&json!(1), &json!(3)));
        assert_eq!(office.rows(&planned)[0]["code"], json!("exists-already"));
        office.does(
            "imports.configure",
            json!({ "import": import, "options": { "mode": "update", "create_missing": false } }),
        );
        let planned = office.plan(import);
        assert_eq!((&planned["changes"], &planned["refused"]), (&json!(1), &json!(1)));
    });
}

#[test]
fn statuses_of_theirs_become_statuses_in_the_right_stage() {
    on_both(|db| {
        let office = Office::on(&db);
        let import = office.upload(
            "assets",
            "Asset Tag,Status,Location,Checked Out To: Username
A-1,Ready to Deploy,Berlin,
A-2,Deployed,Berlin,ana
A-3,Deployed,Berlin,
A-4,Deployed,,
A-5,Out for Repair,Berlin,
A-6,Archived,Berlin,
A-7,Lost/Stolen,Berlin,
",
        );
        let applied = office.apply(import);
        assert_eq!(
            (&applied["applied"], &applied["failed"]),
            (&json!(6), &json!(1)),
            "{:?}",
            office.rows(&applied)
        );
        let stage = |tag: &str| office.record("assets", tag)["stage"].clone();
        assert_eq!(
            ["A-1", "A-2", "A-3", "A-5", "A-6", "A-7"].map(stage),
            ["in-stock", "in-use", "in-use", "in-maintenance", "decommissioned", "disposed"]
                .map(|s| json!(s))
        );
        assert_eq!(office.record("assets", "A-3")["holder_location"]["label"], json!("Berlin"));
        assert_eq!(office.rows(&applied)[0]["code"], json!("in-use-needs-holder"));
        office.verifies();
    });
}
