//! What stock proposes is ordered: a line of an order, that adds to the stock once it is here. Proposals that are ordered
//! together become one order for each supplier.
use crate::{from_plan::given, store};
use domain::{Currency, Event, Id, Refusal};
use engine::{Command, Happening, Permission, Place, Record, Ref, Result, Work};
use parties::Supplier;
use people::Location;
use procurement::{Order, OrderLine};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use stock::StockItem;

/// Some of it was ordered.
pub const ORDERED: Event = Event::new("ordered", "ordered");

/// Orders a stock item: as a line of a draft, or of a new order to its supplier.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OrderStock {
    /// Which item.
    pub item: Ref<StockItem>,
    /// How many. Left empty, as many as are proposed.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub quantity: Option<i64>,
    /// With which order, a draft. Left empty, one of your own to the same supplier with nothing but stock items, or a new one.
    #[serde(default)]
    pub order: Option<Ref<Order>>,
    /// From whom, for a new order. Left empty, the item's supplier.
    #[serde(default)]
    pub supplier: Option<Ref<Supplier>>,
    /// Where to, for a new order.
    #[serde(default)]
    pub ship_to: Option<Ref<Location>>,
}

/// To whom and for whom stock is ordered: what has all of it in common is one order.
pub(crate) struct Cart {
    pub(crate) supplier: i64,
    pub(crate) company: Option<i64>,
    pub(crate) ship_to: Option<i64>,
    pub(crate) currency: Currency,
}

fn open(work: &mut Work<'_>, title: &str, cart: &Cart) -> Result<i64> {
    let head = json!({
        "title": title, "supplier": cart.supplier, "company": cart.company, "ship_to": cart.ship_to,
        "currency": cart.currency,
    });
    work.register_state(Order::KIND, given(head), Event::REGISTERED)
}

impl Command for OrderStock {
    const NAME: &'static str = "sourcing.order-stock";
    const NEEDS: Permission = procurement::MANAGE;
    const SAYS: &'static str = "Orders a stock item, in the quantity that is proposed or another one.";
    const PLACE: Place = Place::post("/stock-items/{item}/order");
    type Outcome = Id<OrderLine>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<OrderLine>> {
        let item = work.find_to_change(&self.item)?;
        let whole = work.whole(StockItem::KIND, item.id.number())?;
        let said = |name: &str| whole.state.get(name).or_else(|| whole.derived.get(name)).cloned();
        let proposed = said("to_order").as_ref().and_then(Value::as_i64).filter(|proposed| *proposed > 0);
        let Some(quantity) = self.quantity.or(proposed) else {
            let message = format!("Nothing of {} is proposed. Say how many to order.", item.name);
            return Err(Refusal::new("nothing-proposed", message).into());
        };
        let order = match &self.order {
            Some(order) => work.find(order)?.id.number(),
            None => {
                let chosen = self.supplier.as_ref().map(|one| work.find(one)).transpose()?;
                let supplier = chosen.map(|one| json!(one.id)).or(said("supplier"));
                let Some(supplier) = supplier else {
                    let message = "Say from whom: the item names no supplier.";
                    return Err(engine::Error::invalid("supplier", "required", message));
                };
                let place = self.ship_to.as_ref().map(|place| work.find(place)).transpose()?;
                let cart = Cart {
                    supplier: supplier.as_i64().unwrap_or_default(),
                    company: item.company.map(Id::number),
                    ship_to: place.map(|place| place.id.number()),
                    currency: item.unit_cost.map_or(work.settings().currency, |cost| cost.currency),
                };
                match store::cart(work, &cart)? {
                    Some(order) => order,
                    None => open(work, &item.name, &cart)?,
                }
            }
        };
        let line = json!({
            "purchase_order": order, "description": item.name, "stock_item": item.id,
            "category": said("category"), "part_number": said("part_number"), "quantity": quantity,
            "unit_price": item.unit_cost,
        });
        let line = work.register_state(OrderLine::KIND, given(line), Event::REGISTERED).map(Id::new)?;
        let what = Happening::of(ORDERED).fact("quantity", quantity);
        work.as_system(|work| work.record(&item, &item.record, what))?;
        Ok(line)
    }
}
