//! Where an order is: each step with its day, where it goes, what it costs there, what is late.
use crate::{Order, OrderState, READ, store};
use domain::{Date, Money};
use engine::{Permission, Place, Query, Ref, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Tells where an order is.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Track {
    /// Which order.
    pub order: Ref<Order>,
}

/// Where an order is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tracked {
    /// Its number.
    pub number: String,
    /// Where it is in its life.
    pub state: OrderState,
    /// The country it goes to.
    pub country: Option<String>,
    /// When it should be there.
    pub expected_on: Option<Date>,
    /// How many days it is late today; absent when it is not.
    pub days_late: Option<i64>,
    /// Without tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
    /// How many are here to stay.
    pub kept: i64,
    /// How many are still to come.
    pub outstanding: i64,
    /// What happened, earliest first.
    pub steps: Vec<Step>,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// `approved`, `placed`, `received`, `returned`, `settled`, `expected`.
    pub what: String,
    /// When.
    pub on: Date,
    /// The receipt or the return, in letters.
    pub code: Option<String>,
    /// How many units.
    pub units: Option<i64>,
}

impl Query for Track {
    const NAME: &'static str = "procurement.track";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Tells where an order is: each step with its day, what it costs, what is late.";
    const PLACE: Place = Place::get("/orders/{order}/track");
    type Answer = Tracked;

    fn run(self, view: &mut View<'_>) -> Result<Tracked> {
        let order = view.find(&self.order)?;
        let sums = store::sums_of(view, order.id, order.currency()?)?;
        let tally = store::tally_of(view, order.id)?;
        let mut steps = Vec::new();
        let mut step = |what: &str, on: Option<Date>, code: Option<String>, units: Option<i64>| {
            steps.extend(on.map(|on| Step { what: what.to_owned(), on, code, units }));
        };
        step("approved", order.approved_on, None, None);
        step("placed", order.placed_on, None, Some(sums.units));
        for (code, on, units) in store::receipts_of(view, order.id)? {
            step("received", Some(on), Some(code), Some(units));
        }
        for (code, opened, settled, units) in store::returns_of(view, order.id)? {
            step("returned", Some(opened), Some(code.clone()), Some(units));
            step("settled", settled, Some(code), Some(units));
        }
        if order.state.is_open() {
            step("expected", order.expected_on, None, Some(tally.outstanding));
        }
        steps.sort_by_key(|step| step.on);
        let late = order.expected_on.map(|due| view.today().days_since(due)).filter(|days| *days > 0);
        Ok(Tracked {
            number: order.number.clone(),
            state: order.state,
            country: order.ship_country.clone(),
            expected_on: order.expected_on,
            days_late: late.filter(|_| order.state.is_open()),
            net: sums.amounts.net,
            tax: sums.amounts.tax,
            gross: sums.amounts.gross,
            kept: tally.kept,
            outstanding: tally.outstanding,
            steps,
        })
    }
}
