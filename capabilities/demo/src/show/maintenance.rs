//! What the estate shows of maintenance.
use super::Showing;
use crate::company::who;
use engine::Result;
use serde_json::json;

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    for laptop in it.some_assets("Laptops", "in-maintenance", 2)? {
        it.does(
            who::INES,
            "assets.comment",
            json!({ "id": laptop, "text": "Asked the workshop for a date." }),
        )?;
    }
    Ok(())
}
