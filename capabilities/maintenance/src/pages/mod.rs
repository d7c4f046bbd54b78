//! How it looks in the web interface.
mod acts;
mod asset;
mod calendar;
mod desk;
mod looks;
mod order;
mod reliability;
mod report;
mod rows;
mod ticket;

use crate::{READ, REPORT, TICKETS};
use ::pages::{Panel, Part, Place, Rooms, Section, Side, Tile};
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// Where everything about maintenance begins.
const DESK: &str = "/maintenance";
/// Where people report problems.
const REPORT_HERE: &str = "/report-problem";

/// What it brings.
pub static PART: Part = Part {
    looks: looks::LOOKS,
    acts: acts::ACTS,
    panels: &[
        Panel::new("asset", Side::Story, 40, READ, asset::story),
        Panel::new("asset", Side::Facts, 30, READ, asset::cover),
        Panel::new("model", Side::Story, 40, READ, asset::of_model),
        Panel::new("ticket", Side::Next, 10, TICKETS, ticket::next),
        Panel::new("ticket", Side::Facts, 5, TICKETS, ticket::clocks),
        Panel::new("work-order", Side::Next, 10, READ, order::next),
        Panel::new("work-order", Side::Story, 10, READ, order::checklist),
    ],
    tiles: &[Tile {
        name: "maintenance",
        title: "maintenance-place",
        order: 46,
        width: 12,
        needs: READ,
        show: desk::tile,
    }],
    places: &[
        Place::new("report-place", REPORT_HERE, lu::LuLifeBuoy, Section::Daily, 40, REPORT),
        Place::new("maintenance-place", DESK, lu::LuHammer, Section::Lifecycle, 50, READ).key("g f"),
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
    access::calendars::rooms(rooms, &crate::plans::feed::CALENDAR)
        .page(DESK, READ, desk::show)
        .page(calendar::HREF, READ, calendar::show)
        .page(reliability::HREF, READ, reliability::show)
        .page(REPORT_HERE, REPORT, report::show)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
