//! How procurement looks in the web interface.
mod budget;
mod lease;
mod next;
mod pdf;
mod print;
mod receiving;
mod send;
mod tracker;

pub(crate) use pdf::paper;

use crate::READ;
use ::pages::{Act, Advice, Look, Panel, Part, Place, Rank, Rooms, Section, Side, always, word};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

/// What procurement brings.
pub static PART: Part = Part {
    looks: LOOKS,
    panels: &[
        Panel::new("order", Side::Head, 10, READ, budget::warning),
        Panel::new("order", Side::Next, 10, READ, next::of_order),
        Panel::new("order-line", Side::Next, 10, READ, next::of_line),
        Panel::new("invoice", Side::Next, 10, READ, next::of_invoice),
        Panel::new("order", Side::Story, 10, READ, tracker::panel),
        Panel::new("order", Side::Story, 15, READ, notices::pages::letters),
        Panel::new("order", Side::Story, 20, READ, tracker::lines),
        Panel::new("order", Side::Story, 25, READ, budget::panel),
        Panel::new("order", Side::Story, 30, READ, tracker::units),
        Panel::new("order", Side::Tab("order-payments"), 10, READ, lease::payments),
    ],
    acts: ACTS,
    advice: &[
        Advice::new("procurement.submit", READ, budget::ahead),
        Advice::new("procurement.approve", READ, budget::ahead),
        Advice::new("procurement.place", READ, budget::ahead),
        Advice::new("procurement.send", READ, send::ahead),
        Advice::new("approvals.refuse", READ, budget::ahead_of_decision),
    ],
    places: &[Place::new("buy-or-lease-title", lease::HREF, lu::LuScale, Section::Money, 60, READ)],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    words: ui::words!(),
    ..Part::NONE
};

static LOOKS: &[Look] = &[
    Look::new("order", lu::LuShoppingCart)
        .under(Section::Lifecycle, 20)
        .key("g r")
        .title(&["title"])
        .state("state")
        .columns(&["supplier", "state", "gross", "expected_on", "outstanding", "updated_at"])
        .meta(&[
            ("supplier", lu::LuTruck),
            ("company", lu::LuBuilding2),
            ("ship_to", lu::LuMapPin),
            ("ship_to_person", lu::LuUserRound),
        ])
        .views(&[
            ("orders-waiting", "state=waiting"),
            ("orders-placed", "state=placed,partly-received&sort=expected_on"),
            ("orders-late", "state=placed,partly-received&expected_on[lt]=today&sort=expected_on"),
            ("orders-returns", "returns_on[lte]=today%2B180d&sort=returns_on"),
        ])
        .children(&[
            ("receipt", "purchase_order", "receipt-many"),
            ("supplier-return", "purchase_order", "supplier-return-many"),
            ("invoice", "purchase_order", "invoice-many"),
        ]),
    Look::new("order-line", lu::LuListOrdered)
        .title(&["description"])
        .state("progress")
        .columns(&["purchase_order", "quantity", "unit_price", "gross", "progress", "outstanding"])
        .meta(&[("purchase_order", lu::LuShoppingCart), ("model", lu::LuLaptop)])
        .children(&[
            ("receipt", "order_line", "receipt-many"),
            ("expected-serial", "order_line", "expected-serial-many"),
            ("supplier-return", "order_line", "supplier-return-many"),
            ("invoice-line", "order_line", "invoice-line-many"),
        ]),
    Look::new("receipt", lu::LuPackageCheck)
        .under(Section::Lifecycle, 22)
        .columns(&["purchase_order", "order_line", "quantity", "received_on", "days_late", "delivery_note"])
        .meta(&[("purchase_order", lu::LuShoppingCart), ("location", lu::LuMapPin)])
        .views(&[("receipts-late", "days_late[gt]=0&sort=-received_on")]),
    Look::new("expected-serial", lu::LuScanBarcode)
        .columns(&["order_line", "notice", "due_on", "arrived_on"])
        .meta(&[("order_line", lu::LuListOrdered)]),
    Look::new("supplier-return", lu::LuUndo2)
        .under(Section::Lifecycle, 24)
        .state("state")
        .columns(&["supplier", "reason", "state", "rma", "asset", "credit", "credit_note", "opened_on"])
        .meta(&[("supplier", lu::LuTruck), ("purchase_order", lu::LuShoppingCart), ("asset", lu::LuLaptop)])
        .views(&[("returns-open", "state=open&sort=opened_on")]),
    Look::new("invoice", lu::LuReceipt)
        .under(Section::Money, 40)
        .state("state")
        .columns(&["supplier", "purchase_order", "total", "agreement", "state", "due_on"])
        .meta(&[("supplier", lu::LuTruck), ("purchase_order", lu::LuShoppingCart)])
        .views(&[
            ("invoices-to-check", "state=entered&sort=due_on"),
            ("invoices-differ", "state=entered&agreement=differs"),
            ("invoices-to-pay", "state=approved&sort=due_on"),
        ])
        .children(&[("invoice-line", "invoice", "invoice-line-many")]),
    Look::new("invoice-line", lu::LuListOrdered)
        .columns(&["invoice", "order_line", "quantity", "unit_price", "gross"])
        .meta(&[("invoice", lu::LuReceipt), ("order_line", lu::LuListOrdered)]),
    Look::new("procurement-policy", lu::LuScale).under(Section::Setup, 60).columns(&[
        "company",
        "over_delivery_percent",
        "price_percent",
        "total_tolerance",
        "free_up_to",
    ]),
];

static ACTS: &[Act] = &[
    Act::new("order", "procurement.submit", "order", lu::LuSend, draft, Rank::First),
    Act::new("order", "procurement.add-line", "order", lu::LuPlus, draft, Rank::Button),
    Act::new("order", "procurement.approve", "order", lu::LuBadgeCheck, waiting, Rank::First),
    Act::new("order", "procurement.place", "order", lu::LuShoppingCart, approved, Rank::First),
    Act::new("order", "procurement.send", "order", lu::LuMail, to_send, Rank::Button),
    Act::new("order", "procurement.close", "order", lu::LuArchive, received, Rank::First),
    Act::new("order", "procurement.send-back", "order", lu::LuUndo2, not_placed, Rank::Menu),
    Act::new("order", "procurement.cancel-rest", "order", lu::LuCircleX, open, Rank::Menu),
    Act::new("order", "procurement.cancel", "order", lu::LuCircleX, nothing_here, Rank::Danger),
    Act::new("order-line", "procurement.receive", "line", lu::LuPackageCheck, to_come, Rank::First),
    Act::new("order-line", "procurement.expect-serials", "line", lu::LuScanBarcode, to_come, Rank::Menu),
    Act::new("order-line", "procurement.change-line", "line", lu::LuPencil, always, Rank::Menu),
    Act::new("order-line", "procurement.return", "line", lu::LuUndo2, here, Rank::Button),
    Act::new(
        "supplier-return",
        "procurement.settle-return",
        "back",
        lu::LuBadgeCheck,
        with_supplier,
        Rank::First,
    ),
    Act::new("invoice", "procurement.approve-invoice", "invoice", lu::LuBadgeCheck, entered, Rank::First),
    Act::new("invoice", "procurement.bill-line", "invoice", lu::LuPlus, entered, Rank::Button),
    Act::new("invoice", "procurement.pay-invoice", "invoice", lu::LuBanknote, approved, Rank::First),
    Act::new("invoice", "procurement.reject-invoice", "invoice", lu::LuUndo2, entered, Rank::Danger),
];

/// Its own pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    pdf::rooms(lease::rooms(print::rooms(receiving::rooms(rooms))))
}

fn number(values: &State, field: &str) -> i64 {
    values.get(field).and_then(Value::as_i64).unwrap_or_default()
}

fn draft(values: &State) -> bool {
    word(values, "state") == "draft"
}

fn waiting(values: &State) -> bool {
    word(values, "state") == "waiting"
}

fn approved(values: &State) -> bool {
    word(values, "state") == "approved"
}

fn to_send(values: &State) -> bool {
    approved(values) || open(values)
}

fn received(values: &State) -> bool {
    word(values, "state") == "received"
}

fn not_placed(values: &State) -> bool {
    matches!(word(values, "state"), "waiting" | "approved")
}

fn open(values: &State) -> bool {
    matches!(word(values, "state"), "placed" | "partly-received")
}

fn nothing_here(values: &State) -> bool {
    matches!(word(values, "state"), "draft" | "waiting" | "approved" | "placed")
}

fn to_come(values: &State) -> bool {
    number(values, "outstanding") > 0
}

fn here(values: &State) -> bool {
    number(values, "received") > number(values, "returned")
}

fn with_supplier(values: &State) -> bool {
    word(values, "state") == "open"
}

fn entered(values: &State) -> bool {
    word(values, "state") == "entered"
}
