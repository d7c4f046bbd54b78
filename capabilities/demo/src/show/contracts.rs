//! What the estate shows of contracts.
use super::Showing;
use crate::company::who;
use engine::Result;
use serde_json::json;

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    it.makes(
        who::INES,
        "suppliers.register",
        json!({ "name": "Kranich Leasing GmbH", "country": "Germany" }),
    )?;
    Ok(())
}
