//! How media and sanitisations look, and what can be done on their pages and on those of assets.
mod cases;
mod media;
mod register;
mod report;
mod tile;
mod ways;

use crate::{READ, WORK};
use ::pages::{Act, Look, Panel, Part, Place, Rank, Rooms, Section, Side, Tile};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

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
        Look::new("retirement-case", lu::LuListChecks)
            .under(Section::Lifecycle, 58)
            .state("state")
            .columns(&["asset", "profile", "state", "open_steps", "begun_on", "closed_on"])
            .meta(&[("asset", lu::LuLaptop), ("profile", lu::LuScale), ("seal_number", lu::LuTag)])
            .views(&[
                ("cases-open", "state=open&sort=begun_on"),
                ("cases-old", "state=open&begun_on[lt]=today-14d&sort=begun_on"),
                ("cases-closed", "state=closed&sort=-closed_on"),
            ])
            .bulk(&["retirement.close-case"])
            .children(&[("retirement-step", "retirement_case", "retirement-step-many")]),
        Look::new("retirement-step", lu::LuCircleCheck)
            .state("state")
            .columns(&["state", "asset", "retirement_case", "done_by", "done_on"])
            .views(&[("steps-waiver", "state=waiver-asked")]),
        Look::new("grading", lu::LuStar)
            .under(Section::Lifecycle, 65)
            .columns(&["asset", "grade", "because", "look", "graded_by", "graded_on"])
            .meta(&[("asset", lu::LuLaptop), ("graded_by", lu::LuUserRound)]),
        Look::new("route-decision", lu::LuRoute)
            .under(Section::Lifecycle, 67)
            .state("state")
            .columns(&["asset", "state", "grade", "recommended", "decided", "residual_value", "co2e_high_kg"])
            .meta(&[("asset", lu::LuLaptop), ("decided_by", lu::LuUserRound)])
            .views(&[
                ("ways-to-decide", "state=recommended"),
                ("ways-decided", "state=decided"),
                ("ways-otherwise", "differs=true"),
            ])
            .bulk(&["retirement.decide-way"]),
        Look::new("route-rule", lu::LuTable2).under(Section::Setup, 62).columns(&[
            "sort_order",
            "way",
            "grades",
            "ownership",
            "max_age_months",
            "min_value",
            "because",
        ]),
        Look::new("carbon-factor", lu::LuLeaf)
            .under(Section::Setup, 64)
            .columns(&["category", "low_kg", "high_kg", "source"]),
        Look::new("recovered-part", lu::LuCpu)
            .under(Section::Lifecycle, 69)
            .state("state")
            .columns(&["description", "part_type", "from_asset", "value", "state", "stock_item", "used_in"])
            .meta(&[("from_asset", lu::LuLaptop), ("used_in", lu::LuLaptop), ("medium", lu::LuHardDrive)])
            .views(&[("parts-on-shelf", "state=on-shelf"), ("parts-used", "state=used")]),
        Look::new("wipe-report", lu::LuFileCheck)
            .state("state")
            .columns(&["file_name", "state", "rows", "good", "refused"])
            .children(&[("sanitisation", "report", "sanitisation-many")]),
    ],
    panels: &[
        Panel::new("asset", Side::Story, 30, READ, cases::of_asset),
        Panel::new("asset", Side::Story, 40, READ, media::panel),
        Panel::new("asset", Side::Facts, 40, READ, ways::panel),
        Panel::new("retirement-case", Side::Story, 10, READ, cases::of_case),
        Panel::new("route-decision", Side::Story, 10, READ, ways::of_decision),
        Panel::new("wipe-report", Side::Story, 10, READ, report::panel),
    ],
    tiles: &[Tile {
        name: "retiring",
        title: "retiring-title",
        order: 45,
        width: 5,
        needs: READ,
        show: tile::show,
    }],
    places: &[
        Place::new("media-register", register::MEDIA.path, lu::LuHardDrive, Section::Lifecycle, 61, READ),
        Place::new("ways-title", ways::REPORT, lu::LuRoute, Section::Lifecycle, 66, READ),
        Place::new("wipe-title", report::DOOR, lu::LuFileCheck, Section::Lifecycle, 63, WORK),
    ],
    acts: &[
        Act::new("asset", "retirement.begin", "asset", lu::LuListChecks, not_gone, Rank::Menu),
        Act::new("asset", "retirement.grade-asset", "asset", lu::LuStar, not_gone, Rank::Menu),
        Act::new("asset", "retirement.recover-part", "asset", lu::LuCpu, retired, Rank::Menu),
        Act::new("asset", "retirement.recommend", "asset", lu::LuRoute, retired, Rank::Menu),
        Act::new("retirement-case", "retirement.take-step", "case", lu::LuCircleCheck, is_open, Rank::First),
        Act::new("retirement-case", "retirement.close-case", "case", lu::LuLock, is_open, Rank::Button),
        Act::new("retirement-case", "retirement.ask-waiver", "case", lu::LuCircleHelp, is_open, Rank::Menu),
        Act::new("retirement-case", "retirement.waive", "case", lu::LuCircleSlash, is_open, Rank::Menu),
        Act::new("retirement-case", "retirement.cancel-case", "case", lu::LuX, is_open, Rank::Danger),
        Act::new("route-decision", "retirement.decide-way", "decision", lu::LuRoute, undone, Rank::First),
        Act::new("recovered-part", "retirement.use-part", "part", lu::LuCpu, on_shelf, Rank::First),
        Act::new("recovered-part", "retirement.scrap-part", "part", lu::LuTrash2, on_shelf, Rank::Danger),
        Act::new("wipe-report", "retirement.apply-report", "report", lu::LuCheck, is_planned, Rank::First),
        Act::new(
            "medium",
            "retirement.sanitise-medium",
            "medium",
            lu::LuEraser,
            may_be_worked_on,
            Rank::First,
        ),
        Act::new(
            "medium",
            "retirement.validate-sanitisation",
            "medium",
            lu::LuBadgeCheck,
            waits,
            Rank::First,
        ),
        Act::new(
            "medium",
            "retirement.install-medium",
            "medium",
            lu::LuHardDriveUpload,
            is_out,
            Rank::Button,
        ),
        Act::new(
            "medium",
            "retirement.remove-medium",
            "medium",
            lu::LuHardDriveDownload,
            is_in,
            Rank::Button,
        ),
        Act::new("medium", "retirement.find-medium", "medium", lu::LuSearchCheck, is_lost, Rank::First),
        Act::new("medium", "retirement.report-medium-lost", "medium", lu::LuSearchX, at_hand, Rank::Danger),
        Act::new("medium", "retirement.strike-medium", "medium", lu::LuX, unproven, Rank::Danger),
    ],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    words: ui::words!(),
    ..Part::NONE
};

fn state(values: &State) -> &str {
    values.get("state").and_then(Value::as_str).unwrap_or_default()
}

fn stage(values: &State) -> &str {
    values.get("stage").and_then(Value::as_str).unwrap_or_default()
}

fn not_gone(values: &State) -> bool {
    stage(values) != "disposed"
}

fn retired(values: &State) -> bool {
    stage(values) == "decommissioned"
}

fn is_open(values: &State) -> bool {
    state(values) == "open"
}

fn undone(values: &State) -> bool {
    state(values) != "carried-out"
}

fn on_shelf(values: &State) -> bool {
    state(values) == "on-shelf"
}

fn is_planned(values: &State) -> bool {
    state(values) == "planned"
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
    report::rooms(ways::rooms(rooms.report(&register::MEDIA)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::PART.texts), Vec::<String>::new());
    }
}
