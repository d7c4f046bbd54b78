use crate::register::Company;
use serde_json::{Value, json};
use testkit::on_both;

fn lines(it: &Company, number: &str) -> Vec<(Value, Value)> {
    let report = it.record("wipe-report", number);
    let lines = report["lines"].as_array().unwrap().clone();
    lines.into_iter().map(|line| (line["serial"].clone(), line["code"].clone())).collect()
}

#[test]
fn a_table_is_planned_row_by_row_then_applied_once() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.drive("S-1", "ssd", &tag);
        it.drive("S-2", "hdd", &tag);
        it.drive("S-3", "hdd", &tag);
        let text = "Serial number;Method;Verify;Status;Tool;Version\n\
            S-1;block erase;full;Erased;Wiper;4.1\n\
            S-2;degauss;full;success;Wiper;4.1\n\
            S-2;zero;all;success;Wiper;4.1\n\
            S-3;dod 5220.22-m;last;FAILED;Wiper;4.1\n\
            S-9;zero;all;erased;Wiper;4.1\n\
            ;zero;all;erased;Wiper;4.1\n\
            S-1;magic;all;erased;Wiper;4.1\n";
        let file = json!({ "file_name": "night.csv", "text": text });
        it.does("retirement.read-report", file.clone());
        assert_eq!(it.state_of("S-1"), "installed");
        let expected = [
            (json!("S-1"), json!(null)),
            (json!("S-2"), json!(null)),
            (json!("S-2"), json!("twice-in-the-file")),
            (json!("S-3"), json!(null)),
            (json!("S-9"), json!("unknown-medium")),
            (json!(""), json!("no-serial")),
            (json!("S-1"), json!("unclear")),
        ];
        assert_eq!(lines(&it, "WR-000001"), expected);
        it.does("retirement.apply-report", json!({ "report": "WR-000001" }));
        assert_eq!((it.state_of("S-1"), it.state_of("S-2")), ("sanitised".into(), "sanitised".into()));
        assert_eq!(it.state_of("S-3"), "installed");
        let report = it.record("wipe-report", "WR-000001");
        assert_eq!(
            (&report["good"], &report["refused"], &report["state"]),
            (&json!(3), &json!(4), &json!("applied"))
        );
        let first = it.first_sanitisation();
        assert_eq!((&first["tool"], &first["report"]), (&json!("Wiper"), &json!(1)));
        assert_eq!(
            it.refuses("retirement.apply-report", json!({ "report": "WR-000001" })),
            "applied-already"
        );
        assert_eq!(it.refuses("retirement.read-report", file), "applied-already");
        it.verifies();
    });
}

#[test]
fn rules_refuse_rows_like_people() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop_with(json!({ "data_classes": ["health"] }));
        it.drive("S-1", "nvme", &tag);
        it.drive("S-2", "ssd", &tag);
        let text = json!({ "software": "Wiper", "version": "2", "drives": [
            { "serial": "S-1", "erase": { "method": "random overwrite", "verification": "full", "result": "ok" } },
            { "serial": "S-2", "erase": { "method": "degauss", "verification": "full", "result": "ok" } },
        ] });
        it.does("retirement.read-report", json!({ "file_name": "a.json", "text": text.to_string() }));
        assert_eq!(
            lines(&it, "WR-000001"),
            [(json!("S-1"), json!("outcome-too-weak")), (json!("S-2"), json!("wrong-technique"))]
        );
    });
}

#[test]
fn xml_is_read_with_a_mapping() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.drive("S-1", "nvme", &tag);
        let text = r#"<report><product_name>Eraser</product_name><erasures><erasure>
            <target serial="S-1"/><standard>NVMe block erase</standard><how>sampled</how><ausgang>Successful</ausgang>
            </erasure></erasures></report>"#;
        let mapping = json!({ "result": "ausgang", "verification": "how" });
        it.does("retirement.read-report", json!({ "file_name": "a.xml", "text": text, "mapping": mapping }));
        it.does("retirement.apply-report", json!({ "report": "WR-000001" }));
        assert_eq!(it.state_of("S-1"), "sanitised");
        assert_eq!(it.first_sanitisation()["tool"], json!("Eraser"));
        assert_eq!(
            it.refuses("retirement.read-report", json!({ "file_name": "b.xml", "text": "<a></b>" })),
            "unreadable"
        );
    });
}
