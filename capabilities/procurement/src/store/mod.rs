//! What procurement reads beside single records, and which asset came with which line.
mod invoices;
mod orders;
mod serials;

pub(crate) use invoices::{
    BilledOf, billed_lines, billed_of, credited_of, credits_of, invoiced_of, lines_of_invoice,
    open_invoices_of_line, order_facts, same_invoice,
};
pub(crate) use orders::{
    LineRow, PricedLine, UnitRow, country_of, currency_of, has_policy, last_place_of, last_position,
    line_ids, line_of_asset, lines_of, lines_that_differ, open_lines, open_returns, outstanding_lines,
    policy_of, priced_lines, receipts_of, returns_of, sums_of, tally_of, units_of,
};
pub(crate) use serials::{
    announced, expected_of, expected_open, has_expected, in_register, is_expected, keep_unit,
};
