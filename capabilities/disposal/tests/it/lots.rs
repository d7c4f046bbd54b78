use crate::company::Company;
use engine::{Actor, Error};
use serde_json::json;
use testkit::on_both;

#[test]
fn a_lot_from_beginning_to_end() {
    on_both(|db| {
        let it = Company::on(&db);
        let (lot, tags) = it.lot("recycle", "Metalloop", 2);
        it.does(
            "disposal.add-loose",
            json!({ "lot": lot, "description": "Power adapters", "mass_grams": 2_000, "weee": "weee-5" }),
        );
        it.does("disposal.seal-lot", json!({ "lot": lot, "seals": "S-1" }));
        it.does("disposal.hand-over", json!({ "lot": lot, "signed_by": "K. Fahrer", "waybill": "WB-9" }));
        it.does("disposal.hand-over", json!({ "lot": lot, "signed_by": "M. Waage", "gross_grams": 5_010 }));
        assert_eq!(it.refuses("disposal.settle-lot", json!({ "lot": lot })), "weights-missing");
        it.weighs(&lot, "recycled", 2_400);
        it.weighs(&lot, "reused", 2_000);
        it.does("disposal.settle-lot", json!({ "lot": lot }));
        assert_eq!(it.refuses("disposal.close-lot", json!({ "lot": lot })), "mass-does-not-balance");
        assert_eq!(it.state("asset", tags[0].as_str())["stage"], "decommissioned");
        it.weighs(&lot, "landfilled", 600);
        let told = it.does("disposal.close-lot", json!({ "lot": lot }));
        assert_eq!(told["disposed"], 2);
        for tag in &tags {
            let gone = it.state("asset", tag.as_str());
            assert_eq!((&gone["stage"], &gone["disposal_route"]), (&json!("disposed"), &json!("recycled")));
        }
        let manifest = it.told("disposal.manifest", json!({ "lot": lot }));
        assert_eq!(manifest["balance"]["unexplained_grams"], 0);
        assert_eq!(manifest["hazards"][0]["devices"], 2);
        assert_eq!(manifest["hazards"][0]["mass_grams"], 600);
        assert_eq!(manifest["masses"][0]["in_grams"], 3_000);
        let kept = it.state("disposal-lot", lot.as_str());
        assert_eq!((&kept["mass_in_grams"], &kept["mass_out_grams"]), (&json!(5_000), &json!(5_000)));
        let report = it.told("disposal.sustainability", json!({}));
        assert_eq!(report["total_grams"], 5_000);
        assert_eq!((&report["diverted_grams"], &report["directed_grams"]), (&json!(4_400), &json!(600)));
        // A register knows what reuse avoids, with the range and source of it, and nothing of recycling.
        assert_eq!(report["without_factor_grams"], 2_400);
        let avoided = &report["avoided"][0];
        let grams =
            ["mass_grams", "low_grams", "central_grams", "high_grams"].map(|name| avoided[name].as_i64());
        assert_eq!(grams, [2_000, 31_826, 37_544, 43_264].map(Some));
        assert!(avoided["sources"][0].as_str().unwrap().contains("2024"), "{avoided}");
        let register = it.told("disposal.register", json!({}));
        assert_eq!(register["rows"].as_array().unwrap().len(), 2);
        assert_eq!(register["rows"][0]["certificates"], 2);
        assert_eq!(
            it.refuses(
                "disposal.add-amount",
                json!({
            "lot": lot, "what": "partner-fee", "amount": { "amount": "1.00", "currency": "EUR" } })
            ),
            "lot-is-over"
        );
        it.verifies();
    });
}

#[test]
fn the_gates_hold_before_a_lot_is_sealed() {
    on_both(|db| {
        let it = Company::on(&db);
        let (lot, _) = it.lot("recycle", "Metalloop", 0);
        assert_eq!(it.refuses("disposal.seal-lot", json!({ "lot": lot })), "lot-is-empty");
        let in_stock = it.does("assets.register", json!({ "model": "T14" }));
        let add = |asset: serde_json::Value| json!({ "lot": lot, "asset": asset });
        assert_eq!(it.refuses("disposal.add-asset", add(in_stock["id"].clone())), "not-retired");
        let dirty = it.retired("T14");
        it.does("disposal.add-asset", add(json!(dirty)));
        assert_eq!(it.refuses("disposal.add-asset", add(json!(dirty))), "in-another-lot");
        assert_eq!(it.refuses("disposal.seal-lot", json!({ "lot": lot })), "not-sanitised");
        it.does("assets.state-free-of-data", json!({ "asset": dirty, "because": "no drive in it" }));
        let display = it.retired("P27");
        let line = it.does("disposal.add-asset", add(json!(display)));
        assert_eq!(it.refuses("disposal.seal-lot", json!({ "lot": lot })), "line-not-weighed");
        assert_eq!(
            it.refuses("disposal.weigh-line", json!({ "line": line, "mass_grams": 0 })),
            "not-a-weight"
        );
        it.does("disposal.weigh-line", json!({ "line": line, "weee": "weee-2" }));
        it.does("disposal.seal-lot", json!({ "lot": lot }));
        assert_eq!(it.refuses("disposal.add-asset", add(json!(it.clean()))), "lot-not-open");
        assert_eq!(it.refuses("disposal.remove-line", json!({ "line": line })), "lot-not-open");
        assert_eq!(it.state("lot-line", line)["freed_by"], "its category holds no data");
    });
}

#[test]
fn what_is_in_a_lot_is_neither_used_again_nor_disposed_of_beside_it() {
    on_both(|db| {
        let it = Company::on(&db);
        let (lot, tags) = it.lot("recycle", "Metalloop", 1);
        let dispose = json!({ "asset": tags[0], "route": "recycled" });
        assert_eq!(it.refuses("assets.dispose", dispose.clone()), "in-a-lot");
        it.does("disposal.seal-lot", json!({ "lot": lot }));
        assert_eq!(it.refuses("assets.dispose", dispose.clone()), "in-a-sealed-lot");
        it.does("disposal.unseal-lot", json!({ "lot": lot, "because": "wrong seal" }));
        it.does("disposal.cancel-lot", json!({ "lot": lot, "because": "the partner did not come" }));
        assert_eq!(it.state("disposal-lot", lot.as_str())["stage"], "lot-cancelled");
        it.does("assets.dispose", dispose);
    });
}

#[test]
fn a_line_taken_out_is_free_for_another_lot() {
    on_both(|db| {
        let it = Company::on(&db);
        let (lot, tags) = it.lot("recycle", "Metalloop", 1);
        it.does("disposal.remove-line", json!({ "line": format!("{lot}/01") }));
        assert_eq!(it.state("disposal-lot", lot.as_str())["mass_in_grams"], 0);
        let other = it.does("disposal.open-lot", json!({ "route": "recycle", "partner": "Metalloop" }));
        it.does("disposal.add-asset", json!({ "lot": other["number"], "asset": tags[0] }));
    });
}

#[test]
fn what_is_lost_on_the_way_is_explained_and_lost() {
    on_both(|db| {
        let it = Company::on(&db);
        let (lot, tags) = it.away("recycle", "Metalloop", 2);
        it.does(
            "disposal.report-loss",
            json!({
                "line": format!("{lot}/01"), "circumstances": "missing at the dock", "stolen": true, "report_number": "P-77",
            }),
        );
        assert_eq!(it.state("asset", tags[0].as_str())["disposal_route"], "stolen");
        it.weighs(&lot, "recycled", 1_500);
        it.does("disposal.settle-lot", json!({ "lot": lot }));
        let told = it.does("disposal.close-lot", json!({ "lot": lot }));
        assert_eq!(told["disposed"], 1);
        let lost = json!({ "asset": tags[0] });
        assert_eq!(it.refuses("disposal.certify-disposal", lost), "lost-not-disposed");
        it.verifies();
    });
}

#[test]
fn closing_is_all_or_nothing() {
    on_both(|db| {
        let it = Company::on(&db);
        let (lot, tags) = it.away("recycle", "Metalloop", 2);
        it.weighs(&lot, "recycled", 3_000);
        it.does("disposal.settle-lot", json!({ "lot": lot }));
        // The second asset cannot be disposed of any more: something became part of it.
        it.does("assets.register", json!({ "model": "P27", "parent": tags[1] }));
        assert_eq!(it.refuses("disposal.close-lot", json!({ "lot": lot })), "still-has-parts");
        assert_eq!(it.state("asset", tags[0].as_str())["stage"], "decommissioned");
        assert_eq!(it.state("disposal-lot", lot.as_str())["stage"], "settled");
        it.verifies();
    });
}

#[test]
fn two_people_do_not_put_one_asset_into_two_lots() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.clean();
        let lots: Vec<String> = (0..2).map(|_| it.lot("recycle", "Metalloop", 0).0).collect();
        let outcomes: Vec<bool> = std::thread::scope(|scope| {
            let threads: Vec<_> = lots
                .iter()
                .map(|lot| {
                    let (it, tag) = (&it, &tag);
                    scope.spawn(move || {
                        it.tries("disposal.add-asset", json!({ "lot": lot, "asset": tag })).is_ok()
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|done| **done).count(), 1);
        it.verifies();
    });
}

#[test]
fn a_wrong_weight_is_struck_out_and_stays_in_the_history() {
    on_both(|db| {
        let it = Company::on(&db);
        let (lot, _) = it.away("recycle", "Metalloop", 1);
        it.weighs(&lot, "recycled", 15_000);
        let strike = json!({ "weight": format!("{lot}/W1"), "because": "a zero too many" });
        it.does("disposal.strike-weight", strike.clone());
        assert_eq!(it.state("disposal-lot", lot.as_str())["mass_out_grams"], 0);
        assert!(it.tries("disposal.strike-weight", strike).is_err());
        it.verifies();
    });
}

#[test]
fn the_declared_tolerance_is_narrow_and_fixed_before_weights_are_known() {
    on_both(|db| {
        let it = Company::on(&db);
        let wide = json!({ "route": "recycle", "partner": "Metalloop", "moisture_permille": 60 });
        assert_eq!(it.refuses("disposal.open-lot", wide), "tolerance-too-wide");
        let (lot, _) = it.lot("recycle", "Metalloop", 1);
        it.does("disposal.amend-lot", json!({ "lot": lot, "scale_grams": 20, "moisture_permille": 10 }));
        it.does("disposal.seal-lot", json!({ "lot": lot }));
        it.does("disposal.hand-over", json!({ "lot": lot, "signed_by": "Bo" }));
        let wider = json!({ "lot": lot, "scale_grams": 2_000 });
        assert_eq!(it.refuses("disposal.amend-lot", wider), "lot-not-open");
        it.weighs(&lot, "recycled", 1_465);
        it.does("disposal.settle-lot", json!({ "lot": lot }));
        it.does("disposal.close-lot", json!({ "lot": lot }));
    });
}

#[test]
fn whoever_only_reads_changes_nothing() {
    on_both(|db| {
        let it = Company::on(&db);
        let (lot, _) = it.lot("recycle", "Metalloop", 1);
        let nobody =
            std::sync::Arc::new(Actor { grants: engine::Grants::default(), ..(*Actor::system()).clone() });
        let denied = it.with(nobody, "disposal.seal-lot", json!({ "lot": lot }));
        assert!(matches!(denied, Err(Error::Forbidden { .. } | Error::NotFound(_))), "{denied:?}");
    });
}
