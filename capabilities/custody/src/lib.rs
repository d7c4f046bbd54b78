//! Who holds what: handing out, taking back, moving, and the unbroken chain of it.
mod chain;
mod events;
mod hand_out;
mod hand_out_many;
mod holdings;
mod move_to;
mod overdue;
pub mod pages;
mod reactions;
mod remind;
pub mod rules;
mod store;
mod take_back;
mod transfer;

pub use chain::{Chain, ChainSpell};
pub use hand_out::{HANDED_OUT, HandOut, To};
pub use hand_out_many::HandOutMany;
pub use holdings::{Holding, Holdings, HoldingsOf};
pub use move_to::{MOVED, Move};
pub use overdue::{Late, Overdue, OverdueList};
pub use take_back::{TAKEN_BACK, TakeBack};
pub use transfer::{TRANSFERRED, Transfer};

use database::Dialect;
use engine::{Capability, Guard, Migration, Permission, Reaction, Reading, Verb};

/// Seeing chains of custody and what people hold, within one's reach.
pub const READ: Permission = Permission("custody.read");
/// Handing out and transferring.
pub const HAND_OUT: Permission = Permission("custody.hand-out");
/// Taking back.
pub const TAKE_BACK: Permission = Permission("custody.take-back");
/// Moving.
pub const MOVE: Permission = Permission("custody.move");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    verbs: &[
        Verb::of::<HandOut>(),
        Verb::of::<HandOutMany>(),
        Verb::of::<TakeBack>(),
        Verb::of::<Transfer>(),
        Verb::of::<Move>(),
    ],
    readings: &[Reading::of::<Holdings>(), Reading::of::<Chain>(), Reading::of::<Overdue>()],
    reactions: &[
        Reaction {
            name: "custody.parts-follow",
            says: "Parts of an asset follow it to its holder and its place.",
            kind: "asset",
            events: &[],
            run: reactions::parts_follow,
        },
        Reaction {
            name: "custody.chain",
            says: "Keeps the chain of custody.",
            kind: "asset",
            events: &[],
            run: reactions::keep_chain,
        },
    ],
    guards: &[Guard {
        name: "custody.holders-stay",
        says: "A person who still holds something is neither erased nor archived.",
        kind: "person",
        check: reactions::holders_stay,
    }],
    jobs: &[remind::REMIND],
    schema: &[Migration { number: 1, says: "the chain of custody", sql: spells }],
    events: events::EVENTS,
    ..Capability::new(
        "custody",
        "Who holds what: handing out, taking back, moving, and the unbroken chain of it.",
    )
};

fn spells(_: Dialect) -> &'static str {
    "create table custody_spells (
        asset bigint not null, nth bigint not null, keeper_kind text not null, keeper bigint not null,
        from_day text not null, to_day text, due_back text, began_by bigint not null, ended_by bigint,
        primary key (asset, nth));
     create index custody_spells_by_keeper on custody_spells (keeper_kind, keeper, from_day);"
}
