//! From need to desk by forms: what is proposed is chosen and ordered, and a file of the HR system is taken in.
use crate::{browser::Browser, number};
use axum::http::StatusCode;
use testkit::on_both;

/// What a choice of rows is about.
const ORDER: &str = "kind=stock-items&verb=sourcing.order-stock";

#[test]
fn what_is_proposed_is_chosen_and_looked_at_before_it_is_ordered() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        browser.begin();
        let supplier = browser.send("/suppliers/new", &[("name", "Spreewerk")]).to();
        let supplier = number(&supplier);
        let item = browser.send(
            "/stock-items/new",
            &[("name", "Toner"), ("kind", "consumable"), ("min_quantity", "5"), ("supplier", &supplier)],
        );
        let item = number(&item.to()).replace('#', "");
        let proposed = browser.get("/stock/reorder");
        assert!(proposed.text.contains("Toner"), "{}", proposed.text);
        assert!(
            proposed.text.contains(&format!("/bulk?{}", ORDER.replace('&', "&amp;"))),
            "{}",
            proposed.text
        );
        let asked = browser.send(&format!("/bulk?{ORDER}"), &[("id", &item)]);
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
        let planned = browser.send(&format!("/bulk/plan?{ORDER}"), &[("_ids", &item)]).to();
        assert!(planned.starts_with("/changes/"), "{planned}");
        assert_eq!(browser.get(&planned).status, StatusCode::OK);
    });
}

#[test]
fn a_file_of_the_hr_system_is_taken_in_row_by_row() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        browser.begin();
        let feed = r#"[
            {"event": "joiner", "effectiveDate": "2026-04-01", "employeeId": "77", "name": "Dana Keller", "eventId": "HR-1"},
            {"event": "leaver", "effectiveDate": "2026-04-01", "employeeId": "4711", "eventId": "HR-2"}
        ]"#;
        let told = browser.upload("/deployment/hr-feed", "feed.json", feed);
        assert_eq!(told.status, StatusCode::OK, "{}", told.text);
        assert!(told.text.contains("1 happened, 0 were known, 1 were refused"), "{}", told.text);
        assert!(told.text.contains("HR-2") && !told.text.contains("HR-1"), "{}", told.text);
        let again = browser.upload("/deployment/hr-feed", "feed.json", feed);
        assert!(again.text.contains("0 happened, 1 were known, 1 were refused"), "{}", again.text);
        let broken = browser.upload("/deployment/hr-feed", "feed.json", "[{");
        assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", broken.text);
        assert!(browser.get("/people").text.contains("Dana Keller"));
    });
}

#[test]
fn the_form_of_a_step_says_what_it_takes_before_it_is_sent_and_the_history_what_was_said() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        browser.begin();
        let supplier = number(&browser.send("/suppliers/new", &[("name", "Spreewerk")]).to());
        let budget = [
            ("name", "Hardware"),
            ("starts_on", "2026-01-01"),
            ("ends_on", "2026-12-31"),
            ("amount", "50.00"),
            ("amount_currency", "EUR"),
            ("policy", "refuse"),
        ];
        browser.send("/budgets/new", &budget).to();
        let page = browser.send("/orders/new", &[("supplier", &supplier), ("title", "Cables")]).to();
        let order = number(&page);
        let line = [
            ("order", order.as_str()),
            ("description", "Cable"),
            ("quantity", "10"),
            ("unit_price", "8.00"),
            ("unit_price_currency", "EUR"),
        ];
        browser.send("/do/procurement.add-line", &line).to();
        let form = browser.get(&format!("/do/procurement.submit?order={}", order.replace('#', "%23")));
        assert!(form.text.contains("Hardware: €30.00 too much"), "{}", form.text);
        assert!(form.text.contains("The budget refuses that"), "{}", form.text);
        let form = browser.get(&format!("/do/procurement.send?order={}", order.replace('#', "%23")));
        assert!(form.text.contains("No mail is set up here"), "{}", form.text);
        let back = [("order", order.as_str()), ("because", "Not needed any more")];
        browser.send("/do/procurement.cancel", &back).to();
        assert!(browser.get(&page).text.contains("Not needed any more"));
    });
}
