//! One line of an invoice: so many units of a line of the order at a price.
use crate::{INVOICE, Invoice, InvoiceState, OrderLine, READ, invoice::decided, rules::amounts};
use domain::{Field, Id, Kind, Money, State};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use people::Company;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A line of an invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvoiceLine {
    /// Its identity.
    pub id: Id<InvoiceLine>,
    /// What it bills, in words.
    #[serde(default)]
    pub description: String,
    /// Its invoice.
    pub invoice: Id<Invoice>,
    /// The line of the order; none for what was never ordered.
    pub order_line: Option<Id<OrderLine>>,
    /// How many are billed.
    pub quantity: i64,
    /// At what price, without tax.
    pub unit_price: Money,
    /// Its share of the freight.
    pub freight: Option<Money>,
    /// The tax on it; as its order line says when left out.
    pub tax_percent: Option<String>,
    /// As its invoice says.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("description", "Description")
        .searchable()
        .listed()
        .help("Left empty, as the order line says."),
    Field::reference("invoice", "Invoice", "invoice").required().indexed().listed(),
    Field::reference("order_line", "Order line", "order-line")
        .indexed()
        .listed()
        .aliases(&["po line", "line"]),
    Field::integer("quantity", "Quantity").required().at_least(1).listed(),
    Field::money("unit_price", "Unit price").required().at_least(0).listed(),
    Field::money("freight", "Freight").at_least(0),
    Field::new("tax_percent", "Tax, percent", Kind::Decimal),
    Field::reference("company", "Company", "company").governed().sparse(),
    Field::money("gross", "Total").derived().listed(),
];

impl Record for InvoiceLine {
    const KIND: &'static RecordKind = &RecordKind {
        name: "invoice-line",
        one: "invoice line",
        many: "Invoice lines",
        path: "invoice-lines",
        table: "invoice_lines",
        label: "description",
        keys: &[],
        fields: FIELDS,
        indexes: &["invoice, description, id", "order_line, id"],
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

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let invoice = work.as_system(|work| work.load(after.invoice))?;
        if invoice.state != InvoiceState::Entered {
            return Err(decided(&invoice).into());
        }
        if let Some(was) = before.filter(|was| was.invoice != after.invoice) {
            return Err(Error::invalid(
                "invoice",
                "line-stays",
                format!("{} stays with its invoice.", was.description),
            ));
        }
        for (name, money) in [("unit_price", Some(after.unit_price)), ("freight", after.freight)] {
            let other = money.zip(invoice.total).filter(|(money, total)| money.currency != total.currency);
            if let Some((money, total)) = other {
                let message = format!("This invoice is in {}, not in {}.", total.currency, money.currency);
                return Err(Error::invalid(name, "wrong-currency", message));
            }
        }
        if after.tax_percent.as_deref().is_some_and(|text| amounts::percent(text).is_none()) {
            return Err(Error::invalid("tax_percent", "not-a-percentage", "Between 0 and 100 percent."));
        }
        if let Some(line) = after.order_line {
            let line = work.as_system(|work| work.see(line))?;
            if after.description.trim().is_empty() {
                after.description.clone_from(&line.description);
            }
            after.tax_percent = after.tax_percent.or_else(|| line.tax_percent.clone());
        }
        if after.description.trim().is_empty() {
            return Err(Error::invalid("description", "required", "Say what is billed, or name the line."));
        }
        after.company = invoice.company;
        Ok(after)
    }

    fn derive(&self, _: &mut View<'_>) -> Result<State> {
        let rate = self.tax_percent.as_deref().and_then(amounts::percent).unwrap_or_default();
        let gross =
            amounts::of_line(self.unit_price, self.quantity, self.freight, rate).map_err(|error| {
                Error::invalid("unit_price", "too-large", format!("What this line comes to {error}."))
            })?;
        let derived = json!({ "gross": gross.gross });
        Ok(derived.as_object().cloned().unwrap_or_default())
    }
}
