//! An asset with a medium that may hold data leaves through no door.
use crate::register::{Company, code, purge};
use engine::{Door, Request, jobs::JobRunner};
use serde_json::{Value, json};
use testkit::on_both;

/// A retired laptop whose only drive is sanitised, with the company's transition to disposal wide open.
fn open_house(it: &Company) -> String {
    let tag = it.laptop();
    it.drive("S-1", "ssd", &tag);
    it.does("assets.retire", json!({ "asset": tag }));
    it.does("transitions.edit", json!({ "id": "decommissioned → disposed", "requires": [] }));
    tag
}

#[test]
fn no_verb_lets_it_go_through_page_api_or_import() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = open_house(&it);
        for door in [Door::Page, Door::Api, Door::Cli, Door::Import, Door::Agent, Door::Job] {
            let tries = |verb: &str, input: Value| code(it.with(Request::through(door), verb, input));
            assert_eq!(tries("assets.dispose", json!({ "asset": tag, "route": "sold" })), "media-still-open");
            assert_eq!(
                tries("assets.set-status", json!({ "asset": tag, "status": "Disposed" })),
                "media-still-open"
            );
            assert_eq!(tries("assets.edit", json!({ "id": tag, "status": "Disposed" })), "media-still-open");
            assert_eq!(tries("assets.archive", json!({ "id": tag })), "media-still-open");
            assert_eq!(
                tries("assets.state-free-of-data", json!({ "asset": tag, "because": "I think so." })),
                "media-still-open"
            );
            let claim = json!({ "asset": tag, "outcome": "purge", "technique": "x", "verification": "x" });
            assert_eq!(tries("assets.sanitise", claim), "media-still-open");
        }
        it.does("retirement.sanitise-medium", purge("S-1"));
        it.does("assets.dispose", json!({ "asset": tag, "route": "sold" }));
        assert_eq!(
            it.refuses("media.register", json!({ "serial": "S-9", "media_type": "ssd", "asset": tag })),
            "asset-is-disposed"
        );
    });
}

/// Plans and applies one verb for one record of a kind, as a bulk change does; answers the change set.
fn in_bulk(it: &Company, verb: &str, input: Value, kind: &str, record: i64) -> Value {
    let selection = json!({ "kind": kind, "ids": [record] });
    let planned = it.does("changes.plan", json!({ "verb": verb, "input": input, "selection": selection }));
    jobs_run(it);
    it.does("changes.apply", json!({ "change_set": planned["id"] }));
    jobs_run(it);
    planned["id"].clone()
}

fn jobs_run(it: &Company) {
    JobRunner::new(it.engine.clone(), "test").run_all().unwrap();
}

#[test]
fn many_at_once_do_not_slip_past_and_what_is_proven_is_not_undone() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = open_house(&it);
        in_bulk(&it, "assets.dispose", json!({ "route": "sold" }), "assets", 1);
        assert_eq!(it.record("asset", tag.as_str())["stage"], json!("decommissioned"));
        let how = json!({
            "outcome": "purge", "technique": "ata-sanitize-block-erase", "result": "passed",
            "verification": "full-read-back",
        });
        let set = in_bulk(&it, "retirement.sanitise-medium", how, "media", 1);
        assert_eq!(it.state_of("S-1"), "sanitised");
        it.does("assets.dispose", json!({ "asset": tag, "route": "sold" }));
        it.does("changes.undo", json!({ "change_set": set }));
        jobs_run(&it);
        assert_eq!(it.state_of("S-1"), "sanitised");
        assert_eq!(it.record("asset", tag.as_str())["stage"], json!("disposed"));
        it.verifies();
    });
}
