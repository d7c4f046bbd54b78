//! What kinds of things there are: categories, manufacturers, models.
mod category;
mod manufacturer;
mod model;
pub mod pages;

pub use category::Category;
pub use manufacturer::Manufacturer;
pub use model::Model;

use engine::{Capability, Permission, Record};

/// Seeing categories, manufacturers, models and custom fields.
pub const READ: Permission = Permission("catalog.read");
/// Keeping categories, manufacturers and models.
pub const MANAGE: Permission = Permission("catalog.manage");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[Category::KIND, Manufacturer::KIND, Model::KIND],
    ..Capability::new("catalog", "What kinds of things there are: categories, manufacturers, models.")
};
