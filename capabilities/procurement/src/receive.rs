//! What was ordered arrives: assets come from the line, without anything being typed again.
use crate::{
    ExpectedSerial, Order, OrderLine, RECEIVE, Receipt, policy,
    rules::{
        amounts,
        receiving::{acknowledged, alarms, received},
        serials::{self, UNITS_MAX, Unit},
    },
    store,
};
use assets::Asset;
use catalog::{Category, Model};
use domain::{Event, Id, Money, Refusal, State};
use engine::{Command, Error, Happening, Kept, Permission, Place, Record, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Units of a line arrived.
pub const ARRIVED: Event = Event::new("arrived", "received units of");

/// Receives units of a line: makes their assets with cost, tax, warranty, supplier and place.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Receive {
    /// Which line.
    pub line: Ref<OrderLine>,
    /// The serial numbers, one a line as a scanner writes them; an IMEI may stand behind each.
    #[serde(default)]
    #[schemars(length(max = 40000))]
    pub serials: Option<String>,
    /// How many arrived. Left empty, as many as there are serial numbers.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub quantity: Option<i64>,
    /// Where they are put. Left empty, the place that the order is delivered to.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// Which model arrived, where the line names only a category.
    #[serde(default)]
    pub model: Option<Ref<Model>>,
    /// The number of the delivery note.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub delivery_note: Option<String>,
    /// Why serial numbers are accepted that were not announced, or were announced for something else.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub accept_because: Option<String>,
}

/// What came of receiving.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Received {
    /// The receipt.
    pub id: i64,
    /// What it is called in letters.
    pub receipt: String,
    /// The assets that were made.
    pub assets: Vec<i64>,
    /// How many of the line are still to come.
    pub outstanding: i64,
}

impl Command for Receive {
    const NAME: &'static str = "procurement.receive";
    const NEEDS: Permission = RECEIVE;
    const SAYS: &'static str =
        "Receives units of a line: makes their assets with cost, tax, warranty, supplier and place.";
    const PLACE: Place = Place::post("/order-lines/{line}/receive");
    type Outcome = Received;

    fn run(self, work: &mut Work<'_>) -> Result<Received> {
        let line = work.find_to_change(&self.line)?;
        let order = work.as_system(|work| work.load::<Order>(line.purchase_order))?;
        order.takes_deliveries()?;
        let units = serials::read(self.serials.as_deref().unwrap_or_default())?;
        let quantity = how_many(self.quantity, &units)?;
        let tolerances = policy::tolerances(work, order.company)?;
        let after = received(&line, quantity, tolerances.over_delivery)?;
        let model = which_model(work, &line, self.model.as_ref())?;
        let odd = check_serials(work, &line, model, &units)?;
        acknowledged(&odd, self.accept_because.as_deref())?;
        let location = match &self.location {
            Some(place) => Some(work.find(place)?.id),
            None => order.ship_to,
        };
        let receipt = Receipt {
            id: work.new_id()?,
            code: String::new(),
            purchase_order: order.id,
            order_line: line.id,
            quantity,
            received_on: work.day(),
            days_late: order.expected_on.map(|due| work.day().days_since(due)),
            location,
            company: line.company,
            received_by: work.actor().person.map(Id::new),
            delivery_note: self.delivery_note,
            alarms: Some(odd.join("; ")).filter(|odd| !odd.is_empty()),
            accepted_because: self.accept_because.filter(|_| !odd.is_empty()),
        };
        let receipt = Receipt { code: format!("RC-{:06}", receipt.id.number()), ..receipt };
        work.register(&receipt, Event::REGISTERED)?;
        let made = match after.becomes_assets {
            Some(true) => make_assets(work, &order, &line, &receipt, (model, &units))?,
            _ => Vec::new(),
        };
        tick_off(work, &line, &receipt, &units)?;
        let what = Happening::of(ARRIVED).fact("receipt", &receipt.code).fact("quantity", quantity);
        work.record(&line, &after, what)?;
        progress(work, &order, &receipt)?;
        Ok(Received {
            id: receipt.id.number(),
            receipt: receipt.code,
            assets: made,
            outstanding: after.outstanding(),
        })
    }
}

/// The quantity that was said, or that of the serial numbers.
fn how_many(said: Option<i64>, units: &[Unit]) -> Result<i64> {
    let scanned = units.len() as i64;
    match said {
        None => Ok(scanned),
        Some(said) if said < scanned => {
            let message = format!("{scanned} serial numbers were scanned, but only {said} units arrived.");
            Err(Error::invalid("quantity", "more-serials-than-units", message))
        }
        Some(said) if said > UNITS_MAX as i64 => {
            Err(Error::invalid("quantity", "too-many", format!("Receive at most {UNITS_MAX} units at once.")))
        }
        Some(said) => Ok(said),
    }
}

/// The model of what arrived: that of the line, or the one that somebody says where the line names only a category.
fn which_model(
    work: &mut Work<'_>,
    line: &OrderLine,
    said: Option<&Ref<Model>>,
) -> Result<Option<Id<Model>>> {
    let said = said.map(|model| work.find(model)).transpose()?;
    match (line.model, said) {
        (Some(ordered), Some(said)) if said.id != ordered => {
            let message = format!(
                "{} orders {}, not {}. Send back what was not ordered, or change the line before it arrives.",
                line.code, line.description, said.name
            );
            Err(Error::invalid("model", "another-model", message))
        }
        (Some(ordered), _) => Ok(Some(ordered)),
        (None, None) if line.becomes_assets == Some(true) => {
            let message = format!(
                "{} names no model, only {}. Say which model arrived: each unit becomes an asset of it.",
                line.code, line.description
            );
            Err(Error::invalid("model", "model-needed", message))
        }
        (None, None) => Ok(None),
        (None, Some(said)) => match line.category {
            Some(wanted) if !lies_in(work, said.category, wanted)? => {
                let message = format!("{} is not of the category that {} orders.", said.name, line.code);
                Err(Error::invalid("model", "does-not-fit", message))
            }
            _ => Ok(Some(said.id)),
        },
    }
}

/// Whether a category is the one that is wanted, or part of it.
fn lies_in(work: &mut Work<'_>, category: Option<Id<Category>>, wanted: Id<Category>) -> Result<bool> {
    let Some(category) = category else { return Ok(false) };
    work.lies_within(Category::KIND, category.number(), wanted.number())
}

/// What is odd about the serial numbers. One that is in the register already is refused outright.
fn check_serials(
    work: &mut Work<'_>,
    line: &OrderLine,
    model: Option<Id<Model>>,
    units: &[Unit],
) -> Result<Vec<String>> {
    let serials: Vec<&str> = units.iter().map(|unit| unit.serial.as_str()).collect();
    if serials.is_empty() {
        return Ok(Vec::new());
    }
    if let Some((serial, tag)) = store::in_register(work, &serials, model)? {
        let message = format!("{serial} is in the register already, as {tag}. Was it received before?");
        return Err(Refusal::new("serial-in-register", message).into());
    }
    let announced = store::announced(work, &serials)?;
    let expects = store::has_expected(work, line.id)?;
    Ok(alarms(line.id.number(), &serials, expects, &announced))
}

/// Makes an asset of each unit. The first ones have the serial numbers, for those that were scanned.
fn make_assets(
    work: &mut Work<'_>,
    order: &Order,
    line: &Kept<OrderLine>,
    receipt: &Receipt,
    (model, units): (Option<Id<Model>>, &[Unit]),
) -> Result<Vec<i64>> {
    let costs = match line.unit_price {
        Some(price) => amounts::unit_costs(price, line.quantity, line.freight).map_err(|error| {
            Error::invalid("unit_price", "too-large", format!("The cost of a unit {error}."))
        })?,
        None => Vec::new(),
    };
    let mut made = Vec::new();
    for nth in 0..receipt.quantity {
        // Units that come again or beyond the order cost what the last one did.
        let at = usize::try_from(line.received + nth).unwrap_or_default();
        let cost = costs.get(at).or(costs.last()).copied();
        let unit = usize::try_from(nth).ok().and_then(|nth| units.get(nth));
        let line = OrderLine { model, ..line.record.clone() };
        let state = asset_of(order, &line, receipt, unit, cost)?;
        let what =
            Happening::of(Event::REGISTERED).fact("order_line", &line.code).fact("receipt", &receipt.code);
        let asset = work.register_state(Asset::KIND, state, what)?;
        store::keep_unit(work, asset, line.id, receipt.id)?;
        made.push(asset);
    }
    Ok(made)
}

/// Everything that the order knows about a unit.
fn asset_of(
    order: &Order,
    line: &OrderLine,
    receipt: &Receipt,
    unit: Option<&Unit>,
    cost: Option<Money>,
) -> Result<State> {
    let too_large = |error| Error::invalid("tax_percent", "too-large", format!("The tax of a unit {error}."));
    let tax = cost.map(|cost| amounts::tax_on(cost, line.tax_rate())).transpose().map_err(too_large)?;
    let all = json!({
        "model": line.model,
        "serial": unit.map(|unit| &unit.serial),
        "imei": unit.and_then(|unit| unit.imei.as_ref()),
        "condition": "new",
        "location": receipt.location,
        "home_location": receipt.location,
        "company": line.company,
        "department": line.department,
        "ownership": order.mode.ownership(),
        "cost": cost,
        "tax": tax,
        "purchased_on": order.placed_on,
        "received_on": receipt.received_on,
        "order_number": order.number,
        "supplier": order.supplier,
        "warranty_months": line.warranty_months,
    });
    let state = all.as_object().cloned().unwrap_or_default();
    Ok(state.into_iter().filter(|(_, value)| !value.is_null()).collect::<State>())
}

/// Ticks announced serial numbers off.
fn tick_off(work: &mut Work<'_>, line: &OrderLine, receipt: &Receipt, units: &[Unit]) -> Result<()> {
    let serials: Vec<&str> = units.iter().map(|unit| unit.serial.as_str()).collect();
    for id in store::expected_of(work, line.id, &serials)? {
        work.as_system(|work| {
            let kept = work.load::<ExpectedSerial>(Id::new(id))?;
            let after = ExpectedSerial {
                arrived_on: Some(receipt.received_on),
                receipt: Some(receipt.id),
                ..kept.record.clone()
            };
            work.record(&kept, &after, Happening::of(ARRIVED))
        })?;
    }
    Ok(())
}

/// The order follows.
pub(crate) fn progress(work: &mut Work<'_>, order: &Kept<Order>, receipt: &Receipt) -> Result<()> {
    let tally = store::tally_of(work, order.id)?;
    let after = order.progressed(tally, work.day());
    let what =
        Happening::of(ARRIVED).fact("receipt", &receipt.code).fact("quantity", Value::from(receipt.quantity));
    work.as_system(|work| work.record(order, &after, what)).map(drop)
}
