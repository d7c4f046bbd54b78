//! What can be done with lots and what belongs to them, one use case a file.
pub(crate) mod accept_quote;
pub(crate) mod add_amount;
pub(crate) mod add_asset;
mod add_loose;
mod add_medium;
pub(crate) mod add_quote;
mod amend_lot;
pub(crate) mod cancel_lot;
pub(crate) mod close_lot;
mod confirm_units;
pub(crate) mod consent;
pub(crate) mod end_certificate;
pub(crate) mod hand_over;
mod issue_certificate;
pub(crate) mod open_lot;
pub(crate) mod record_receipt;
pub(crate) mod record_weight;
pub(crate) mod remove_line;
pub(crate) mod report_loss;
pub(crate) mod seal_lot;
pub(crate) mod settle_lot;
pub(crate) mod strike;
pub(crate) mod unseal_lot;
pub(crate) mod weigh_line;

pub use accept_quote::{AcceptQuote, QUOTE_ACCEPTED, QUOTE_DECLINED};
pub use add_amount::{AMOUNT_RECORDED, AddAmount};
pub use add_asset::{ADDED, AddAsset};
pub use add_loose::AddLoose;
pub use add_medium::AddMedium;
pub use add_quote::{AddQuote, QUOTED};
pub use amend_lot::AmendLot;
pub use cancel_lot::{CANCELLED, CancelLot};
pub use close_lot::{CLOSED, CloseLot, Closed, LEFT};
pub use confirm_units::ConfirmUnits;
pub use consent::{CONSENTED, RecordConsent};
pub use end_certificate::{REPLACED, REVOKED, ReissueCertificate, RevokeCertificate};
pub use hand_over::{HANDED_OVER, HandOver};
pub use issue_certificate::{CertifyData, CertifyDisposal, CertifyLot};
pub use open_lot::{OPENED, OpenLot, Opened};
pub use record_receipt::{RECEIPT_RECORDED, RecordReceipt};
pub use record_weight::{RecordWeight, WEIGHT_REPORTED};
pub use remove_line::{REMOVED, RemoveLine};
pub use report_loss::{LOST, ReportLoss};
pub use seal_lot::{SEALED, SealLot};
pub use settle_lot::{SETTLED, SettleLot};
pub use strike::{STRUCK, StrikeAmount, StrikeWeight};
pub use unseal_lot::{UNSEALED, UnsealLot};
pub use weigh_line::{WEIGHED, WeighLine};

use crate::{
    Line, Lot, Partner,
    rules::{
        balance::Balance,
        lot::Returned,
        partner::Standing,
        words::{LineKind, LineState, Route},
    },
    store,
};
use domain::{Date, Event, Id, Money, Refusal};
use engine::{Happening, Kept, Result, View, Work};

/// Most lines of a lot: closing it is one transaction.
pub const LINES_MAX: i64 = 500;

/// A text without blanks around it, if anything is left.
pub(crate) fn said(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Refuses an amount that a lot cannot hold: below zero, or in another currency than the register's.
pub(crate) fn check_amount(view: &View<'_>, field: &'static str, amount: Money) -> Result<()> {
    let ours = view.settings().currency;
    if amount.currency != ours {
        let message = format!("Lots are kept in {ours}. Convert the amount first.");
        return Err(engine::Error::invalid(field, "another-currency", message));
    }
    if amount.minor < 0 {
        let message = "Say what it is for instead of writing an amount below zero.";
        return Err(engine::Error::invalid(field, "below-zero", message));
    }
    Ok(())
}

/// Refuses a partner that may not take a lot by a route on a day.
pub(crate) fn check_partner(view: &mut View<'_>, partner: Id<Partner>, route: Route, on: Date) -> Result<()> {
    let partner = view.see(partner)?;
    let held = store::certificates_of(view, partner.id)?;
    Ok(standing(&partner, &held).may_take(route, on)?)
}

/// Refuses a carrier that may not carry on a day.
pub(crate) fn check_carrier(view: &mut View<'_>, carrier: Option<Id<Partner>>, on: Date) -> Result<()> {
    let Some(carrier) = carrier else { return Ok(()) };
    let carrier = view.see(carrier)?;
    let held = store::certificates_of(view, carrier.id)?;
    Ok(standing(&carrier, &held).may_carry(on)?)
}

pub(crate) fn standing<'a>(partner: &'a Partner, held: &'a [crate::rules::partner::Held]) -> Standing<'a> {
    Standing { name: &partner.name, roles: &partner.roles, requires: &partner.requires, held }
}

/// What has come back for a lot.
pub(crate) fn returned(view: &mut View<'_>, lot: &Lot) -> Result<Returned> {
    let sums = store::sums_of(view, lot.id)?;
    Ok(Returned { balance: balance_of(lot, &sums), incomes: sums.incomes, weights: sums.weights })
}

pub(crate) fn balance_of(lot: &Lot, sums: &store::Sums) -> Balance {
    Balance {
        in_grams: sums.in_grams,
        lost_grams: sums.lost_grams,
        out_grams: sums.out_grams,
        scale_grams: lot.scale_grams,
        moisture_permille: lot.moisture_permille,
    }
}

/// Puts a line into a lot that was found to be open.
pub(crate) fn put_in(work: &mut Work<'_>, lot: &Kept<Lot>, line: Line, event: Event) -> Result<Id<Line>> {
    let made = store::lines_made(work, lot.id)?;
    if made >= LINES_MAX {
        let message = format!("A lot has at most {LINES_MAX} lines. Open another one.");
        return Err(Refusal::new("lot-is-full", message).into());
    }
    let line = Line {
        id: work.new_id::<Line>()?,
        number: format!("{}/{:02}", lot.number, made + 1),
        lot: lot.id,
        ..line
    };
    work.register(&line, Happening::of(event))
}

/// A line that waits in a lot, before what it is about is filled in.
pub(crate) fn bare_line(lot: &Lot, what: LineKind, description: String) -> Line {
    Line {
        id: Id::new(0),
        number: String::new(),
        lot: lot.id,
        what,
        asset: None,
        medium: None,
        description,
        serial: None,
        weee: None,
        mass_grams: None,
        hazards: Vec::new(),
        freed_by: None,
        state: LineState::Waiting,
        over_on: None,
        proceeds: None,
        costs: None,
        book_value: None,
        parts: None,
        result: None,
        company: lot.company,
        location: lot.location,
        archived: None,
    }
}
