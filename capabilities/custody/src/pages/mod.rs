//! Who has an asset and who had it, on its page; handing out and taking back.
mod panel;

use crate::READ;
use ::pages::{Act, Panel, Part, Rank, Side};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::{
    i18n::{Lang, Source},
    kit::Icon,
};

/// What custody brings.
pub static PART: Part = Part {
    panels: &[Panel {
        kind: "asset",
        side: Side::Story,
        order: 10,
        needs: READ,
        past: false,
        show: panel::panel,
    }],
    acts: &[
        act("custody.hand-out", lu::LuUserCheck, can_go_out, Rank::First, Some("h")),
        act("custody.take-back", lu::LuUndo2, is_held, Rank::First, Some("b")),
        act("custody.transfer", lu::LuArrowLeftRight, is_held, Rank::Button, None),
        act("custody.move", lu::LuMapPin, not_gone, Rank::Menu, Some("m")),
    ],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    ..Part::NONE
};

const fn act(
    verb: &'static str,
    icon: Icon,
    when: fn(&State) -> bool,
    rank: Rank,
    key: Option<&'static str>,
) -> Act {
    Act { kind: "asset", verb, subject: "asset", icon, when, rank, key }
}

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
