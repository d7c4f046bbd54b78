//! How bookings look in the web interface: their records, a calendar, what one can book for oneself, a feed.
mod book;
mod calendar;
mod feed;
mod panels;

use crate::{OWN, READ};
use ::pages::{Act, Look, Panel, Part, Place, Rank, Rooms, Section, Side};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::{
    i18n::{Lang, Source},
    kit::Icon,
};

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
        Panel {
            kind: "asset",
            side: Side::Facts,
            order: 40,
            needs: READ,
            past: false,
            show: panels::of_asset,
        },
        Panel { kind: "booking", side: Side::Facts, order: 10, needs: READ, past: false, show: panels::kept },
    ],
    acts: &[
        act("booking", "bookings.start", "booking", lu::LuUserCheck, is_reserved, Rank::First),
        act("booking", "bookings.end", "booking", lu::LuUndo2, is_fetched, Rank::First),
        act("booking", "bookings.cancel", "booking", lu::LuX, is_reserved, Rank::Danger),
        act("asset", "bookings.reserve", "asset", lu::LuCalendarPlus, can_be_booked, Rank::Menu),
        act("model", "bookings.reserve", "model", lu::LuCalendarPlus, always, Rank::Button),
        act("kit", "bookings.reserve", "kit", lu::LuCalendarPlus, always, Rank::Button),
        act("kit", "bookings.hand-out-kit", "kit", lu::LuUserCheck, always, Rank::Button),
        act("person", "bookings.reserve", "person", lu::LuCalendarPlus, always, Rank::Menu),
    ],
    places: &[
        place("bookings-calendar", CALENDAR, lu::LuCalendarDays, 31, READ),
        place("bookings-book", BOOK, lu::LuCalendarPlus, 32, OWN),
    ],
    texts: TEXTS,
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// Its own pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    let rooms = rooms.page(CALENDAR, READ, calendar::show).page(BOOK, OWN, book::show);
    rooms
        .form("/book/feed", feed::make)
        // For other programs, which cannot sign in; the secret in the address is what lets them in.
        .public("/calendar/feed/{secret}", feed::serve)
}

const fn place(
    text: &'static str,
    href: &'static str,
    icon: Icon,
    order: u8,
    needs: engine::Permission,
) -> Place {
    Place { text, href, icon, section: Section::Lifecycle, order, key: None, needs, waiting: None }
}

const fn act(
    kind: &'static str,
    verb: &'static str,
    subject: &'static str,
    icon: Icon,
    when: fn(&State) -> bool,
    rank: Rank,
) -> Act {
    Act { kind, verb, subject, icon, when, rank, key: None }
}

const fn always(_: &State) -> bool {
    true
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
