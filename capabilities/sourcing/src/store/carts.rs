//! Orders of stock that are still drafts.
use crate::order_stock::Cart;
use database::sql;
use engine::{Record, Result, View};
use procurement::Order;

/// The newest draft of whoever asks to a supplier that has nothing but stock items, for the same company, place and
/// currency.
pub(crate) fn cart(view: &mut View<'_>, cart: &Cart) -> Result<Option<i64>> {
    let text = "select o.id from purchase_orders o
        where o.supplier = ? and o.state = 'draft' and o.archived_at is null and o.currency = ?
            and coalesce(o.company, 0) = ? and coalesce(o.ship_to, 0) = ? and coalesce(o.requested_by, 0) = ?
            and exists (select 1 from order_lines l where l.purchase_order = o.id and l.archived_at is null)
            and not exists (select 1 from order_lines l
                where l.purchase_order = o.id and l.archived_at is null and l.stock_item is null)
        order by o.id desc limit 20";
    let person = view.actor().person.unwrap_or(0);
    let found = sql(text)
        .bind(cart.supplier)
        .bind(cart.currency.code())
        .bind(cart.company.unwrap_or(0))
        .bind(cart.ship_to.unwrap_or(0))
        .bind(person);
    let drafts = view.all(found, |row| row.at::<i64>(0))?;
    if person != 0 {
        return Ok(drafts.first().copied());
    }
    // Accounts that are no person (tokens, the system) are told apart by who made the draft.
    for draft in drafts {
        let entries = view.entries_of(Order::KIND, draft)?;
        if entries.first().is_some_and(|made| made.actor == view.actor().name) {
            return Ok(Some(draft));
        }
    }
    Ok(None)
}
