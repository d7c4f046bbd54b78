//! Texts, signatures and who has not signed, in the web interface; signing at a desk, signed in, and by a link.
mod door;
mod overview;
mod own;
mod panels;
mod paper;
mod pdf;
mod sign;
mod strokes;
mod tile;

use crate::{OWN, READ, store};
use ::pages::{Act, Look, Page, Panel, Part, Place, Rank, Rooms, Section, Side, Tile, always};
use domain::State;
use engine::Result;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

/// What agreements bring.
pub static PART: Part = Part {
    looks: &[
        Look::new("agreement-text", lu::LuFileText)
            .under(Section::Setup, 60)
            .columns(&["category", "company", "language", "current_number", "updated_at"])
            .meta(&[
                ("category", lu::LuLayers),
                ("company", lu::LuBuilding2),
                ("language", lu::LuLanguages),
                ("current", lu::LuBadgeCheck),
            ])
            .children(&[("agreement-version", "wording", "agreements-versions")]),
        Look::new("agreement-version", lu::LuFileCheck)
            .columns(&["number", "published_on", "language"])
            .meta(&[("published_on", lu::LuCalendarCheck), ("wording", lu::LuFileText)])
            .children(&[("signing", "wording", "signing-many")]),
        Look::new("signing", lu::LuSignature)
            .under(Section::Lifecycle, 46)
            .state("state")
            .columns(&["person", "direction", "items", "state", "asked_on", "answered_on", "reminders"])
            .meta(&[
                ("person", lu::LuUserRound),
                ("wording", lu::LuFileText),
                ("asked_on", lu::LuCalendarClock),
                ("answered_on", lu::LuCalendarCheck),
            ])
            .views(&[
                ("agreements-open", "state=open&sort=asked_on"),
                ("agreements-signed", "state=signed&sort=-answered_on"),
                ("agreements-refused", "state=declined,expired&sort=-answered_on"),
            ]),
        Look::new("signing-item", lu::LuLaptop).columns(&[
            "signing",
            "person",
            "description",
            "serial",
            "dropped_on",
        ]),
    ],
    panels: &[
        Panel::new("signing", Side::Next, 10, READ, panels::next),
        Panel::new("signing", Side::Story, 10, READ, panels::document),
        Panel::new("person", Side::Story, 60, READ, panels::of_person),
        Panel::new("asset", Side::Story, 60, READ, panels::of_asset),
    ],
    acts: &[
        Act::new("agreement-text", "agreements.publish", "text", lu::LuSend, always, Rank::First),
        Act::new("signing", "agreements.decline", "signing", lu::LuX, is_open, Rank::Menu),
        Act::new("signing", "agreements.withdraw", "signing", lu::LuUndo2, is_open, Rank::Menu),
        Act::new("person", "agreements.ask", "person", lu::LuSignature, always, Rank::Menu),
    ],
    tiles: &[Tile {
        name: "agreements",
        title: "agreements-place",
        order: 62,
        width: 5,
        needs: READ,
        show: tile::show,
    }],
    places: &[
        Place::new("agreements-place", overview::HREF, lu::LuSignature, Section::Lifecycle, 45, READ),
        Place::new("agreements-own", own::HREF, lu::LuPenLine, Section::Daily, 40, OWN).waiting(waiting),
    ],
    texts: TEXTS,
    words: ui::words!(),
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

fn is_open(values: &State) -> bool {
    values.get("state").and_then(Value::as_str) == Some("open")
}

fn waiting(page: &mut Page<'_, '_>) -> Result<i64> {
    match page.actor().person {
        Some(person) => store::own_waiting(page, person),
        None => Ok(0),
    }
}

/// The pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    pdf::rooms(door::rooms(own::rooms(sign::rooms(overview::rooms(rooms)))))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
