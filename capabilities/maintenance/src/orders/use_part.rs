//! A part goes into an asset: bought for it, from stock, or recovered from another asset.
use super::lines::{Part, line};
use crate::{WORK, orders::WorkOrder};
use domain::{Id, Money, State};
use engine::{Command, Error, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Notes a part that was put in, and which one came out.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct UsePart {
    /// Into what order it goes.
    pub(crate) order: Ref<WorkOrder>,
    /// What it is; what the shelf says of it when left out.
    #[serde(default)]
    #[schemars(length(min = 1, max = 200))]
    pub(crate) description: Option<String>,
    /// A recovered part from the shelf: its id. It is in the asset of the order from now on.
    #[serde(default)]
    #[schemars(range(min = 1), extend("x-refers-to" = "recovered-part"))]
    pub(crate) recovered_part: Option<i64>,
    /// A stock item that is given out into the asset of the order: its id.
    #[serde(default)]
    #[schemars(range(min = 1), extend("x-refers-to" = "stock-item"))]
    pub(crate) stock_item: Option<i64>,
    /// Its part number.
    #[serde(default)]
    #[schemars(length(max = 80))]
    pub(crate) part_number: Option<String>,
    /// How many; one when left out.
    #[serde(default)]
    pub(crate) quantity: Option<i64>,
    /// What one costs; what it is worth on the shelf when left out.
    #[serde(default)]
    pub(crate) unit_cost: Option<Money>,
    /// The serial number of what came out.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub(crate) old_serial: Option<String>,
    /// The serial number of what went in.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub(crate) new_serial: Option<String>,
}

impl Command for UsePart {
    const NAME: &'static str = "maintenance.use-part";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Notes a part that was put in, and which one came out: bought, from stock, or recovered.";
    const PLACE: Place = Place::post("/work-orders/{order}/parts");
    type Outcome = Id<Part>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Part>> {
        let order = work.find_to_change(&self.order)?;
        order.must_be_open()?;
        let shelf = self.on_the_shelf(work)?;
        let Some(description) = self.description.or(shelf.description) else {
            return Err(Error::invalid("description", "required", "Say what it is."));
        };
        let given = json!({
            "work_order": order.id, "asset": order.asset, "description": description,
            "part_number": self.part_number.or(shelf.part_number), "quantity": self.quantity,
            "unit_cost": self.unit_cost.or(shelf.cost), "old_serial": self.old_serial,
            "new_serial": self.new_serial.or(shelf.serial), "recovered_part": self.recovered_part,
            "stock_item": self.stock_item,
        });
        line::<Part>(work, given)
    }
}

/// What is known of a part that comes from a shelf.
#[derive(Default)]
struct OnShelf {
    description: Option<String>,
    part_number: Option<String>,
    serial: Option<String>,
    cost: Option<Money>,
}

impl UsePart {
    /// Stock and recovered parts stand beside this capability: it reads them by their kinds, and they hear of the part
    /// by its own.
    fn on_the_shelf(&self, work: &mut Work<'_>) -> Result<OnShelf> {
        let (kind, id) = match (self.recovered_part, self.stock_item) {
            (None, None) => return Ok(OnShelf::default()),
            (Some(part), None) => ("recovered-part", part),
            (None, Some(item)) => ("stock-item", item),
            (Some(_), Some(_)) => {
                let message = "It comes from stock or was recovered: name one of them.";
                return Err(Error::invalid("stock_item", "either-or", message));
            }
        };
        if self.recovered_part.is_some() && self.quantity.is_some_and(|pieces| pieces != 1) {
            return Err(Error::invalid("quantity", "one-piece", "A recovered part is one piece."));
        }
        let kind = work.kind(kind).ok_or(Error::NotFound("part"))?;
        let (state, _) = work.state(kind, id)?;
        let text = |state: &State, name: &str| state.get(name).and_then(Value::as_str).map(str::to_owned);
        let money = |name: &str| state.get(name).cloned().and_then(|cost| serde_json::from_value(cost).ok());
        Ok(OnShelf {
            description: text(&state, "description").or_else(|| text(&state, "name")),
            part_number: text(&state, "part_number"),
            serial: text(&state, "serial"),
            cost: money("value").or_else(|| money("unit_cost")),
        })
    }
}
