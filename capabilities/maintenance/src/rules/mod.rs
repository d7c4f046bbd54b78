//! Pure rules: what may happen next, and what follows.
pub(crate) mod check;
pub(crate) mod cost;
pub(crate) mod hours;
pub(crate) mod mail;
pub(crate) mod order;
pub(crate) mod plan;
pub(crate) mod priority;
pub(crate) mod reliability;
pub(crate) mod rma;
pub(crate) mod ticket;
