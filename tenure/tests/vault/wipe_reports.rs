//! Files of wipe tools are kept as they came, beside what was read from them.
use crate::office::Office;
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};
use testkit::on_both;

const FILE: &str =
    "Serial number;Method;Verify;Status;Tool;Version\nS-1;block erase;full;Erased;L\u{f6}scher;4.1\n";

fn sent(office: &Office, name: &str, bytes: impl Into<Body>) -> crate::office::Answer {
    let place = format!("/api/v1/wipe-reports/file?name={name}");
    office.request("POST", &place, &[("content-type", "application/octet-stream")], bytes.into())
}

fn kept(office: &Office, report: &Value) -> Vec<u8> {
    let place = format!("/api/v1/wipe-reports/{report}/files");
    let files = office.get(&place).json()["data"].as_array().unwrap().clone();
    assert_eq!(files.len(), 1, "{files:?}");
    office.get(&format!("{place}/{}", files[0]["id"])).bytes.to_vec()
}

#[test]
fn a_file_of_a_wipe_tool_stays_with_what_was_read_from_it() {
    on_both(|db| {
        let office = Office::on(&db);
        office.post("/api/v1/media", json!({ "serial": "S-1", "media_type": "ssd" }));
        // As an old tool writes it: Latin-1, so that what was read and what came differ.
        let bytes: Vec<u8> = FILE.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let answer = sent(&office, "night.csv", bytes.clone());
        assert_eq!(answer.status, StatusCode::CREATED, "{:?}", answer.bytes);
        let report = answer.json()["id"].clone();
        assert_eq!(answer.header("location"), format!("/api/v1/wipe-reports/{report}"));
        assert_eq!(kept(&office, &report), bytes);
        let read = office.get(&format!("/api/v1/wipe-reports/{report}")).json();
        assert_eq!((&read["file_name"], &read["good"]), (&json!("night.csv"), &json!(1)), "{read}");
        let applied = office.post(&format!("/api/v1/wipe-reports/{report}/apply"), json!({}));
        assert_eq!(applied.status, StatusCode::OK, "{:?}", applied.bytes);
        let again = sent(&office, "night.csv", bytes);
        assert_eq!(again.status, StatusCode::CONFLICT, "it was applied already: {:?}", again.bytes);
        let broken = sent(&office, "broken.xml", "<a></b>");
        assert!(broken.status.is_client_error(), "{:?}", broken.bytes);
        let reports = office.get("/api/v1/wipe-reports").json();
        assert_eq!(reports["data"].as_array().unwrap().len(), 1, "what is not read is not kept: {reports}");
    });
}

#[test]
fn nobody_brings_a_file_without_the_right() {
    on_both(|db| {
        let office = Office::on(&db);
        let token = office.somebody("eve", "Employee");
        let request = Request::post("/api/v1/wipe-reports/file?name=a.csv")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .body(Body::from(FILE))
            .unwrap();
        assert_eq!(office.ask(request).status, StatusCode::FORBIDDEN);
    });
}
