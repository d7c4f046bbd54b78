use crate::register::Company;
use engine::Request;
use serde_json::json;
use testkit::on_both;

/// The main job: received, handed out, moved, taken back, repaired, retired, sanitised, disposed of.
#[test]
fn a_laptop_lives_its_whole_life() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("assets.register", json!({ "tag": "NW-1", "model": "T14", "status": "Ordered", "purchased_on": "2026-02-20", "cost": "1499.00" }));
        assert_eq!(
            it.refuses("custody.hand-out", json!({ "asset": "NW-1", "to_person": "ana" })),
            "asset-not-in-stock"
        );
        it.does("assets.receive", json!({ "asset": "NW-1", "serial": "PF-123", "location": "Depot" }));
        it.does("custody.hand-out", json!({ "asset": "PF-123", "to_person": "ana" }));
        it.days_pass(10);
        it.does("custody.move", json!({ "asset": "NW-1", "to": "Depot" }));
        it.does("assets.send-to-repair", json!({ "asset": "NW-1", "fault": "The fan rattles." }));
        it.days_pass(3);
        it.does(
            "assets.return-from-repair",
            json!({ "asset": "NW-1", "outcome": "Fan replaced.", "condition": "good" }),
        );
        assert_eq!(it.asset("NW-1")["stage"], json!("in-use"));
        assert_eq!(it.refuses("assets.retire", json!({ "asset": "NW-1" })), "no-such-transition");
        it.does("custody.take-back", json!({ "asset": "NW-1", "condition": "fair" }));
        it.does("assets.retire", json!({ "asset": "NW-1" }));
        assert_eq!(
            it.refuses("assets.dispose", json!({ "asset": "NW-1", "route": "recycled" })),
            "not-sanitised"
        );
        it.does("assets.sanitise", json!({
            "asset": "NW-1", "outcome": "purge", "technique": "block erase", "verification": "read back in full",
        }));
        it.does("assets.dispose", json!({ "asset": "NW-1", "route": "recycled", "recipient": "Green GmbH" }));
        let gone = it.asset("NW-1");
        assert_eq!((&gone["stage"], &gone["disposed_on"]), (&json!("disposed"), &json!("2026-03-15")));
        assert_eq!(it.refuses("assets.edit", json!({ "id": "NW-1", "notes": "x" })), "asset-is-disposed");
        assert_eq!(it.refuses("assets.archive", json!({ "id": "NW-1" })), "asset-is-disposed");
        it.does("assets.comment", json!({ "id": "NW-1", "text": "Certificate arrived." }));
        it.verifies();
    });
}

#[test]
fn a_display_leaves_without_being_sanitised() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("assets.register", json!({ "tag": "D-1", "model": "P27", "status": "Retired" }));
        it.does("assets.dispose", json!({ "asset": "D-1", "route": "donated" }));
    });
}

#[test]
fn a_company_tightens_and_opens_its_own_lifecycle() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.does(
            "custom-fields.register",
            json!({ "applies_to": "asset", "label": "Room key", "key": "room_key", "holds": "text" }),
        );
        it.does(
            "transitions.edit",
            json!({ "id": "in-stock → in-use", "required_fields": ["serial", "custom.room_key"] }),
        );
        assert_eq!(
            it.refuses("custody.hand-out", json!({ "asset": tag, "to_person": "ana" })),
            "fields-required"
        );
        it.does("assets.edit", json!({ "id": tag, "serial": "S-1", "custom": { "room_key": "K7" } }));
        it.does("custody.hand-out", json!({ "asset": tag, "to_person": "ana" }));
        it.does(
            "transitions.register",
            json!({ "from_stage": "in-use", "to_stage": "decommissioned", "requires": ["no-holder"] }),
        );
        assert_eq!(it.refuses("assets.retire", json!({ "asset": tag })), "still-held");
        it.does("transitions.archive", json!({ "id": "in-use → in-stock" }));
        assert_eq!(it.refuses("custody.take-back", json!({ "asset": tag })), "no-such-transition");
        it.does("statuses.register", json!({ "name": "On the roof", "stage": "in-use", "tone": "ok" }));
        it.does("assets.set-status", json!({ "asset": tag, "status": "On the roof" }));
        assert_eq!(
            it.refuses(
                "transitions.edit",
                json!({ "id": "in-stock → in-use", "required_fields": ["colour"] })
            ),
            "unknown-field"
        );
        assert_eq!(it.refuses("statuses.edit", json!({ "id": "On the roof", "stage": "in-stock" })), "fixed");
    });
}

#[test]
fn bringing_back_what_was_retired_needs_a_reason() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.does("assets.retire", json!({ "asset": tag }));
        assert_eq!(
            it.refuses("assets.set-status", json!({ "asset": tag, "status": "In stock" })),
            "reason-required"
        );
        let why = Request { reason: Some("Needed after all.".into()), ..Request::default() };
        it.with(why, "assets.set-status", json!({ "asset": tag, "status": "In stock" })).unwrap();
    });
}

#[test]
fn a_lost_laptop_is_gone_with_all_it_held() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.does("custody.hand-out", json!({ "asset": tag, "to_person": "ana" }));
        it.does(
            "assets.report-lost",
            json!({ "asset": tag, "circumstances": "Left in a train.", "stolen": true }),
        );
        let gone = it.asset(tag.as_str());
        assert_eq!((&gone["stage"], &gone["disposal_route"]), (&json!("disposed"), &json!("stolen")));
        assert!(gone.get("holder_person").is_none());
        assert_eq!(it.told("custody.holdings", json!({ "person": "ana" }))["holds"], json!([]));
    });
}

#[test]
fn tags_come_from_the_sequence_that_fits_best_and_skip_what_is_taken() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does(
            "tag-sequences.register",
            json!({ "name": "Laptops", "prefix": "LT-", "digits": 4, "category": "Laptops" }),
        );
        it.does("assets.register", json!({ "tag": "lt-0002", "model": "T14" }));
        assert_eq!([it.laptop(), it.laptop()], ["LT-0001", "LT-0003"]);
        let other = it.does("assets.register", json!({ "name": "A thing" }));
        assert_eq!(it.asset(other["id"].clone())["tag"], json!("A-000001"));
        assert_eq!(it.refuses("assets.register", json!({ "tag": "LT-0001" })), "already-taken");
    });
}

#[test]
fn serial_numbers_are_the_manufacturers() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("assets.register", json!({ "model": "T14", "serial": "S-1" }));
        assert_eq!(
            it.refuses("assets.register", json!({ "model": "P27", "serial": "s-1" })),
            "already-taken"
        );
        it.does("manufacturers.register", json!({ "name": "Dell" }));
        it.does("models.register", json!({ "name": "XPS", "manufacturer": "Dell", "category": "Laptops" }));
        it.does("assets.register", json!({ "model": "XPS", "serial": "S-1" }));
    });
}

#[test]
fn what_follows_from_the_model_follows_it() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("assets.register", json!({ "tag": "NW-1", "model": "T14", "purchased_on": "2026-03-01" }));
        let asset = it.asset("NW-1");
        assert_eq!(
            (&asset["warranty_ends_on"], &asset["planned_end_on"]),
            (&json!("2029-02-28"), &json!("2030-03-01"))
        );
        it.does("models.edit", json!({ "id": "T14", "warranty_months": 12, "name": "ThinkPad T14" }));
        engine::jobs::JobRunner::new(it.engine.clone(), "test").run_all().unwrap();
        assert_eq!(it.asset("NW-1")["warranty_ends_on"], json!("2027-02-28"));
        it.verifies();
    });
}
