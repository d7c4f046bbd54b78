//! Charts drawn on the server as SVG: nothing to load, right in light, dark and print, and the same in
//! documents.
//!
//! Each chart comes in two sizes of which the page shows the one that fits, has a title and a sentence for
//! those who hear it, and a table with the same numbers. What a pointer or the arrow keys read from a chart
//! is read from that table, so picture and words cannot differ. Past is solid, future dashed.
mod bars;
mod donut;
mod figure;
mod frame;
mod heat;
mod layers;
mod lines;
mod palette;
mod relations;
mod scale;
mod spark;

pub use bars::{Bars, BarsSeries};
pub use donut::{Donut, Part};
pub use frame::Size;
pub use heat::Heat;
pub use lines::{Curve, Lines};
pub use palette::{Ink, PAPER, Palette, SCREEN};
pub use relations::{Relations, Thing, relations};
pub use scale::Scale;
pub use spark::spark;

/// How a chart writes a value.
pub type Words<'a> = &'a dyn Fn(f64) -> String;
