//! Lists that people have put together and saved, for themselves or for everybody: a name, and the address of the list.
//!
//! What this capability does not know: what lists there are, and what an address of one means.
mod events;
mod remove;
mod save;
mod view;

pub use remove::{REMOVED, Remove};
pub use save::Save;
pub use view::SavedView;

use engine::{Capability, Permission, Record, Verb};

/// Seeing views and saving one's own; every role has it.
pub const OWN: Permission = Permission("own.views");
/// Letting everybody see a view, and taking back what others share.
pub const SHARE: Permission = Permission("views.share");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[SavedView::KIND],
    verbs: &[Verb::of::<Save>(), Verb::of::<Remove>()],
    permissions: &[SHARE],
    events: events::EVENTS,
    ..Capability::new("views", "Lists that people have put together and saved.")
};
