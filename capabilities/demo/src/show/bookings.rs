//! What the estate shows of bookings: things that are reserved, fetched and called off around today.
use super::Showing;
use crate::company::who::{ADMIN, HANNA, INES, LENA};
use domain::Instant;
use engine::Result;
use serde_json::{Value, json};

/// An hour in milliseconds.
const HOUR: i64 = 3_600_000;
/// Mara, who designs products.
const MARA: usize = 12;

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    let mut assets = Vec::new();
    for category in ["Tablets", "Laptops", "Displays", "Headsets", "Phones"] {
        assets.extend(it.some_assets(category, "in-stock", 2)?);
    }
    let now = it.at;
    let wishes = [
        (MARA, 0, 30, "Tests at a customer"),
        (HANNA, 26, 32, "Audit in Lisbon"),
        (LENA, 50, 58, "Supplier day"),
        (MARA, 98, 130, "Trade fair"),
        (ADMIN, 170, 176, "Training"),
    ];
    let mut made = Vec::new();
    for ((who, from, until, purpose), asset) in wishes.iter().zip(assets) {
        let wish = booking(it, *who, now, [*from, *until], json!({ "asset": asset, "purpose": purpose }));
        let id = it.does(INES, "bookings.reserve", wish)?;
        made.push(id);
    }
    if let Some(first) = made.first() {
        it.does(INES, "bookings.start", json!({ "booking": first }))?;
    }
    if let Some(last) = made.get(4) {
        it.does(INES, "bookings.cancel", json!({ "booking": last, "note": "The training was put off." }))?;
    }
    Ok(())
}

/// A booking from so many hours on until so many.
fn booking(it: &Showing<'_, '_>, who: usize, now: Instant, hours: [i64; 2], more: Value) -> Value {
    let at = |hours: i64| now.plus_millis(hours * HOUR).to_string();
    let mut wish = json!({ "person": it.known.people[who], "begins": at(hours[0]), "ends": at(hours[1]) });
    if let (Some(wish), Some(more)) = (wish.as_object_mut(), more.as_object()) {
        wish.extend(more.clone());
    }
    wish
}
