//! The same story, shorter, as people click it: forms as a browser without script sends them.
use crate::{
    browser::Browser,
    from_need_to_desk::{Cast, MORNING, house},
    office::Office,
};
use testkit::on_both;

/// The address behind a word on a page: `/bid/` and the secret.
fn address(page: &str, starts: &str) -> String {
    let at = page.find(starts).unwrap_or_else(|| panic!("no {starts} on the page: {page}"));
    page[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || "/-_".contains(*c)).collect()
}

/// Five engineers for Berlin become a plan, to which two people say yes. Answers the page of the plan.
fn plans(office: &Office, cast: &Cast<'_>) -> String {
    let ida = Browser::of(office, &cast.ida);
    let hiring = [
        ("name", "Berlin"),
        ("profile", "Engineer"),
        ("people", "5"),
        ("location", "Berlin"),
        ("department", "Engineering"),
        ("company", "Northwind"),
        ("starts_on", "2026-03-02"),
    ];
    let line = ida.sends("/headcount-plan/new", &hiring);
    assert!(ida.reads(&line).contains("T14"), "the needs stand on the page of the line");
    let have = ida.reads("/planning");
    assert!(have.contains("Laptops") && have.contains("Displays"), "{have}");
    let gap = [("name", "March hires"), ("department", "Engineering"), ("company", "Northwind")];
    let plan = ida.sends("/do/planning.plan-gap", &gap);
    assert_eq!(plan, "/purchase-plans/1", "one goes on with the plan");
    for line in ["/purchase-plan-lines/1", "/purchase-plan-lines/2"] {
        let price = if ida.reads(line).contains("T14") { "1200.00" } else { "300.00" };
        ida.sends(&format!("{line}/edit"), &[("unit_cost", price)]);
    }
    ida.does("planning.submit", &plan, "plan", &[]);
    for who in [&cast.bo, &cast.cem] {
        let manager = Browser::of(office, who);
        assert!(manager.reads("/my/approvals").contains("March hires"));
        manager.sends("/do/approvals.approve", &[("approval", "#1"), ("_back", "/my/approvals")]);
    }
    let approved = ida.reads(&plan);
    assert!(approved.contains("Approved"), "{approved}");
    plan
}

/// A supplier bids by its link, and the order is made from the bid. Answers the page of the order.
fn buys(office: &Office, cast: &Cast<'_>, plan: &str) -> String {
    let pia = Browser::of(office, &cast.pia);
    let rfq = pia.does("sourcing.ask-for-plan", plan, "plan", &[("deadline", "2026-01-16")]);
    assert_eq!(rfq, "/rfqs/1");
    pia.does("sourcing.open", &rfq, "rfq", &[]);
    let invited = pia.asks(&format!("{rfq}/invite"), &[("supplier", "Spreewerk")]);
    let door = address(&invited, "/bid/");
    assert!(office.page(&door).text().contains("T14"));
    let mut bid = vec![("currency", "EUR")];
    for (name, price) in [("unit-price-1", "290.00"), ("unit-price-2", "1150.00")] {
        bid.push((name, price));
    }
    for name in ["tax-1", "tax-2"] {
        bid.push((name, "19"));
    }
    let sent = office.form(&door, &bid);
    assert!(!sent.status.is_client_error(), "{}: {}", sent.status, sent.text());
    assert!(pia.reads(&rfq).contains("Spreewerk"), "bids stand side by side on its page");
    let order =
        pia.does("sourcing.award", "/bids/1", "bid", &[("because", "Nobody else was asked in time.")]);
    assert_eq!(order, "/orders/1", "one goes on with the order");
    pia.sends(&format!("{order}/edit"), &[("ship_to", "Store")]);
    pia.sends("/order-lines/1/edit", &[("model", "P27")]);
    pia.does("procurement.submit", &order, "order", &[]);
    let cem = Browser::of(office, &cast.cem);
    cem.sends("/do/approvals.approve", &[("approval", "#2"), ("_back", "/my/approvals")]);
    pia.does("procurement.place", &order, "order", &[("expected_on", "2026-01-19")]);
    let pdf = pia.opens(&format!("{order}/pdf"));
    assert!(pdf.status.is_success() && pdf.bytes.starts_with(b"%PDF-1.7"), "{}", pdf.status);
    let page = pia.reads("/purchase-plan-lines/2");
    assert!(page.contains("Ordered above plan"), "{page}");
    order
}

/// What arrives is scanned and labelled, kept for the one who starts, handed over and signed for on a phone.
fn deploys(office: &Office, cast: &Cast<'_>, order: &str) {
    office.days_pass(14);
    let tom = Browser::of(office, &cast.tom);
    let receive = format!("{order}/receive");
    assert!(tom.reads(&receive).contains("T14"));
    for (line, scanned) in [("1", "D-1\nD-2\nD-3\nD-4\nD-5"), ("2", "PF-1\r\nPF-2\r\n")] {
        tom.sends(&receive, &[("line", line), ("serials", scanned)]);
    }
    assert!(tom.reads(order).contains("Received"));
    let labels = tom.sends("/labels", &[("id", "5"), ("id", "6")]);
    assert!(tom.reads(&labels).contains("A-000005"));
    let ida = Browser::of(office, &cast.ida);
    let joiner = [
        ("event", "joiner"),
        ("effective_on", "2026-03-02"),
        ("name", "Nora Lind"),
        ("email", "nora@northwind.example"),
        ("department", "Engineering"),
        ("company", "Northwind"),
        ("location", "Berlin"),
        ("profile", "Engineer"),
    ];
    ida.sends("/hr-events/new", &joiner);
    assert!(tom.reads("/deployment?weeks=8").contains("Nora Lind"), "day one shows who comes");
    for (task, verb, more) in [
        ("/onboarding-tasks/1", "deployment.assign", vec![("asset", "PF-1")]),
        ("/onboarding-tasks/2", "deployment.assign", vec![]),
        ("/onboarding-tasks/3", "deployment.complete", vec![("evidence", "Licence 4711")]),
        ("/onboarding-tasks/4", "deployment.complete", vec![("evidence", "Group platform")]),
    ] {
        tom.does(verb, task, "task", &more);
    }
    office.days_pass(42);
    // Nobody stays signed in for so long.
    let tom = Browser::of(office, &cast.tom);
    let case = "/onboardings/1";
    tom.does("deployment.hand-over", case, "onboarding", &[]);
    let door = address(&tom.asks("/signings/1/link", &[]), "/sign/");
    let page = office.page(&door).text();
    let content = &page[page.find("name=\"content\" value=\"").unwrap() + 22..][..64];
    let signed = office
        .form(&door, &[("content", content), ("drawing_name", "Nora Lind"), ("drawing", "M10 10L200 90")]);
    assert!(signed.status.is_success(), "{}: {}", signed.status, signed.text());
    let pdf = tom.opens("/signings/1/pdf");
    assert!(pdf.status.is_success() && pdf.bytes.starts_with(b"%PDF-1.7"), "{}", pdf.status);
    tom.does("deployment.productive", case, "onboarding", &[]);
    let page = tom.reads("/deployment");
    assert!(page.contains("From order to working") && page.contains("56"), "{page}");
}

#[test]
fn the_same_is_done_by_forms_without_script() {
    on_both(|db| {
        let office = Office::on(&db, MORNING);
        let cast = house(&office);
        let plan = plans(&office, &cast);
        let order = buys(&office, &cast, &plan);
        deploys(&office, &cast, &order);
        office.verifies();
    });
}
