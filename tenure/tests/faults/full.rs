//! A disk that is full, and then no longer. PostgreSQL has a disk of its own: what its saying so does is tested with the
//! engine.
use crate::{
    house::{Client, House},
    wire::post,
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, thread};

const DISK_MB: u32 = 48;
/// What is left of it when writers begin.
const LEFT_KB: u32 = 1_500;
const WRITERS: usize = 8;
/// Commands of each writer, far more than there is room for.
const TRIES: usize = 400;
/// Rows of an import that is larger than whatever room the database has kept for itself.
const ROWS: u64 = 150_000;

#[test]
fn a_full_disk_is_told_and_the_service_goes_on_when_space_returns() {
    let Some(house) = House::on_small_disk(DISK_MB) else {
        testkit::may_be_missing("small-disk");
        println!("This machine lets nobody mount a small file system, so no full disk was tried.");
        return;
    };
    let token = house.token();
    let node = house.serve();
    let client = node.client(&token);
    fill(&house, LEFT_KB);
    let kept: BTreeSet<String> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let client = node.client(&token);
                scope.spawn(move || until_full(&client, writer))
            })
            .collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    assert!(!kept.is_empty(), "there was room for some");
    fill(&house, 0);

    // Whatever wants to be kept is told so; reading goes on.
    let rows: String = (1..ROWS).map(|n| format!("{:x}\n", n.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
    let place = "/api/v1/imports?kind=manufacturers&name=makers.csv";
    let import = post(&node, &token, place, "content-type: text/csv", format!("Name\n{rows}").as_bytes());
    assert!(import.is_problem(503, "unavailable"), "{import:?}");
    assert_eq!(client.get("/imports"), json!([]), "no half of a file is left lying");
    let listed = client.get("/manufacturers?limit=1");
    assert_eq!(listed["data"].as_array().unwrap().len(), 1, "{listed}");
    let backup = house.command(&["backup", house.file("backup.tenure").to_str().unwrap()]).output().unwrap();
    let why = String::from_utf8_lossy(&backup.stderr).into_owned();
    assert!(!backup.status.success() && why.contains("disk is full"), "{why}");
    assert_eq!(house.shell("ls | grep -c backup.tenure"), "0", "no half of a backup is left lying");

    // Space returns, and the same process goes on.
    house.shell("rm filler");
    client.makes("/manufacturers", &json!({ "name": "Afterwards" }));
    drop(node);
    house.verifies();
    let mut there: BTreeSet<String> = house.column("manufacturers", "name").into_iter().collect();
    assert!(there.remove("Afterwards"));
    assert_eq!(there, kept, "what was acknowledged is there, and nothing else");
}

/// Leaves so many KB of the disk.
fn fill(house: &House, left_kb: u32) {
    let free = "$(df --output=avail -k . | tail -1)";
    house.shell(&format!("n=$(({free} - {left_kb})); [ $n -le 0 ] || head -c ${{n}}K /dev/zero >> filler"));
}

/// Writes until there is no room, and then a little more; answers what was acknowledged.
fn until_full(client: &Client, writer: usize) -> Vec<String> {
    let (mut kept, mut full) = (Vec::new(), 0);
    for nth in 0..TRIES {
        let name = format!("Maker {writer}-{nth}");
        let told =
            client.post("/manufacturers", &json!({ "name": name, "notes": "x".repeat(20_000) })).unwrap();
        if told.0.is_success() {
            kept.push(name);
        } else {
            refused(told);
            full += 1;
        }
        if full == 5 {
            return kept;
        }
    }
    panic!("the disk was never full");
}

fn refused((status, told): (ureq::http::StatusCode, Value)) {
    assert_eq!(status.as_u16(), 503, "{told}");
    assert_eq!(told["code"], "unavailable");
    assert!(told["title"].as_str().unwrap().starts_with("The disk is full. Nothing was"), "{told}");
}
