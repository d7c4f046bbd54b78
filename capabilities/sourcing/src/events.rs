//! What the journal says happened here: every event that this capability records.
use crate::{award, enter_bid, invite, negotiate, order_stock, rfq_steps};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    award::AWARDED,
    award::LOST,
    enter_bid::SUBMITTED,
    invite::INVITED,
    negotiate::NEGOTIATED,
    order_stock::ORDERED,
    rfq_steps::OPENED,
    rfq_steps::BIDDING_CLOSED,
    rfq_steps::RFQ_CANCELLED,
];
