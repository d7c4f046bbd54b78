//! What an order takes from the budgets, line by line: promised when it is approved, ordered when it goes to the
//! supplier, then what arrived and what is billed. Budgets do not know orders, and orders do not know how budgets count:
//! each stage is said in all, as often as something changes.
use crate::{Invoice, Order, OrderLine, OrderState, rules::amounts, store};
use approvals::budget::{self, Committing, Spending};
use domain::{Date, Id, Money, State};
use engine::{Happened, Record, Result, View, Work};
use rust_decimal::Decimal;
use serde_json::Value;

/// The kind of the lines of purchase plans, in whose place lines of orders spend. Planning stands beside this capability.
const PLAN_LINE: &str = "purchase-plan-line";

/// A line changed: what arrived, what was cancelled, another price.
pub(crate) fn line_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let state = happened.after.as_ref().or(happened.before.as_ref());
    let Some(order) = state.and_then(|state| state.get("purchase_order")).and_then(Value::as_i64) else {
        return Ok(());
    };
    let order = work.load::<Order>(Id::new(order))?;
    spend(work, &order, Id::new(happened.entry.record))
}

/// An order was approved, placed, closed, cancelled or sent back.
pub(crate) fn order_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let stands = |of: &Option<State>| of.as_ref().and_then(|state| state.get("state")).cloned();
    if stands(&happened.before) == stands(&happened.after) {
        return Ok(());
    }
    let order = work.load::<Order>(Id::new(happened.entry.record))?;
    for line in store::line_ids(work, order.id)? {
        spend(work, &order, line)?;
    }
    spend_rates(work, &order)
}

/// An invoice was approved for payment.
pub(crate) fn invoice_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    for line in store::lines_of_invoice(work, happened.entry.record)? {
        let line = work.load::<OrderLine>(Id::new(line))?;
        let order = work.load::<Order>(line.purchase_order)?;
        spend(work, &order, line.id)?;
    }
    Ok(())
}

/// Says of a line what each stage comes to, without tax.
fn spend(work: &mut Work<'_>, order: &Order, id: Id<OrderLine>) -> Result<()> {
    let kind = OrderLine::KIND.name;
    let Some(is_ordered) = promised(order.state) else { return budget::release(work, kind, id.number()) };
    let line = work.load::<OrderLine>(id)?;
    if line.unit_price.is_none() && line.freight.is_none() {
        return Ok(());
    }
    let currency = order.currency()?;
    let net = line.amounts(currency)?.net;
    let billed = less_credits(work, &line, currency)?;
    let arrived = (line.received > 0).then(|| line.worth_of_kept(currency)).transpose()?;
    let today = work.today();
    let stages = [
        (Spending::Approved, Some(net)),
        (Spending::Ordered, is_ordered.then_some(net)),
        (Spending::Received, arrived),
        (Spending::Invoiced, (billed.units > 0).then_some(billed.net)),
    ];
    for (stage, amount) in stages.into_iter().filter_map(|(stage, amount)| Some((stage, amount?))) {
        budget::commit(work, &of_line(order, &line, stage, amount, today))?;
    }
    // What is not billed yet will be: until then it takes what was ordered.
    if order.state == OrderState::Closed && billed.units >= line.kept() {
        budget::close(work, kind, id.number())?;
    }
    Ok(())
}

/// What is billed of a line for good, less what was credited of the units that were billed and went back.
fn less_credits(
    work: &mut Work<'_>,
    line: &OrderLine,
    currency: domain::Currency,
) -> Result<store::BilledOf> {
    let billed = store::billed_of(work, line.id, currency)?;
    let (units, credit) = store::credited_of(work, line.id, currency)?;
    let gone = (billed.units - line.kept()).clamp(0, units);
    if gone == 0 {
        return Ok(billed);
    }
    let share = amounts::without_tax(credit, line.tax_rate()).map_err(|error| {
        engine::Error::invalid("credit", "too-large", format!("What was credited {error}."))
    })?;
    let part = share.decimal() * Decimal::from(gone) / Decimal::from(units);
    let credited = Money::round_half_away(part, currency).map_or(share.minor, |money| money.minor);
    Ok(store::BilledOf { net: Money::new(billed.net.minor - credited, currency), ..billed })
}

/// A return was settled: a credit makes what was billed cheaper, and open invoices agree or not.
pub(crate) fn return_settled(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let line = happened.after.as_ref().and_then(|state| state.get("order_line")?.as_i64());
    let Some(line) = line else { return Ok(()) };
    for invoice in store::open_invoices_of_line(work, line)? {
        work.refresh(Invoice::KIND, invoice)?;
    }
    let line = work.load::<OrderLine>(Id::new(line))?;
    let order = work.load::<Order>(line.purchase_order)?;
    spend(work, &order, line.id)
}

/// The rates of a lease belong to the order as a whole.
fn spend_rates(work: &mut Work<'_>, order: &Order) -> Result<()> {
    let (kind, subject) = (Order::KIND.name, order.id.number());
    let Some(is_ordered) = promised(order.state) else { return budget::release(work, kind, subject) };
    let rates = order.commitment(Money::new(0, order.currency()?));
    if rates.minor > 0 {
        let stage = if is_ordered { Spending::Ordered } else { Spending::Approved };
        let today = work.today();
        budget::commit(work, &committing(order, stage, rates, today))?;
    }
    Ok(())
}

/// Whether the organisation is bound: none before the approval and after the end, then whether it is ordered.
const fn promised(state: OrderState) -> Option<bool> {
    match state {
        OrderState::Draft | OrderState::Waiting | OrderState::Cancelled => None,
        OrderState::Approved => Some(false),
        OrderState::Placed | OrderState::PartlyReceived | OrderState::Received | OrderState::Closed => {
            Some(true)
        }
    }
}

/// What an order takes from budgets in all, or will once it is approved: line by line, and the rates of a lease. Nothing of
/// one that has ended.
pub(crate) fn promises(view: &mut View<'_>, order: &Order) -> Result<Vec<Committing>> {
    if matches!(order.state, OrderState::Closed | OrderState::Cancelled) {
        return Ok(Vec::new());
    }
    let stage = match promised(order.state) {
        Some(true) => Spending::Ordered,
        Some(false) | None => Spending::Approved,
    };
    let (currency, today) = (order.currency()?, view.today());
    let mut all = Vec::new();
    for line in store::priced_lines(view, order.id)? {
        let amount = Money::new(line.net, currency);
        all.push(of_priced(order, line, stage, amount, today));
    }
    let rates = order.commitment(Money::new(0, currency));
    if rates.minor > 0 {
        all.push(committing(order, stage, rates, today));
    }
    Ok(all)
}

fn of_line(order: &Order, line: &OrderLine, stage: Spending, amount: Money, today: Date) -> Committing {
    let line = store::PricedLine {
        id: line.id,
        title: format!("{} {}", line.code, line.description),
        category: line.category,
        plan_line: line.plan_line,
        net: amount.minor,
    };
    of_priced(order, line, stage, amount, today)
}

fn of_priced(
    order: &Order,
    line: store::PricedLine,
    stage: Spending,
    amount: Money,
    today: Date,
) -> Committing {
    Committing {
        subject_kind: OrderLine::KIND.name,
        subject: line.id.number(),
        title: line.title,
        category: line.category,
        replaces: line.plan_line.map(|line| (PLAN_LINE, line)),
        ..committing(order, stage, amount, today)
    }
}

fn committing(order: &Order, stage: Spending, amount: Money, today: Date) -> Committing {
    Committing {
        subject_kind: Order::KIND.name,
        subject: order.id.number(),
        title: order.number.clone(),
        company: order.company,
        department: order.department,
        category: None,
        day: order.placed_on.or(order.approved_on).unwrap_or(today),
        stage,
        amount,
        replaces: None,
    }
}

impl OrderLine {
    /// What the units that are here to stay cost, their share of the freight included.
    fn worth_of_kept(&self, currency: domain::Currency) -> Result<Money> {
        let price = self.unit_price.unwrap_or(Money::new(0, currency));
        amounts::of_units(price, self.quantity, self.freight, self.kept()).map_err(|error| {
            engine::Error::invalid("unit_price", "too-large", format!("What this line comes to {error}."))
        })
    }
}
