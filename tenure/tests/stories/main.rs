//! Whole stories of the trade, told through the doors that people and programs use, by those who live them: on both
//! databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod browser;
mod fault_to_proof_by_pages;
mod from_fault_to_proof;
mod from_need_to_desk;
mod need_to_desk_by_pages;
mod office;
mod power_loss;
#[path = "../served/mod.rs"]
mod served;
mod what_waits_is_told;
