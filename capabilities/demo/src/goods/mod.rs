//! What the company buys: kinds of things, makers, models, suppliers, and the fields it added itself.
mod fields;
mod infrastructure;
mod kinds;
mod makers;
mod mobile;
mod model;
mod suppliers;
mod workplace;

pub(crate) use fields::{CUSTOM_FIELDS, LAYOUTS, WORK_MODES};
pub(crate) use kinds::{KINDS, Role};
pub(crate) use makers::{MAKERS, SerialStyle};
pub(crate) use model::{Model, best_on, models};
pub(crate) use suppliers::{LESSOR, RECYCLER, SUPPLIERS, supplier_for};
