//! What sourcing reads beside single records, and the links by which suppliers bid.
mod bids;
mod carts;
mod facts;

pub(crate) use bids::{
    asked, asked_with_requirements, bid_of, bids_of, currency_of, keep_link, last_position, lines_of_bid,
    linked, priced_lines, questions, rate,
};
pub(crate) use carts::cart;
pub(crate) use facts::facts;
