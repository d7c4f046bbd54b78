//! What a bid comes to, how a supplier is scored, what a bid file may say. Pure.
pub mod landed;
pub mod offer;
pub mod score;
