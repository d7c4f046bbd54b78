use crate::office::Office;
use engine::{Error, jobs::JobRunner};
use serde_json::json;
use std::sync::atomic::AtomicBool;
use testkit::on_both;

#[test]
fn a_wrong_guess_is_corrected() {
    on_both(|db| {
        let office = Office::on(&db);
        let import = office.upload("assets", "Kennung,Bemerkung\nA-1,hello\n");
        let code = |input: serde_json::Value| match office.tries("imports.configure", input).unwrap_err() {
            Error::Invalid(errors) => errors[0].code,
            other => other.code(),
        };
        assert_eq!(
            code(json!({ "import": import, "columns": [{ "header": "Other", "target": "tag" }] })),
            "no-such-column"
        );
        assert_eq!(
            code(json!({ "import": import, "columns": [{ "header": "Kennung", "target": "colour" }] })),
            "unknown-field"
        );
        let both =
            json!([{ "header": "Kennung", "target": "tag" }, { "header": "Bemerkung", "target": "tag" }]);
        assert_eq!(code(json!({ "import": import, "columns": both })), "filled-twice");
        assert_eq!(code(json!({ "import": import, "options": { "key": "notes" } })), "not-a-key");
        let columns =
            json!([{ "header": "Kennung", "target": "tag" }, { "header": "Bemerkung", "target": "notes" }]);
        office.does("imports.configure", json!({ "import": import, "columns": columns }));
        assert_eq!(office.apply(import)["applied"], json!(1));
        assert_eq!(office.record("assets", "A-1")["notes"], json!("hello"));
        assert_eq!(
            office.tries("imports.apply", json!({ "import": import })).unwrap_err().code(),
            "already-applied"
        );
    });
}

#[test]
fn an_interrupted_import_goes_on_where_it_stood_on_any_node() {
    on_both(|db| {
        let office = Office::on(&db);
        let mut text = String::from("Asset Tag,Model,Location\n");
        for n in 0..1_050 {
            text.push_str(&format!("A-{n},Model {},Room {}\n", n % 7, n % 50));
        }
        let import = office.upload("assets", &text);
        let set = office.does("imports.apply", json!({ "import": import }))["id"].clone();
        let stop = AtomicBool::new(true);
        for _ in 0..2 {
            JobRunner::new(office.engine.clone(), "dies").run_next(&stop).unwrap();
        }
        office.jobs_run();
        let told = office.told("changes.show", json!({ "change_set": set }));
        assert_eq!((&told["applied"], &told["state"]), (&json!(1_050), &json!("applied")));
        assert_eq!(
            (office.count("assets"), office.count("models"), office.count("locations")),
            (1_050, 7, 50)
        );
        office.verifies();
    });
}

#[test]
fn files_that_are_none_are_refused_with_the_reason() {
    on_both(|db| {
        let office = Office::on(&db);
        let code = |bytes: &[u8]| match office.uploads("assets", "x.csv", bytes).unwrap_err() {
            Error::Invalid(errors) => errors[0].field.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(code(b""), "file");
        assert_eq!(code(b"PK\x03\x04 no workbook"), "file");
    });
}

#[test]
fn rows_with_too_many_cells_are_refused_and_the_others_come_in() {
    on_both(|db| {
        let office = Office::on(&db);
        let import = office
            .uploads("people", "latin.csv", b"Name;City\r\nJos\xe9;M\xfcnchen\r\nB;C;D;E\r\nDee;\r\n")
            .unwrap();
        let applied = office.apply(import);
        assert_eq!((&applied["applied"], &applied["failed"]), (&json!(2), &json!(1)));
        assert_eq!(office.record("people", "José")["city"], json!("München"));
        let rows = office.rows(&applied);
        assert_eq!((&rows[0]["row"], &rows[0]["code"]), (&json!(3), &json!("unreadable")));
    });
}
