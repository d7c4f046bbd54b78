//! The check in the browser and the one of the command line are two programs; they find the same.
use crate::company::Company;
use disposal::proof::{Fault, check, fingerprints};
use serde_json::{Value, json};
use std::{
    io::Write,
    process::{Command, Stdio},
};
use testkit::TestDb;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../foundation/ui/assets/js/certificate.js");

/// What the script of the page finds in some documents; nothing where there is no engine for scripts.
fn in_the_browser(documents: &[Value]) -> Option<Vec<Value>> {
    let program = "const { check } = await import('data:text/javascript;base64,' + process.argv[1]); \
         let text = ''; for await (const part of process.stdin) text += part; const all = []; \
         for (const one of JSON.parse(text)) all.push((await check(JSON.stringify(one))).faults); \
         console.log(JSON.stringify(all));";
    let source = base64::Engine::encode(
        &base64::engine::general_purpose::STANDARD,
        std::fs::read_to_string(SCRIPT).unwrap(),
    );
    let mut node = Command::new("node")
        .args(["--input-type=module", "-e", program, &source])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    node.stdin.take().unwrap().write_all(json!(documents).to_string().as_bytes()).unwrap();
    let answer = node.wait_with_output().unwrap();
    assert!(answer.status.success(), "{answer:?}");
    Some(serde_json::from_slice(&answer.stdout).unwrap())
}

fn sorted(faults: Value) -> Vec<String> {
    let mut faults: Vec<String> = faults.as_array().unwrap().iter().map(Value::to_string).collect();
    faults.sort();
    faults
}

#[test]
fn the_page_finds_what_the_command_line_finds() {
    let it = Company::on(&TestDb::sqlite());
    let (_, _, told) = it.closed(1);
    let of = |n: usize| {
        it.told("disposal.certificate-document", json!({ "certificate": told["certificates"][n] }))
    };
    let mut documents = vec![of(0), of(1), of(2)];
    let mut changed = of(0);
    changed["claims"]["subject"]["serial"] = json!("other \u{e9}\u{20ac}\u{1f600}\n\u{7}");
    documents.push(changed.clone());
    changed["claims"]["subject"]["grade"] = json!(3);
    changed["claims"].as_object_mut().unwrap().remove("standard");
    documents.push(changed);
    let mut forged = of(1);
    forged["fingerprints"]["subject.tag"] = json!("0".repeat(64));
    documents.push(forged);
    documents.push(serde_json::from_str(include_str!("signed-before.json")).unwrap());
    // Every number that can be signed is written alike: the claims of this one fit its fingerprints in both programs.
    let mut numbers = of(2);
    let all = json!([
        0.1,
        -0.0,
        1e-7,
        0.000001,
        5e-324,
        123456.789,
        333333333.3333333,
        9007199254740991i64,
        2.0,
        1e15
    ]);
    numbers["claims"]["numbers"] = all;
    numbers["fingerprints"] = json!(fingerprints(numbers["claims"].as_object().unwrap()).unwrap());
    documents.push(numbers);
    let mut too_large = of(2);
    too_large["claims"]["number"] = json!(9007199254740992i64);
    documents.push(too_large);
    let Some(found) = in_the_browser(&documents) else {
        testkit::may_be_missing("node");
        eprintln!("There is no Node, so the script of the page was not tried.");
        return;
    };
    for (document, found) in documents.iter().zip(found) {
        let ours = check(&document.to_string(), None).faults;
        // Why something is no certificate, each says in its own words.
        if let [Fault::Unreadable(_)] = ours[..] {
            assert_eq!(found, json!([{ "fault": "unreadable" }]));
            continue;
        }
        assert_eq!(sorted(found), sorted(json!(ours)));
    }
}
