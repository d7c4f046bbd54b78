//! What a label looks like, from its design and the facts of an asset. Nothing here reads or writes anything.
pub mod code;
pub mod design;
pub mod drawing;
pub mod zpl;
