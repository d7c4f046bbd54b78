//! `kill -9` while many write.
use crate::house::on_both;
use serde_json::json;
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

/// Who write at once.
const WRITERS: usize = 64;
/// Acknowledged commands after which the process is killed.
const UNTIL: usize = 400;

#[test]
fn what_was_acknowledged_outlives_a_kill_amid_64_writers() {
    on_both(|house| {
        let token = house.token();
        let mut node = house.serve();
        let acknowledged = AtomicUsize::new(0);
        let kept: BTreeSet<String> = thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS)
                .map(|writer| {
                    let (client, acknowledged) = (node.client(&token), &acknowledged);
                    scope.spawn(move || {
                        let mut kept = Vec::new();
                        for nth in 0.. {
                            let name = format!("Maker {writer}-{nth}");
                            match client.post("/manufacturers", &json!({ "name": name })) {
                                Some((status, told)) => assert!(status.is_success(), "{told}"),
                                None => break,
                            }
                            acknowledged.fetch_add(1, Ordering::Relaxed);
                            kept.push(name);
                        }
                        kept
                    })
                })
                .collect();
            while acknowledged.load(Ordering::Relaxed) < UNTIL {
                assert!(!writers.iter().any(thread::ScopedJoinHandle::is_finished), "a writer gave up");
                thread::sleep(Duration::from_millis(2));
            }
            node.kill();
            writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
        });
        assert!(kept.len() >= UNTIL);
        house.verifies();
        let there: BTreeSet<String> = house.column("manufacturers", "name").into_iter().collect();
        let lost: Vec<&String> = kept.difference(&there).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
        assert!(there.len() <= kept.len() + WRITERS, "each writer had one command under way at most");
        // And it goes on.
        house.serve().client(&token).makes("/manufacturers", &json!({ "name": "Afterwards" }));
    });
}
