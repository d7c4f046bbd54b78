//! What must hold before a thing leaves, what it is worth, and when its end is proven. Pure.
pub mod balance;
pub mod climate;
pub mod lot;
pub mod partner;
pub mod reminders;
pub mod requirements;
pub mod share;
pub mod value;
pub mod words;
