use crate::company::Company;
use serde_json::json;
use testkit::on_both;

#[test]
fn no_lot_goes_to_a_partner_whose_certificate_is_missing_or_has_ended() {
    on_both(|db| {
        let it = Company::on(&db);
        it.partner("Shredco", &["destroyer"], &["naid-aaa"]);
        let open = |partner| json!({ "route": "destroy", "partner": partner });
        assert_eq!(it.refuses("disposal.open-lot", open("Shredco")), "partner-certificate-missing");
        it.certify("Shredco", "naid-aaa", "2026-03-01");
        assert_eq!(it.refuses("disposal.open-lot", open("Shredco")), "partner-certificate-expired");
        assert_eq!(it.refuses("disposal.open-lot", open("Rebuy")), "partner-has-another-role");
        it.certify("Shredco", "naid-aaa", "2026-03-10");
        assert_eq!(it.state("service-partner", "Shredco")["certified_until"], "2026-03-10");
        // It held when the lot was opened; it must hold when it is sealed and when it leaves, too.
        let (lot, _) = it.lot("destroy", "Shredco", 1);
        it.days_pass(9);
        assert_eq!(it.refuses("disposal.seal-lot", json!({ "lot": lot })), "partner-certificate-expired");
        it.certify("Shredco", "naid-aaa", "2026-03-12");
        it.does("disposal.seal-lot", json!({ "lot": lot }));
        it.days_pass(2);
        let leaves = json!({ "lot": lot, "signed_by": "Bo" });
        assert_eq!(it.refuses("disposal.hand-over", leaves.clone()), "partner-certificate-expired");
        it.certify("Shredco", "naid-aaa", "2027-03-12");
        it.does("disposal.hand-over", leaves);
        it.verifies();
    });
}

#[test]
fn a_partner_that_treats_waste_must_be_certified_and_certificates_make_sense() {
    on_both(|db| {
        let it = Company::on(&db);
        let bare = json!({ "name": "Heap", "roles": ["recycler"] });
        assert_eq!(it.refuses("service-partners.register", bare), "certificates-required");
        let odd = json!({
            "partner": "Metalloop", "standard": "iso-14001", "number": "E-1",
            "valid_from": "2026-05-01", "valid_until": "2026-04-01",
        });
        assert_eq!(it.refuses("partner-certificates.register", odd), "ends-before-start");
        assert_eq!(it.state("partner-certificate", 1)["title"], "R2v3 C-1");
    });
}

#[test]
fn hazards_and_compositions_of_models_are_checked() {
    on_both(|db| {
        let it = Company::on(&db);
        assert_eq!(it.state("model-hazard", 1)["transport"], "un3481");
        let again = json!({ "model": "T14", "hazard": "lithium-ion" });
        assert_eq!(it.refuses("model-hazards.register", again), "already-recorded");
        let heavy = json!({ "model": "P27", "weee": "weee-2", "mass_grams": 100, "glass_grams": 101 });
        assert_eq!(it.refuses("model-compositions.register", heavy), "parts-outweigh-whole");
    });
}

#[test]
fn whoever_looks_after_a_partner_is_reminded_before_its_certificate_ends() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("service-partners.edit", json!({ "id": "Metalloop", "responsible": "ana" }));
        it.certify("Metalloop", "iso-14001", "2026-04-01");
        let runner = engine::jobs::JobRunner::new(it.engine.clone(), "test");
        for _ in 0..40 {
            runner.tick_schedules().unwrap();
            runner.run_all().unwrap();
            it.days_pass(1);
        }
        let text = "select subject from notices order by id";
        let all = move |view: &mut engine::View<'_>| view.all(database::sql(text), |row| row.at::<String>(0));
        let told = it.engine.view_blocking(engine::Actor::system(), disposal::READ, all).unwrap();
        let word = |word: &str| format!("ISO 14001 of Metalloop {word} on 2026-04-01");
        // The first morning is the one after the thirtieth day before the end.
        assert_eq!(told, [word("ends"), word("ends"), word("ended")]);
        it.verifies();
    });
}

#[test]
fn a_reminder_whose_day_nobody_was_there_goes_out_afterwards_and_once() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("service-partners.edit", json!({ "id": "Metalloop", "responsible": "ana" }));
        it.certify("Metalloop", "iso-14001", "2026-06-01");
        let runner = engine::jobs::JobRunner::new(it.engine.clone(), "test");
        runner.tick_schedules().unwrap();
        let text = "select subject from notices where topic = 'disposal.certificate-ends' order by id";
        let subjects = || {
            let all =
                move |view: &mut engine::View<'_>| view.all(database::sql(text), |row| row.at::<String>(0));
            it.engine.view_blocking(engine::Actor::system(), disposal::READ, all).unwrap()
        };
        let morning = || {
            runner.tick_schedules().unwrap();
            runner.run_all().unwrap();
        };
        // Nothing ran on the sixtieth, thirtieth and seventh day; then two mornings, then none for two weeks.
        let mut counts = Vec::new();
        for pause in [88, 1, 14, 1] {
            it.days_pass(pause);
            morning();
            counts.push(subjects().len());
        }
        assert_eq!(counts, [1, 1, 2, 2], "{:?}", subjects());
        assert!(
            subjects()[0].ends_with("ends on 2026-06-01") && subjects()[1].ends_with("ended on 2026-06-01")
        );
        it.verifies();
    });
}
