//! Rights that follow from the register change with it.
use crate::store;
use engine::{Happened, Result, Work};

/// Roles, accounts, trees: what was looked up before is looked up again.
pub(crate) fn rights_changed(work: &mut Work<'_>, _: &Happened) -> Result<()> {
    store::next_epoch(work)
}
