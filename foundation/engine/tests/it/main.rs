//! The engine on a toy record, on both databases.
mod history;
mod proof;
mod toy;
mod writing;
