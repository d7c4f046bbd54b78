//! Returns in the web interface: the funnel, receiving by scan, letters, and the page of a leaver's link.
mod desk;
mod door;
mod funnel;
mod letter;
mod panels;
mod tile;

use crate::READ;
use ::pages::{Act, Look, Panel, Part, Place, Rank, Rooms, Section, Side, Tile, always};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

/// What returns bring.
pub static PART: Part = Part {
    looks: &[
        Look::new("retrieval-plan", lu::LuRoute)
            .under(Section::Setup, 62)
            .columns(&["country", "tell_before", "return_within", "escalate_after", "letter_after"])
            .children(&[("retrieval", "plan", "retrieval-many")]),
        Look::new("retrieval", lu::LuPackageOpen)
            .under(Section::Lifecycle, 52)
            .state("state")
            .columns(&["person", "state", "last_day", "due_on", "items", "settled", "next_on", "outcome"])
            .meta(&[
                ("person", lu::LuUserRound),
                ("last_day", lu::LuLogOut),
                ("due_on", lu::LuCalendarClock),
                ("tracking", lu::LuTruck),
            ])
            .views(&[
                ("retrieval-running", "state[ne]=closed&closed_on[empty]=true&sort=due_on"),
                (
                    "retrieval-late",
                    "due_on[lt]=today&received_on[empty]=true&closed_on[empty]=true&sort=due_on",
                ),
                ("retrieval-letters", "letter_on[empty]=false&closed_on[empty]=true"),
            ])
            .children(&[("retrieval-item", "retrieval", "retrieval-to-come")]),
        Look::new("retrieval-item", lu::LuLaptop)
            .state("state")
            .columns(&[
                "description",
                "state",
                "received_on",
                "condition",
                "missing",
                "deduction",
                "retrieval",
            ])
            .meta(&[
                ("retrieval", lu::LuPackageOpen),
                ("person", lu::LuUserRound),
                ("received_on", lu::LuCalendarCheck),
            ]),
    ],
    panels: &[
        Panel::new("retrieval", Side::Head, 10, READ, panels::rail),
        Panel::new("retrieval", Side::Next, 10, READ, panels::next),
        Panel::new("person", Side::Story, 70, READ, panels::of_person),
        Panel::new("asset", Side::Story, 70, READ, panels::of_asset),
    ],
    acts: &[
        Act::new("person", "retrieval.open", "person", lu::LuPackageOpen, always, Rank::Menu),
        Act::new("retrieval", "retrieval.tell", "retrieval", lu::LuMessageSquare, is_new, Rank::First),
        Act::new("retrieval", "retrieval.send-label", "retrieval", lu::LuTag, expects, Rank::Button),
        Act::new("retrieval", "retrieval.ship", "retrieval", lu::LuTruck, expects, Rank::Button),
        Act::new("retrieval", "retrieval.drop-off", "retrieval", lu::LuMapPin, expects, Rank::Menu),
        Act::new("retrieval", "retrieval.close", "retrieval", lu::LuCheckCheck, is_inspected, Rank::First),
        Act::new("retrieval", "retrieval.cancel", "retrieval", lu::LuX, runs, Rank::Danger),
        Act::new("retrieval-item", "retrieval.inspect", "item", lu::LuSearchCheck, is_back, Rank::First),
        Act::new("retrieval-item", "retrieval.lose", "item", lu::LuSearchX, is_expected, Rank::Button),
        Act::new("retrieval-item", "retrieval.release", "item", lu::LuGift, is_expected, Rank::Menu),
    ],
    tiles: &[Tile {
        name: "retrieval",
        title: "retrieval-place",
        order: 64,
        width: 5,
        needs: READ,
        show: tile::show,
    }],
    places: &[Place::new("retrieval-place", funnel::HREF, lu::LuPackageCheck, Section::Lifecycle, 51, READ)],
    texts: TEXTS,
    words: ui::words!(),
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

fn state(values: &State) -> &str {
    values.get("state").and_then(Value::as_str).unwrap_or_default()
}

fn is_new(values: &State) -> bool {
    state(values) == "new"
}

fn expects(values: &State) -> bool {
    matches!(state(values), "new" | "told" | "label-sent" | "in-transit" | "partly-received")
}

fn runs(values: &State) -> bool {
    !matches!(state(values), "closed" | "cancelled")
}

fn is_inspected(values: &State) -> bool {
    state(values) == "inspected"
}

fn is_back(values: &State) -> bool {
    matches!(state(values), "received" | "inspected")
}

fn is_expected(values: &State) -> bool {
    state(values) == "expected"
}

/// The pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    letter::rooms(door::rooms(desk::rooms(funnel::rooms(rooms))))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
