//! What a plan allows is asked for or ordered, without anything being typed again: its lines go along, so that the budget
//! counts them once and the plan knows what became of it.
use crate::{MANAGE, Rfq, RfqLine};
use domain::{Currency, Date, Event, Id, Refusal, State};
use engine::{Command, Permission, Place, Record, Ref, Result, Work};
use parties::Supplier;
use people::Location;
use planning::{Plan, PlanLine, ToBuy};
use procurement::{Order, OrderLine};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Makes a request for quotation, a draft, from what of an approved plan stands in no order yet.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AskForPlan {
    /// Which plan.
    pub plan: Ref<Plan>,
    /// Only what goes to this place.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// The last day for bids.
    #[serde(default)]
    pub deadline: Option<Date>,
    /// When it must be there. Left empty, when the first line of the plan is to be bought.
    #[serde(default)]
    pub needed_by: Option<Date>,
}

impl Command for AskForPlan {
    const NAME: &'static str = "sourcing.ask-for-plan";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Makes a request for quotation from what of an approved purchase plan is not ordered yet.";
    const PLACE: Place = Place::post("/purchase-plans/{plan}/request");
    type Outcome = Id<Rfq>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Rfq>> {
        let open = open(work, &self.plan, self.location.as_ref(), |_| true)?;
        let first = open.lines.iter().filter_map(|one| one.line.buy_by).min();
        let head = json!({
            "title": open.plan.name, "company": open.plan.company, "department": open.plan.department,
            "ship_to": open.place, "currency": open.currency()?, "deadline": self.deadline,
            "needed_by": self.needed_by.or(first), "notes": format!("From {}.", open.plan.number),
        });
        let rfq = work.register_state(Rfq::KIND, given(head), Event::REGISTERED)?;
        for ToBuy { line, quantity } in &open.lines {
            let state = json!({
                "rfq": rfq, "model": line.model, "category": line.category, "description": line.name,
                "quantity": quantity, "plan_line": line.id,
            });
            work.register_state(RfqLine::KIND, given(state), Event::REGISTERED)?;
        }
        Ok(Id::new(rfq))
    }
}

/// Makes an order, a draft, from what of an approved plan stands in no order yet, at the prices that were planned.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OrderPlan {
    /// Which plan.
    pub plan: Ref<Plan>,
    /// From whom: what is planned from them, or from nobody yet. Left empty, the one supplier of the plan.
    #[serde(default)]
    pub supplier: Option<Ref<Supplier>>,
    /// Only what goes to this place.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
}

impl Command for OrderPlan {
    const NAME: &'static str = "sourcing.order-plan";
    const NEEDS: Permission = procurement::MANAGE;
    const SAYS: &'static str = "Makes an order from what of an approved purchase plan is not ordered yet.";
    const PLACE: Place = Place::post("/purchase-plans/{plan}/order");
    type Outcome = Id<Order>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Order>> {
        let asked = self.supplier.as_ref().map(|one| work.find(one)).transpose()?.map(|one| one.id);
        let fits = |line: &PlanLine| asked.is_none() || line.supplier.is_none() || line.supplier == asked;
        let open = open(work, &self.plan, self.location.as_ref(), fits)?;
        let known: BTreeSet<_> = open.lines.iter().filter_map(|one| one.line.supplier).collect();
        let supplier = match (asked, known.len()) {
            (Some(supplier), _) => supplier,
            (None, 1) => known.into_iter().next().unwrap_or(Id::new(0)),
            (None, _) => {
                let message = "The lines of this plan do not name one supplier. Say from whom you order.";
                return Err(engine::Error::invalid("supplier", "required", message));
            }
        };
        let head = json!({
            "title": open.plan.name, "supplier": supplier, "company": open.plan.company,
            "department": open.plan.department, "ship_to": open.place, "currency": open.currency()?,
            "notes": format!("From {}.", open.plan.number),
        });
        let order = work.register_state(Order::KIND, given(head), Event::REGISTERED)?;
        for ToBuy { line, quantity } in &open.lines {
            let state = json!({
                "purchase_order": order, "model": line.model, "category": line.category, "description": line.name,
                "quantity": quantity, "unit_price": line.unit_cost, "needed_by": line.buy_by,
                "plan_line": line.id,
            });
            work.register_state(OrderLine::KIND, given(state), Event::REGISTERED)?;
        }
        Ok(Id::new(order))
    }
}

/// What of a plan is to be bought.
struct Open {
    plan: Plan,
    lines: Vec<ToBuy>,
    /// Where all of it goes, if it goes to one place.
    place: Option<Id<Location>>,
}

impl Open {
    /// The one currency of what is planned, if a price is.
    fn currency(&self) -> Result<Option<Currency>> {
        let currencies: BTreeSet<Currency> =
            self.lines.iter().filter_map(|one| one.line.unit_cost).map(|cost| cost.currency).collect();
        match currencies.len() {
            0 | 1 => Ok(currencies.into_iter().next()),
            _ => {
                let message =
                    "These lines are planned in several currencies. Choose those of one place or supplier.";
                Err(Refusal::new("mixed-currencies", message).into())
            }
        }
    }
}

fn open(
    work: &mut Work<'_>,
    plan: &Ref<Plan>,
    location: Option<&Ref<Location>>,
    fits: impl Fn(&PlanLine) -> bool,
) -> Result<Open> {
    let plan = work.find(plan)?.record;
    let wanted = location.map(|place| work.find(place)).transpose()?.map(|place| place.id);
    let mut lines = planning::to_buy(work, &plan)?;
    lines.retain(|one| (wanted.is_none() || one.line.location == wanted) && fits(&one.line));
    let places: BTreeSet<_> = lines.iter().map(|one| one.line.location).collect();
    let one = if places.len() == 1 { places.into_iter().next().flatten() } else { None };
    if lines.is_empty() {
        let message = format!("Nothing of {} is left to be ordered there.", plan.number);
        return Err(Refusal::new("nothing-to-order", message).into());
    }
    Ok(Open { plan, lines, place: wanted.or(one) })
}

/// The fields that say something.
pub(crate) fn given(value: Value) -> State {
    let state = value.as_object().cloned().unwrap_or_default();
    state.into_iter().filter(|(_, value)| !value.is_null()).collect()
}
