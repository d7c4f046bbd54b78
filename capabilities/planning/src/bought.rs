//! What became of a plan: what of its lines is ordered, has arrived, and at what price. Orders stand beside this
//! capability; it hears of them by their kinds and reads their tables.
use crate::{Plan, PlanLine, PlanState, plan_steps, store};
use approvals::budget;
use domain::{Id, Refusal, State};
use engine::{Error, Happened, Kept, Record, Result, View, Work};
use serde_json::Value;

/// A line of an approved plan of which something is still to be bought.
pub struct ToBuy {
    /// The line.
    pub line: Kept<PlanLine>,
    /// How many of it stand in no order yet.
    pub quantity: i64,
}

/// What of an approved plan stands in no order yet.
pub fn to_buy(view: &mut View<'_>, plan: &Plan) -> Result<Vec<ToBuy>> {
    if plan.state != PlanState::Approved {
        let message = format!("{} is not approved. Only what is approved is bought.", plan.number);
        return Err(Refusal::new("plan-not-approved", message).into());
    }
    let mut open = Vec::new();
    for row in store::lines_of(view, plan.id)? {
        let line = Id::new(row.id);
        let quantity = row.quantity - store::bought(view, line)?.in_orders;
        if quantity > 0 {
            open.push(ToBuy { line: view.see(line)?, quantity });
        }
    }
    Ok(open)
}

/// A line of an order changed, perhaps from one line of a plan to another.
pub(crate) fn line_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let of = |state: &Option<State>| state.as_ref()?.get("plan_line")?.as_i64();
    let (before, after) = (of(&happened.before), of(&happened.after));
    let earlier = before.filter(|_| before != after);
    [earlier, after].into_iter().flatten().try_for_each(|line| follow(work, Id::new(line)))
}

/// An order was placed, or will never arrive.
pub(crate) fn order_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let stands = |of: &Option<State>| of.as_ref().and_then(|state| state.get("state")).map(Value::to_string);
    if stands(&happened.before) == stands(&happened.after) {
        return Ok(());
    }
    for line in store::planned_in(work, happened.entry.record)? {
        follow(work, line)?;
    }
    Ok(())
}

/// Works a line out again. One that is ordered as a whole takes nothing of its budget any more, whatever it came to; one
/// that is not takes its own again, unless somebody else took it meanwhile.
fn follow(work: &mut Work<'_>, line: Id<PlanLine>) -> Result<()> {
    work.refresh(PlanLine::KIND, line.number())?;
    let Some((plan, row)) = store::line_of_plan(work, line)? else { return Ok(()) };
    // A plan is followed as it is now, whatever day the order is recorded for.
    let today = work.today();
    let plan = work.on_day(Some(today), |work| work.load::<Plan>(plan))?;
    if plan.state != PlanState::Approved {
        return Ok(());
    }
    if store::bought(work, line)?.ordered >= row.quantity {
        return budget::release(work, PlanLine::KIND.name, row.id);
    }
    match work.attempt(|work| plan_steps::promise(work, &plan, &row)) {
        Err(Error::Refused(_)) => Ok(()),
        other => other,
    }
}
