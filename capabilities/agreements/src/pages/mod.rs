//! Texts, signatures and who has not signed, in the web interface; signing at a desk, signed in, and by a link.
mod door;
mod overview;
mod own;
mod panels;
mod paper;
mod sign;
mod tile;

use crate::{OWN, READ, store};
use ::pages::{Act, Look, Page, Panel, Part, Place, Rank, Rooms, Section, Side, Tile};
use domain::State;
use engine::Result;
use icondata_lu as lu;
use serde_json::Value;
use ui::{
    i18n::{Lang, Source},
    kit::Icon,
};

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
        panel("signing", Side::Next, 10, panels::next),
        panel("signing", Side::Story, 10, panels::document),
        panel("person", Side::Story, 60, panels::of_person),
        panel("asset", Side::Story, 60, panels::of_asset),
    ],
    acts: &[
        act("agreement-text", "agreements.publish", "text", lu::LuSend, always, Rank::First),
        act("signing", "agreements.decline", "signing", lu::LuX, is_open, Rank::Menu),
        act("signing", "agreements.withdraw", "signing", lu::LuUndo2, is_open, Rank::Menu),
        act("person", "agreements.ask", "person", lu::LuSignature, always, Rank::Menu),
    ],
    tiles: &[Tile { name: "agreements", order: 62, width: 5, needs: READ, show: tile::show }],
    places: &[
        Place {
            text: "agreements-place",
            href: overview::HREF,
            icon: lu::LuSignature,
            section: Section::Lifecycle,
            order: 45,
            key: None,
            needs: READ,
            waiting: None,
        },
        Place {
            text: "agreements-own",
            href: own::HREF,
            icon: lu::LuPenLine,
            section: Section::Daily,
            order: 40,
            key: None,
            needs: OWN,
            waiting: Some(waiting),
        },
    ],
    texts: TEXTS,
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

type Show = fn(&mut Page<'_, '_>, &::pages::Subject) -> Result<Option<maud::Markup>>;

const fn panel(kind: &'static str, side: Side, order: u8, show: Show) -> Panel {
    Panel { kind, side, order, needs: READ, past: false, show }
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

fn always(_: &State) -> bool {
    true
}

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
    door::rooms(own::rooms(sign::rooms(overview::rooms(rooms))))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
