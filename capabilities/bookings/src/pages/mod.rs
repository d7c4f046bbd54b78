//! How bookings look in the web interface: their records, a calendar, what one can book for oneself, a feed.
mod book;
mod calendar;
mod panels;

use crate::{OWN, READ};
use ::pages::{Act, Look, Panel, Part, Place, Rank, Rooms, Section, Side, always};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

/// Where the calendar is.
const CALENDAR: &str = "/calendar";
/// Where one books for oneself.
const BOOK: &str = "/book";

/// What bookings bring.
pub static PART: Part = Part {
    looks: &[Look::new("booking", lu::LuCalendarClock)
        .under(Section::Lifecycle, 30)
        .title(&["kit", "model", "asset"])
        .state("state")
        .columns(&["person", "state", "begins", "ends", "asset", "model", "kit"])
        .meta(&[
            ("person", lu::LuUserRound),
            ("asset", lu::LuLaptop),
            ("begins", lu::LuCalendar),
            ("location", lu::LuMapPin),
        ])
        .views(&[
            ("bookings-reserved", "state=reserved&sort=begins"),
            ("bookings-fetched", "state=fetched&sort=ends"),
            ("bookings-not-fetched", "state=no-show"),
        ])],
    panels: &[
        Panel::new("asset", Side::Facts, 40, READ, panels::of_asset),
        Panel::new("booking", Side::Facts, 10, READ, panels::kept),
    ],
    acts: &[
        Act::new("booking", "bookings.start", "booking", lu::LuUserCheck, is_reserved, Rank::First),
        Act::new("booking", "bookings.swap", "booking", lu::LuArrowLeftRight, is_reserved, Rank::Button),
        Act::new("booking", "bookings.end", "booking", lu::LuUndo2, is_fetched, Rank::First),
        Act::new("booking", "bookings.cancel", "booking", lu::LuX, is_reserved, Rank::Danger),
        Act::new("asset", "bookings.reserve", "asset", lu::LuCalendarPlus, can_be_booked, Rank::Menu),
        Act::new("model", "bookings.reserve", "model", lu::LuCalendarPlus, always, Rank::Button),
        Act::new("kit", "bookings.reserve", "kit", lu::LuCalendarPlus, always, Rank::Button),
        Act::new("kit", "bookings.hand-out-kit", "kit", lu::LuUserCheck, always, Rank::Button),
        Act::new("person", "bookings.reserve", "person", lu::LuCalendarPlus, always, Rank::Menu),
    ],
    places: &[
        Place::new("bookings-calendar", CALENDAR, lu::LuCalendarDays, Section::Lifecycle, 31, READ),
        Place::new("bookings-book", BOOK, lu::LuCalendarPlus, Section::Lifecycle, 32, OWN),
    ],
    texts: TEXTS,
    words: ui::words!(),
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// Its own pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    let rooms = rooms.page(CALENDAR, READ, calendar::show).page(BOOK, OWN, book::show);
    access::calendars::rooms(rooms, &crate::feed::CALENDAR)
}

fn is(values: &State, field: &str, word: &str) -> bool {
    values.get(field).and_then(Value::as_str) == Some(word)
}

fn is_reserved(values: &State) -> bool {
    is(values, "state", "reserved")
}

fn is_fetched(values: &State) -> bool {
    is(values, "state", "fetched")
}

fn can_be_booked(values: &State) -> bool {
    !is(values, "stage", "disposed") && !is(values, "stage", "decommissioned")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
