//! Requests that mean harm, or come from a broken program: each is told what is wrong, and changes nothing.
use crate::{
    house::{House, Node, on_both},
    wire::{post, send},
};
use serde_json::json;
use std::io::Write;

const HUNDRED_MB: usize = 100 << 20;
const MAKERS: &str = "/api/v1/manufacturers";
const JSON: &str = "content-type: application/json";

#[test]
fn bodies_of_100_mb_are_refused_without_being_kept() {
    on_both(|house| {
        let token = house.token();
        let node = house.serve();
        let before = house.entries();
        // Announced: refused before it is read.
        let length = format!("content-length: {HUNDRED_MB}");
        let announced = send(&node, &token, &format!("POST {MAKERS}"), &[JSON, &length], |_| {});
        assert!(announced.is_problem(413, "too-large"), "{announced:?}");
        // Not announced: broken off once it is too much.
        let piece = vec![b' '; 1 << 20];
        let mut sent = 0;
        let chunked = "transfer-encoding: chunked";
        let streamed = send(&node, &token, &format!("POST {MAKERS}"), &[JSON, chunked], |stream| {
            let mut chunk = || {
                write!(stream, "{:x}\r\n", piece.len())?;
                stream.write_all(&piece)?;
                stream.write_all(b"\r\n")
            };
            while sent < HUNDRED_MB && chunk().is_ok() {
                sent += piece.len();
            }
        });
        assert!(streamed.status == 0 || streamed.is_problem(413, "too-large"), "{streamed:?}");
        assert!(sent < HUNDRED_MB, "nobody reads it to its end");
        assert!(peak(&node) < HUNDRED_MB * 3, "the body was kept in memory: {} bytes", peak(&node));
        assert_eq!(house.entries(), before);
        node.client(&token).makes("/manufacturers", &json!({ "name": "Afterwards" }));
    });
}

/// The most memory that a server had so far, in bytes.
fn peak(node: &Node) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{}/status", node.pid())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024
}

#[test]
fn what_is_not_json_of_ours_is_told_so() {
    on_both(|house| {
        let token = house.token();
        let node = house.serve();
        let before = house.entries();
        let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        let cases: &[(&str, Vec<u8>, u16, &str)] = &[
            (JSON, format!("{{\"name\":{}}}", deep("[", "]")).into(), 400, "not-json"),
            (JSON, deep("{\"name\":", "}").into(), 400, "not-json"),
            (JSON, br#"{"name":"half \ud800 a letter"}"#.into(), 400, "not-json"),
            (JSON, br#"{"name":"the other \udc00 half"}"#.into(), 400, "not-json"),
            (JSON, b"{\"name\":\"\x01raw\"}".into(), 400, "not-json"),
            (JSON, b"{\"name\":\"\x00raw\"}".into(), 400, "not-json"),
            (JSON, b"{\"name\":\"\xff\xfe\"}".into(), 400, "not-json"),
            (JSON, b"{\"name\":".into(), 400, "not-json"),
            (JSON, br#"{"name":1e999}"#.into(), 400, "not-json"),
            (JSON, b"[]".into(), 400, "not-an-object"),
            (JSON, br#"{"name":"nothing \u0000 there"}"#.into(), 422, "invalid"),
            (JSON, br#"{"name":{"$gt":""}}"#.into(), 422, "invalid"),
            (JSON, br#"{"name":"A","__proto__":{"admin":true}}"#.into(), 422, "invalid"),
            (JSON, b"{}".into(), 422, "invalid"),
            ("content-type: text/plain", br#"{"name":"A"}"#.into(), 415, "unsupported-media-type"),
            ("content-type: application/xml", b"<name>A</name>".into(), 415, "unsupported-media-type"),
            ("content-type: multipart/form-data; boundary=x", b"--x--".into(), 415, "unsupported-media-type"),
            (
                "content-type: application/x-www-form-urlencoded",
                b"name=A".into(),
                415,
                "unsupported-media-type",
            ),
            ("", br#"{"name":"A"}"#.into(), 415, "unsupported-media-type"),
        ];
        for (kind, body, status, code) in cases {
            let told = post(&node, &token, MAKERS, kind, body);
            let start = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
            assert!(told.is_problem(*status, code), "{kind} {start}: {told:?}");
        }
        for path in
            ["/api/v1/manufacturers/%00", "/api/v1/manufacturers/%ff", "/api/v1/%2e%2e/%2e%2e/etc/passwd"]
        {
            let told = send(&node, &token, &format!("GET {path}"), &[], |_| {});
            assert!((400..500).contains(&told.status), "{path}: {told:?}");
        }
        assert_eq!(house.entries(), before, "nothing was changed");
        node.client(&token).makes("/manufacturers", &json!({ "name": "Afterwards" }));
    });
}

#[test]
fn files_that_are_none_are_told_so() {
    on_both(|house| {
        let token = house.token();
        let node = house.serve();
        let before = house.entries();
        let cases: &[(&str, Vec<u8>)] = &[
            ("empty.csv", Vec::new()),
            ("zeros.xlsx", vec![0; 4096]),
            ("cut.xlsx", b"PK\x03\x04\x14\x00\x00\x00\x08\x00cut".into()),
            ("zeros.csv", vec![0; 4096]),
        ];
        for (name, body) in cases {
            let place = format!("/api/v1/imports?kind=manufacturers&name={name}");
            let told = post(&node, &token, &place, "content-type: application/octet-stream", body);
            assert!((400..500).contains(&told.status) && told.body["code"].is_string(), "{name}: {told:?}");
        }
        assert_eq!(house.entries(), before, "nothing was changed");
        let good = post(
            &node,
            &token,
            "/api/v1/imports?kind=manufacturers&name=good.csv",
            "content-type: text/csv",
            b"Name\nAfterwards\n",
        );
        assert_eq!(good.status, 201, "{good:?}");
    });
}

/// Texts that are programs elsewhere.
const PROGRAMS: [&str; 6] = [
    "<script>alert(1)</script>",
    "=cmd()|' /C calc'!A0",
    "+1+cmd",
    "@SUM(1)",
    "'; drop table manufacturers; --",
    "{{7*7}}${7*7}",
];

#[test]
fn what_looks_like_a_program_is_a_name_like_any_other() {
    on_both(|house: &House| {
        let token = house.token();
        let node = house.serve();
        let client = node.client(&token);
        for name in PROGRAMS {
            let made = client.makes("/manufacturers", &json!({ "name": name }));
            let path = format!("/manufacturers/{}", made["id"]);
            assert_eq!(client.get(&path)["name"], *name);
        }
        let sorted = |mut names: Vec<String>| {
            names.sort();
            names
        };
        let expected = sorted(PROGRAMS.map(str::to_owned).to_vec());
        assert_eq!(sorted(house.column("manufacturers", "name")), expected);
        let text = |name: &str| {
            let file = house.file(name);
            house.told(&["export", "manufacturers", file.to_str().unwrap()]);
            file
        };
        // A spreadsheet takes none of it for a formula, and Tenure reads its own file back as it was.
        let csv = std::fs::read_to_string(text("makers.csv")).unwrap();
        for name in ["=cmd", "+1+cmd", "@SUM"] {
            assert!(csv.contains(&format!("'{name}")), "{csv}");
            assert!(!csv.contains(&format!("\n{name}")) && !csv.contains(&format!(",{name}")), "{csv}");
        }
        for file in ["makers.csv", "makers.xlsx"] {
            let told = house.told(&["import", "manufacturers", text(file).to_str().unwrap()]);
            let set: serde_json::Value = serde_json::from_str(&told).unwrap();
            assert_eq!(set["unchanged"], PROGRAMS.len(), "{file}: {set}");
        }
        drop(node);
        house.verifies();
    });
}
