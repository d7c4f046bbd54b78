//! An import whose node is killed in the middle: another goes on where it stood, and every row is in once.
use crate::{
    house::{Client, Node, on_both},
    wire::post,
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, thread, time::Duration};

/// Rows of the file, unless the environment says otherwise: a million, when somebody has the time.
const ROWS: usize = 1_600;
/// What is looked at again and again while a job is under way.
const PAUSE: Duration = Duration::from_millis(50);

#[expect(clippy::disallowed_methods, reason = "whoever wants a million rows says so by the environment")]
fn rows() -> usize {
    std::env::var("FAULTS_ROWS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROWS)
}

fn serial(n: usize) -> String {
    format!("S{:08x}", n.wrapping_mul(0x9e37_79b1) & 0xffff_ffff)
}

#[test]
fn an_import_goes_on_where_it_stood_when_its_node_is_killed() {
    on_both(|house| {
        let (rows, token) = (rows(), house.token());
        let mut nodes = vec![house.serve()];
        nodes.extend(house.is_shared().then(|| house.serve()));
        let lines: String = (0..rows).map(|n| format!("NW-{n:07},{},{}.50\n", serial(n), n % 900)).collect();
        let place = "/api/v1/imports?kind=assets&name=estate.csv";
        let file = format!("Asset Tag,Serial,Cost\n{lines}");
        let import = post(&nodes[0], &token, place, "content-type: text/csv", file.as_bytes());
        let client = nodes[0].client(&token);
        let set = client.makes(&format!("/imports/{}/apply", import.body["id"]), &json!({}));

        let client = until_a_part_is_done(&client, &set, rows, || {
            let owner = house.owner_of(set["job"].as_i64().unwrap());
            let at_work = |node: &Node| owner.starts_with(&format!("node-{}-", node.pid()));
            let dying = nodes.iter().position(at_work).unwrap();
            nodes.remove(dying).kill();
            // Where the database is shared the other node is still there; otherwise the next start goes on.
            if nodes.is_empty() {
                nodes.push(house.serve());
            }
            nodes[0].client(&token)
        });
        while shown(&client, &set)["state"] == "applying" {
            thread::sleep(PAUSE);
        }
        let told = shown(&client, &set);
        assert_eq!(
            (&told["state"], &told["applied"], &told["failed"]),
            (&json!("applied"), &json!(rows), &json!(0))
        );
        drop(nodes);
        house.verifies();
        let there: Vec<Value> = house.rows("assets");
        assert_eq!(there.len(), rows, "no row is in twice");
        let there: BTreeMap<&str, (&str, &Value)> = there
            .iter()
            .map(|row| (row["tag"].as_str().unwrap(), (row["serial"].as_str().unwrap(), &row["cost"])))
            .collect();
        for n in 0..rows {
            let (serial_there, cost) = there[format!("NW-{n:07}").as_str()];
            assert_eq!(serial_there, serial(n));
            assert_eq!(*cost, json!({ "amount": format!("{}.50", n % 900), "currency": "EUR" }));
        }
    });
}

fn shown(client: &Client, set: &Value) -> Value {
    client.get(&format!("/changes/{}", set["id"]))
}

/// Waits until some rows are in, interrupts, and sees that it was in the middle; answers who can be asked from then on.
fn until_a_part_is_done(
    client: &Client,
    set: &Value,
    rows: usize,
    interrupt: impl FnOnce() -> Client,
) -> Client {
    while shown(client, set)["applied"].as_u64().unwrap() == 0 {
        thread::sleep(PAUSE);
    }
    let client = interrupt();
    let done = shown(&client, set)["applied"].as_u64().unwrap() as usize;
    assert!(done > 0 && done < rows, "{done} of {rows} rows are in: it was not interrupted in the middle");
    client
}
