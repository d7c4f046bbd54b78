//! What the estate shows of procurement.
use super::Showing;
use engine::Result;

pub(super) fn show(_: &mut Showing<'_, '_>) -> Result<()> {
    Ok(())
}
