//! What was bought, month by month.
use super::monthly::{Monthly, tile};
use crate::months::{from, month_of};
use domain::Date;
use engine::Result;
use maud::Markup;
use pages::Page;

/// Months back, the present one among them.
const MONTHS: i64 = 24;

/// The months that are told.
pub(super) fn months(page: &Page<'_, '_>) -> Vec<Date> {
    from(it(page).first, MONTHS)
}

/// The assets that were bought in them.
pub(super) fn query(page: &Page<'_, '_>) -> String {
    it(page).query()
}

fn it(page: &Page<'_, '_>) -> Monthly {
    let first = month_of(page.today()).plus_months(1 - MONTHS);
    Monthly { title: "overview-purchases", field: "purchased_on", first, months: MONTHS, further: "" }
}

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let it = it(page);
    tile(page, &it)
}
