//! Files in, through plan, apply and undo, on both databases.
mod office;
mod people;
mod snipeit;
mod trouble;
