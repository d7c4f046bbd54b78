//! What the estate shows of disposal.
use super::Showing;
use engine::Result;

pub(super) fn show(_: &mut Showing<'_, '_>) -> Result<()> {
    Ok(())
}
