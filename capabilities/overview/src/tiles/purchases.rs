//! What was bought, month by month.
use super::monthly::{Monthly, tile};
use crate::months::month_of;
use engine::Result;
use maud::Markup;
use pages::Page;

/// Months back, the present one among them.
const MONTHS: i64 = 24;

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let first = month_of(page.today()).plus_months(1 - MONTHS);
    let (title, field) = ("overview-purchases", "purchased_on");
    tile(page, &Monthly { title, field, first, months: MONTHS, further: "" })
}
