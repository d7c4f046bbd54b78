//! What procurement does when lines, orders and invoices change.
use crate::{
    APPROVED, Invoice, Order, OrderLine, OrderState, SENT_BACK,
    rules::{amounts::percent, tax},
    store,
};
use domain::{Event, Id, State};
use engine::{Happened, Happening, Record, Result, Work};

fn reference(happened: &Happened, name: &str) -> Option<i64> {
    let state = happened.after.as_ref().or(happened.before.as_ref())?;
    state.get(name)?.as_i64()
}

/// What an order comes to, and the invoices that bill the line.
pub(crate) fn order_follows(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    if let Some(order) = reference(happened, "purchase_order") {
        work.refresh(Order::KIND, order)?;
    }
    if happened.before.is_some() {
        for invoice in store::open_invoices_of_line(work, happened.entry.record)? {
            work.refresh(Invoice::KIND, invoice)?;
        }
    }
    Ok(())
}

/// The lines of an order go where it goes.
pub(crate) fn lines_follow(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let order = work.load::<Order>(Id::new(happened.entry.record))?;
    let (was, is) = (usual_tax(&happened.before), usual_tax(&happened.after));
    // Of a draft that goes to another country the tax follows too, where it is what was suggested.
    let retaxed = was != is && order.state == OrderState::Draft;
    let lines = match retaxed {
        true => store::line_ids(work, order.id)?,
        false => store::lines_that_differ(work, &order)?,
    };
    for id in lines {
        let line = work.load::<OrderLine>(id)?;
        let suggested = line.tax_percent.as_deref().and_then(percent) == was.and_then(percent);
        let tax_percent = match retaxed && suggested {
            true => is.map(str::to_owned),
            false => line.tax_percent.clone(),
        };
        let after = OrderLine {
            company: order.company,
            ship_to: order.ship_to,
            department: order.department,
            tax_percent,
            ..line.record.clone()
        };
        if after != line.record {
            work.record(&line, &after, Happening::of(Event::EDITED))?;
        }
    }
    Ok(())
}

/// The standard rate of the country that an order goes to.
fn usual_tax(order: &Option<State>) -> Option<&'static str> {
    tax::suggested(order.as_ref()?.get("ship_country")?.as_str()?)
}

/// How an invoice compares, and how much of the line was invoiced.
pub(crate) fn invoice_follows(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    if let Some(invoice) = reference(happened, "invoice") {
        work.refresh(Invoice::KIND, invoice)?;
    }
    let lines = [&happened.before, &happened.after].into_iter().flatten();
    let lines: Vec<i64> = lines.filter_map(|state| state.get("order_line")?.as_i64()).collect();
    for line in lines {
        work.refresh(OrderLine::KIND, line)?;
    }
    Ok(())
}

/// How much of its lines was invoiced.
pub(crate) fn invoiced_follows(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    for line in store::lines_of_invoice(work, happened.entry.record)? {
        work.refresh(OrderLine::KIND, line)?;
    }
    Ok(())
}

/// An order goes ahead, or back to a draft, as it was decided.
pub(crate) fn decided(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(approval) = &happened.after else { return Ok(()) };
    let about = approval.get("subject_kind").and_then(|kind| kind.as_str());
    let Some(id) = approval
        .get("subject")
        .and_then(serde_json::Value::as_i64)
        .filter(|_| about == Some(Order::KIND.name))
    else {
        return Ok(());
    };
    let order = work.load::<Order>(Id::new(id))?;
    if order.state != OrderState::Waiting {
        return Ok(());
    }
    let number = approval.get("number");
    if happened.entry.event == approvals::APPROVED.name {
        let sums = store::sums_of(work, order.id, order.currency()?)?;
        let by = work.actor().person.map(Id::new);
        let after = order.granted(sums.amounts.gross, by, work.day());
        work.record(&order, &after, Happening::of(APPROVED).fact("approval", number))?;
    } else {
        let what = Happening::of(SENT_BACK).fact("approval", number).fact("because", approval.get("reason"));
        work.record(&order, &order.sent_back()?, what)?;
    }
    Ok(())
}
