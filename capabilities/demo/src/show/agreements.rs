//! What the estate shows of agreements: laptops have been signed for since a few weeks; some have, one will not.
use super::Showing;
use crate::company::who;
use engine::Result;
use serde_json::json;

const TEXT: &str = "I have received the laptop and what belongs to it, in working order. It stays the property of the company.\n\n\
    I carry it in its sleeve, lock it when I leave it, and never leave it in a car. I install updates when I am asked to and \
    do not switch off encryption or protection. Company data stay on it and in the services of the company.\n\n\
    I report loss, theft and damage to the service desk on the same day. When I leave or change devices, I give everything \
    back within five working days.";

/// A signature as a finger draws it.
const DRAWN: &str = "M60,120Q80,40 96,58Q110,80 92,128Q120,70 140,96Q152,116 168,92Q186,64 200,104Q214,132 240,88\
    Q262,58 276,98Q290,130 318,92Q340,66 366,100Q392,126 430,84";

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    it.does(who::INES, "categories.edit", json!({ "id": "Laptops", "needs_acceptance": true }))?;
    let text =
        json!({ "name": "Laptop agreement", "category": "Laptops", "body": TEXT, "sign_on_return": true });
    it.did(who::INES, 30, "agreement-texts.register", text)?;
    it.did(who::INES, 30, "agreements.publish", json!({ "text": "Laptop agreement" }))?;
    let technician = who::technician(0);
    let holders = it.some_holders("Laptops", 7)?;
    for (nth, person) in holders.into_iter().enumerate() {
        let days_ago = 26 - 3 * nth as i64;
        let asked = it.did(technician, days_ago, "agreements.ask", json!({ "person": person }))?;
        match nth {
            0 | 3 | 5 => {
                let sign = json!({ "signing": asked[0], "drawing": DRAWN });
                it.did(technician, days_ago - 1, "agreements.sign", sign)?;
            }
            2 => {
                let because = "The bag that belongs to it was missing.";
                let decline = json!({ "signing": asked[0], "because": because });
                it.did(technician, days_ago - 2, "agreements.decline", decline)?;
            }
            _ => {}
        }
    }
    let mara = it.known.people[who::MARA];
    for laptop in it.some_assets("Laptops", "in-stock", 2)? {
        it.does(technician, "custody.hand-out", json!({ "asset": laptop, "to_person": mara }))?;
    }
    Ok(())
}
