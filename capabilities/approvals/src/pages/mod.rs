//! What waits for the reader, and who decides on the page of whatever is asked about.
mod budget;
mod desk;
mod panel;

use crate::{OWN, READ};
use ::pages::{Act, Look, Panel, Part, Place, Rank, Rooms, Section, Side};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

/// What it brings.
pub static PART: Part = Part {
    looks: &[
        Look::new("approval", lu::LuStamp)
            .under(Section::Lifecycle, 90)
            .title(&["title"])
            .state("state")
            .columns(&["state", "amount", "requester", "department", "waiting_for", "asked_on", "decided_on"])
            .meta(&[
                ("requester", lu::LuUserRound),
                ("department", lu::LuBuilding2),
                ("asked_on", lu::LuCalendar),
            ])
            .views(&[
                ("approvals-view-open", "state=open"),
                ("approvals-view-approved", "state=approved"),
                ("approvals-view-refused", "state=refused"),
            ]),
        Look::new("approval-decision", lu::LuGavel).state("state").columns(&[
            "approval",
            "state",
            "person",
            "decided_by",
            "decided_on",
            "due_on",
        ]),
        Look::new("approval-rule", lu::LuWorkflow)
            .under(Section::Setup, 60)
            .columns(&["applies_to", "amount_from", "department", "category", "position"])
            .children(&[("approval-step", "rule", "approvals-steps-of-rule")]),
        Look::new("approval-step", lu::LuListOrdered)
            .under(Section::Setup, 61)
            .columns(&["rule", "position", "who", "person", "role", "days"]),
        Look::new("budget", lu::LuPiggyBank)
            .under(Section::Money, 20)
            .columns(&[
                "department",
                "category",
                "starts_on",
                "ends_on",
                "amount",
                "committed",
                "remaining",
                "policy",
            ])
            .meta(&[
                ("department", lu::LuBuilding2),
                ("category", lu::LuTag),
                ("starts_on", lu::LuCalendar),
                ("ends_on", lu::LuCalendar),
            ])
            .views(&[
                ("budgets-view-now", "starts_on[lte]=today&ends_on[gte]=today"),
                ("budgets-view-exceeded", "remaining[lt]=0&sort=remaining"),
            ])
            .children(&[("commitment", "budget", "budgets-commitments")]),
        Look::new("commitment", lu::LuReceipt)
            .under(Section::Money, 22)
            .state("state")
            .columns(&["draw", "state", "budget", "approved", "ordered", "received", "invoiced", "day"])
            .views(&[("budgets-view-none", "budget[empty]=true"), ("approvals-view-open", "state=open")]),
        Look::new("deputy", lu::LuUsers).under(Section::Setup, 62).title(&["person"]).columns(&[
            "deputy",
            "starts_on",
            "ends_on",
            "note",
        ]),
    ],
    panels: &[
        Panel::new(engine::ANY_KIND, Side::Next, 5, OWN, panel::of_subject),
        Panel::new("budget", Side::Head, 10, crate::budget::READ, budget::panel).past(),
        Panel::new("approval", Side::Story, 5, READ, panel::of_approval),
    ],
    acts: &[
        Act::new("approval", "approvals.approve", "approval", lu::LuCheck, is_open, Rank::First),
        Act::new("approval", "approvals.refuse", "approval", lu::LuX, is_open, Rank::Button),
        Act::new("approval", "approvals.withdraw", "approval", lu::LuUndo2, is_open, Rank::Danger),
    ],
    places: &[Place::new("approvals-place", desk::HREF, lu::LuStamp, Section::Daily, 20, OWN)
        .key("g d")
        .waiting(desk::count)],
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

/// Its own pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(desk::HREF, OWN, desk::show)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
