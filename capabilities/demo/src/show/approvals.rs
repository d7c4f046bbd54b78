//! What the estate shows of approvals.
use super::Showing;
use engine::Result;

pub(super) fn show(_: &mut Showing<'_, '_>) -> Result<()> {
    Ok(())
}
