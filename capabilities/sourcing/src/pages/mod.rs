//! How sourcing looks in the web interface: requests, bids side by side, the ranking, and the page behind a link.
mod compare;
mod door;
mod file;
mod invite;
mod ranking;

use crate::{MANAGE, READ};
use ::pages::{Act, Look, Panel, Part, Place, Rank, Rooms, Section, Side, always};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

/// What sourcing brings.
pub static PART: Part = Part {
    looks: LOOKS,
    panels: &[
        Panel::new("rfq", Side::Story, 10, READ, compare::panel),
        Panel::new("rfq", Side::Next, 10, MANAGE, invite::panel),
        Panel::new("bid", Side::Next, 10, MANAGE, file::panel),
        Panel::new("bid", Side::Story, 10, READ, notices::pages::letters),
        Panel::new("supplier", Side::Story, 20, READ, ranking::panel),
    ],
    acts: ACTS,
    leads: &[
        ("sourcing.ask-for-plan", "rfq"),
        ("sourcing.order-plan", "order"),
        ("sourcing.award", "order"),
        ("sourcing.award-contract", "contract"),
        ("sourcing.order-stock", "order-line"),
    ],
    places: &[Place::new("sourcing-ranking", ranking::HREF, lu::LuTrophy, Section::Money, 62, READ)],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    words: ui::words!(),
    ..Part::NONE
};

static LOOKS: &[Look] = &[
    Look::new("rfq", lu::LuFileQuestion)
        .under(Section::Lifecycle, 18)
        .title(&["title"])
        .state("state")
        .columns(&["state", "deadline", "needed_by", "purchase_order", "updated_at"])
        .meta(&[("company", lu::LuBuilding2), ("ship_to", lu::LuMapPin), ("deadline", lu::LuClock)])
        .views(&[("rfqs-open", "state=open&sort=deadline")])
        .children(&[
            ("rfq-line", "rfq", "rfq-line-many"),
            ("rfq-question", "rfq", "rfq-question-many"),
            ("bid", "rfq", "bid-many"),
        ]),
    Look::new("rfq-line", lu::LuListOrdered)
        .columns(&["rfq", "quantity", "position"])
        .meta(&[("rfq", lu::LuFileQuestion), ("model", lu::LuLaptop)]),
    Look::new("rfq-question", lu::LuMessageCircleQuestion)
        .columns(&["rfq"])
        .meta(&[("rfq", lu::LuFileQuestion)]),
    Look::new("bid", lu::LuHandCoins)
        .state("state")
        .columns(&["supplier", "landed", "state", "rfq", "submitted_on"])
        .meta(&[("supplier", lu::LuTruck), ("rfq", lu::LuFileQuestion)])
        .children(&[
            ("bid-line", "bid", "bid-line-many"),
            ("negotiation-round", "bid", "negotiation-round-many"),
        ]),
    Look::new("bid-line", lu::LuListOrdered)
        .columns(&["unit_price", "delivery_days", "warranty_months", "bid"])
        .meta(&[("bid", lu::LuHandCoins)]),
    Look::new("negotiation-round", lu::LuHandshake)
        .columns(&["held_on", "changes", "landed_after", "bid"])
        .meta(&[("bid", lu::LuHandCoins)]),
    Look::new("exchange-rate", lu::LuArrowLeftRight)
        .under(Section::Setup, 62)
        .columns(&["rate", "valid_on", "source"]),
    Look::new("scorecard", lu::LuTrophy).under(Section::Setup, 64).columns(&[
        "delivery",
        "quality",
        "price",
        "invoices",
        "judgement",
    ]),
];

static ACTS: &[Act] = &[
    Act::new("rfq", "sourcing.open", "rfq", lu::LuSend, draft, Rank::First),
    Act::new("rfq", "sourcing.add-line", "rfq", lu::LuPlus, draft, Rank::Button),
    Act::new("rfq", "sourcing.close", "rfq", lu::LuLock, open, Rank::Menu),
    Act::new("rfq", "sourcing.cancel", "rfq", lu::LuCircleX, alive, Rank::Danger),
    Act::new("purchase-plan", "sourcing.ask-for-plan", "plan", lu::LuFileQuestion, approved, Rank::First),
    Act::new("purchase-plan", "sourcing.order-plan", "plan", lu::LuShoppingCart, approved, Rank::Button),
    Act::new("stock-item", "sourcing.order-stock", "item", lu::LuShoppingCart, always, Rank::Button),
    Act::new("bid", "sourcing.award", "bid", lu::LuTrophy, submitted, Rank::First),
    Act::new("bid", "sourcing.award-contract", "bid", lu::LuSignature, submitted, Rank::Menu),
    Act::new("bid", "sourcing.negotiate", "bid", lu::LuHandshake, submitted, Rank::Button),
];

/// Its own pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    door::rooms(file::rooms(invite::rooms(ranking::rooms(rooms))))
}

fn state(values: &State) -> &str {
    values.get("state").and_then(Value::as_str).unwrap_or_default()
}

fn draft(values: &State) -> bool {
    state(values) == "draft"
}

fn approved(values: &State) -> bool {
    state(values) == "approved"
}

fn open(values: &State) -> bool {
    state(values) == "open"
}

fn alive(values: &State) -> bool {
    matches!(state(values), "draft" | "open" | "closed")
}

fn submitted(values: &State) -> bool {
    state(values) == "submitted"
}
