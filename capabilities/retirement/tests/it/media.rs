use crate::register::{Company, code, destruction, purge};
use serde_json::json;
use testkit::on_both;

#[test]
fn a_drive_goes_from_laptop_to_laptop_and_never_leaves_the_list() {
    on_both(|db| {
        let it = Company::on(&db);
        let (one, two) = (it.laptop(), it.laptop());
        let drive = it.drive("S-1", "ssd", &one);
        assert_eq!(it.state_of("S-1"), "installed");
        assert_eq!(it.refuses("media.edit", json!({ "id": drive, "asset": two })), "moves-by-verbs");
        assert_eq!(
            it.refuses("retirement.install-medium", json!({ "medium": "S-1", "asset": two })),
            "installed-elsewhere"
        );
        it.does(
            "retirement.remove-medium",
            json!({ "medium": "S-1", "location": "Depot", "seal_number": "B-77" }),
        );
        let out = it.record("medium", "S-1");
        assert_eq!(
            (&out["state"], &out["seal_number"], &out["asset"]),
            (&json!("removed"), &json!("B-77"), &json!(1))
        );
        it.does("retirement.install-medium", json!({ "medium": "S-1", "asset": two, "bay": "M.2 slot 1" }));
        let list = it.told("retirement.media-of", json!({ "asset": one }));
        assert_eq!(list["moved"][0]["serial"], json!("S-1"));
        assert_eq!(it.told("retirement.media-of", json!({ "asset": two }))["open"], json!(["S-1"]));
        assert_eq!(it.refuses("media.archive", json!({ "id": "S-1" })), "media-stay");
        assert_eq!(
            it.refuses("media.register", json!({ "serial": "s-1", "media_type": "hdd" })),
            "already-taken"
        );
        it.verifies();
    });
}

#[test]
fn a_lost_drive_stays_and_is_found_without_proof() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.drive("S-1", "ssd", &tag);
        it.does(
            "retirement.report-medium-lost",
            json!({ "medium": "S-1", "circumstances": "The bay was empty when the laptop came back." }),
        );
        assert_eq!(it.refuses("retirement.sanitise-medium", purge("S-1")), "medium-is-lost");
        it.does("retirement.find-medium", json!({ "medium": "S-1", "location": "Depot" }));
        assert_eq!(it.state_of("S-1"), "removed");
        it.purges("S-1");
        assert_eq!(it.state_of("S-1"), "sanitised");
    });
}

#[test]
fn a_mistake_is_struck_off_by_somebody_else_and_stays_on_the_list() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.drive("S-l", "ssd", &tag);
        let strike = json!({ "medium": "S-l", "because": "Typing error: it is S-1." });
        assert_eq!(it.refuses("retirement.strike-medium", strike.clone()), "four-eyes");
        it.by(&Company::person(2), "retirement.strike-medium", strike).unwrap();
        assert_eq!(it.state_of("S-l"), "struck");
        it.drive("S-1", "ssd", &tag);
        it.purges("S-1");
        let other = Company::person(2);
        let worked = json!({ "medium": "S-1", "because": "No." });
        assert_eq!(code(it.by(&other, "retirement.strike-medium", worked)), "worked-on");
    });
}

#[test]
fn a_laptop_that_is_lost_takes_its_drives_with_it() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.drive("S-1", "ssd", &tag);
        it.does("custody.hand-out", json!({ "asset": tag, "to_person": "ana" }));
        it.does("assets.report-lost", json!({ "asset": tag, "circumstances": "Left in a train." }));
        let lost = it.record("medium", "S-1");
        assert_eq!((&lost["state"], &lost["ended_on"]), (&json!("lost"), &json!("2026-03-02")));
    });
}

#[test]
fn a_laptop_with_two_drives_of_which_one_fails_and_is_destroyed() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop_with(json!({ "data_classes": ["personal"] }));
        it.drive("S-1", "ssd", &tag);
        it.drive("S-2", "nvme", &tag);
        it.does("assets.retire", json!({ "asset": tag }));
        it.purges("S-1");
        let mut fails = purge("S-2");
        fails["technique"] = json!("nvme-sanitize-block-erase");
        fails["result"] = json!("failed");
        assert_eq!(it.refuses("retirement.sanitise-medium", fails.clone()), "required");
        fails["failure"] = json!("The drive stopped answering at 61 percent.");
        it.does("retirement.sanitise-medium", fails);
        assert_eq!(it.state_of("S-2"), "failed");
        assert_eq!(
            it.refuses("assets.dispose", json!({ "asset": tag, "route": "recycled" })),
            "not-sanitised"
        );
        let mut again = purge("S-2");
        again["technique"] = json!("nvme-sanitize-block-erase");
        assert_eq!(it.refuses("retirement.sanitise-medium", again), "must-be-destroyed");
        let mut unseen = destruction("S-2");
        unseen.as_object_mut().unwrap().remove("witness");
        assert_eq!(it.refuses("retirement.sanitise-medium", unseen), "witness-required");
        it.does("retirement.sanitise-medium", destruction("S-2"));
        assert_eq!(it.state_of("S-2"), "destroyed");
        let laptop = it.record("asset", tag.as_str());
        assert_eq!(laptop["sanitisation"], json!("purge: per medium: 1 destroy, 1 purge"));
        it.does("assets.dispose", json!({ "asset": tag, "route": "recycled" }));
        assert_eq!(it.record("medium", "S-1")["ended_on"], json!("2026-03-02"));
        it.verifies();
    });
}
