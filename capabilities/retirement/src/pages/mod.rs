//! How media and sanitisations look, and what can be done on their pages and on those of assets.
mod media;

use crate::READ;
use ::pages::{Act, Look, Panel, Part, Rank, Rooms, Section, Side};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::{
    i18n::{Lang, Source},
    kit::Icon,
};

/// What it brings.
pub static PART: Part = Part {
    looks: &[
        Look::new("medium", lu::LuHardDrive)
            .under(Section::Lifecycle, 60)
            .state("state")
            .columns(&["media_type", "asset", "state", "capacity_gb", "outcome", "sanitised_on"])
            .meta(&[("media_type", lu::LuHardDrive), ("asset", lu::LuLaptop), ("seal_number", lu::LuTag)])
            .views(&[
                ("media-open", "state=installed,removed,to-validate,failed"),
                ("media-to-validate", "state=to-validate"),
                ("media-failed", "state=failed"),
                ("media-out", "state=removed"),
                ("media-lost", "state=lost"),
            ])
            .bulk(&["retirement.remove-medium", "retirement.sanitise-medium"])
            .children(&[("sanitisation", "medium", "sanitisation-many")]),
        Look::new("sanitisation", lu::LuEraser)
            .under(Section::Lifecycle, 62)
            .state("result")
            .columns(&["medium", "asset", "outcome", "technique", "result", "validation", "done_on"])
            .meta(&[("medium", lu::LuHardDrive), ("asset", lu::LuLaptop), ("operator", lu::LuUserRound)]),
        Look::new("regulation-profile", lu::LuScale).under(Section::Setup, 60).columns(&[
            "sort_order",
            "data_classes",
            "regimes",
            "minimum_outcome",
            "steps",
        ]),
        Look::new("wipe-report", lu::LuFileCheck)
            .state("state")
            .columns(&["file_name", "state", "rows", "good", "refused"])
            .children(&[("sanitisation", "report", "sanitisation-many")]),
    ],
    panels: &[Panel {
        kind: "asset",
        side: Side::Story,
        order: 40,
        needs: READ,
        past: false,
        show: media::panel,
    }],
    acts: &[
        act("retirement.sanitise-medium", lu::LuEraser, may_be_worked_on, Rank::First),
        act("retirement.validate-sanitisation", lu::LuBadgeCheck, waits, Rank::First),
        act("retirement.install-medium", lu::LuHardDriveUpload, is_out, Rank::Button),
        act("retirement.remove-medium", lu::LuHardDriveDownload, is_in, Rank::Button),
        act("retirement.find-medium", lu::LuSearchCheck, is_lost, Rank::First),
        act("retirement.report-medium-lost", lu::LuSearchX, at_hand, Rank::Danger),
        act("retirement.strike-medium", lu::LuX, unproven, Rank::Danger),
    ],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    ..Part::NONE
};

const fn act(verb: &'static str, icon: Icon, when: fn(&State) -> bool, rank: Rank) -> Act {
    Act { kind: "medium", verb, subject: "medium", icon, when, rank, key: None }
}

fn state(values: &State) -> &str {
    values.get("state").and_then(Value::as_str).unwrap_or_default()
}

fn at_hand(values: &State) -> bool {
    !matches!(state(values), "destroyed" | "lost" | "struck")
}

fn may_be_worked_on(values: &State) -> bool {
    matches!(state(values), "installed" | "removed" | "failed" | "sanitised")
}

fn waits(values: &State) -> bool {
    state(values) == "to-validate"
}

fn is_lost(values: &State) -> bool {
    state(values) == "lost"
}

fn unproven(values: &State) -> bool {
    matches!(state(values), "installed" | "removed")
}

fn installed(values: &State) -> bool {
    values.get("installed").and_then(Value::as_bool).unwrap_or(false)
}

fn is_in(values: &State) -> bool {
    at_hand(values) && installed(values)
}

fn is_out(values: &State) -> bool {
    at_hand(values) && !installed(values) && state(values) != "failed"
}

/// Its own pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    rooms
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::PART.texts), Vec::<String>::new());
    }
}
