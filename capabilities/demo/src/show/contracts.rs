//! What the estate shows of contracts: some that go on by themselves, one that is nearly late, one under notice.
use super::Showing;
use crate::company::who::{HANNA, INES, LENA};
use engine::Result;
use serde_json::{Value, json};

/// A contract: name, kind, supplier, days since it began, days until it ends, months of notice, whether it goes on.
type Made = (&'static str, &'static str, &'static str, i64, i64, i64, bool);

const CONTRACTS: &[Made] = &[
    ("Servers and storage, on site", "maintenance", "Isartal Rechenzentrum-Technik AG", 640, 121, 3, true),
    ("Laptop lease 2025", "lease", "Nordlicht Leasing GmbH", 400, 695, 6, false),
    ("Network support, next business day", "support", "Kupferkabel Netzwerke GmbH", 320, 44, 1, true),
    ("Frame contract for laptops and displays", "purchase", "Spreewerk Systemhaus GmbH", 250, 115, 3, true),
    ("Mobile tariffs", "support", "Limmatfunk AG", 710, 20, 3, true),
    ("Electronics insurance", "insurance", "Spreewerk Systemhaus GmbH", 340, 25, 0, false),
];

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    let (today, owner) = (it.work.today(), it.known.people[LENA]);
    let mut ids = Vec::new();
    for (at, (name, kind, supplier, since, left, notice, renews)) in CONTRACTS.iter().enumerate() {
        let (response, repair) = match *kind {
            "maintenance" => (Some(4), Some(24)),
            "support" => (Some(8), None),
            _ => (None, None),
        };
        let owner = if *kind == "insurance" { it.known.people[HANNA] } else { owner };
        let contract = json!({
            "name": name, "kind": kind, "supplier": supplier, "starts_on": today.plus_days(-since),
            "ends_on": today.plus_days(*left), "notice": notice, "auto_renews": renews, "renewal_months": 12,
            "owner": owner, "company": it.known.companies[0], "response_hours": response, "repair_hours": repair,
            "their_number": format!("RV-{}", 20_417 + 311 * at),
        });
        ids.push(it.makes(LENA, "contracts.register", contract)?);
    }
    costs(it, &ids)?;
    covers(it, &ids)?;
    let late = json!({ "contract": ids[4], "note": "Calls and data cost half elsewhere." });
    it.does(LENA, "contracts.terminate", late).map(drop)
}

fn costs(it: &mut Showing<'_, '_>, ids: &[i64]) -> Result<()> {
    let lines: [(usize, &str, &str, &str); 6] = [
        (0, "Maintenance, 24 × 7", "1840.00", "month"),
        (0, "Spare parts on site", "950.00", "quarter"),
        (1, "Lease rate", "6480.00", "month"),
        (2, "Support", "7200.00", "year"),
        (4, "Tariffs", "2310.00", "month"),
        (5, "Premium", "4150.00", "year"),
    ];
    for (at, label, amount, every) in lines {
        let cost = json!({
            "contract": ids[at], "label": label, "every": every, "amount": { "amount": amount, "currency": "EUR" },
        });
        it.does(HANNA, "contract-costs.register", cost)?;
    }
    Ok(())
}

fn covers(it: &mut Showing<'_, '_>, ids: &[i64]) -> Result<()> {
    for (at, category) in [(0, "Servers"), (2, "Network"), (1, "Laptops")] {
        let assets = it.some_assets(category, "in-use", 12)?;
        if !assets.is_empty() {
            let input: Value = json!({ "contract": ids[at], "assets": assets });
            it.does(INES, "contracts.cover-many", input)?;
        }
    }
    Ok(())
}
