use crate::register::Company;
use serde_json::json;
use testkit::on_both;

#[test]
fn planned_work_is_ordered_ahead_once_and_comes_round_again() {
    on_both(|db| {
        let it = Company::on(&db);
        let (one, two) = (it.laptop("PF1"), it.laptop("PF2"));
        let plan = it.makes("maintenance-plans.register", json!({
            "name": "Yearly inspection", "work_kind": "inspection", "model": "T14", "every": 3, "unit": "months",
            "first_due_on": "2026-03-10", "lead_days": 14, "checklist": "Case is whole" }));
        it.runs("maintenance.plan-work");
        it.runs("maintenance.plan-work");
        assert_eq!(it.count("work-order", &format!("plan={plan}&due_on=2026-03-10")), 2);
        it.does("maintenance.check", json!({ "line": 1, "verdict": "pass" }));
        it.does("maintenance.finish-order", json!({ "order": 1 }));
        assert_eq!(
            it.count(
                "maintenance-duty",
                &format!("asset={one}&next_due_on=2026-06-02&last_done_on=2026-03-02")
            ),
            1
        );
        // One that is given up skips its turn instead of coming back tomorrow.
        it.does("maintenance.cancel-order", json!({ "order": 2, "note": "On its way out" }));
        assert_eq!(it.count("maintenance-duty", &format!("asset={two}&next_due_on=2026-06-10")), 1);
        it.runs("maintenance.plan-work");
        assert_eq!(it.count("work-order", &format!("plan={plan}")), 2);
        // What leaves service is planned no more; what is new is.
        it.does("assets.retire", json!({ "asset": two }));
        it.laptop("PF3");
        it.does("maintenance.plan-now", json!({ "plan": plan }));
        assert_eq!(it.count("maintenance-duty", &format!("asset={two}&next_due_on[empty]=true")), 1);
        assert_eq!(it.count("work-order", &format!("plan={plan}")), 3);
        it.verifies();
    });
}

#[test]
fn a_meter_and_a_condition_make_work_due() {
    on_both(|db| {
        let it = Company::on(&db);
        let laptop = it.laptop("PF1");
        let plan = |more: serde_json::Value| {
            let mut plan = json!({ "name": "Fuser", "work_kind": "cleaning", "category": "Laptops" });
            plan.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            plan
        };
        assert_eq!(
            it.refuses(
                "maintenance-plans.register",
                plan(json!({ "made_due_by": "meter", "meter": "pages", "meter_every": "0" }))
            ),
            "required"
        );
        assert_eq!(
            it.refuses("maintenance-plans.register", plan(json!({ "category": null, "every": 1 }))),
            "required"
        );
        assert_eq!(
            it.refuses("maintenance-plans.register", plan(json!({ "every": 1, "checklist": "U | high" }))),
            "limits-unreadable"
        );
        let meter = it.makes(
            "maintenance-plans.register",
            plan(json!({ "made_due_by": "meter", "meter": "pages", "meter_every": "1000" })),
        );
        it.does(
            "maintenance-plans.register",
            plan(json!({ "name": "Look at it", "made_due_by": "condition", "at_condition": "poor" })),
        );
        it.does("maintenance.plan-now", json!({ "plan": meter }));
        let reads = |value: &str| json!({ "asset": laptop, "meter": "Pages", "value": value });
        it.does("meter-readings.register", reads("999.5"));
        assert_eq!(it.count("work-order", ""), 0);
        assert_eq!(it.refuses("meter-readings.register", reads("900")), "runs-backwards");
        it.does("meter-readings.register", reads("1000"));
        it.does("meter-readings.register", reads("1200"));
        assert_eq!(it.count("work-order", &format!("plan={meter}")), 1);
        it.does("maintenance.finish-order", json!({ "order": 1 }));
        it.does("meter-readings.register", reads("2199"));
        assert_eq!(it.count("work-order", &format!("plan={meter}")), 1);
        it.does("assets.edit", json!({ "id": laptop, "condition": "poor" }));
        it.does("assets.edit", json!({ "id": laptop, "condition": "fair" }));
        it.does("assets.edit", json!({ "id": laptop, "condition": "poor" }));
        assert_eq!(it.count("work-order", &format!("plan[ne]={meter}")), 1, "the first one is still open");
        it.verifies();
    });
}
