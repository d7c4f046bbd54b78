//! The life of an order: draft, waiting, approved, placed, received, closed. Nothing that has ended begins again.
use crate::{Mode, Order, OrderLine, OrderState};
use domain::{Date, Id, Money, Refusal};
use people::Person;

/// What the rules need to know about the lines of an order.
#[derive(Clone, Copy, Debug)]
pub struct Content {
    /// How many lines there are.
    pub lines: i64,
    /// How many of them have no price.
    pub unpriced: i64,
    /// What all comes to, with tax.
    pub gross: Money,
}

/// How many units of an order are where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Here to stay.
    pub kept: i64,
    /// Still to come.
    pub outstanding: i64,
}

/// Who acts, as far as four eyes need to know.
#[derive(Clone, Copy, Debug)]
pub struct Eyes<'a> {
    /// The actor's name.
    pub actor: &'a str,
    /// The person behind it.
    pub person: Option<Id<Person>>,
}

/// Refuses that what is no draft is treated as one.
pub fn not_a_draft(order: &Order) -> Refusal {
    let message = format!(
        "{} is {}. Take it back to a draft, or change a line by a change order.",
        order.number,
        order.state.says()
    );
    Refusal::new("order-not-draft", message)
}

fn ended(order: &Order) -> Refusal {
    let message =
        format!("{} is {}, and orders are not reopened. Make a new one.", order.number, order.state.says());
    Refusal::new("order-has-ended", message)
}

/// An edit by hand: a draft is free, of what was submitted only when and where to it comes can change.
pub fn edited(was: &Order, after: &Order, archived: bool) -> Result<(), Refusal> {
    if archived && !matches!(was.state, OrderState::Draft | OrderState::Closed | OrderState::Cancelled) {
        let message = format!("{} is {}. Close or cancel it first.", was.number, was.state.says());
        return Err(Refusal::new("order-is-alive", message));
    }
    if was.state == OrderState::Draft {
        return Ok(());
    }
    let soft = Order {
        ship_to: was.ship_to,
        ship_to_person: was.ship_to_person,
        ship_address: was.ship_address.clone(),
        ship_country: was.ship_country.clone(),
        expected_on: was.expected_on,
        returns_on: was.returns_on,
        ..after.clone()
    };
    if soft == *was { Ok(()) } else { Err(not_a_draft(was)) }
}

/// An edit of a line by hand: of what was submitted only words and the day it is needed can change.
pub fn line_edited(was: &OrderLine, after: &OrderLine, order: &Order, archived: bool) -> Result<(), Refusal> {
    if was.purchase_order != after.purchase_order {
        let message = "A line stays with its order. Make a new line in the other one.";
        return Err(Refusal::new("line-stays", message));
    }
    if order.state == OrderState::Draft {
        return Ok(());
    }
    let soft = OrderLine { needed_by: was.needed_by, description: was.description.clone(), ..after.clone() };
    if soft == *was && !archived { Ok(()) } else { Err(not_a_draft(order)) }
}

impl Order {
    /// Submitted for approval; approved at once where it needs none.
    ///
    /// Refuses: no draft; no lines; a line without a price; a lease without term and rate; no place to deliver to.
    pub fn submitted(&self, it: Content, by: &str, on: Date, limit: Option<Money>) -> Result<Self, Refusal> {
        if self.state != OrderState::Draft {
            return Err(not_a_draft(self));
        }
        if it.lines == 0 {
            return Err(Refusal::new(
                "no-lines",
                format!("{} has no lines yet. Add one first.", self.number),
            ));
        }
        if it.unpriced > 0 && self.mode == Mode::Buy {
            let message = format!("{} lines of {} have no price yet.", it.unpriced, self.number);
            return Err(Refusal::new("no-price", message));
        }
        if self.mode != Mode::Buy && (self.term_months.is_none() || self.monthly_rate.is_none()) {
            let message = "What is leased or rented needs a term and a monthly rate.";
            return Err(Refusal::new("no-term", message));
        }
        if self.ship_to.is_none() && self.ship_to_person.is_none() {
            let message = "Say where it is delivered to: a place, or a person's home.";
            return Err(Refusal::new("no-destination", message));
        }
        let committed = self.commitment(it.gross);
        let free =
            limit.is_some_and(|limit| limit.currency == committed.currency && committed.minor <= limit.minor);
        let after = Self { submitter: Some(by.to_owned()), ..self.clone() };
        Ok(match free {
            false => Self { state: OrderState::Waiting, ..after },
            true => Self {
                state: OrderState::Approved,
                approved_on: Some(on),
                approved_gross: Some(committed),
                ..after
            },
        })
    }

    /// What the organisation binds itself to pay: the lines, and all rates of a lease.
    pub fn commitment(&self, gross: Money) -> Money {
        let rates = match (self.mode, self.monthly_rate, self.term_months) {
            (Mode::Lease | Mode::Rent, Some(rate), Some(months)) if rate.currency == gross.currency => {
                rate.minor.saturating_mul(months)
            }
            _ => 0,
        };
        Money::new(gross.minor.saturating_add(rates), gross.currency)
    }

    /// Approved, by somebody who neither wanted nor submitted it.
    pub fn approved(&self, gross: Money, eyes: Eyes<'_>, on: Date) -> Result<Self, Refusal> {
        if self.state != OrderState::Waiting {
            let message = format!("{} is {}, not waiting for approval.", self.number, self.state.says());
            return Err(Refusal::new("not-waiting", message));
        }
        self.needs_other_eyes(eyes)?;
        Ok(self.granted(gross, eyes.person, on))
    }

    /// Approved by whoever the company's rules asked.
    #[must_use]
    pub fn granted(&self, gross: Money, by: Option<Id<Person>>, on: Date) -> Self {
        Self {
            state: OrderState::Approved,
            approved_by: by,
            approved_on: Some(on),
            approved_gross: Some(self.commitment(gross)),
            ..self.clone()
        }
    }

    /// Refuses whoever wanted or submitted it.
    pub fn needs_other_eyes(&self, eyes: Eyes<'_>) -> Result<(), Refusal> {
        let own = self.submitter.as_deref() == Some(eyes.actor)
            || (eyes.person.is_some() && eyes.person == self.requested_by);
        if own {
            let message = format!("You asked for {} yourself. Somebody else has to approve it.", self.number);
            return Err(Refusal::new("four-eyes", message));
        }
        Ok(())
    }

    /// Back to a draft, before it went to the supplier.
    pub fn sent_back(&self) -> Result<Self, Refusal> {
        match self.state {
            OrderState::Waiting | OrderState::Approved => Ok(Self {
                state: OrderState::Draft,
                approved_by: None,
                approved_on: None,
                approved_gross: None,
                submitter: None,
                ..self.clone()
            }),
            OrderState::Closed | OrderState::Cancelled => Err(ended(self)),
            OrderState::Draft => {
                Err(Refusal::new("already-a-draft", format!("{} is a draft already.", self.number)))
            }
            OrderState::Placed | OrderState::PartlyReceived | OrderState::Received => {
                let message =
                    format!("{} is with the supplier already. Change or cancel its lines.", self.number);
                Err(Refusal::new("already-placed", message))
            }
        }
    }

    /// With the supplier.
    pub fn placed(&self, on: Date, expected: Option<Date>) -> Result<Self, Refusal> {
        match self.state {
            OrderState::Approved => {}
            OrderState::Closed | OrderState::Cancelled => return Err(ended(self)),
            OrderState::Draft
            | OrderState::Waiting
            | OrderState::Placed
            | OrderState::PartlyReceived
            | OrderState::Received => {
                let message =
                    format!("{} is {}. Only an approved order is placed.", self.number, self.state.says());
                return Err(Refusal::new("not-approved", message));
            }
        }
        if expected.is_some_and(|day| day < on) {
            let message = "It cannot be expected before it is ordered.";
            return Err(Refusal::new("expected-before-placed", message));
        }
        let returns_on = match (self.mode, self.term_months) {
            (Mode::Lease | Mode::Rent, Some(months)) => {
                self.returns_on.or_else(|| Some(expected.unwrap_or(on).plus_months(months)))
            }
            _ => self.returns_on,
        };
        Ok(Self {
            state: OrderState::Placed,
            placed_on: Some(on),
            expected_on: expected,
            returns_on,
            ..self.clone()
        })
    }

    /// Refuses that an order goes to the supplier, for the first time or again, that nobody approved or that is done with.
    pub fn may_be_sent(&self) -> Result<(), Refusal> {
        match self.state {
            OrderState::Approved | OrderState::Placed | OrderState::PartlyReceived => Ok(()),
            OrderState::Closed | OrderState::Cancelled => Err(ended(self)),
            OrderState::Draft | OrderState::Waiting | OrderState::Received => {
                let message = format!(
                    "{} is {}. An order is sent once it is approved, until everything is here.",
                    self.number,
                    self.state.says()
                );
                Err(Refusal::new("not-to-be-sent", message))
            }
        }
    }

    /// Refuses that something arrives for an order that is not with the supplier.
    pub fn takes_deliveries(&self) -> Result<(), Refusal> {
        match self.state {
            OrderState::Placed | OrderState::PartlyReceived | OrderState::Received => Ok(()),
            OrderState::Closed | OrderState::Cancelled => Err(ended(self)),
            OrderState::Draft | OrderState::Waiting | OrderState::Approved => {
                let message = format!(
                    "{} is {}. Nothing is received before it is placed.",
                    self.number,
                    self.state.says()
                );
                Err(Refusal::new("not-placed", message))
            }
        }
    }

    /// After something arrived, went back or was cancelled.
    #[must_use]
    pub fn progressed(&self, tally: Tally, on: Date) -> Self {
        let arrived = tally.kept > 0;
        let state = match (self.state, arrived, tally.outstanding) {
            (OrderState::Placed | OrderState::PartlyReceived | OrderState::Received, true, 0) => {
                OrderState::Received
            }
            (OrderState::Placed | OrderState::PartlyReceived | OrderState::Received, false, 0) => {
                OrderState::Cancelled
            }
            (OrderState::Placed | OrderState::PartlyReceived | OrderState::Received, true, _) => {
                OrderState::PartlyReceived
            }
            (OrderState::Placed | OrderState::PartlyReceived | OrderState::Received, false, _) => {
                OrderState::Placed
            }
            (other, _, _) => other,
        };
        Self {
            state,
            first_received_on: self.first_received_on.or(arrived.then_some(on)),
            received_on: match state {
                OrderState::Received => self.received_on.or(Some(on)),
                _ => None,
            },
            ended_on: (state == OrderState::Cancelled).then_some(on),
            ..self.clone()
        }
    }

    /// Cancelled as a whole, before anything arrived.
    pub fn cancelled(&self, kept: i64, on: Date) -> Result<Self, Refusal> {
        match self.state {
            OrderState::Closed | OrderState::Cancelled => Err(ended(self)),
            _ if kept > 0 => {
                let message = format!("{kept} units of {} are here already. Cancel the rest.", self.number);
                Err(Refusal::new("something-arrived", message))
            }
            OrderState::Draft
            | OrderState::Waiting
            | OrderState::Approved
            | OrderState::Placed
            | OrderState::PartlyReceived
            | OrderState::Received => {
                Ok(Self { state: OrderState::Cancelled, ended_on: Some(on), ..self.clone() })
            }
        }
    }

    /// Done with: everything is here, or was cancelled.
    pub fn closed(&self, open_returns: i64, on: Date) -> Result<Self, Refusal> {
        match self.state {
            OrderState::Received if open_returns == 0 => {
                Ok(Self { state: OrderState::Closed, ended_on: Some(on), ..self.clone() })
            }
            OrderState::Received => {
                let message = format!("{open_returns} returns of {} are not settled yet.", self.number);
                Err(Refusal::new("returns-open", message))
            }
            OrderState::Closed | OrderState::Cancelled => Err(ended(self)),
            OrderState::Draft
            | OrderState::Waiting
            | OrderState::Approved
            | OrderState::Placed
            | OrderState::PartlyReceived => {
                let message = format!(
                    "{} is {}. Receive what is to come, or cancel the rest, before you close it.",
                    self.number,
                    self.state.says()
                );
                Err(Refusal::new("not-received", message))
            }
        }
    }
}

/// A change of a line after it was submitted.
#[derive(Clone, Copy, Debug, Default)]
pub struct LineChange {
    /// Another quantity.
    pub quantity: Option<i64>,
    /// Another price.
    pub unit_price: Option<Money>,
    /// Another day.
    pub needed_by: Option<Date>,
}

/// The line after a change order.
///
/// Refuses: an order that is no longer open to changes; a price in another currency; fewer than are here; no change.
pub fn changed(order: &Order, line: &OrderLine, change: LineChange) -> Result<OrderLine, Refusal> {
    match order.state {
        OrderState::Draft | OrderState::Waiting => {
            let message = format!("{} is {}. Edit the line itself.", order.number, order.state.says());
            return Err(Refusal::new("not-approved", message));
        }
        OrderState::Closed | OrderState::Cancelled => return Err(ended(order)),
        OrderState::Approved | OrderState::Placed | OrderState::PartlyReceived | OrderState::Received => {}
    }
    if let Some(price) = change.unit_price.filter(|price| price.currency.code() != order.currency) {
        let message = format!("{} is in {}, not in {}.", order.number, order.currency, price.currency);
        return Err(Refusal::new("wrong-currency", message));
    }
    let quantity = change.quantity.unwrap_or(line.quantity);
    let least = line.kept() + line.credited + line.cancelled;
    if quantity < 1 || quantity < least {
        let message =
            format!("{least} units of this line are here, credited or cancelled. It cannot be fewer.");
        return Err(Refusal::new("fewer-than-received", message));
    }
    let after = OrderLine {
        quantity,
        unit_price: change.unit_price.or(line.unit_price),
        needed_by: change.needed_by.or(line.needed_by),
        ..line.clone()
    };
    if after == *line {
        return Err(Refusal::new("nothing-changes", "This changes nothing."));
    }
    Ok(after)
}

/// Whether a change may go beyond what was approved: only somebody else may say so, who may approve.
pub fn beyond_approval(
    order: &Order,
    gross: Money,
    may_approve: bool,
    eyes: Eyes<'_>,
) -> Result<Option<Money>, Refusal> {
    let committed = order.commitment(gross);
    match order.approved_gross {
        Some(approved) if approved.currency == committed.currency && committed.minor > approved.minor => {
            let own = order.needs_other_eyes(eyes).is_err();
            if own || !may_approve {
                let message = format!(
                    "{} was approved up to {approved}; this makes it {committed}. Somebody else who may approve has to make this change.",
                    order.number
                );
                return Err(Refusal::new("beyond-approval", message));
            }
            Ok(Some(committed))
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;
    use serde_json::json;

    fn order(state: OrderState) -> Order {
        let state = json!({ "id": 1, "number": "PO-000001", "state": state, "currency": "EUR", "supplier": 1, "ship_to": 1 });
        serde_json::from_value(state).unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    const CONTENT: Content = Content { lines: 1, unpriced: 0, gross: Money::new(119_000, Currency::EUR) };

    #[test]
    fn a_draft_is_submitted_when_it_is_whole() {
        let draft = order(OrderState::Draft);
        let code =
            |order: &Order, it| order.submitted(it, "account:1", day("2026-03-02"), None).unwrap_err().code;
        assert_eq!(code(&order(OrderState::Placed), CONTENT), "order-not-draft");
        assert_eq!(code(&draft, Content { lines: 0, ..CONTENT }), "no-lines");
        assert_eq!(code(&draft, Content { unpriced: 1, ..CONTENT }), "no-price");
        assert_eq!(code(&Order { mode: Mode::Lease, ..draft.clone() }, CONTENT), "no-term");
        assert_eq!(code(&Order { ship_to: None, ..draft.clone() }, CONTENT), "no-destination");
        let waiting = draft.submitted(CONTENT, "account:1", day("2026-03-02"), Some(eur(100_000))).unwrap();
        assert_eq!(waiting.state, OrderState::Waiting);
        let free = draft.submitted(CONTENT, "account:1", day("2026-03-02"), Some(eur(119_000))).unwrap();
        assert_eq!((free.state, free.approved_gross), (OrderState::Approved, Some(eur(119_000))));
    }

    #[test]
    fn nobody_approves_what_they_asked_for() {
        let waiting = Order {
            submitter: Some("account:1".into()),
            requested_by: Some(Id::new(7)),
            ..order(OrderState::Waiting)
        };
        let by = |actor, person| {
            let eyes = Eyes { actor, person: Some(Id::new(person)) };
            waiting.approved(eur(119_000), eyes, day("2026-03-02")).map(|it| it.state).map_err(|no| no.code)
        };
        assert_eq!(by("account:1", 1), Err("four-eyes"));
        assert_eq!(by("account:2", 7), Err("four-eyes"));
        assert_eq!(by("account:2", 2), Ok(OrderState::Approved));
    }

    #[test]
    fn what_has_ended_never_begins_again() {
        for state in [OrderState::Closed, OrderState::Cancelled] {
            let it = order(state);
            let on = day("2026-03-02");
            assert_eq!(it.sent_back().unwrap_err().code, "order-has-ended");
            assert_eq!(it.placed(on, None).unwrap_err().code, "order-has-ended");
            assert_eq!(it.takes_deliveries().unwrap_err().code, "order-has-ended");
            assert_eq!(it.cancelled(0, on).unwrap_err().code, "order-has-ended");
            assert_eq!(it.closed(0, on).unwrap_err().code, "order-has-ended");
            assert_eq!(it.progressed(Tally { kept: 1, outstanding: 1 }, on).state, state);
        }
    }

    #[test]
    fn the_state_follows_what_arrives() {
        let placed = order(OrderState::Placed);
        let state =
            |kept, outstanding| placed.progressed(Tally { kept, outstanding }, day("2026-03-02")).state;
        assert_eq!(state(0, 4), OrderState::Placed);
        assert_eq!(state(1, 3), OrderState::PartlyReceived);
        assert_eq!(state(4, 0), OrderState::Received);
        assert_eq!(state(0, 0), OrderState::Cancelled);
    }

    #[test]
    fn a_lease_goes_back_at_the_end_of_its_term() {
        let lease = Order { mode: Mode::Lease, term_months: Some(36), ..order(OrderState::Approved) };
        let placed = lease.placed(day("2026-03-02"), Some(day("2026-03-12"))).unwrap();
        assert_eq!(placed.returns_on, Some(day("2029-03-12")));
        let rate = Order { monthly_rate: Some(eur(1_000)), ..lease };
        assert_eq!(rate.commitment(eur(0)), eur(36_000));
    }

    #[test]
    fn a_change_beyond_the_approval_needs_another_approver() {
        let it = Order {
            approved_gross: Some(eur(1_000)),
            submitter: Some("account:1".into()),
            ..order(OrderState::Placed)
        };
        let ask = |actor, may| {
            beyond_approval(&it, eur(1_001), may, Eyes { actor, person: None })
                .map_err(|refusal| refusal.code)
        };
        assert_eq!(ask("account:1", true), Err("beyond-approval"));
        assert_eq!(ask("account:2", false), Err("beyond-approval"));
        assert_eq!(ask("account:2", true), Ok(Some(eur(1_001))));
        let within = beyond_approval(&it, eur(1_000), false, Eyes { actor: "account:1", person: None });
        assert_eq!(within.unwrap(), None);
    }
}
