//! Lists of any kind of record, made from its fields: the same for the API, the pages and exports.
//!
//! A page costs the same wherever it lies: pages go by key, never by offset; a sort needs an index once there are
//! many rows; counting stops at a cap. A list can be read as of a past day, from the journal.
mod column;
mod count;
mod cursor;
mod filter;
mod groups;
mod past;
mod request;
mod rows;
mod select;
mod walk;

pub use column::{Column, Shape, shape_of};
pub use count::{Count, count};
pub use cursor::Cursor;
pub use filter::{Filter, Operator};
pub use groups::{GROUPS_MAX, Group, groups};
pub use request::{Archived, ListRequest, PAGE_SIZES, Sort};
pub use rows::{ListRow, Page, label_values};
pub use select::page;
pub use walk::{KnownLabels, walk};
