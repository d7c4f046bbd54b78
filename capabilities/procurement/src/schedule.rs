//! What a lease or a rent costs, month by month.
use crate::{Mode, Order, READ};
use domain::{Date, Money};
use engine::{Permission, Place, Query, Ref, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Months told at most.
const MONTHS_MAX: i64 = 240;

/// Tells when which rate of a lease or a rent is due, and when what is leased goes back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Schedule {
    /// Which order.
    pub order: Ref<Order>,
}

/// One rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Payment {
    /// Which one, from 1.
    pub number: i64,
    /// When it is due.
    pub due_on: Date,
    /// How much, without tax.
    pub amount: Money,
    /// How much will then have been paid.
    pub paid: Money,
}

impl Query for Schedule {
    const NAME: &'static str = "procurement.schedule";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells when which rate of a lease or a rent is due.";
    const PLACE: Place = Place::get("/orders/{order}/schedule");
    type Answer = Vec<Payment>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Payment>> {
        Ok(payments(&*view.find(&self.order)?))
    }
}

/// The rates of an order, in advance from the first arrival, or from the day that is expected.
pub(crate) fn payments(order: &Order) -> Vec<Payment> {
    let begins = order.first_received_on.or(order.expected_on).or(order.placed_on);
    let (Some(begins), Some(rate), Some(months)) = (begins, order.monthly_rate, order.term_months) else {
        return Vec::new();
    };
    if order.mode == Mode::Buy {
        return Vec::new();
    }
    let payment = |nth: i64| Payment {
        number: nth + 1,
        due_on: begins.plus_months(nth),
        amount: rate,
        paid: Money::new(rate.minor.saturating_mul(nth + 1), rate.currency),
    };
    (0..months.min(MONTHS_MAX)).map(payment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rates_are_due_monthly_in_advance() {
        let order: Order = serde_json::from_value(json!({
            "id": 1, "number": "PO-1", "mode": "lease", "currency": "EUR", "term_months": 3,
            "monthly_rate": { "amount": "31.50", "currency": "EUR" }, "first_received_on": "2026-01-31",
        }))
        .unwrap();
        let told: Vec<_> = payments(&order).iter().map(|it| (it.due_on.to_string(), it.paid.minor)).collect();
        let expected = [("2026-01-31", 3150), ("2026-02-28", 6300), ("2026-03-31", 9450)];
        assert_eq!(told, expected.map(|(day, paid)| (day.to_owned(), paid)));
        assert_eq!(payments(&Order { mode: Mode::Buy, ..order }), []);
    }
}
