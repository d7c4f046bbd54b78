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
        Panel { kind: "asset", side: Side::Story, order: 40, needs: READ, past: false, show: asset::story },
        Panel { kind: "asset", side: Side::Facts, order: 30, needs: READ, past: false, show: asset::cover },
        Panel {
            kind: "model",
            side: Side::Story,
            order: 40,
            needs: READ,
            past: false,
            show: asset::of_model,
        },
        Panel {
            kind: "ticket",
            side: Side::Next,
            order: 10,
            needs: TICKETS,
            past: false,
            show: ticket::next,
        },
        Panel {
            kind: "ticket",
            side: Side::Facts,
            order: 5,
            needs: TICKETS,
            past: false,
            show: ticket::clocks,
        },
        Panel {
            kind: "work-order",
            side: Side::Next,
            order: 10,
            needs: READ,
            past: false,
            show: order::next,
        },
        Panel {
            kind: "work-order",
            side: Side::Story,
            order: 10,
            needs: READ,
            past: false,
            show: order::checklist,
        },
    ],
    tiles: &[Tile { name: "maintenance", order: 45, width: 12, needs: READ, show: desk::tile }],
    places: &[
        Place {
            text: "report-place",
            href: REPORT_HERE,
            icon: lu::LuLifeBuoy,
            section: Section::Daily,
            order: 40,
            key: None,
            needs: REPORT,
            waiting: None,
        },
        Place {
            text: "maintenance-place",
            href: DESK,
            icon: lu::LuHammer,
            section: Section::Lifecycle,
            order: 50,
            key: Some("g m"),
            needs: READ,
            waiting: None,
        },
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
    rooms
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
