//! From whom: requests for quotation, bids, landed cost, negotiation, awards, and scorecards of suppliers.
//!
//! What it does not know: how an order goes on once it is made (procurement), and what a supplier is beside its facts
//! (parties).
mod award;
mod award_contract;
mod bid;
mod bid_line;
mod by_link;
mod compare;
mod enter_bid;
mod events;
mod from_file;
mod from_plan;
mod invite;
mod negotiate;
mod order_stock;
pub mod pages;
mod question;
mod ranking;
mod rate;
mod rfq;
mod rfq_line;
mod rfq_steps;
mod routes;
pub mod rules;
mod scorecard;
mod store;

pub use award::{AWARDED, Award, LOST};
pub use award_contract::{AwardContract, ContractKind, PaidEvery};
pub use bid::{Bid, BidState};
pub use bid_line::BidLine;
pub use by_link::{Asking, asking, bearer, submit};
pub use compare::{Bids, Compare, ComparedBid};
pub use enter_bid::{EnterBid, SUBMITTED};
pub use from_file::{Refused, bid_from_file};
pub use from_plan::{AskForPlan, OrderPlan};
pub use invite::{INVITED, Invite, Invited};
pub use negotiate::{NEGOTIATED, Negotiate, Round};
pub use order_stock::{ORDERED, OrderStock};
pub use question::Question;
pub use ranking::{Ranked, Ranking, ScoreOf, SupplierScore};
pub use rate::ExchangeRate;
pub use rfq::{Rfq, RfqState};
pub use rfq_line::RfqLine;
pub use rfq_steps::{AddRfqLine, BIDDING_CLOSED, CancelRfq, CloseRfq, OPENED, OpenRfq, RFQ_CANCELLED};
pub use routes::routes;
pub use scorecard::Scorecard;

use database::Dialect;
use engine::{Capability, Migration, Permission, Reaction, Reading, Record, Verb};

/// Seeing requests, bids and scores.
pub const READ: Permission = Permission("sourcing.read");
/// Making requests, inviting suppliers, entering bids, negotiating, awarding.
pub const MANAGE: Permission = Permission("sourcing.manage");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[
        ExchangeRate::KIND,
        Scorecard::KIND,
        Rfq::KIND,
        RfqLine::KIND,
        Question::KIND,
        Bid::KIND,
        BidLine::KIND,
        Round::KIND,
    ],
    verbs: &[
        Verb::of::<AskForPlan>(),
        Verb::of::<OrderPlan>(),
        Verb::of::<OrderStock>(),
        Verb::of::<AddRfqLine>(),
        Verb::of::<OpenRfq>(),
        Verb::of::<Invite>(),
        Verb::of::<EnterBid>(),
        Verb::of::<Negotiate>(),
        Verb::of::<CloseRfq>(),
        Verb::of::<Award>(),
        Verb::of::<AwardContract>(),
        Verb::of::<CancelRfq>(),
    ],
    readings: &[Reading::of::<Compare>(), Reading::of::<Ranking>(), Reading::of::<ScoreOf>()],
    reactions: &[Reaction {
        name: "sourcing.bid-follows-lines",
        says: "Works out again what a bid comes to when one of its lines changes.",
        kind: "bid-line",
        events: &[],
        run: bid::follows_lines,
    }],
    schema: &[Migration { number: 1, says: "links by which suppliers bid", sql: links }],
    events: events::EVENTS,
    ..Capability::new(
        "sourcing",
        "From whom: requests for quotation, bids, landed cost, awards, and scorecards of suppliers.",
    )
};

fn links(_: Dialect) -> &'static str {
    "create table bid_links (bid bigint primary key, digest text not null unique, expires_at bigint not null);"
}
