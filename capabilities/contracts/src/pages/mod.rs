//! How contracts look in the web interface.
mod asset;
mod contract;
mod renewals;

use crate::READ;
use ::pages::{Act, Look, Panel, Part, Place, Rank, Rooms, Section, Side, Tile};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::{
    i18n::{Lang, Source},
    kit::Icon,
};

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
        panel("contract", Side::Next, 10, contract::next),
        panel("contract", Side::Story, 10, contract::costs),
        panel("asset", Side::Facts, 30, asset::panel),
        panel("supplier", Side::Story, 30, contract::of_supplier),
    ],
    acts: &[
        act("contract", "contracts.sign", "contract", lu::LuPenLine, |s| is(s, "draft"), Rank::First),
        act("contract", "contracts.cover", "contract", lu::LuShieldPlus, goes_on, Rank::Button),
        act("contract", "contracts.renew", "contract", lu::LuRefreshCw, can_renew, Rank::Button),
        act("contract", "contracts.terminate", "contract", lu::LuFileX, |s| is(s, "active"), Rank::Danger),
        act("contract-cover", "contracts.uncover", "cover", lu::LuShieldOff, runs, Rank::First),
        act("asset", "contracts.cover", "asset", lu::LuShieldPlus, not_gone, Rank::Menu),
    ],
    tiles: &[Tile { name: "renewals", order: 55, width: 5, needs: READ, show: renewals::tile }],
    places: &[Place {
        text: "contracts-renewals",
        href: RENEWALS,
        icon: lu::LuCalendarClock,
        section: Section::Money,
        order: 22,
        key: None,
        needs: READ,
        waiting: None,
    }],
    texts: TEXTS,
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

type Show = fn(&mut ::pages::Page<'_, '_>, &::pages::Subject) -> engine::Result<Option<maud::Markup>>;

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
