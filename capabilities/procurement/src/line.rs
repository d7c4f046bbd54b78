//! One line of an order: so many of something at a price.
use crate::{
    MANAGE, Order, OrderState, READ,
    rules::{amounts, ordering, receiving, tax},
    store,
};
use catalog::{Category, Model};
use domain::{Aspect, Choice, Date, Field, Id, Kind, Money, State, Tone};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use people::{Company, Department, Location};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A line of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderLine {
    /// Its identity.
    pub id: Id<OrderLine>,
    /// Number of the order and place in it.
    #[serde(default)]
    pub code: String,
    /// Its order.
    pub purchase_order: Id<Order>,
    /// Its place among the lines.
    #[serde(default)]
    pub position: i64,
    /// What it is, in words.
    #[serde(default)]
    pub description: String,
    /// What it is, if the catalog has it.
    pub model: Option<Id<Model>>,
    /// What kind of thing it is.
    pub category: Option<Id<Category>>,
    /// How many.
    pub quantity: i64,
    /// What one costs, without tax.
    pub unit_price: Option<Money>,
    /// The tax on it.
    pub tax_percent: Option<String>,
    /// Its share of the freight.
    pub freight: Option<Money>,
    /// How long the supplier or the manufacturer repairs it.
    pub warranty_months: Option<i64>,
    /// Whether each unit becomes an asset.
    pub becomes_assets: Option<bool>,
    /// The line of a purchase plan in whose place it stands: a `purchase-plan-line`.
    #[serde(default)]
    pub plan_line: Option<i64>,
    /// What it adds to once it is here, where it is counted: a `stock-item`.
    #[serde(default)]
    pub stock_item: Option<i64>,
    /// When it should be there.
    pub needed_by: Option<Date>,
    /// Whose it will be: as its order says.
    pub company: Option<Id<Company>>,
    /// Where it goes: as its order says.
    pub ship_to: Option<Id<Location>>,
    /// Who pays: as its order says.
    pub department: Option<Id<Department>>,
    /// How many arrived, those that went back among them.
    #[serde(default)]
    pub received: i64,
    /// How many of those went back.
    #[serde(default)]
    pub returned: i64,
    /// How many of those are credited, not replaced.
    #[serde(default)]
    pub credited: i64,
    /// How many will never come.
    #[serde(default)]
    pub cancelled: i64,
}

impl OrderLine {
    /// How many are here to stay.
    pub const fn kept(&self) -> i64 {
        self.received - self.returned
    }

    /// How many are still to come.
    pub fn outstanding(&self) -> i64 {
        receiving::outstanding(self)
    }

    /// The rate of the tax in percent.
    pub fn tax_rate(&self) -> Decimal {
        self.tax_percent.as_deref().and_then(amounts::percent).unwrap_or_default()
    }

    /// What it comes to: what was ordered less what was cancelled.
    pub fn amounts(&self, currency: domain::Currency) -> Result<amounts::Amounts> {
        let price = self.unit_price.unwrap_or(Money::new(0, currency));
        let amounts = amounts::of_line(price, self.quantity - self.cancelled, self.freight, self.tax_rate());
        amounts.map_err(|error| {
            Error::invalid("unit_price", "too-large", format!("What this line comes to {error}."))
        })
    }
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("open", "To come", Tone::Preparing),
    Choice::toned("partly", "Partly here", Tone::Warn),
    Choice::toned("complete", "Here", Tone::Ok),
    Choice::toned("cancelled", "Cancelled", Tone::Muted),
];

const PRICE: &str = "Price";
const PROGRESS: &str = "Progress";

const FIELDS: &[Field<'static>] = &[
    Field::text("code", "Line").max(80).governed().unique().searchable().listed(),
    Field::reference("purchase_order", "Order", "order").required().indexed().listed().aliases(&[
        "order",
        "po number",
        "order number",
    ]),
    Field::integer("position", "Position").governed(),
    Field::text("description", "Description")
        .indexed()
        .searchable()
        .listed()
        .help("Left empty, the model's name."),
    Field::reference("model", "Model", "model").indexed().searchable(),
    Field::reference("category", "Category", "category").indexed(),
    Field::reference("plan_line", "In the place of", "purchase-plan-line")
        .indexed()
        .help("The line of a purchase plan that it fulfils."),
    Field::reference("stock_item", "For the stock of", "stock-item")
        .indexed()
        .help("What arrives is added to its stock."),
    Field::text("part_number", "Supplier's part number").max(80).sparse().searchable(),
    Field::integer("quantity", "Quantity").required().at_least(1).listed(),
    Field::money("unit_price", "Unit price").group(PRICE).at_least(0).listed(),
    Field::new("tax_percent", "Tax, percent", Kind::Decimal)
        .group(PRICE)
        .help("Left empty, the standard rate of the country of delivery."),
    Field::money("freight", "Share of the freight").group(PRICE).at_least(0),
    Field::integer("warranty_months", "Warranty, months").at_least(0),
    Field::boolean("becomes_assets", "Units become assets")
        .help("Yes for models and categories unless you say no. The model of a category is said on receipt."),
    Field::date("needed_by", "Needed by").sparse(),
    Field::reference("company", "Company", "company").governed().indexed(),
    Field::reference("ship_to", "Deliver to", "location").governed().sparse(),
    Field::reference("department", "Cost centre", "department").governed().sparse(),
    Field::integer("received", "Received").group(PROGRESS).about(Aspect::Life).governed(),
    Field::integer("returned", "Sent back").group(PROGRESS).about(Aspect::Life).governed(),
    Field::integer("credited", "Credited").group(PROGRESS).about(Aspect::Life).governed(),
    Field::integer("cancelled", "Cancelled").group(PROGRESS).about(Aspect::Life).governed(),
    Field::integer("invoiced", "Invoiced").derived(),
    Field::integer("outstanding", "Still to come").derived().indexed().listed(),
    Field::choice("progress", "Progress", STATES).derived().indexed().listed(),
    Field::money("net", "Net").derived(),
    Field::money("tax", "Tax").derived(),
    Field::money("gross", "Total").derived().indexed().listed(),
    Field::long_text("notes", "Notes"),
];

impl Record for OrderLine {
    const KIND: &'static RecordKind = &RecordKind {
        name: "order-line",
        one: "order line",
        many: "Order lines",
        path: "order-lines",
        table: "order_lines",
        label: "code",
        keys: &["code"],
        fields: FIELDS,
        indexes: &[
            "purchase_order, position, id",
            "purchase_order, code, id",
            "progress, code, id",
            "model, code, id",
        ],
        belonging: Belonging {
            company: Some("company"),
            location: Some("ship_to"),
            department: Some("department"),
            own: &[],
        },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, whole: &State, work: &mut Work<'_>) -> Result<Self> {
        // Locked, so that nobody submits the order while a line is being added.
        let order = work.as_system(|work| work.load(after.purchase_order))?;
        if before.is_none() && order.state != OrderState::Draft {
            return Err(ordering::not_a_draft(&order).into());
        }
        if let Some(was) = before {
            ordering::line_edited(was, &after, &order, whole.contains_key("archived"))?;
        }
        check_money(&after, &order)?;
        if let Some(model) = after.model {
            let (state, _) = work.state(Model::KIND, model.number())?;
            let text =
                |name: &str| state.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
            if after.description.trim().is_empty() {
                after.description = text("name");
            }
            let category = state.get("category").and_then(Value::as_i64);
            after.category = category.map(Id::new).or(after.category);
        }
        if after.description.trim().is_empty() {
            return Err(Error::invalid("description", "required", "Say what is ordered, or name its model."));
        }
        if after.becomes_assets == Some(true) && after.stock_item.is_some() {
            let message = "What is counted in stock does not become assets. Choose one of them.";
            return Err(Error::invalid("becomes_assets", "counted-or-told-apart", message));
        }
        if after.becomes_assets == Some(true) && after.model.is_none() && after.category.is_none() {
            let message = "Only a line with a model or a category becomes assets. Name one of them.";
            return Err(Error::invalid("model", "model-needed", message));
        }
        // A line that was for anything becomes assets once somebody says which model it is.
        let named = before.is_some_and(|was| {
            was.model.is_none() && after.model.is_some() && was.becomes_assets == after.becomes_assets
        });
        let said = after.becomes_assets.filter(|_| !named);
        let told_apart = after.model.is_some() || after.category.is_some();
        after.becomes_assets = said.or(Some(told_apart && after.stock_item.is_none()));
        if after.tax_percent.is_none() && before.is_none() {
            after.tax_percent = order.ship_country.as_deref().and_then(tax::suggested).map(str::to_owned);
        }
        (after.company, after.ship_to, after.department) = (order.company, order.ship_to, order.department);
        if after.position == 0 {
            after.position = store::last_position(work, after.purchase_order)? + 1;
        }
        after.code = format!("{}/{}", order.number, after.position);
        Ok(after)
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let currency = match self.unit_price.or(self.freight) {
            Some(price) => price.currency,
            None => store::currency_of(view, self.purchase_order)?.unwrap_or(view.settings().currency),
        };
        let it = self.amounts(currency)?;
        let derived = json!({
            "invoiced": store::invoiced_of(view, self.id)?,
            "outstanding": self.outstanding(),
            "progress": receiving::progress(self),
            "net": it.net, "tax": it.tax, "gross": it.gross,
        });
        Ok(derived.as_object().cloned().unwrap_or_default())
    }
}

/// Everything of an order is in its currency, and a tax rate is a percentage.
fn check_money(line: &OrderLine, order: &Order) -> Result<()> {
    for (name, money) in [("unit_price", line.unit_price), ("freight", line.freight)] {
        if let Some(money) = money.filter(|money| money.currency.code() != order.currency) {
            let message =
                format!("Order {} is in {}, not in {}.", order.number, order.currency, money.currency);
            return Err(Error::invalid(name, "wrong-currency", message));
        }
    }
    match &line.tax_percent {
        Some(text) if amounts::percent(text).is_none() => Err(Error::invalid(
            "tax_percent",
            "not-a-percentage",
            "A tax rate lies between 0 and 100 percent.",
        )),
        _ => Ok(()),
    }
}
