//! Labels to print: a code that any phone opens, the tag, what it is; on sheets, on rolls, for label printers.
mod pages;
pub mod print;
mod template;

pub use pages::{PART, rooms};
pub use template::LabelTemplate;

use engine::{Capability, Permission, Record};

/// Making designs of labels. Printing needs no more than seeing the assets.
pub const CONFIGURE: Permission = Permission("labels.configure");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[LabelTemplate::KIND],
    ..Capability::new("labels", "Labels to print: designs, sheets, rolls and label printers.")
};
