//! What is kept by quantity: consumables, accessories, components, and kits of them.
//!
//! Stock changes in one way only: a move is entered, and the shelves that it touches change with it (`ledger`).
mod add;
mod add_to_kit;
mod availability;
mod count;
mod events;
mod expect;
mod given_out;
mod holding;
mod issue;
mod item;
mod kit;
mod ledger;
mod movement;
mod on_orders;
pub mod pages;
mod parts;
mod proposals;
mod put_elsewhere;
mod reactions;
pub mod rules;
mod store;
mod take_back;

pub use add::AddStock;
pub use add_to_kit::AddToKit;
pub use availability::{
    Availability, KitAvailability, Need, PlaceAvailability, Short, kit_needs, ready_assets, supply,
    thing_name,
};
pub use count::{COUNTED, CountStock, Counted};
pub use expect::{ExpectStock, ORDERED};
pub use given_out::{GivenOut, StockOfAsset, StockOfPerson};
pub use holding::StockHolding;
pub use issue::IssueStock;
pub use item::{ItemKind, StockItem};
pub use kit::{Kit, KitLine};
pub use ledger::MOVED;
pub use movement::{MoveKind, StockMove};
pub use proposals::{Proposal, Proposals};
pub use put_elsewhere::MoveStock;
pub use take_back::{Fate, TAKEN_BACK, TakeBackStock};

use engine::{Capability, Guard, Permission, Reaction, Reading, Record, Verb};

/// Seeing stock within one's reach.
pub const READ: Permission = Permission("stock.read");
/// Keeping stock items and kits.
pub const MANAGE: Permission = Permission("stock.manage");
/// Adding stock and noting what is on order.
pub const ADD: Permission = Permission("stock.add");
/// Giving out and taking back.
pub const ISSUE: Permission = Permission("stock.issue");
/// Putting stock elsewhere.
pub const MOVE: Permission = Permission("stock.move");
/// Counting shelves, and putting right what differs.
pub const COUNT: Permission = Permission("stock.count");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[StockItem::KIND, StockHolding::KIND, StockMove::KIND, Kit::KIND, KitLine::KIND],
    verbs: &[
        Verb::of::<AddStock>(),
        Verb::of::<IssueStock>(),
        Verb::of::<TakeBackStock>(),
        Verb::of::<MoveStock>(),
        Verb::of::<CountStock>(),
        Verb::of::<ExpectStock>(),
        Verb::of::<AddToKit>(),
    ],
    readings: &[
        Reading::of::<StockOfPerson>(),
        Reading::of::<StockOfAsset>(),
        Reading::of::<Proposals>(),
        Reading::of::<KitAvailability>(),
    ],
    reactions: &[
        Reaction {
            name: "stock.gone-with-asset",
            says: "What is built into a disposed asset is gone with it.",
            kind: "asset",
            events: &[],
            run: reactions::gone_with_asset,
        },
        Reaction {
            name: "stock.ordered-is-incoming",
            says: "Counts what a line of an order will bring.",
            kind: "order-line",
            events: &[],
            run: on_orders::line_changed,
        },
        Reaction {
            name: "stock.orders-end",
            says: "Counts what is incoming anew when an order goes on or ends.",
            kind: "order",
            events: &[],
            run: on_orders::order_changed,
        },
        Reaction {
            name: "stock.received-is-added",
            says: "Adds what was received of a stock item to the place where it was put.",
            kind: "receipt",
            events: &["registered"],
            run: on_orders::arrived,
        },
        Reaction {
            name: "stock.returned-is-gone",
            says: "Takes from the shelf what goes back to the supplier.",
            kind: "supplier-return",
            events: &["registered"],
            run: on_orders::went_back,
        },
        Reaction {
            name: "stock.refused-is-back",
            says: "Puts back on the shelf what the supplier sent back to us.",
            kind: "supplier-return",
            events: &["settled"],
            run: on_orders::refused,
        },
        Reaction {
            name: "stock.recovered-parts-count",
            says: "Counts a part that was recovered from an asset, until it is used or thrown away.",
            kind: "recovered-part",
            events: &[],
            run: parts::recovered,
        },
        Reaction {
            name: "stock.orders-use-parts",
            says: "Gives out what a work order puts into its asset.",
            kind: "work-order-part",
            events: &["registered"],
            run: parts::used_in_order,
        },
    ],
    guards: &[
        guard(
            "stock.shelves-add-up",
            "Stock at a place changes only by moves, and never below zero.",
            "stock-holding",
            reactions::moves_stand,
        ),
        guard("stock.moves-stand", "Stock moves are not undone.", "stock-move", reactions::moves_stand),
        guard(
            "stock.items-stay",
            "An item that is in stock or given out is not archived.",
            "stock-item",
            reactions::items_stay,
        ),
        guard(
            "stock.places-stay",
            "A place where stock lies is not archived.",
            "location",
            reactions::places_stay,
        ),
        guard(
            "stock.holders-stay",
            "A person who still has accessories is neither erased nor archived.",
            "person",
            reactions::holders_stay,
        ),
    ],
    events: events::EVENTS,
    ..Capability::new(
        "stock",
        "What is kept by quantity: consumables, accessories, components, and kits of them.",
    )
};

const fn guard(
    name: &'static str,
    says: &'static str,
    kind: &'static str,
    check: fn(&mut engine::View<'_>, &engine::Proposed<'_>) -> engine::Result<()>,
) -> Guard {
    Guard { name, says, kind, check }
}
