//! What holds for approvals, as pure functions.
pub mod deciding;
pub mod drawing;
pub mod matching;
