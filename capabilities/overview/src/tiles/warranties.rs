//! Which warranties end, month by month.
use super::monthly::{Monthly, tile};
use crate::months::month_of;
use engine::Result;
use maud::Markup;
use pages::Page;

/// Months ahead, the present one among them.
const MONTHS: i64 = 12;

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let first = month_of(page.today());
    let (title, field, further) = ("overview-warranties", "warranty_ends_on", "&stage[ne]=disposed");
    tile(page, &Monthly { title, field, first, months: MONTHS, further })
}
