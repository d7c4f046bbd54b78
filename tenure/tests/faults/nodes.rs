//! Several nodes on one register.
use crate::house::{House, on_both, on_postgres};
use serde_json::{Value, json};
use std::{process::Stdio, thread};

#[test]
fn several_nodes_that_start_at_once_make_one_register() {
    on_both(|house: &House| {
        let start =
            || house.command(&["migrate"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let nodes: Vec<_> = (0..4).map(|_| start()).collect();
        for node in nodes {
            let ended = node.wait_with_output().unwrap();
            assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        }
        house.verifies();
        let mut roles = house.column("roles", "name");
        let all = roles.len();
        roles.dedup();
        assert!(all > 3 && roles.len() == all, "what a register begins with was made once: {roles:?}");
    });
}

/// Assets that two nodes quarrel about.
const ASSETS: usize = 6;
/// Who quarrel, on each node.
const PEOPLE: usize = 6;
const TRIES: usize = 20;

#[test]
fn two_nodes_under_load_never_give_one_asset_to_two_people() {
    on_postgres(|house| {
        let token = house.token();
        let nodes = [house.serve(), house.serve()];
        let client = nodes[0].client(&token);
        for n in 0..ASSETS {
            client.makes("/assets", &json!({ "tag": format!("NW-{n}") }));
        }
        let people: Vec<Value> = (0..PEOPLE * 2)
            .map(|n| client.makes("/people", &json!({ "name": format!("Person {n}") }))["id"].clone())
            .collect();
        let done: usize = thread::scope(|scope| {
            let hands: Vec<_> = people
                .iter()
                .enumerate()
                .map(|(n, person)| {
                    let client = nodes[n % 2].client(&token);
                    scope.spawn(move || {
                        (0..TRIES).map(|nth| quarrel(&client, (n * 7 + nth) % ASSETS, person)).sum::<usize>()
                    })
                })
                .collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).sum()
        });
        assert!(done >= TRIES, "somebody gets something: {done}");
        for n in 0..ASSETS {
            chain_fits(&client, n);
        }
        drop(nodes);
        house.verifies();
    });
}

/// Takes an asset and gives it back, if nobody else has it; answers how often something was done.
fn quarrel(client: &crate::house::Client, asset: usize, person: &Value) -> usize {
    let (status, told) =
        client.post(&format!("/assets/NW-{asset}/hand-out"), &json!({ "to_person": person })).unwrap();
    if !status.is_success() {
        assert_eq!(status.as_u16(), 409, "{told}");
        return 0;
    }
    // Nobody else may take it back or hand it on between the two.
    let held = client.get(&format!("/assets/NW-{asset}"));
    assert_eq!(&held["holder_person"]["id"], person, "{held}");
    client.makes(&format!("/assets/NW-{asset}/take-back"), &json!({}));
    2
}

/// Keepers follow each other without a gap and without two at once.
fn chain_fits(client: &crate::house::Client, asset: usize) {
    let chain = client.get(&format!("/assets/NW-{asset}/custody"));
    let spells = chain.as_array().unwrap();
    for pair in spells.windows(2) {
        assert_eq!(pair[0]["ended_by"], pair[1]["began_by"], "{chain}");
        assert_eq!(pair[0]["to"], pair[1]["from"], "{chain}");
    }
    assert_eq!(spells.last().map(|spell| &spell["to"]), Some(&Value::Null), "{chain}");
}
