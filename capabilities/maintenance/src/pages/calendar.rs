//! What is to be done in a month, day by day.
use super::{DESK, desk};
use crate::{READ, plans::feed::CALENDAR, store, store::DayRow};
use ::pages::{Page, Shown};
use domain::Date;
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Column, Line, Nothing, Row, Spot, Table};

/// Where it is.
pub(super) const HREF: &str = "/maintenance/calendar";
/// Rows of one month, at most.
const ROWS: usize = 500;
/// Rows without a day stand here, behind all others.
const NO_DAY: i16 = 9_999;

/// The first day of the month that the address names; this month otherwise.
fn month(page: &Page<'_, '_>) -> Date {
    let named = page.visit.query("month").and_then(|month| format!("{month}-01").parse().ok());
    let today = page.today();
    named.or_else(|| Date::new(today.year(), today.month(), 1)).unwrap_or(today)
}

fn address(month: Date) -> String {
    format!("{HREF}?month={:04}-{:02}", month.year(), month.month())
}

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let first = month(page);
    let rows = store::between(page, first, first.plus_months(1), ROWS)?;
    let title = page.say("maintenance-calendar");
    let name = format!("{} {}", page.t.month_name(first), first.year());
    let (before, after) = (address(first.plus_months(-1)), address(first.plus_months(1)));
    let (earlier, later, now) =
        (page.say("calendar-earlier"), page.say("calendar-later"), page.say("calendar-now"));
    let feed = page.say("calendar-feed-make");
    let tools = html! {
        (Button::open(&earlier, &before).icon(lu::LuChevronLeft).bare())
        (Button::open(&now, HREF))
        (Button::open(&later, &after).icon(lu::LuChevronRight).bare())
        form method="post" action=(CALENDAR.form) { (Button::send(&feed).icon(lu::LuLink)) }
    };
    let inside = match rows.is_empty() {
        true => {
            let (nothing, why) = (page.say("calendar-nothing"), page.say("calendar-nothing-why"));
            kit::nothing(&Nothing { icon: lu::LuCalendarCheck, title: &nothing, text: &why, steps: &[] })
        }
        false => super::rows::card(&name, 12, table(page, &name, &rows, true)),
    };
    let cut = (rows.len() == ROWS).then(|| page.say("calendar-cut"));
    let body = html! {
        (kit::head(&name, &title, &tools))
        (desk::ways(page, HREF))
        div class="tiles" { (inside) @if let Some(cut) = cut { p { (cut) } } }
    };
    let place = page.say("maintenance-place");
    Ok(Shown::new(title, DESK, body).crumb(place, page.may(READ).then(|| DESK.to_owned())))
}

/// Work by day; with a heading for each day if wanted.
pub(super) fn table(page: &Page<'_, '_>, caption: &str, rows: &[DayRow], by_day: bool) -> Markup {
    let words: Vec<String> =
        ["work", "asset", "due"].map(|word| page.say(&format!("calendar-head-{word}"))).into();
    let columns = [
        Column::new(&words[0]).at(Spot::Name),
        Column::new(&words[1]).at(Spot::Meta),
        Column::new(&words[2]).at(Spot::Value),
    ];
    let days: Vec<String> = rows.iter().map(|row| page.t.long_date(row.day)).collect();
    let today = page.today();
    let mut lines = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if by_day && rows.get(at.wrapping_sub(1)).is_none_or(|before| before.day != row.day) {
            let count = rows.iter().filter(|other| other.day == row.day).count();
            lines.push(Line::Group(&days[at], page.t.number(count as i64)));
        }
        let (icon, href): (kit::Icon, String) = match row.kind.as_str() {
            "order" => (lu::LuWrench, format!("/work-orders/{}", row.id)),
            _ => (lu::LuCalendarClock, format!("/due-maintenance/{}", row.id)),
        };
        let due = match row.day {
            day if day.year() == NO_DAY => html! {},
            day if day < today => kit::dot(domain::Tone::Bad, &page.t.days_off(day)),
            day => kit::time::days_off(&page.t, day),
        };
        let cells = vec![
            kit::lead(icon, &row.title, &row.number, &href),
            html! { (row.asset.as_deref().unwrap_or_default()) },
            due,
        ];
        lines.push(Line::Row(Row { id: row.id, name: &row.title, cells, menu: None }));
    }
    kit::table(
        &page.t,
        &Table { caption, region: "calendar", columns: &columns, lines, bulk: None, totals: Vec::new() },
    )
}
