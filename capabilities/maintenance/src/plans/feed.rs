//! A calendar of what is to be done, for other programs, under a secret address.
use crate::{READ, store};
use access::calendars::{Calendar, Contents, Event, Feed, When, make_address};
use engine::{Command, Permission, Place, Result, View, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Events in a calendar at most.
const EVENTS_MAX: usize = 500;
/// What was due longer ago is left out.
const PAST_DAYS: i64 = 90;
/// What is due later is left out.
const AHEAD_DAYS: i64 = 366;

/// The calendar.
pub(crate) static CALENDAR: Calendar = Calendar {
    name: "maintenance",
    needs: READ,
    path: "/maintenance/calendar/feed",
    makes: MakeFeed::NAME,
    form: "/maintenance/calendar/feed",
    read,
};

/// Makes the address of a calendar of the maintenance that one may see; an earlier address ends.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct MakeFeed {}

impl Command for MakeFeed {
    const NAME: &'static str = "maintenance.make-feed";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Makes the address of a calendar of the maintenance that one may see; an earlier one ends.";
    const PLACE: Place = Place::post("/my/maintenance-calendar");
    type Outcome = Feed;

    fn run(self, work: &mut Work<'_>) -> Result<Feed> {
        make_address(work, &CALENDAR)
    }
}

/// Open orders, turns that have none yet, and planned windows, as far as whoever reads may see them.
fn read(view: &mut View<'_>) -> Result<Contents> {
    let base = view.settings().base_url.clone();
    let today = view.today();
    let (from, to) = (today.plus_days(-PAST_DAYS), today.plus_days(AHEAD_DAYS));
    let work = store::between(view, from, to, EVENTS_MAX)?.into_iter().map(|row| {
        let (name, list) = match row.kind.as_str() {
            "order" => ("work-order", "work-orders"),
            _ => ("maintenance-turn", "due-maintenance"),
        };
        let named = [row.number, row.title, row.asset.unwrap_or_default()];
        let named: Vec<String> = named.into_iter().filter(|word| !word.is_empty()).collect();
        Event {
            uid: format!("{name}-{}@tenure", row.id),
            when: When::On(row.day),
            summary: named.join(" \u{b7} "),
            location: String::new(),
            url: format!("{base}/{list}/{}", row.id),
        }
    });
    let work: Vec<Event> = work.collect();
    let zone = view.zone().clone();
    let windows = store::windows_to_come(view, from.start_in(&zone), EVENTS_MAX)?;
    let windows = windows.into_iter().map(|window| Event {
        uid: format!("maintenance-window-{}@tenure", window.id),
        when: When::Between(window.from, window.until),
        summary: format!("{} \u{b7} {}", window.number, window.title),
        location: String::new(),
        url: format!("{base}/maintenance-windows/{}", window.id),
    });
    let name = view.settings().organisation.clone();
    Ok(Contents { name, events: work.into_iter().chain(windows).collect() })
}
