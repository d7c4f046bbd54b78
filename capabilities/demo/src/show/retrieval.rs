//! What the estate shows of retrieval.
use super::Showing;
use engine::Result;

pub(super) fn show(_: &mut Showing<'_, '_>) -> Result<()> {
    Ok(())
}
