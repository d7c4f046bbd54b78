//! An invoice beside its order and what arrived.
use crate::{
    Invoice, OrderState, READ, policy,
    rules::matching::{Finding, Heads, Tolerance, findings},
    store,
};
use domain::{Date, Money};
use engine::{Permission, Place, Query, Ref, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Compares an invoice with its order and what arrived.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MatchInvoice {
    /// Which invoice.
    pub invoice: Ref<Invoice>,
}

/// How an invoice compares.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Matched {
    /// How many lines it has.
    pub lines: usize,
    /// Whether it matches: it has lines, and nothing differs beyond the tolerance.
    pub matches: bool,
    /// Everything in which it differs.
    pub findings: Vec<Finding>,
    /// What the supplier credited of what it bills.
    pub credits: Vec<Credit>,
}

/// What a supplier credited of something that went back.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Credit {
    /// The return.
    pub id: i64,
    /// What the return is called.
    pub code: String,
    /// The number of the credit note.
    pub credit_note: Option<String>,
    /// Of what.
    pub line: String,
    /// How many went back.
    pub quantity: i64,
    /// How much came back, with tax.
    pub credit: Option<Money>,
    /// When.
    pub settled_on: Option<Date>,
}

impl Query for MatchInvoice {
    const NAME: &'static str = "procurement.match-invoice";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Compares an invoice with its order and what arrived: the three-way match.";
    const PLACE: Place = Place::get("/invoices/{invoice}/match");
    type Answer = Matched;

    fn run(self, view: &mut View<'_>) -> Result<Matched> {
        let invoice = view.find(&self.invoice)?;
        let (lines, findings) = compared(view, &invoice)?;
        let credits = store::credits_of(view, invoice.id)?;
        Ok(Matched { lines, matches: lines > 0 && findings.is_empty(), findings, credits })
    }
}

/// How many lines an invoice has, and in what they differ. Whoever may see the invoice is told, so it is worked out
/// from what the register knows, not from what they may see of the order.
pub(crate) fn compared(view: &mut View<'_>, invoice: &Invoice) -> Result<(usize, Vec<Finding>)> {
    let Some(total) = invoice.total else { return Ok((0, Vec::new())) };
    let Some(order) = store::order_facts(view, invoice.purchase_order)? else { return Ok((0, Vec::new())) };
    let lines = store::billed_lines(view, invoice.id)?;
    let placed = !matches!(order.state, OrderState::Draft | OrderState::Waiting | OrderState::Approved);
    let heads = Heads {
        same_supplier: invoice.supplier == order.supplier,
        placed,
        total,
        same_currency: order.currency == total.currency.code(),
    };
    let tolerances = policy::tolerances(view, order.company)?;
    let tolerance = Tolerance { price_percent: tolerances.price, total: tolerances.total };
    Ok((lines.len(), findings(heads, &lines, tolerance)))
}
