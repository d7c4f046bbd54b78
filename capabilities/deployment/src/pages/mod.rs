//! Onboarding in the web interface: day-one readiness, enrolment, the pages of cases and tasks.
mod enrolment;
mod feed;
mod panels;
mod readiness;
mod tile;

use crate::READ;
use ::pages::{Act, Look, Panel, Part, Place, Rank, Rooms, Section, Side, Tile, always, word};
use domain::State;
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// What deployment brings.
pub static PART: Part = Part {
    looks: &[
        Look::new("onboarding-profile", lu::LuListChecks)
            .under(Section::Setup, 64)
            .columns(&["department", "updated_at"])
            .children(&[("onboarding-line", "profile", "deployment-lines")]),
        Look::new("onboarding-line", lu::LuListPlus)
            .columns(&["kind", "category", "model", "quantity", "owner"]),
        Look::new("hr-event", lu::LuUserPlus)
            .under(Section::Lifecycle, 31)
            .state("event")
            .columns(&["event", "effective_on", "person", "department", "location", "done_on"])
            .views(&[("deployment-joiners", "event=joiner&sort=-effective_on")]),
        Look::new("onboarding", lu::LuLaptopMinimalCheck)
            .under(Section::Lifecycle, 32)
            .state("state")
            .columns(&["person", "state", "starts_on", "profile", "settled", "tasks", "missing", "location"])
            .meta(&[
                ("person", lu::LuUserRound),
                ("starts_on", lu::LuCalendarClock),
                ("profile", lu::LuListChecks),
                ("location", lu::LuMapPin),
            ])
            .views(&[
                ("deployment-running", "productive_on[empty]=true&state[ne]=cancelled&sort=starts_on"),
                ("deployment-not-ready", "state=planned,preparing&sort=starts_on"),
            ])
            .children(&[
                ("onboarding-task", "onboarding", "deployment-tasks"),
                ("shipment", "onboarding", "shipment-many"),
            ]),
        Look::new("onboarding-task", lu::LuCircleCheck)
            .state("state")
            .columns(&["state", "asset", "owner", "due_on", "evidence", "done_by"])
            .meta(&[
                ("onboarding", lu::LuLaptopMinimalCheck),
                ("person", lu::LuUserRound),
                ("asset", lu::LuLaptop),
                ("due_on", lu::LuCalendarClock),
            ]),
        Look::new("shipment", lu::LuTruck)
            .state("state")
            .columns(&["person", "state", "destination", "carrier", "tracking", "sent_on", "delivered_on"])
            .meta(&[
                ("person", lu::LuUserRound),
                ("onboarding", lu::LuLaptopMinimalCheck),
                ("tracking", lu::LuTruck),
            ]),
        Look::new("enrolment", lu::LuCloudCog).columns(&[
            "source",
            "name",
            "model",
            "enrolled_on",
            "profile",
        ]),
    ],
    panels: &[
        Panel::new("onboarding", Side::Head, 10, READ, panels::progress),
        Panel::new("onboarding", Side::Next, 10, READ, panels::next),
        Panel::new("person", Side::Story, 50, READ, panels::of_person),
    ],
    acts: &[
        Act::new("person", "deployment.onboard", "person", lu::LuLaptopMinimalCheck, always, Rank::Menu),
        Act::new(
            "onboarding",
            "deployment.hand-over",
            "onboarding",
            lu::LuUserCheck,
            before_hand_over,
            Rank::First,
        ),
        Act::new(
            "onboarding",
            "deployment.productive",
            "onboarding",
            lu::LuRocket,
            is_handed_over,
            Rank::First,
        ),
        Act::new("onboarding", "deployment.ship", "onboarding", lu::LuTruck, runs, Rank::Button),
        Act::new("onboarding", "deployment.cancel", "onboarding", lu::LuX, runs, Rank::Danger),
        Act::new("onboarding-task", "deployment.assign", "task", lu::LuLaptop, lacks_device, Rank::First),
        Act::new("onboarding-task", "deployment.complete", "task", lu::LuCheck, is_open_task, Rank::First),
        Act::new("onboarding-task", "deployment.unassign", "task", lu::LuUndo2, is_assigned, Rank::Menu),
        Act::new("onboarding-task", "deployment.waive", "task", lu::LuCircleSlash, is_open, Rank::Menu),
        Act::new("shipment", "deployment.deliver", "shipment", lu::LuPackageCheck, is_sent, Rank::First),
    ],
    tiles: &[Tile {
        name: "deployment",
        title: "deployment-place",
        order: 63,
        width: 7,
        needs: READ,
        show: tile::show,
    }],
    places: &[
        Place::new("deployment-place", readiness::HREF, lu::LuCalendarCheck2, Section::Lifecycle, 30, READ),
        Place::new("deployment-feed", feed::HREF, lu::LuUpload, Section::Lifecycle, 32, people::MANAGE),
        Place::new("deployment-enrolment", enrolment::HREF, lu::LuCloudCog, Section::Lifecycle, 33, READ),
    ],
    texts: TEXTS,
    words: ui::words!(),
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

fn runs(values: &State) -> bool {
    !matches!(word(values, "state"), "productive" | "cancelled")
}

fn before_hand_over(values: &State) -> bool {
    matches!(word(values, "state"), "preparing" | "ready" | "shipped")
}

fn is_handed_over(values: &State) -> bool {
    word(values, "state") == "handed-over"
}

fn is_open(values: &State) -> bool {
    matches!(word(values, "state"), "open" | "assigned")
}

fn lacks_device(values: &State) -> bool {
    word(values, "state") == "open" && word(values, "kind") == "item"
}

fn is_open_task(values: &State) -> bool {
    word(values, "state") == "open" && word(values, "kind") != "item"
}

fn is_assigned(values: &State) -> bool {
    word(values, "state") == "assigned"
}

fn is_sent(values: &State) -> bool {
    word(values, "state") == "sent"
}

/// The pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    feed::rooms(enrolment::rooms(readiness::rooms(rooms)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
