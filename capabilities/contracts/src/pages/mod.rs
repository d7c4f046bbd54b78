//! How contracts look in the web interface.
mod asset;
mod contract;
mod renewals;

use crate::READ;
use ::pages::{Act, Look, Panel, Part, Place, Rank, Rooms, Section, Side, Tile};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

/// Where it stands what has to be decided.
const RENEWALS: &str = "/renewals";

/// What contracts bring.
pub static PART: Part = Part {
    looks: &[
        Look::new("contract", lu::LuFileText)
            .under(Section::Money, 20)
            .title(&["name"])
            .state("standing")
            .columns(&["kind", "standing", "supplier", "ends_on", "decide_by", "yearly_cost"])
            .meta(&[
                ("number", lu::LuHash),
                ("supplier", lu::LuTruck),
                ("owner", lu::LuUserRound),
                ("company", lu::LuBuilding2),
            ])
            .views(&[
                ("contracts-in-force", "standing=active"),
                ("contracts-decide", "decide_by[lte]=today%2B90d&sort=decide_by"),
                ("contracts-notice-given", "standing=terminated"),
                ("contracts-ended", "standing=ended"),
            ])
            .children(&[
                ("contract-cost", "contract", "contract-costs"),
                ("contract-cover", "contract", "contract-covers"),
            ]),
        Look::new("contract-cost", lu::LuCoins).columns(&["amount", "every", "starts_on", "ends_on"]),
        Look::new("contract-cover", lu::LuShieldCheck)
            .title(&["asset"])
            .columns(&["contract", "asset", "since", "until"]),
    ],
    panels: &[
        Panel::new("contract", Side::Next, 10, READ, contract::next),
        Panel::new("contract", Side::Story, 10, READ, contract::costs),
        Panel::new("asset", Side::Facts, 30, READ, asset::panel),
        Panel::new("supplier", Side::Story, 30, READ, contract::of_supplier),
    ],
    acts: &[
        Act::new("contract", "contracts.sign", "contract", lu::LuPenLine, |s| is(s, "draft"), Rank::First),
        Act::new("contract", "contracts.cover", "contract", lu::LuShieldPlus, goes_on, Rank::Button),
        Act::new("contract", "contracts.renew", "contract", lu::LuRefreshCw, can_renew, Rank::Button),
        Act::new(
            "contract",
            "contracts.terminate",
            "contract",
            lu::LuFileX,
            |s| is(s, "active"),
            Rank::Danger,
        ),
        Act::new("contract-cover", "contracts.uncover", "cover", lu::LuShieldOff, runs, Rank::First),
        Act::new("asset", "contracts.cover", "asset", lu::LuShieldPlus, not_gone, Rank::Menu),
    ],
    tiles: &[Tile {
        name: "renewals",
        title: "contracts-decide-next",
        order: 55,
        width: 5,
        needs: READ,
        show: renewals::tile,
    }],
    places: &[Place::new("contracts-renewals", RENEWALS, lu::LuCalendarClock, Section::Money, 22, READ)],
    texts: TEXTS,
    words: ui::words!(),
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// Its own pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(RENEWALS, READ, renewals::show)
}

fn is(values: &State, standing: &str) -> bool {
    values.get("standing").and_then(Value::as_str) == Some(standing)
}

fn goes_on(values: &State) -> bool {
    !is(values, "ended")
}

fn can_renew(values: &State) -> bool {
    !is(values, "draft") && values.contains_key("ends_on")
}

fn runs(values: &State) -> bool {
    !values.contains_key("until")
}

fn not_gone(values: &State) -> bool {
    values.get("stage").and_then(Value::as_str) != Some("disposed")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
