//! What this capability asks its tables, and the assets.
mod assets;
mod desk;
mod downtime;
mod orders;
mod plans;
mod warranty;

pub(crate) use assets::{arrival, home, home_of_person, mine, serial_of, serial_taken, supplier_of};
pub(crate) use desk::{
    Counts, TicketRow, counts, known_problems, people_with_address, policies_of, ticket_assets, ticket_has,
    tickets_by, ticking,
};
pub(crate) use downtime::{
    holders_of, in_service, names_of, open_outage, outages_between, window_assets, windows_between,
    windows_to_come,
};
pub(crate) use orders::{
    CheckRow, DayRow, OrderLine, OrderRow, between, campaign_counts, checks_of, costs_of, lines_of_order,
    not_in_campaign, open_orders_due, order_lines, orders_in_hand, orders_of_asset, total_of,
};
pub(crate) use plans::{
    Scope, due_duties, duties_of, duties_with_order, duty_of, ended_duties, last_reading, plan_after,
    plans_at_condition, without_duty,
};
pub(crate) use warranty::{
    covers, covers_ending, former_serials, open_rma, vendor_returns, warranties_ending,
};
