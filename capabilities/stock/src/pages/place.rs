//! What stock lies at a place.
use crate::StockHolding;
use ::pages::{Page, Subject, children};
use engine::{Record, Result};
use maud::Markup;

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let query = format!("location={}&on_hand[gt]=0", subject.id);
    children(page, StockHolding::KIND, &query, "stock-here", subject)
}
