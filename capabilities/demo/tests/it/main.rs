//! The demo estate as a register: whole, true to the rules, and the same whenever its seed is the same.
mod estate;
mod history;
mod same;
