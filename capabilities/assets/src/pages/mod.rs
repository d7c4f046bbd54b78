//! How assets look in the web interface, and what can be done on their pages.
mod rail;
mod value;
mod worth;

use crate::READ;
use ::pages::{Act, Look, Panel, Part, Rank, Section, Side};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::{
    i18n::{Lang, Source},
    kit::Icon,
};

/// What assets bring.
pub static PART: Part = Part {
    looks: &[
        Look::new("asset", lu::LuLaptop)
            .under(Section::Inventory, 10)
            .key("g a")
            .drawing(&["category"], drawing)
            .title(&["name", "model"])
            .state("status")
            .columns(&[
                "serial",
                "status",
                "holder_person",
                "location",
                "warranty_ends_on",
                "cost",
                "updated_at",
            ])
            .meta(&[
                ("serial", lu::LuBarcode),
                ("holder_person", lu::LuUserRound),
                ("holder_asset", lu::LuLaptop),
                ("location", lu::LuMapPin),
                ("company", lu::LuBuilding2),
            ])
            .views(&[
                ("assets-in-use", "stage=in-use"),
                ("assets-in-stock", "stage=in-stock"),
                ("assets-repair", "stage=in-maintenance"),
                ("assets-overdue", "due_back[lt]=today&sort=due_back"),
                (
                    "assets-warranty",
                    "warranty_ends_on[lt]=today%2B90d&warranty_ends_on[gte]=today&sort=warranty_ends_on",
                ),
            ])
            .bulk(&[
                "assets.set-status",
                "assets.retire",
                "retirement.begin",
                "custody.move",
                "custody.take-back",
                "custody.transfer",
                "disposal.add-asset",
            ])
            .children(&[("asset", "parent", "asset-parts"), ("asset", "holder_asset", "asset-holds")]),
        Look::new("status", lu::LuCircleDot).under(Section::Setup, 40).tone("tone").columns(&[
            "stage",
            "is_default",
            "may_be_handed_out",
        ]),
        Look::new("transition", lu::LuArrowRightLeft).under(Section::Setup, 42),
        Look::new("tag-sequence", lu::LuHash).under(Section::Setup, 44),
        Look::new("custom-field", lu::LuTextCursorInput).under(Section::Setup, 46),
    ],
    panels: &[
        Panel::new("asset", Side::Head, 10, READ, rail::panel).past(),
        Panel::new("asset", Side::Facts, 10, READ, value::panel).past(),
        Panel::new("asset", Side::Story, 5, READ, worth::panel).past(),
    ],
    acts: &[
        Act::new("asset", "assets.send-to-repair", "asset", lu::LuWrench, in_hand, Rank::Menu),
        Act::new("asset", "assets.return-from-repair", "asset", lu::LuWrench, in_repair, Rank::First),
        Act::new("asset", "assets.set-status", "asset", lu::LuCircleDot, not_gone, Rank::Menu),
        Act::new("asset", "assets.validate", "asset", lu::LuBadgeCheck, not_gone, Rank::Menu),
        Act::new("asset", "assets.retire", "asset", lu::LuArchive, in_hand, Rank::Menu),
        Act::new("asset", "assets.sanitise", "asset", lu::LuEraser, retired, Rank::Button),
        Act::new("asset", "assets.state-free-of-data", "asset", lu::LuFileX, retired, Rank::Menu),
        Act::new("asset", "assets.dispose", "asset", lu::LuRecycle, retired, Rank::First),
        Act::new("asset", "assets.report-lost", "asset", lu::LuSearchX, not_gone, Rank::Danger),
    ],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    words: ui::words!(),
    ..Part::NONE
};

/// Where it is in its life.
fn stage(values: &State) -> &str {
    values.get("stage").and_then(Value::as_str).unwrap_or_default()
}

fn not_gone(values: &State) -> bool {
    stage(values) != "disposed"
}

fn in_hand(values: &State) -> bool {
    matches!(stage(values), "in-stock" | "in-use" | "in-maintenance")
}

fn in_repair(values: &State) -> bool {
    stage(values) == "in-maintenance"
}

fn retired(values: &State) -> bool {
    stage(values) == "decommissioned"
}

/// A phone is no laptop: the drawing follows from what the category is called.
fn drawing(values: &State) -> Icon {
    let category = values.get("category").and_then(|category| category.get("label")).and_then(Value::as_str);
    let category = category.unwrap_or_default().to_lowercase();
    let drawings: [(&[&str], Icon); 9] = [
        (&["phone", "mobile"], lu::LuSmartphone),
        (&["tablet"], lu::LuTablet),
        (&["monitor", "display", "screen"], lu::LuMonitor),
        (&["server"], lu::LuServer),
        (&["switch", "router", "network", "firewall", "access point"], lu::LuNetwork),
        (&["print"], lu::LuPrinter),
        (&["dock", "hub"], lu::LuUsb),
        (&["headset", "audio"], lu::LuHeadphones),
        (&["desktop", "workstation"], lu::LuPcCase),
    ];
    let fits = |words: &[&str]| words.iter().any(|word| category.contains(word));
    drawings.into_iter().find(|(words, _)| fits(words)).map_or(lu::LuLaptop, |(_, icon)| icon)
}
