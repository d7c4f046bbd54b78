//! Who has an asset and who had it, on its page; handing out and taking back.
mod panel;

use crate::READ;
use ::pages::{Act, Panel, Part, Rank, Side};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

/// What custody brings.
pub static PART: Part = Part {
    panels: &[Panel::new("asset", Side::Story, 10, READ, panel::panel)],
    acts: &[
        Act::new("asset", "custody.hand-out", "asset", lu::LuUserCheck, can_go_out, Rank::First).key("h"),
        Act::new("asset", "custody.take-back", "asset", lu::LuUndo2, is_held, Rank::First).key("b"),
        Act::new("asset", "custody.transfer", "asset", lu::LuArrowLeftRight, is_held, Rank::Button),
        Act::new("asset", "custody.move", "asset", lu::LuMapPin, not_gone, Rank::Menu).key("m"),
    ],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    words: ui::words!(),
    ..Part::NONE
};

fn is_held(values: &State) -> bool {
    let held = |field: &str| values.get(field).is_some_and(|value| !value.is_null());
    held("holder_person") || held("holder_location") || held("holder_asset")
}

fn stage(values: &State) -> &str {
    values.get("stage").and_then(Value::as_str).unwrap_or_default()
}

fn can_go_out(values: &State) -> bool {
    stage(values) == "in-stock" && !is_held(values)
}

fn not_gone(values: &State) -> bool {
    stage(values) != "disposed"
}
