//! What the estate shows of sourcing: an open request with three bids, of which one was negotiated, and one to come.
use super::Showing;
use crate::{company::who::LENA, goods::models};
use engine::Result;
use serde_json::{Value, json};

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    // A register may be filled by a program that has only a part of the product.
    if it.work.doing("sourcing.open").is_none() {
        return Ok(());
    }
    let today = it.work.today();
    let rate = json!({ "base": "CHF", "quote": "EUR", "rate": "1.0642", "valid_on": today.plus_days(-8), "source": "House bank" });
    it.does(LENA, "exchange-rates.register", rate)?;
    let card = json!({ "name": "Critical devices", "delivery": 25, "quality": 50, "price": 5, "invoices": 10, "judgement": 10 });
    it.does(LENA, "scorecards.register", card)?;
    let rfq = request(it)?;
    let prices: [(usize, [i64; 2], &str, i64, i64); 3] = [
        (0, [141_900, 18_400], "EUR", 7, 36),
        (1, [134_500, 17_900], "EUR", 16, 24),
        (5, [133_000, 17_200], "CHF", 10, 36),
    ];
    let mut first = None;
    for (supplier, [laptop, dock], currency, days, warranty) in prices {
        let invitation = json!({ "rfq": rfq, "supplier": it.known.suppliers[supplier] });
        let bid = it.did(LENA, 6, "sourcing.invite", invitation)?["id"].clone();
        let lines = lines(it, rfq)?;
        let line = |at: usize, price: i64| {
            json!({
                "line": lines.get(at), "unit_price": money(price, currency), "tax_percent": "19",
                "freight": money(4_500, currency), "delivery_days": days, "warranty_months": warranty,
            })
        };
        let offer = json!({
            "bid": bid, "lines": [line(0, laptop), line(1, dock)], "valid_until": today.plus_days(30),
            "payment_terms": "30 days net", "answers": "Repairs on the next working day.",
        });
        it.did(LENA, 4, "sourcing.enter-bid", offer)?;
        first = first.or(Some(bid));
    }
    it.does(LENA, "sourcing.invite", json!({ "rfq": rfq, "supplier": it.known.suppliers[8] }))?;
    let round = json!({
        "bid": first, "asked": "Free delivery to Berlin for both lines, and five days.",
        "freight": money(0, "EUR"), "delivery_days": 5,
    });
    it.did(LENA, 2, "sourcing.negotiate", round).map(drop)
}

fn money(minor: i64, currency: &str) -> Value {
    json!({ "amount": format!("{}.{:02}", minor / 100, minor % 100), "currency": currency })
}

fn request(it: &mut Showing<'_, '_>) -> Result<i64> {
    let today = it.work.today();
    let head = json!({
        "title": "Twelve desks for the engineers who start in March", "company": it.known.companies[0],
        "department": it.known.departments.last(), "ship_to": "Berlin HQ · Depot", "currency": "EUR",
        "deadline": today.plus_days(6), "needed_by": today.plus_days(12),
        "terms": "Prices include packaging. Devices come new, in their boxes, with serial numbers announced before delivery.",
    });
    let rfq = it.did(LENA, 8, "rfqs.register", head)?["id"].as_i64().unwrap_or_default();
    for model in ["ThinkPad T14 Gen 5", "ThinkPad Universal USB-C Dock"] {
        let at = models().iter().position(|known| known.name == model).unwrap_or_default();
        let line = json!({ "rfq": rfq, "model": it.known.models[at], "quantity": 12 });
        it.did(LENA, 8, "sourcing.add-line", line)?;
    }
    let question =
        json!({ "rfq": rfq, "question": "How fast do you replace a device that is dead on arrival?" });
    it.did(LENA, 8, "rfq-questions.register", question)?;
    it.did(LENA, 7, "sourcing.open", json!({ "rfq": rfq }))?;
    Ok(rfq)
}

/// The lines of the request, in their order: no other request was made before.
fn lines(it: &mut Showing<'_, '_>, _: i64) -> Result<Vec<i64>> {
    let kind = it.work.kind("rfq-line").ok_or(engine::Error::NotFound("line"))?;
    Ok(it.work.labels(kind, &[1, 2])?.into_keys().collect())
}
