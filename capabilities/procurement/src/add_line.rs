//! A line is added to an order, or billed on an invoice: the forms on their pages.
use crate::{INVOICE, Invoice, InvoiceLine, MANAGE, Order, OrderLine, store};
use catalog::{Category, Model};
use domain::{Date, Event, Id, Money, Refusal, State};
use engine::{Command, Permission, Place, Record, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Adds a line to an order that is a draft.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AddLine {
    /// To which order.
    pub order: Ref<Order>,
    /// What, if the catalog has it. Its units become assets.
    #[serde(default)]
    pub model: Option<Ref<Model>>,
    /// Of which category, where any model will do. Which one it was is said when it arrives.
    #[serde(default)]
    pub category: Option<Ref<Category>>,
    /// What, in words. Left empty, the model's name.
    #[serde(default)]
    #[schemars(length(max = 250))]
    pub description: Option<String>,
    /// How many.
    #[schemars(range(min = 1))]
    pub quantity: i64,
    /// What one costs, without tax.
    #[serde(default)]
    pub unit_price: Option<Money>,
    /// The tax in percent. Left empty, the standard rate of the country of delivery.
    #[serde(default)]
    #[schemars(length(max = 10))]
    pub tax_percent: Option<String>,
    /// Its share of the freight.
    #[serde(default)]
    pub freight: Option<Money>,
    /// How long it is repaired without cost.
    #[serde(default)]
    #[schemars(range(min = 0))]
    pub warranty_months: Option<i64>,
    /// When it should be there.
    #[serde(default)]
    pub needed_by: Option<Date>,
}

impl Command for AddLine {
    const NAME: &'static str = "procurement.add-line";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Adds a line to an order that is a draft.";
    const PLACE: Place = Place::post("/orders/{order}/lines");
    type Outcome = Id<OrderLine>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<OrderLine>> {
        let order = work.find(&self.order)?;
        let line = json!({
            "purchase_order": order.id,
            "model": self.model.map(|model| model.value()),
            "category": self.category.map(|category| category.value()),
            "description": self.description,
            "quantity": self.quantity,
            "unit_price": self.unit_price,
            "tax_percent": self.tax_percent,
            "freight": self.freight,
            "warranty_months": self.warranty_months,
            "needed_by": self.needed_by,
        });
        work.register_state(OrderLine::KIND, given(line), Event::REGISTERED).map(Id::new)
    }
}

/// Bills a line of the order on an invoice.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct BillLine {
    /// On which invoice.
    pub invoice: Ref<Invoice>,
    /// Which line of the order. Left empty for what was not ordered.
    #[serde(default)]
    pub order_line: Option<Ref<OrderLine>>,
    /// What, in words. Left empty, as the order says.
    #[serde(default)]
    #[schemars(length(max = 250))]
    pub description: Option<String>,
    /// How many are billed. Left empty, all that arrived and was not billed.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub quantity: Option<i64>,
    /// At what price, without tax. Left empty, the price of the order.
    #[serde(default)]
    pub unit_price: Option<Money>,
    /// Billed freight. Left empty, as the order says, with the first of the line that is billed.
    #[serde(default)]
    pub freight: Option<Money>,
    /// The tax in percent. Left empty, as the order says.
    #[serde(default)]
    #[schemars(length(max = 10))]
    pub tax_percent: Option<String>,
}

impl Command for BillLine {
    const NAME: &'static str = "procurement.bill-line";
    const NEEDS: Permission = INVOICE;
    const SAYS: &'static str = "Enters a line of an invoice; what is left out is as the order says.";
    const PLACE: Place = Place::post("/invoices/{invoice}/lines");
    type Outcome = Id<InvoiceLine>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<InvoiceLine>> {
        let invoice = work.find(&self.invoice)?;
        let ordered = self.order_line.as_ref().map(|line| work.find(line)).transpose()?;
        let billed = match &ordered {
            Some(line) => store::invoiced_of(work, line.id)?,
            None => 0,
        };
        let left = ordered.as_ref().map(|line| line.kept() - billed).filter(|left| *left > 0);
        // The freight of a line comes with the first of it that is billed.
        let freight = ordered.as_ref().and_then(|line| line.freight).filter(|_| billed == 0);
        let price = self.unit_price.or(ordered.as_ref().and_then(|line| line.unit_price));
        let (Some(quantity), Some(price)) = (self.quantity.or(left), price) else {
            let message = "Say how many are billed and at what price: nothing of this is open to be billed.";
            return Err(Refusal::new("nothing-to-bill", message).into());
        };
        let line = json!({
            "invoice": invoice.id,
            "order_line": ordered.as_ref().map(|line| line.id),
            "description": self.description,
            "quantity": quantity,
            "unit_price": price,
            "freight": self.freight.or(freight),
            "tax_percent": self.tax_percent,
        });
        work.register_state(InvoiceLine::KIND, given(line), Event::REGISTERED).map(Id::new)
    }
}

/// The fields that say something.
fn given(value: serde_json::Value) -> State {
    let state = value.as_object().cloned().unwrap_or_default();
    state.into_iter().filter(|(_, value)| !value.is_null()).collect()
}
