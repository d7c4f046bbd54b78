//! What the estate shows of retrieval: a return in every state.
use super::Showing;
use crate::company::who;
use engine::Result;
use serde_json::{Value, json};

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    it.does(
        who::INES,
        "retrieval-plans.register",
        json!({
            "name": "Germany", "country": "Germany", "carrier": "DHL", "return_within": 7,
            "address": "Nordwind AG, Geräterückgabe, Hafenstraße 12, 10115 Berlin",
            "instructions": "Put everything into a padded box, with chargers and cables. Seal it and put the label on it.",
        }),
    )?;
    // The last holders: whoever else is in the show comes first.
    let holders = it.some_holders("Laptops", 40)?;
    for (nth, person) in holders.into_iter().rev().take(8).enumerate() {
        let opened = 34 - 4 * nth as i64;
        let last_day = it.work.today().plus_days(7 - opened);
        let open = json!({ "person": person, "reason": "leaver", "last_day": last_day });
        let case = it.did(who::INES, opened, "retrieval.open", open)?;
        come(it, &case, nth, opened)?;
    }
    Ok(())
}

/// How far the nth of them came.
fn come(it: &mut Showing<'_, '_>, case: &Value, nth: usize, opened: i64) -> Result<()> {
    let technician = who::technician(0);
    let about = json!({ "retrieval": case });
    if nth >= 7 {
        return Ok(());
    }
    it.did(who::INES, opened - 1, "retrieval.tell", about.clone())?;
    if nth >= 6 {
        return Ok(());
    }
    let tracking = format!("00340434161094{:06}", 1_000 + nth);
    let label = json!({
        "retrieval": case, "carrier": "DHL", "tracking": tracking, "label_link": "https://labels.example/print",
    });
    it.did(who::INES, opened - 2, "retrieval.send-label", label)?;
    if nth >= 5 {
        return Ok(());
    }
    it.did(who::INES, opened - 5, "retrieval.ship", about.clone())?;
    if nth == 4 {
        return Ok(());
    }
    let id = case.as_i64().unwrap_or_default();
    let many = crate::store::retrieval_items(it.work, id)?.len();
    for at in 0..many {
        // What is part of something comes back with it: looked at anew each time.
        let (item, asset, expected) = crate::store::retrieval_items(it.work, id)?[at];
        let last = at + 1 == many && many > 1;
        match (nth, last, expected) {
            // One is partly back; one has lost something.
            (3, true, _) => continue,
            (1, true, true) => {
                let deduction = json!({ "amount": "240.00", "currency": "EUR" });
                let lose = json!({ "item": item, "note": "Left on a train.", "deduction": deduction });
                it.does(who::INES, "retrieval.lose", lose)?;
                continue;
            }
            (_, _, true) => {
                it.does(technician, "retrieval.receive", json!({ "asset": asset, "condition": "good" }))?;
            }
            (_, _, false) => {}
        }
        if nth < 2 {
            let missing = (at == 0).then_some("Charger");
            let inspect = json!({ "item": item, "condition": "good", "missing": missing });
            it.does(technician, "retrieval.inspect", inspect)?;
        }
    }
    if nth < 2 {
        it.does(who::INES, "retrieval.close", about)?;
    }
    Ok(())
}
