//! What the estate shows of notices.
use super::Showing;
use engine::Result;

pub(super) fn show(_: &mut Showing<'_, '_>) -> Result<()> {
    Ok(())
}
