//! What the journal says happened here: every event that this capability records.
use crate::{certify, reminders, verbs};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    certify::ISSUED,
    reminders::REMINDED,
    verbs::accept_quote::QUOTE_ACCEPTED,
    verbs::accept_quote::QUOTE_DECLINED,
    verbs::add_amount::AMOUNT_RECORDED,
    verbs::add_asset::ADDED,
    verbs::add_quote::QUOTED,
    verbs::cancel_lot::CANCELLED,
    verbs::close_lot::CLOSED,
    verbs::close_lot::LEFT,
    verbs::consent::CONSENTED,
    verbs::end_certificate::REVOKED,
    verbs::end_certificate::REPLACED,
    verbs::hand_over::HANDED_OVER,
    verbs::open_lot::OPENED,
    verbs::record_receipt::RECEIPT_RECORDED,
    verbs::record_weight::WEIGHT_REPORTED,
    verbs::remove_line::REMOVED,
    verbs::report_loss::LOST,
    verbs::seal_lot::SEALED,
    verbs::settle_lot::SETTLED,
    verbs::strike::STRUCK,
    verbs::unseal_lot::UNSEALED,
    verbs::weigh_line::WEIGHED,
];
