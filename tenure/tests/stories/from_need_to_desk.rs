//! From need to desk: a hiring plan becomes laptops on desks on the first day, and everybody does their own part.
//!
//! Northwind hires twelve engineers in Berlin and Lisbon and three who work at home in Poland, for the 2nd of March. Three
//! laptops lie in the store, and one comes back from a leaver. What is missing is planned, approved by two, asked for at three
//! suppliers, ordered, received, prepared, handed over and signed for.
use crate::office::{Office, Somebody, json_of};
use axum::http::StatusCode;
use domain::Instant;
use serde_json::{Value, json};
use testkit::{DAY, START, on_both};

/// Monday, 5 January 2026, eight in the morning: eight weeks before the first day.
pub(crate) const MORNING: Instant = Instant(START.0 - 56 * DAY);
const FIRST_DAY: &str = "2026-03-02";

fn eur(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

/// The people of the story, each with the role that they have at work.
pub(crate) struct Cast<'o> {
    /// Plans.
    pub(crate) ida: Somebody<'o>,
    /// Ida's manager.
    pub(crate) bo: Somebody<'o>,
    /// Answers for the money.
    pub(crate) cem: Somebody<'o>,
    /// Buys.
    pub(crate) pia: Somebody<'o>,
    /// Keeps the store room.
    pub(crate) tom: Somebody<'o>,
    /// Pays.
    fay: Somebody<'o>,
}

/// What there was before the story: places, people, things, rules.
pub(crate) fn house(office: &Office) -> Cast<'_> {
    let root = office.root();
    let makes = |path: &str, rows: &[Value]| {
        rows.iter().for_each(|row| drop(root.post(path, row.clone())));
    };
    makes("/companies", &[json!({ "name": "Northwind", "country": "DE" })]);
    makes(
        "/locations",
        &[
            json!({ "name": "Berlin", "kind": "site", "country": "DE" }),
            json!({ "name": "Store", "kind": "store", "parent": "Berlin" }),
            json!({ "name": "Lisbon", "kind": "site", "country": "PT" }),
        ],
    );
    makes("/departments", &[json!({ "name": "Engineering", "cost_centre": "4711" })]);
    for (name, manager) in [
        ("Cem", None),
        ("Bo", Some("cem")),
        ("Ida", Some("bo")),
        ("Pia", Some("cem")),
        ("Tom", Some("bo")),
        ("Fay", Some("cem")),
        ("Leo", Some("bo")),
    ] {
        root.post(
            "/people",
            json!({
                "name": name, "username": name.to_lowercase(), "manager": manager, "company": "Northwind",
                "location": if name == "Leo" { "Lisbon" } else { "Berlin" }, "department": "Engineering",
                "email": format!("{}@northwind.example", name.to_lowercase()),
            }),
        );
    }
    makes(
        "/categories",
        &[
            json!({ "name": "Laptops", "lifespan_months": 48, "needs_acceptance": true }),
            json!({ "name": "Displays" }),
            json!({ "name": "Adapters" }),
        ],
    );
    makes("/manufacturers", &[json!({ "name": "Lenovo" })]);
    makes(
        "/models",
        &[
            json!({ "name": "T14", "category": "Laptops", "manufacturer": "Lenovo" }),
            json!({ "name": "P27", "category": "Displays", "manufacturer": "Lenovo" }),
        ],
    );
    makes(
        "/suppliers",
        &[json!({ "name": "Spreewerk" }), json!({ "name": "Elbkontor" }), json!({ "name": "Hudson" })],
    );
    for serial in ["OLD-1", "OLD-2", "OLD-3", "OLD-4"] {
        root.post(
            "/assets",
            json!({
                "model": "T14", "serial": serial, "company": "Northwind", "location": "Store",
                "cost": eur("1200.00"), "purchased_on": "2025-02-01",
            }),
        );
    }
    root.post("/assets/OLD-4/hand-out", json!({ "to_person": "leo" }));
    makes(
        "/budgets",
        &[json!({
            "name": "IT 2026", "department": "Engineering", "starts_on": "2026-01-01", "ends_on": "2026-12-31",
            "amount": eur("20000.00"), "policy": "refuse",
        })],
    );
    for (rule, kind, steps) in [
        (
            "Plans",
            "purchase-plan",
            vec![json!({ "who": "manager" }), json!({ "who": "person", "person": "cem" })],
        ),
        ("Orders", "order", vec![json!({ "who": "person", "person": "cem" })]),
    ] {
        root.post("/approval-rules", json!({ "name": rule, "applies_to": kind }));
        for (nth, mut step) in steps.into_iter().enumerate() {
            step["rule"] = json!(rule);
            step["position"] = json!(nth + 1);
            root.post("/approval-steps", step);
        }
    }
    for profile in ["Engineer", "Engineer at home"] {
        root.post("/role-profiles", json!({ "name": profile }));
        root.post("/onboarding-profiles", json!({ "name": profile }));
        for (what, more) in [
            ("Laptop", json!({ "model": "T14" })),
            ("Display", json!({ "category": "Displays" })),
            ("Editor", json!({ "kind": "software" })),
            ("Source code", json!({ "kind": "access" })),
        ] {
            let mut task = more.clone();
            task["what"] = json!(what);
            task["profile"] = json!(profile);
            root.post("/onboarding-lines", task);
            let mut gives = more;
            gives["profile"] = json!(profile);
            if let Some(kind) = gives.as_object_mut().unwrap().remove("kind") {
                gives["gives"] = kind;
                gives["name"] = json!(what);
            }
            root.post("/profile-lines", gives);
        }
    }
    Cast {
        ida: office.somebody("ida", "Asset manager"),
        bo: office.somebody("bo", "Employee"),
        cem: office.somebody("cem", "Employee"),
        pia: office.somebody("pia", "Procurement"),
        tom: office.somebody("tom", "Technician"),
        fay: office.somebody("fay", "Finance"),
    }
}

/// `free, returning, needed, short` of a category, of all sites or of one.
fn balance(ida: &Somebody<'_>, category: &str, site: Option<&str>) -> [i64; 4] {
    let rows = ida.get(&format!("/planning/balance?by_site={}", site.is_some()));
    let row = rows.as_array().unwrap().iter().find(|row| {
        row["category_name"] == json!(category) && site.is_none_or(|site| row["site_name"] == json!(site))
    });
    ["free", "returning", "needed", "short"].map(|name| row.map_or(0, |row| row[name].as_i64().unwrap()))
}

/// `approved, ordered, received, invoiced` is what a purchase says; `committed, spent, remaining` is what is left for others.
fn budget(fay: &Somebody<'_>) -> [String; 3] {
    let budget = fay.get("/budgets/IT%202026");
    ["committed", "spent", "remaining"]
        .map(|name| budget[name]["amount"].as_str().unwrap_or_default().to_owned())
}

/// Says yes to what waits for somebody.
fn approves(who: &Somebody<'_>) {
    let waiting = who.get("/my/approvals");
    let one = waiting[0]["approval"].as_i64().unwrap_or_else(|| panic!("nothing waits: {waiting}"));
    who.post(&format!("/approvals/{one}/approve"), json!({ "note": "Fine." }));
}

fn id(made: &Value) -> i64 {
    made.get("id").unwrap_or(made).as_i64().unwrap_or_else(|| panic!("no id: {made}"))
}

/// The hiring plan becomes a demand; stock and a leaver are offered first. Answers the plan for the gap.
fn need(cast: &Cast<'_>) -> i64 {
    let ida = &cast.ida;
    let hiring = "name;profile;people;place;department;company;first day;they work from home;country\n\
        Berlin;Engineer;7;Berlin;Engineering;Northwind;2026-03-02;no;DE\n\
        Lisbon;Engineer;5;Lisbon;Engineering;Northwind;2026-03-02;no;PT\n\
        Poland;Engineer at home;3;;Engineering;Northwind;2026-03-02;yes;PL\n";
    ida.imports("headcount-plan", "hiring.csv", hiring);
    ida.imports(
        "hr-events",
        "leavers.csv",
        "event;effective date;e-mail;event id\nleaver;2026-02-20;leo@northwind.example;HR-900\n",
    );
    assert_eq!(balance(ida, "Laptops", None), [3, 1, 15, 11]);
    assert_eq!(balance(ida, "Laptops", Some("Berlin")), [3, 0, 7, 4]);
    assert_eq!(balance(ida, "Laptops", Some("Lisbon")), [0, 1, 5, 4]);
    assert_eq!(balance(ida, "Laptops", Some("")), [0, 0, 3, 3], "those at home belong to no site");
    assert_eq!(balance(ida, "Displays", None), [0, 0, 15, 15]);
    // Who asks for more is told what is idle.
    let more = json!({ "model": "T14", "quantity": 1, "wanted_by": FIRST_DAY });
    let (code, said) = ida.refused("/needs", more);
    assert!(code == "free-in-stock" && said.contains('3'), "{code}: {said}");
    let gap = json!({ "name": "March hires", "department": "Engineering", "company": "Northwind" });
    id(&ida.post("/planning/gap", gap))
}

/// The plan costs what things cost, and two managers say yes to it.
fn plan(cast: &Cast<'_>, plan: i64) {
    let (ida, submit) = (&cast.ida, format!("/purchase-plans/{plan}/submit"));
    assert_eq!(ida.refused(&submit, json!({})).0, "cost-missing", "nobody ever bought a display here");
    let lines = ida.get(&format!("/purchase-plan-lines?plan={plan}"))["data"].clone();
    assert_eq!(lines.as_array().unwrap().len(), 6, "{lines}");
    for line in lines.as_array().unwrap().iter().filter(|line| line["unit_cost"].is_null()) {
        ida.patch(&format!("/purchase-plan-lines/{}", line["id"]), json!({ "unit_cost": eur("300.00") }));
    }
    ida.post(&submit, json!({}));
    assert_eq!(ida.get(&format!("/purchase-plans/{plan}"))["total"], eur("17700.00"));
    assert_eq!(cast.cem.get("/my/approvals"), json!([]), "one after the other");
    approves(&cast.bo);
    assert_eq!(cast.pia.refused(&format!("/purchase-plans/{plan}/order"), json!({})).0, "plan-not-approved");
    approves(&cast.cem);
    assert_eq!(budget(&cast.fay), ["17700.00", "0.00", "2300.00"]);
}

/// Three suppliers are asked: one bids by its link, one by a file, one by mail. Answers the order.
fn source(office: &Office, cast: &Cast<'_>, plan: i64) -> String {
    let pia = &cast.pia;
    pia.post(
        "/exchange-rates",
        json!({ "base": "USD", "quote": "EUR", "rate": "0.92", "valid_on": "2026-01-01" }),
    );
    let ask = json!({ "deadline": "2026-01-16", "needed_by": "2026-02-16" });
    let rfq = id(&pia.post(&format!("/purchase-plans/{plan}/request"), ask));
    pia.post(&format!("/rfqs/{rfq}/open"), json!({}));
    let invite = |supplier: &str| {
        let invited = pia.post(&format!("/rfqs/{rfq}/invitations"), json!({ "supplier": supplier }));
        (invited["id"].as_i64().unwrap(), invited["link"].as_str().unwrap().to_owned())
    };
    let ((_, link), (elbkontor, _), (hudson, _)) =
        (invite("Spreewerk"), invite("Elbkontor"), invite("Hudson"));
    let lines = pia.get(&format!("/rfq-lines?rfq={rfq}&sort=id"))["data"].clone();
    let lines: Vec<(i64, bool)> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["id"].as_i64().unwrap(), line["description"] == json!("T14")))
        .collect();
    let first_laptop = lines.iter().find(|(_, laptop)| *laptop).unwrap().0;
    // The supplier has no account, only the link.
    let door = &link[link.find("/bid/").unwrap()..];
    let page = office.page(door);
    assert!(page.text().contains("T14") && !page.text().contains("Elbkontor"), "{}", page.text());
    let mut fields = vec![("currency".to_owned(), "EUR".to_owned())];
    for (line, laptop) in &lines {
        let price = if *laptop { "1150.00" } else { "290.00" };
        for (name, value) in [
            ("unit-price", price),
            ("freight", if *line == first_laptop { "60.00" } else { "" }),
            ("tax", "19"),
            ("delivery-days", "14"),
        ] {
            fields.push((format!("{name}-{line}"), value.to_owned()));
        }
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let sent = office.form(door, &fields);
    assert!(sent.status.is_success() || sent.status.is_redirection(), "{}: {}", sent.status, sent.text());
    let mut file = "line;unit price;currency;tax;delivery days\n".to_owned();
    for (position, (_, laptop)) in lines.iter().enumerate() {
        let price = if *laptop { "1180,00" } else { "280,00" };
        file.push_str(&format!("{};{price};EUR;19;10\n", position + 1));
    }
    let door = format!("/bids/{elbkontor}/file?name=bid.csv");
    let bad = "line;unit price;currency\n1;=1+1;EUR\n2;-5,00;EUR\n3;5,00;XYZ\n4;5,00;EUR\n4;5,00;EUR\n";
    let refused = pia.sends("POST", &door, "text/csv", bad);
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    let said = json_of(&refused);
    let faults: Vec<(&str, &str)> = said["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| (fault["field"].as_str().unwrap(), fault["code"].as_str().unwrap()))
        .collect();
    let expected =
        [("row 2", "formula"), ("row 3", "negative"), ("row 4", "unknown-currency"), ("row 6", "line-twice")];
    assert_eq!(faults, expected, "{said}");
    let taken = pia.sends("POST", &door, "text/csv", file);
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text());
    let usd = |amount: &str| json!({ "amount": amount, "currency": "USD" });
    let by_hand: Vec<Value> = lines
        .iter()
        .enumerate()
        .map(|(nth, (line, laptop))| {
            json!({
                "line": line, "unit_price": usd(if *laptop { "1200.00" } else { "320.00" }),
                "freight": usd(if nth == 0 { "500.00" } else { "0.00" }), "delivery_days": 70,
            })
        })
        .collect();
    pia.post(&format!("/bids/{hudson}/offer"), json!({ "lines": by_hand }));
    let told = pia.get(&format!("/rfqs/{rfq}/comparison"));
    let rows: Vec<Value> = told["bids"]
        .as_array()
        .unwrap()
        .iter()
        .map(|bid| {
            json!([bid["supplier_name"], bid["landed"]["amount"], bid["delivery_days"], bid["too_late"]])
        })
        .collect();
    // (11 × 1200 + 15 × 320 + 500) × 0.92; (11 × 1150 + 15 × 290 + 60) × 1.19; (11 × 1180 + 15 × 280) × 1.19.
    assert_eq!(
        json!(rows),
        json!([
            ["Hudson", "17020.00", 70, true],
            ["Spreewerk", "20301.40", 14, false],
            ["Elbkontor", "20444.20", 10, false],
        ])
    );
    let won = told["bids"][1]["bid"].as_i64().unwrap();
    let because = json!({ "because": "The cheapest one that is there in time." });
    let order = id(&pia.post(&format!("/bids/{won}/award"), because));
    pia.get(&format!("/orders/{order}"))["number"].as_str().unwrap().to_owned()
}

/// The order is approved by somebody else, and takes over from the plan.
fn order(office: &Office, cast: &Cast<'_>, plan: i64, order: &str) {
    let pia = &cast.pia;
    pia.patch(&format!("/orders/{order}"), json!({ "ship_to": "Store" }));
    // Any display would do; the supplier said which one it is.
    let lines = pia.get(&format!("/order-lines?purchase_order={order}"))["data"].clone();
    for line in lines.as_array().unwrap().iter().filter(|line| line["model"].is_null()) {
        pia.patch(&format!("/order-lines/{}", line["id"]), json!({ "model": "P27" }));
    }
    pia.post(&format!("/orders/{order}/submit"), json!({}));
    assert_eq!(pia.refused(&format!("/orders/{order}/approve"), json!({})).0, "decided-by-rules");
    approves(&cast.cem);
    assert_eq!(
        budget(&cast.fay),
        ["17700.00", "0.00", "2300.00"],
        "the order stands in the place of the plan"
    );
    office.days_pass(7);
    pia.post(&format!("/orders/{order}/place"), json!({ "expected_on": "2026-01-26", "by": "mail" }));
    assert_eq!(budget(&cast.fay), ["17060.00", "0.00", "2940.00"], "what was planned and not needed is free");
    let lines =
        cast.ida.get(&format!("/purchase-plan-lines?plan={plan}&sort=id&fields=ordered,received,variance"));
    let above: i64 = lines["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            assert_eq!((&line["ordered"].is_null(), &line["received"]), (&false, &json!(0)), "{line}");
            line["variance"]["amount"].as_str().unwrap().parse::<f64>().unwrap() as i64
        })
        .sum();
    assert_eq!(above, -640, "{lines}");
    // What is not in the budget any more cannot be ordered past it.
    let more = json!({ "supplier": "Elbkontor", "company": "Northwind", "department": "Engineering", "ship_to": "Store" });
    let extra = id(&pia.post("/orders", more));
    let line = json!({ "description": "Chairs", "quantity": 10, "unit_price": eur("294.01") });
    pia.post(&format!("/orders/{extra}/lines"), line);
    pia.post(&format!("/orders/{extra}/submit"), json!({}));
    let waiting = cast.cem.get("/my/approvals")[0]["approval"].as_i64().unwrap();
    let (code, said) = cast.cem.refused(&format!("/approvals/{waiting}/approve"), json!({}));
    assert!(
        code == "budget-exceeded" && said.contains("IT 2026") && said.contains("0.10 EUR"),
        "{code}: {said}"
    );
    pia.post(&format!("/orders/{extra}/cancel"), json!({ "because": "No money for chairs." }));
}

/// The delivery comes in two parts; a swapped laptop is noticed, and one that is dead goes back.
fn receive(office: &Office, cast: &Cast<'_>, order: &str) {
    let (tom, pia) = (&cast.tom, &cast.pia);
    let lines = pia.get(&format!("/order-lines?purchase_order={order}&sort=position"))["data"].clone();
    let lines: Vec<(String, i64, bool)> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let code = line["code"].as_str().unwrap().replace('/', "%2F");
            (code, line["quantity"].as_i64().unwrap(), line["description"] == json!("T14"))
        })
        .collect();
    let (laptops, displays): (Vec<_>, Vec<_>) = lines.iter().partition(|(_, _, laptop)| *laptop);
    let mut serial = 0;
    let mut serials = |count: i64| -> String {
        let some: Vec<String> = (0..count).map(|nth| format!("PF-{:03}", serial + nth)).collect();
        serial += count;
        some.join("\n")
    };
    office.days_pass(8);
    for (nth, (line, quantity, _)) in laptops.iter().enumerate() {
        let scanned = serials(*quantity);
        let notice = json!({ "serials": scanned, "notice": "ASN-1", "due_on": "2026-01-26" });
        tom.post(&format!("/order-lines/{line}/expected-serials"), notice);
        if nth == 0 {
            let swapped = json!({ "serials": scanned.replace("PF-000", "PF-XXX") });
            assert_eq!(
                tom.refused(&format!("/order-lines/{line}/receive"), swapped).0,
                "serials-not-as-announced"
            );
            let many = json!({ "serials": scanned, "quantity": 40 });
            assert_eq!(tom.refused(&format!("/order-lines/{line}/receive"), many).0, "over-delivery");
        }
        let came = tom.post(
            &format!("/order-lines/{line}/receive"),
            json!({ "serials": scanned, "delivery_note": "LS 7" }),
        );
        assert_eq!(came["outstanding"], json!(0), "{came}");
    }
    let asset = tom.get("/assets/PF-000");
    let born = json!({
        "cost": eur("1165.00"), "tax": eur("221.35"), "order_number": order, "received_on": "2026-01-20",
        "purchased_on": "2026-01-12", "stage": "in-stock",
    });
    for (name, value) in born.as_object().unwrap() {
        assert_eq!(&asset[name], value, "{name} of {asset}");
    }
    assert_eq!(pia.get(&format!("/orders/{order}"))["state"], json!("partly-received"));
    // PF-003 never starts: it goes back, and another one comes.
    let line = &laptops[0].0;
    let dead =
        json!({ "asset": "PF-003", "reason": "dead-on-arrival", "remedy": "replacement", "rma": "RMA-1" });
    let back = id(&tom.post(&format!("/order-lines/{line}/return"), dead));
    office.days_pass(6);
    tom.post(
        &format!("/order-lines/{line}/receive"),
        json!({ "serials": "PF-003R", "accept_because": "RMA-1" }),
    );
    pia.post(&format!("/supplier-returns/{back}/settle"), json!({ "outcome": "replaced" }));
    for (line, quantity, _) in &displays {
        tom.post(&format!("/order-lines/{line}/receive"), json!({ "quantity": quantity }));
    }
    assert_eq!(pia.get(&format!("/orders/{order}"))["state"], json!("received"));
    assert_eq!(tom.get("/assets/PF-003")["stage"], json!("disposed"));
}

/// The invoice is compared with order and receipts; what it says is spent.
fn pay(cast: &Cast<'_>, order: &str) {
    let (fay, pia) = (&cast.fay, &cast.pia);
    let head = json!({
        "number": "RE-2026-17", "purchase_order": order, "total": eur("20301.40"), "invoiced_on": "2026-01-26",
    });
    let bill = id(&fay.post("/invoices", head));
    let lines = pia.get(&format!("/order-lines?purchase_order={order}&sort=position"))["data"].clone();
    for line in lines.as_array().unwrap() {
        fay.post(&format!("/invoices/{bill}/lines"), json!({ "order_line": line["id"] }));
    }
    let matched = fay.get(&format!("/invoices/{bill}/match"));
    assert_eq!(matched["findings"], json!([]), "{matched}");
    fay.post(&format!("/invoices/{bill}/approve"), json!({}));
    pia.post(&format!("/orders/{order}/close"), json!({}));
    assert_eq!(budget(fay), ["17060.00", "17060.00", "2940.00"]);
    let takes = fay.get("/commitments?draw%5Bgt%5D=0&state=open");
    assert_eq!(takes["data"], json!([]), "what is finished is closed: {takes}");
}

/// The personnel department sends who comes; each of them gets a list, and what they need is kept for them.
fn prepare(office: &Office, cast: &Cast<'_>) -> Vec<i64> {
    let (ida, tom) = (&cast.ida, &cast.tom);
    let mut feed =
        "event;effective date;employee id;name;e-mail;company;department;site;role profile;event id\n"
            .to_owned();
    for nth in 1..=15 {
        let (site, profile) = match nth {
            1..=7 => ("Berlin", "Engineer"),
            8..=12 => ("Lisbon", "Engineer"),
            _ => ("", "Engineer at home"),
        };
        feed.push_str(&format!(
            "joiner;{FIRST_DAY};E{nth};Hire {nth};hire{nth}@northwind.example;Northwind;Engineering;{site};{profile};HR-{nth}\n"
        ));
    }
    ida.imports("hr-events", "joiners.csv", &feed);
    // Leo left on the 20th of February and gave his laptop back.
    office.days_pass(26);
    tom.post("/assets/OLD-4/take-back", json!({ "location": "Store", "condition": "good" }));
    let told = tom.get("/onboardings/readiness");
    assert_eq!((told["joiners"].as_array().unwrap().len(), &told["ready"]), (15, &json!(0)), "{told}");
    let cases: Vec<i64> =
        told["joiners"].as_array().unwrap().iter().map(|one| one["onboarding"].as_i64().unwrap()).collect();
    for case in &cases {
        let tasks = tom.get(&format!("/onboarding-tasks?onboarding={case}&sort=id"))["data"].clone();
        for task in tasks.as_array().unwrap() {
            let one = format!("/onboarding-tasks/{}", task["id"]);
            match task["kind"].as_str().unwrap() {
                "item" => tom.post(&format!("{one}/assign"), json!({})),
                _ => tom.post(&format!("{one}/complete"), json!({ "evidence": "Ticket 4711" })),
            };
        }
        let case_now = tom.get(&format!("/onboardings/{case}"));
        assert_eq!(case_now["state"], json!("ready"), "{case_now}");
        let home = case_now["location"].is_null();
        let parcel = match home {
            true => {
                json!({ "destination": "home", "address": "ul. Prosta 1, Gdańsk", "carrier": "DHL", "tracking": format!("JD{case}") })
            }
            false => json!({ "destination": "office" }),
        };
        let shipment = id(&tom.post(&format!("/onboardings/{case}/shipments"), parcel));
        let proof = if home { "Signed at the door" } else { "Front desk" };
        tom.post(&format!("/shipments/{shipment}/deliver"), json!({ "proof": proof }));
    }
    assert_eq!(tom.get("/onboardings/readiness")["ready"], json!(15));
    cases
}

/// On the first day everybody has their kit and signs for it; then they can work.
fn day_one(office: &Office, cast: &Cast<'_>, cases: &[i64]) {
    let (ida, tom) = (&cast.ida, &cast.tom);
    office.days_pass(9);
    for case in cases {
        assert_eq!(tom.post(&format!("/onboardings/{case}/hand-over"), json!({})), json!(2));
    }
    // The first one signs on a phone, by a link, without an account; the second at the desk.
    let open = tom.get("/signings?state=open&sort=id")["data"].clone();
    let open: Vec<i64> = open.as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect();
    assert_eq!(open.len(), 15, "a laptop is signed for");
    let link = tom.post(&format!("/signings/{}/link", open[0]), json!({}));
    let link = link["link"].as_str().unwrap();
    let door = &link[link.find("/sign/").unwrap()..];
    let page = office.page(door).text();
    assert!(page.contains("T14") && !page.contains("Hire"), "the page names nobody: {page}");
    let content = &page[page.find("name=\"content\" value=\"").unwrap() + 22..][..64];
    let signature = [("content", content), ("drawing_name", "Hire One"), ("drawing", "M10 10 L200 90")];
    let thanks = office.form(door, &signature);
    assert!(thanks.status.is_success(), "{}: {}", thanks.status, thanks.text());
    assert!(!office.form(door, &signature).status.is_success(), "a link works once");
    tom.post(&format!("/signings/{}/sign", open[1]), json!({ "name": "Hire Two" }));
    for signed in &open[..2] {
        let document = tom.get(&format!("/signings/{signed}/document"));
        assert_eq!(document["genuine"], json!(true), "{document}");
    }
    assert_eq!(tom.get("/signings?state=open")["data"].as_array().unwrap().len(), 13);
    for case in cases {
        tom.post(&format!("/onboardings/{case}/productive"), json!({}));
    }
    let told = tom.get("/onboardings/readiness");
    // From the 12th of January, when the order was placed, to the 2nd of March.
    assert_eq!(
        (&told["joiners"], &told["days_from_order"], &told["days_from_start"]),
        (&json!([]), &json!(49), &json!(0)),
        "{told}"
    );
    // What was needed is there: nobody plans it once more.
    assert_eq!(balance(ida, "Laptops", None), [0, 0, 0, 0]);
    assert_eq!(balance(ida, "Displays", None), [0, 0, 0, 0]);
    let (code, _) = ida.refused("/planning/gap", json!({ "name": "Once more" }));
    assert_eq!(code, "nothing-short");
}

#[test]
fn fifteen_people_are_hired_and_have_their_kit_on_the_first_day() {
    on_both(|db| {
        let office = Office::on(&db, MORNING);
        let cast = house(&office);
        let march = need(&cast);
        plan(&cast, march);
        let number = source(&office, &cast, march);
        order(&office, &cast, march, &number);
        receive(&office, &cast, &number);
        pay(&cast, &number);
        let cases = prepare(&office, &cast);
        day_one(&office, &cast, &cases);
        cast.ida.post(&format!("/purchase-plans/{march}/finish"), json!({}));
        let journal = office.journal();
        for (kind, event, times) in [
            ("need", "provided", 30),
            ("headcount", "registered", 3),
            ("purchase-plan", "submitted", 1),
            ("purchase-plan", "plan-approved", 1),
            ("purchase-plan", "finished", 1),
            ("rfq", "opened", 1),
            ("bid", "submitted", 3),
            ("bid", "awarded", 1),
            ("order", "placed", 1),
            ("order", "closed", 1),
            ("receipt", "registered", 7),
            ("supplier-return", "settled", 1),
            ("invoice", "approved", 1),
            ("hr-event", "registered", 16),
            ("onboarding", "productive", 15),
            ("shipment", "shipped", 15),
            ("shipment", "delivered", 15),
            ("asset", "handed-out", 31),
            ("signing", "signed", 2),
        ] {
            let of_kind = journal.iter().filter(|entry| entry.0 == kind);
            let events: Vec<&str> = of_kind.map(|entry| entry.1.as_str()).collect();
            let found = events.iter().filter(|one| **one == event).count();
            assert_eq!(found, times, "{event} among {events:?}");
        }
        office.verifies();
    });
}
