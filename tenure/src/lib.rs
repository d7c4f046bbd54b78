//! The product: the list of capabilities, the server and the command line.
pub mod capabilities;
pub mod cli;
pub mod config;
pub mod open;
pub mod parts;
pub mod serve;
