//! The support desk: faults that people report, and what is promised to them.
mod clocks;
mod known_problem;
pub(crate) mod mail;
mod messages;
mod policy;
pub(crate) mod report;
pub(crate) mod steps;
mod ticket;
mod ticket_asset;
pub(crate) mod watch;

pub(crate) use clocks::promised;
pub(crate) use known_problem::KnownProblem;
pub(crate) use mail::TakeMail;
pub(crate) use messages::messages;
pub(crate) use policy::{SlaPolicy, begin, hours_of};
pub(crate) use report::{LinkAsset, Reply, ReportFault};
pub(crate) use steps::{Assign, CloseTicket, Reopen, Resume, Solve, Take, Wait};
pub(crate) use ticket::Ticket;
pub(crate) use ticket_asset::TicketAsset;
pub(crate) use watch::WATCH;
