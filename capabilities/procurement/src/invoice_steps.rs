//! Somebody decides on an invoice: approved for payment, sent back, paid.
use crate::{INVOICE, Invoice, InvoiceState, invoice::decided, matching};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An invoice was approved for payment.
pub const INVOICE_APPROVED: Event = Event::new("approved", "approved");
/// An invoice was sent back to the supplier.
pub const INVOICE_REJECTED: Event = Event::new("rejected", "sent back");
/// An invoice was paid.
pub const INVOICE_PAID: Event = Event::new("paid", "recorded the payment of");

/// Approves an invoice for payment. One that does not match needs a reason, and somebody who did not enter it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ApproveInvoice {
    /// Which invoice.
    pub invoice: Ref<Invoice>,
    /// Why it is paid although it does not match.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub despite: Option<String>,
}

impl Command for ApproveInvoice {
    const NAME: &'static str = "procurement.approve-invoice";
    const NEEDS: Permission = INVOICE;
    const SAYS: &'static str =
        "Approves an invoice for payment; one that does not match needs a reason and another pair of eyes.";
    const PLACE: Place = Place::post("/invoices/{invoice}/approve");
    type Outcome = Id<Invoice>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Invoice>> {
        let invoice = work.find_to_change(&self.invoice)?;
        if invoice.state != InvoiceState::Entered {
            return Err(decided(&invoice).into());
        }
        let (lines, findings) = matching::compared(work, &invoice)?;
        if lines == 0 {
            let message = "Enter the lines of this invoice first: without them nothing can be compared.";
            return Err(Refusal::new("no-lines", message).into());
        }
        let despite = self.despite.filter(|reason| reason.trim().chars().count() >= 3);
        if !findings.is_empty() {
            if despite.is_none() {
                let all: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
                let message = format!("{} To pay it all the same, say why.", all.join(" "));
                return Err(Refusal::new("invoice-does-not-match", message).into());
            }
            work.requires_another_person_than(invoice.entered_by.as_deref().unwrap_or_default())?;
        }
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        let what = Happening::of(INVOICE_APPROVED);
        let what = if codes.is_empty() { what } else { what.fact("despite", codes.join(", ")) };
        let after = Invoice {
            state: InvoiceState::Approved,
            decided_by: work.actor().person.map(Id::new),
            decided_on: Some(work.day()),
            decided_because: despite.filter(|_| !findings.is_empty()),
            ..invoice.record.clone()
        };
        work.record(&invoice, &after, what)
    }
}

/// Sends an invoice back to the supplier.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RejectInvoice {
    /// Which invoice.
    pub invoice: Ref<Invoice>,
    /// What the supplier is told.
    #[schemars(length(min = 3, max = 2000))]
    pub because: String,
}

impl Command for RejectInvoice {
    const NAME: &'static str = "procurement.reject-invoice";
    const NEEDS: Permission = INVOICE;
    const SAYS: &'static str = "Sends an invoice back to the supplier.";
    const PLACE: Place = Place::post("/invoices/{invoice}/reject");
    type Outcome = Id<Invoice>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Invoice>> {
        let invoice = work.find_to_change(&self.invoice)?;
        if invoice.state != InvoiceState::Entered {
            return Err(decided(&invoice).into());
        }
        let after = Invoice {
            state: InvoiceState::Rejected,
            decided_by: work.actor().person.map(Id::new),
            decided_on: Some(work.day()),
            decided_because: Some(self.because),
            ..invoice.record.clone()
        };
        work.record(&invoice, &after, INVOICE_REJECTED)
    }
}

/// Records that an invoice was paid.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PayInvoice {
    /// Which invoice.
    pub invoice: Ref<Invoice>,
    /// The number of the payment.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub payment: Option<String>,
}

impl Command for PayInvoice {
    const NAME: &'static str = "procurement.pay-invoice";
    const NEEDS: Permission = INVOICE;
    const SAYS: &'static str = "Records that an approved invoice was paid.";
    const PLACE: Place = Place::post("/invoices/{invoice}/pay");
    type Outcome = Id<Invoice>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Invoice>> {
        let invoice = work.find_to_change(&self.invoice)?;
        if invoice.state != InvoiceState::Approved {
            let message = format!("Invoice {} is not approved for payment.", invoice.number);
            return Err(Refusal::new("not-approved", message).into());
        }
        let after =
            Invoice { state: InvoiceState::Paid, paid_on: Some(work.day()), ..invoice.record.clone() };
        work.record(&invoice, &after, Happening::of(INVOICE_PAID).fact("payment", self.payment))
    }
}
