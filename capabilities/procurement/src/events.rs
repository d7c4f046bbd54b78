//! What the journal says happened here: every event that this capability records.
use crate::{
    approve, cancel, change_line, close, invoice_steps, place, receive, returns, send, settle, submit,
};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    approve::APPROVED,
    approve::SENT_BACK,
    cancel::CANCELLED,
    cancel::REST_CANCELLED,
    change_line::CHANGED,
    close::CLOSED,
    invoice_steps::INVOICE_APPROVED,
    invoice_steps::INVOICE_REJECTED,
    invoice_steps::INVOICE_PAID,
    place::PLACED,
    receive::ARRIVED,
    returns::RETURNED,
    send::MAILED,
    settle::SETTLED,
    submit::SUBMITTED,
];
