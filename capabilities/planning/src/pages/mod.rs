//! Have and need, what has to be replaced, plans, and the catalogue of requests.
mod balance;
mod refresh;
mod request;
mod returning;
mod tile;

use crate::{OWN, READ};
use ::pages::{Act, Look, Part, Place, Rank, Rooms, Section, Tile};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

/// What it brings.
pub static PART: Part = Part {
    looks: &[
        Look::new("need", lu::LuHandHelping)
            .under(Section::Lifecycle, 12)
            .title(&["title"])
            .state("state")
            .columns(&[
                "quantity",
                "provided",
                "state",
                "wanted_by",
                "location",
                "department",
                "requester",
                "votes_for",
            ])
            .meta(&[
                ("wanted_by", lu::LuCalendar),
                ("location", lu::LuMapPin),
                ("department", lu::LuBuilding2),
                ("requester", lu::LuUserRound),
                ("for_person", lu::LuUserCheck),
            ])
            .views(&[
                ("planning-view-wanted", "state=wanted&sort=wanted_by"),
                ("planning-view-asked", "state=asked"),
                ("planning-view-planned", "state=planned"),
            ])
            .bulk(&["planning.plan-need", "planning.provide", "planning.drop"])
            .children(&[("need-vote", "need", "planning-votes")]),
        Look::new("need-vote", lu::LuVote).title(&["voter"]).columns(&["choice", "note", "need"]),
        Look::new("role-profile", lu::LuIdCard)
            .under(Section::Lifecycle, 16)
            .columns(&["job_title", "department", "location", "remote"])
            .children(&[
                ("profile-line", "profile", "planning-lines-of-profile"),
                ("headcount", "profile", "planning-headcount-of-profile"),
            ]),
        Look::new("profile-line", lu::LuListChecks)
            .columns(&["gives", "quantity", "model", "category", "profile"]),
        Look::new("headcount", lu::LuUsers)
            .under(Section::Lifecycle, 14)
            .columns(&["people", "profile", "location", "department", "starts_on", "remote"])
            .meta(&[
                ("profile", lu::LuIdCard),
                ("location", lu::LuMapPin),
                ("department", lu::LuBuilding2),
                ("starts_on", lu::LuCalendar),
            ])
            .children(&[("need", "headcount", "planning-needs")]),
        Look::new("purchase-plan", lu::LuClipboardList)
            .under(Section::Lifecycle, 18)
            .title(&["name"])
            .state("state")
            .columns(&["state", "total", "department", "owner", "approved_on"])
            .meta(&[
                ("total", lu::LuBanknote),
                ("department", lu::LuBuilding2),
                ("company", lu::LuLandmark),
                ("owner", lu::LuUserRound),
            ])
            .views(&[("planning-view-drafts", "state=draft"), ("planning-view-approved", "state=approved")])
            .children(&[("purchase-plan-line", "plan", "planning-lines-of-plan")]),
        Look::new("purchase-plan-line", lu::LuShoppingCart)
            .columns(&[
                "quantity",
                "ordered",
                "received",
                "variance",
                "unit_cost",
                "line_total",
                "supplier",
                "buy_by",
                "plan",
            ])
            .children(&[("need", "plan_line", "planning-needs")]),
    ],
    acts: &[
        Act::new("need", "planning.plan-need", "need", lu::LuClipboardList, wanted, Rank::First),
        Act::new("need", "planning.provide", "need", lu::LuPackageCheck, provided_for, Rank::Button),
        Act::new("need", "planning.vote", "need", lu::LuVote, open, Rank::Button),
        Act::new("need", "planning.drop", "need", lu::LuX, open, Rank::Danger),
        Act::new("purchase-plan", "planning.submit", "plan", lu::LuSend, draft, Rank::First),
        Act::new("purchase-plan", "planning.reopen", "plan", lu::LuUndo2, submitted, Rank::Button),
        Act::new("purchase-plan", "planning.finish", "plan", lu::LuCheck, approved, Rank::First),
        Act::new("purchase-plan", "planning.cancel", "plan", lu::LuX, not_closed, Rank::Danger),
    ],
    leads: &[("planning.plan-gap", "purchase-plan")],
    tiles: &[
        Tile {
            name: "planning-gap",
            title: "planning-gap-title",
            order: 42,
            width: 5,
            needs: READ,
            show: tile::gap,
        },
        Tile {
            name: "planning-budgets",
            title: "budget-many",
            order: 44,
            width: 7,
            needs: READ,
            show: tile::budgets,
        },
    ],
    places: &[
        Place::new("planning-request-place", request::HREF, lu::LuShoppingBag, Section::Daily, 30, OWN)
            .key("g q"),
        Place::new("planning-place", balance::HREF, lu::LuScale, Section::Lifecycle, 10, READ).key("g n"),
    ],
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

fn wanted(values: &State) -> bool {
    state(values) == "wanted"
}

fn provided_for(values: &State) -> bool {
    matches!(state(values), "wanted" | "planned")
}

fn open(values: &State) -> bool {
    matches!(state(values), "asked" | "wanted" | "planned")
}

fn draft(values: &State) -> bool {
    state(values) == "draft"
}

fn submitted(values: &State) -> bool {
    state(values) == "submitted"
}

fn approved(values: &State) -> bool {
    state(values) == "approved"
}

fn not_closed(values: &State) -> bool {
    matches!(state(values), "draft" | "submitted" | "approved")
}

/// Its own pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page(balance::HREF, READ, balance::show)
        .page(refresh::HREF, READ, refresh::show)
        .page(returning::HREF, READ, returning::show)
        .page(request::HREF, OWN, request::show)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
