//! Orders, receipts, returns and invoices: from an approved need to an asset in the register.
//!
//! What it does not know: where a need comes from (planning), how a supplier was chosen (sourcing), where things lie
//! on the shelf (stock). They react to what happens here, or make orders by their verbs.
mod add_line;
mod approve;
mod cancel;
mod change_line;
mod close;
mod events;
mod expected;
mod invoice;
mod invoice_line;
mod invoice_steps;
mod lease;
mod line;
mod matching;
mod order;
mod order_budget;
pub mod pages;
mod place;
mod policy;
mod reactions;
mod receipt;
mod receive;
mod returns;
pub mod rules;
mod schedule;
mod send;
mod settle;
mod spending;
mod store;
mod submit;
mod tracker;

pub use add_line::{AddLine, BillLine};
pub use approve::{APPROVED, Approve, SENT_BACK, SendBack};
pub use cancel::{CANCELLED, Cancel, CancelRest, REST_CANCELLED};
pub use change_line::{CHANGED, ChangeLine};
pub use close::{CLOSED, Close};
pub use expected::{ExpectSerials, ExpectedSerial};
pub use invoice::{Invoice, InvoiceState};
pub use invoice_line::InvoiceLine;
pub use invoice_steps::{
    ApproveInvoice, INVOICE_APPROVED, INVOICE_PAID, INVOICE_REJECTED, PayInvoice, RejectInvoice,
};
pub use lease::{BuyOrLease, Compared};
pub use line::OrderLine;
pub use matching::{Credit, MatchInvoice, Matched};
pub use order::{Mode, Order, OrderState};
pub use order_budget::{BudgetTold, Fit, OrderBudget};
pub use place::{PLACED, PlaceOrder};
pub use policy::Policy;
pub use receipt::Receipt;
pub use receive::{ARRIVED, Receive, Received};
pub use returns::{RETURNED, Reason, Remedy, Return, SupplierReturn};
pub use schedule::{Payment, Schedule};
pub use send::{MAILED, SendOrder};
pub use settle::{SETTLED, SettleReturn, Settlement};
pub use submit::{SUBMITTED, Submit};
pub use tracker::{Track, Tracked};

use database::Dialect;
use engine::{Capability, Migration, Permission, Reaction, Reading, Record, Verb};

/// Seeing orders, receipts, returns and invoices.
pub const READ: Permission = Permission("procurement.read");
/// Making, placing, changing and ending orders; returning what came.
pub const MANAGE: Permission = Permission("procurement.manage");
/// Approving orders.
pub const APPROVE: Permission = Permission("procurement.approve");
/// Receiving what was ordered.
pub const RECEIVE: Permission = Permission("procurement.receive");
/// Entering invoices and approving them for payment.
pub const INVOICE: Permission = Permission("procurement.invoice");
/// Keeping tolerances and limits.
pub const CONFIGURE: Permission = Permission("procurement.configure");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[
        Policy::KIND,
        Order::KIND,
        OrderLine::KIND,
        ExpectedSerial::KIND,
        Receipt::KIND,
        SupplierReturn::KIND,
        Invoice::KIND,
        InvoiceLine::KIND,
    ],
    verbs: &[
        Verb::of::<AddLine>(),
        Verb::of::<Submit>(),
        Verb::of::<Approve>(),
        Verb::of::<SendBack>(),
        Verb::of::<PlaceOrder>(),
        Verb::of::<SendOrder>(),
        Verb::of::<ChangeLine>(),
        Verb::of::<CancelRest>(),
        Verb::of::<Cancel>(),
        Verb::of::<Close>(),
        Verb::of::<ExpectSerials>(),
        Verb::of::<Receive>(),
        Verb::of::<Return>(),
        Verb::of::<SettleReturn>(),
        Verb::of::<BillLine>(),
        Verb::of::<ApproveInvoice>(),
        Verb::of::<RejectInvoice>(),
        Verb::of::<PayInvoice>(),
    ],
    readings: &[
        Reading::of::<MatchInvoice>(),
        Reading::of::<Track>(),
        Reading::of::<OrderBudget>(),
        Reading::of::<Schedule>(),
        Reading::of::<BuyOrLease>(),
    ],
    reactions: &[
        Reaction {
            name: "procurement.order-follows-lines",
            says: "Works out again what an order comes to when one of its lines changes.",
            kind: "order-line",
            events: &[],
            run: reactions::order_follows,
        },
        Reaction {
            name: "procurement.lines-follow-order",
            says: "Lets the lines of an order belong to the company of the order.",
            kind: "order",
            events: &["edited", "undone"],
            run: reactions::lines_follow,
        },
        Reaction {
            name: "procurement.order-follows-approval",
            says: "Lets an order go ahead, or back to a draft, as it was decided.",
            kind: "approval",
            events: &["approved", "refused"],
            run: reactions::decided,
        },
        Reaction {
            name: "procurement.line-spends",
            says: "Takes from the budget what a line of an order comes to, arrived or is billed.",
            kind: "order-line",
            events: &[],
            run: spending::line_changed,
        },
        Reaction {
            name: "procurement.order-spends",
            says: "Takes from the budgets what an order comes to once it is approved and placed, and gives it back.",
            kind: "order",
            events: &[],
            run: spending::order_changed,
        },
        Reaction {
            name: "procurement.invoice-spends",
            says: "Counts with the budgets what an invoice bills once it is approved for payment.",
            kind: "invoice",
            events: &["approved"],
            run: spending::invoice_changed,
        },
        Reaction {
            name: "procurement.credits-count",
            says: "Compares invoices anew and counts with the budgets what a supplier credited.",
            kind: "supplier-return",
            events: &["settled"],
            run: spending::return_settled,
        },
        Reaction {
            name: "procurement.invoice-follows-lines",
            says: "Compares an invoice anew when one of its lines changes.",
            kind: "invoice-line",
            events: &[],
            run: reactions::invoice_follows,
        },
        Reaction {
            name: "procurement.lines-follow-invoice",
            says: "Counts anew what was invoiced when an invoice is approved or rejected.",
            kind: "invoice",
            events: &[],
            run: reactions::invoiced_follows,
        },
    ],
    schema: &[Migration { number: 1, says: "which asset came with which line", sql: units }],
    events: events::EVENTS,
    ..Capability::new(
        "procurement",
        "Orders, receipts, returns and invoices: from an approved need to an asset in the register.",
    )
};

fn units(_: Dialect) -> &'static str {
    "create table procurement_units (
        asset bigint primary key, line bigint not null, receipt bigint not null);
     create index procurement_units_by_line on procurement_units (line, asset);"
}
