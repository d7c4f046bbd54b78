//! The statements of backup and restore: which tables there are, every row of them, and filling them again.
mod fill;
mod tables;

pub(crate) use fill::{
    Indexes, clear, empty, forget_strangers, is_empty, is_register, set_counters, set_identities,
};
pub(crate) use tables::{COUNTERS, Table, all_rows, contents, counters, facts, others, steps, tables};
