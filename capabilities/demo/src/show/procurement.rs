//! What the estate shows of procurement: orders that were kept and broken promises, one of which is half here.
use super::Showing;
use crate::{
    company::who::{HANNA, INES, LENA, technician},
    goods::models,
};
use engine::Result;
use serde_json::{Value, json};

/// An order that is made, approved and placed, and what arrives of it.
struct Past {
    /// Its place among the suppliers.
    supplier: usize,
    model: &'static str,
    quantity: i64,
    /// In cents.
    price: i64,
    /// Days ago.
    placed: i64,
    /// Days from placing to the promised day.
    promised: i64,
    /// Days from placing to the arrival.
    took: i64,
    /// How many of them are dead on arrival.
    dead: i64,
}

const fn past(
    supplier: usize,
    model: &'static str,
    quantity: i64,
    price: i64,
    days: (i64, i64, i64),
    dead: i64,
) -> Past {
    Past { supplier, model, quantity, price, placed: days.0, promised: days.1, took: days.2, dead }
}

/// What came in the last months: one supplier keeps its word, one is late, one is cheap and breaks.
const HISTORY: &[Past] = &[
    past(0, "ThinkPad T14 Gen 5", 6, 138_900, (240, 7, 6), 0),
    past(0, "ThinkPad T14 Gen 5", 4, 139_900, (150, 7, 7), 0),
    past(0, "U2725QE", 6, 54_100, (90, 7, 8), 0),
    past(1, "U2725QE", 5, 52_900, (200, 10, 17), 1),
    past(1, "ThinkPad Universal USB-C Dock", 6, 18_200, (120, 10, 14), 0),
    past(1, "ThinkPad T14 Gen 5", 3, 134_900, (70, 10, 19), 1),
    past(8, "ThinkPad T14 Gen 5", 3, 142_000, (180, 12, 12), 0),
    past(8, "ThinkPad X1 Carbon Gen 13", 2, 221_500, (60, 12, 11), 0),
];

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    // A register may be filled by a program that has only a part of the product.
    if it.work.doing("procurement.submit").is_none() {
        return Ok(());
    }
    let policy = json!({
        "name": "Nordwind", "over_delivery_percent": "5", "price_percent": "1",
        "total_tolerance": eur(100), "free_up_to": eur(50_000),
    });
    it.does(INES, "procurement-policies.register", policy)?;
    suppliers(it)?;
    for (nth, past) in HISTORY.iter().enumerate() {
        lived_through(it, nth, past)?;
    }
    half_here(it)?;
    under_way(it)?;
    waiting(it)
}

fn eur(minor: i64) -> Value {
    json!({ "amount": format!("{}.{:02}", minor / 100, minor % 100), "currency": "EUR" })
}

/// What is known of suppliers beside their names.
fn suppliers(it: &mut Showing<'_, '_>) -> Result<()> {
    let known: [(usize, &[&str], i64, &str, bool); 5] = [
        (0, &["DE", "AT", "PL"], 7, "30 days net", true),
        (1, &["DE", "DK"], 10, "14 days, 2 % discount", false),
        (3, &["DE", "AT", "CH"], 14, "Monthly in advance", false),
        (6, &["PT", "ES"], 9, "30 days net", true),
        (8, &["PL", "CZ", "DE"], 12, "21 days net", true),
    ];
    for (supplier, regions, days, terms, homes) in known {
        let id = it.known.suppliers[supplier];
        let facts = json!({
            "id": id, "delivery_regions": regions, "lead_time_days": days, "payment_terms": terms,
            "delivers_to_homes": homes, "currency": "EUR", "incoterm": "DDP",
        });
        it.does(LENA, "suppliers.edit", facts)?;
    }
    let today = it.work.today();
    let certificates = [
        (0, "ISO/IEC 27001:2022", "iso-27001", 410),
        (0, "Lenovo Platinum Partner", "reseller", 45),
        (1, "ISO 9001:2015", "iso-9001", 200),
        (11, "R2v3", "r2", 320),
    ];
    for (supplier, name, standard, days) in certificates {
        let certificate = json!({
            "supplier": it.known.suppliers[supplier], "name": name, "standard": standard,
            "expires_on": today.plus_days(days),
        });
        it.does(LENA, "supplier-certificates.register", certificate)?;
    }
    let reviews = [
        (0, "review", "Reliable, answers within the hour", [5, 3, 5, 5], "Lena Arndt"),
        (0, "reference", "Delivers to our nine sites without a hitch", [4, 4, 5, 4], "Ostsee Versand AG"),
        (1, "review", "Good prices, slow replacements", [3, 5, 2, 2], "Lena Arndt"),
        (8, "review", "Knows customs and couriers", [4, 3, 4, 5], "Ines Halloran"),
    ];
    for (supplier, kind, title, stars, author) in reviews {
        let [quality, price, delivery, support] = stars;
        let review = json!({
            "supplier": it.known.suppliers[supplier], "kind": kind, "title": title, "author": author,
            "quality": quality, "price": price, "delivery": delivery, "support": support,
        });
        it.did(LENA, 60, "supplier-reviews.register", review)?;
    }
    Ok(())
}

/// An order of Lena's that Ines approves; answers its id.
fn ordered(
    it: &mut Showing<'_, '_>,
    days_ago: i64,
    head: Value,
    lines: &[Value],
    expected: i64,
) -> Result<i64> {
    let order = it.did(LENA, days_ago, "orders.register", head)?["id"].as_i64().unwrap_or_default();
    for line in lines {
        let mut line = line.clone();
        line["order"] = order.into();
        it.did(LENA, days_ago, "procurement.add-line", line)?;
    }
    it.did(LENA, days_ago, "procurement.submit", json!({ "order": order }))?;
    it.did(INES, days_ago, "procurement.approve", json!({ "order": order }))?;
    let expected = it.work.today().plus_days(expected - days_ago);
    it.did(
        LENA,
        days_ago,
        "procurement.place",
        json!({ "order": order, "expected_on": expected, "by": "E-mail" }),
    )?;
    Ok(order)
}

fn head(it: &Showing<'_, '_>, supplier: usize, title: &str) -> Value {
    json!({
        "supplier": it.known.suppliers[supplier], "company": it.known.companies[0],
        "department": it.known.departments.last(), "ship_to": "Berlin HQ · Depot", "title": title,
        "incoterm": "DDP Berlin",
    })
}

fn item(it: &Showing<'_, '_>, model: &str, quantity: i64, price: i64) -> Value {
    let at = models().iter().position(|known| known.name == model).unwrap_or_default();
    json!({
        "model": it.known.models[at], "quantity": quantity, "unit_price": eur(price), "warranty_months": 36,
    })
}

/// The name of the line of an order that has one.
fn line_of(it: &mut Showing<'_, '_>, order: i64, position: i64) -> Result<String> {
    let kind = it.work.kind("order").ok_or(engine::Error::NotFound("order"))?;
    let number = it.work.labels(kind, &[order])?.remove(&order).unwrap_or_default();
    Ok(format!("{number}/{position}"))
}

fn lived_through(it: &mut Showing<'_, '_>, nth: usize, past: &Past) -> Result<()> {
    let head = head(it, past.supplier, past.model);
    let lines = [item(it, past.model, past.quantity, past.price)];
    let order = ordered(it, past.placed, head, &lines, past.promised)?;
    let line = line_of(it, order, 1)?;
    let arrived = past.placed - past.took;
    let serials: Vec<String> = (1..=past.quantity).map(|unit| format!("SH{nth:02}{unit:04}")).collect();
    let receive =
        json!({ "line": line, "serials": serials.join("\n"), "delivery_note": format!("LS {}", 4100 + nth) });
    let came = it.did(technician(0), arrived, "procurement.receive", receive)?;
    for unit in 0..usize::try_from(past.dead).unwrap_or_default() {
        let back = json!({
            "line": line, "asset": came["assets"][unit], "reason": "dead-on-arrival", "remedy": "credit",
            "rma": format!("RMA-{}", 7700 + nth), "note": "Does not switch on.",
        });
        let back = it.did(technician(0), arrived, "procurement.return", back)?;
        let settle =
            json!({ "back": back, "outcome": "credited", "credit_note": format!("GU {}", 900 + nth) });
        it.did(LENA, (arrived - 15).max(0), "procurement.settle-return", settle)?;
    }
    let kept = past.quantity - past.dead;
    let total = kept * past.price * 119 / 100;
    let billed = json!({
        "number": format!("RE-2026-{:04}", 310 + nth), "purchase_order": order, "total": eur(total),
        "invoiced_on": it.work.today().plus_days(-arrived), "due_on": it.work.today().plus_days(30 - arrived),
    });
    let at = (arrived - 15).max(0);
    let invoice = it.did(HANNA, at, "invoices.register", billed)?["id"].clone();
    it.did(HANNA, at, "procurement.bill-line", json!({ "invoice": invoice, "order_line": line }))?;
    it.did(HANNA, at, "procurement.approve-invoice", json!({ "invoice": invoice }))?;
    it.did(HANNA, (at - 14).max(0), "procurement.pay-invoice", json!({ "invoice": invoice }))?;
    it.did(LENA, (at - 14).max(0), "procurement.close", json!({ "order": order })).map(drop)
}

/// One that is partly received, with a unit that never worked and an invoice that wants too much.
fn half_here(it: &mut Showing<'_, '_>) -> Result<()> {
    let head = head(it, 1, "Laptops and displays for the spring hires");
    let lines = [item(it, "ThinkPad T14 Gen 5", 8, 135_900), item(it, "U2725QE", 4, 53_500)];
    let order = ordered(it, 16, head, &lines, 10)?;
    let (laptops, displays) = (line_of(it, order, 1)?, line_of(it, order, 2)?);
    let announced: Vec<String> = (1..=8).map(|unit| format!("PF5K{unit:04}")).collect();
    let notice = json!({ "line": laptops, "serials": announced.join("\n"), "notice": "ASN-55120" });
    it.did(technician(0), 9, "procurement.expect-serials", notice)?;
    let five = announced.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
    let receive = json!({ "line": laptops, "serials": five, "delivery_note": "LS 55120" });
    let came = it.did(technician(0), 5, "procurement.receive", receive)?;
    let back = json!({
        "line": laptops, "asset": came["assets"][2], "reason": "dead-on-arrival", "remedy": "replacement",
        "rma": "RMA-8841", "note": "No picture, beeps three times.",
    });
    it.did(technician(0), 4, "procurement.return", back)?;
    let invoice = json!({
        "number": "RE-2026-0402", "purchase_order": order, "total": eur(1_549_380),
        "invoiced_on": it.work.today().plus_days(-3), "due_on": it.work.today().plus_days(11),
    });
    let invoice = it.did(HANNA, 2, "invoices.register", invoice)?["id"].clone();
    for (line, quantity, price) in [(laptops, 8, 139_000), (displays, 4, 47_500)] {
        let line =
            json!({ "invoice": invoice, "order_line": line, "quantity": quantity, "unit_price": eur(price) });
        it.did(HANNA, 2, "procurement.bill-line", line)?;
    }
    Ok(())
}

/// Orders that are with their suppliers: one late, one leased, one for somebody's home.
fn under_way(it: &mut Showing<'_, '_>) -> Result<()> {
    let docks = head(it, 0, "Docks for the fourth floor");
    let lines = [item(it, "ThinkPad Universal USB-C Dock", 12, 17_900)];
    ordered(it, 12, docks, &lines, 7)?;
    let mut lease = head(it, 3, "Leased laptops for sales");
    lease["mode"] = "lease".into();
    lease["term_months"] = 36.into();
    lease["monthly_rate"] = eur(61_200);
    let mut line = item(it, "ThinkPad X1 Carbon Gen 13", 10, 0);
    if let Some(line) = line.as_object_mut() {
        line.remove("unit_price");
    }
    ordered(it, 6, lease, &[line], 14)?;
    let mut home = head(it, 8, "Desk for a colleague in Poland");
    if let Some(home) = home.as_object_mut() {
        home.remove("ship_to");
        home.insert("ship_to_person".to_owned(), it.known.people[INES].into());
        home.insert("ship_address".to_owned(), "ul. Jasna 14/16, 00-041 Warszawa".into());
        home.insert("ship_country".to_owned(), "PL".into());
    }
    let lines = [item(it, "ThinkPad T14 Gen 5", 1, 140_500), item(it, "U2725QE", 1, 55_900)];
    ordered(it, 3, home, &lines, 12).map(drop)
}

/// One that waits for approval, and one in the making.
fn waiting(it: &mut Showing<'_, '_>) -> Result<()> {
    let phones = head(it, 5, "Phones for field engineers");
    let order = it.makes(LENA, "orders.register", phones)?;
    let mut line = item(it, "iPhone 16e", 15, 58_900);
    line["order"] = order.into();
    it.does(LENA, "procurement.add-line", line)?;
    it.does(
        LENA,
        "procurement.submit",
        json!({ "order": order, "note": "The old ones lose support in June." }),
    )?;
    let draft = head(it, 0, "Headsets");
    let order = it.makes(LENA, "orders.register", draft)?;
    let mut line = item(it, "Evolve2 65", 20, 18_900);
    line["order"] = order.into();
    it.does(LENA, "procurement.add-line", line).map(drop)
}
