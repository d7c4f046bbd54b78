//! What a supplier wants to be paid.
use crate::{INVOICE, Order, READ, matching, store};
use domain::{Aspect, Choice, Date, Field, Id, Money, Refusal, State, Tone};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use parties::Supplier;
use people::{Company, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Where an invoice is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InvoiceState {
    /// Entered, to be looked at.
    #[default]
    Entered,
    /// Approved for payment.
    Approved,
    /// Paid.
    Paid,
    /// Sent back to the supplier.
    Rejected,
}

/// An invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invoice {
    /// Its identity.
    pub id: Id<Invoice>,
    /// The supplier's number.
    #[serde(default)]
    pub number: String,
    /// The order that it is for.
    pub purchase_order: Id<Order>,
    /// Who sent it: as its order says unless it says otherwise.
    pub supplier: Option<Id<Supplier>>,
    /// The company that pays: as its order says.
    pub company: Option<Id<Company>>,
    /// Its date.
    pub invoiced_on: Option<Date>,
    /// When it is due.
    pub due_on: Option<Date>,
    /// What it wants, with tax.
    pub total: Option<Money>,
    /// Where it is.
    #[serde(default)]
    pub state: InvoiceState,
    /// The actor who entered it.
    pub entered_by: Option<String>,
    /// Who approved or rejected it.
    pub decided_by: Option<Id<Person>>,
    /// When.
    pub decided_on: Option<Date>,
    /// Why it was approved although it does not match, or rejected.
    pub decided_because: Option<String>,
    /// When it was paid.
    pub paid_on: Option<Date>,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("entered", "To be checked", Tone::Warn),
    Choice::toned("approved", "Approved for payment", Tone::Info),
    Choice::toned("paid", "Paid", Tone::Ok),
    Choice::toned("rejected", "Sent back", Tone::Muted),
];
const MATCHES: &[Choice<'static>] = &[
    Choice::toned("empty", "No lines yet", Tone::Muted),
    Choice::toned("matched", "Matches", Tone::Ok),
    Choice::toned("differs", "Does not match", Tone::Bad),
];

const DECISION: &str = "Decision";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Invoice number").max(80).required().indexed().searchable().listed(),
    Field::reference("purchase_order", "Order", "order")
        .required()
        .indexed()
        .listed()
        .aliases(&["order", "po number"]),
    Field::reference("supplier", "Supplier", "supplier").indexed().searchable().listed(),
    Field::reference("company", "Company", "company").governed().sparse(),
    Field::choice("state", "State", STATES).about(Aspect::Life).governed().indexed().listed(),
    Field::choice("agreement", "Three-way match", MATCHES).derived().indexed().listed(),
    Field::money("total", "Total").required().indexed().listed(),
    Field::date("invoiced_on", "Invoice date").required().indexed(),
    Field::date("due_on", "Due on").indexed().listed(),
    Field::text("entered_by", "Entered by").group(DECISION).governed().max(120),
    Field::reference("decided_by", "Decided by", "person").group(DECISION).about(Aspect::Life).governed(),
    Field::date("decided_on", "Decided on").group(DECISION).about(Aspect::Life).governed(),
    Field::long_text("decided_because", "Because").group(DECISION).about(Aspect::Life).governed(),
    Field::date("paid_on", "Paid on").group(DECISION).about(Aspect::Life).governed().sparse(),
    Field::integer("findings", "Differences").derived(),
    Field::long_text("notes", "Notes"),
];

impl Record for Invoice {
    const KIND: &'static RecordKind = &RecordKind {
        name: "invoice",
        one: "invoice",
        many: "Invoices",
        path: "invoices",
        table: "invoices",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["purchase_order, number, id", "supplier, number, id", "state, due_on, id"],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
        read: READ,
        register: INVOICE,
        edit: INVOICE,
        archive: INVOICE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, whole: &State, work: &mut Work<'_>) -> Result<Self> {
        if let Some(was) = before.filter(|was| was.state != InvoiceState::Entered)
            && !(whole.contains_key("archived") && was.state == InvoiceState::Rejected)
        {
            return Err(decided(was).into());
        }
        let order = work.as_system(|work| work.see(after.purchase_order))?;
        after.supplier = after.supplier.or(order.supplier);
        after.company = order.company;
        after.entered_by = after.entered_by.or_else(|| Some(work.actor().name.clone()));
        if after.due_on.zip(after.invoiced_on).is_some_and(|(due, on)| due < on) {
            return Err(Error::invalid("due_on", "due-before-invoice", "It cannot be due before its date."));
        }
        if let Some(supplier) = after.supplier
            && !whole.contains_key("archived")
            && store::same_invoice(work, supplier, &after.number, after.id)?
        {
            let message = format!("This supplier's invoice {} was entered already.", after.number);
            return Err(Error::invalid("number", "already-taken", message));
        }
        Ok(after)
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let (lines, findings) = matching::compared(view, self)?;
        let agreement = match (lines, findings.len()) {
            (0, _) => "empty",
            (_, 0) => "matched",
            _ => "differs",
        };
        let derived = json!({ "agreement": agreement, "findings": findings.len() });
        Ok(derived.as_object().cloned().unwrap_or_default())
    }
}

/// Refuses to touch an invoice on which somebody decided.
pub(crate) fn decided(invoice: &Invoice) -> Refusal {
    let message = format!("Somebody has decided on invoice {} already.", invoice.number);
    Refusal::new("decided-already", message)
}
