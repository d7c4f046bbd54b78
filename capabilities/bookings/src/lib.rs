//! Assets and kits reserved for a time.
mod booking;
mod events;
mod feed;
mod fetch;
mod kept_stock;
mod moment;
pub mod pages;
mod reactions;
mod reserve;
pub mod rules;
mod store;
mod swap;

pub use booking::{Booking, BookingState};
pub use feed::MakeFeed;
pub use fetch::{
    CANCELLED, CancelBooking, CancelMine, EndBooking, FETCHED, HandOutKit, HandedOutKit, NOT_FETCHED,
    RETURNED, StartBooking,
};
pub use moment::Moment;
pub use reserve::{BOOKED, BookForMe, Reserve};
pub use swap::{SWAPPED, Swap};

use database::Dialect;
use engine::{Capability, Guard, Migration, Permission, Reaction, Record, Verb};

/// Seeing bookings within one's reach.
pub const READ: Permission = Permission("bookings.read");
/// Booking for others, handing out what is booked, taking it back.
pub const MANAGE: Permission = Permission("bookings.manage");
/// Booking for oneself; every role has it.
pub const OWN: Permission = Permission("own.book");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[Booking::KIND],
    verbs: &[
        Verb::of::<Reserve>(),
        Verb::of::<BookForMe>(),
        Verb::of::<StartBooking>(),
        Verb::of::<Swap>(),
        Verb::of::<EndBooking>(),
        Verb::of::<CancelBooking>(),
        Verb::of::<CancelMine>(),
        Verb::of::<HandOutKit>(),
        Verb::of::<MakeFeed>(),
    ],
    reactions: &[Reaction {
        name: "bookings.came-back",
        says: "Ends a booking when the last of its assets is taken back.",
        kind: "asset",
        events: &["taken-back"],
        run: reactions::came_back,
    }],
    guards: &[
        Guard {
            name: "bookings.kept-for-somebody",
            says: "An asset that is reserved is not handed out to others in that time.",
            kind: "asset",
            check: reactions::kept_for_somebody,
        },
        Guard {
            name: "bookings.stock-kept",
            says: "Pieces of stock that a kit keeps for somebody by tomorrow are not given out to others.",
            kind: "stock-move",
            check: kept_stock::kept_for_kits,
        },
        Guard {
            name: "bookings.stand",
            says: "Bookings are cancelled and not undone.",
            kind: "booking",
            check: reactions::bookings_stand,
        },
    ],
    schema: &[
        Migration { number: 1, says: "who keeps what when, and calendars", sql: tables },
        Migration { number: 2, says: "the stock that kits keep ahead", sql: stock_kept },
        Migration { number: 3, says: "addresses of calendars are kept with accounts", sql: moved },
    ],
    jobs: &[reactions::NO_SHOWS],
    events: events::EVENTS,
    ..Capability::new("bookings", "Assets and kits reserved for a time.")
};

fn tables(_: Dialect) -> &'static str {
    "create table booking_holds (
        asset bigint not null, booking bigint not null, person bigint not null, state text not null,
        from_moment bigint not null, until_moment bigint not null,
        primary key (asset, booking));
     create index booking_holds_by_booking on booking_holds (booking);
     create table booking_feeds (person bigint primary key, digest text not null);
     create unique index booking_feeds_by_digest on booking_feeds (digest);"
}

fn stock_kept(_: Dialect) -> &'static str {
    "create table booking_stock (
        booking bigint not null, item bigint not null, place bigint, quantity bigint not null,
        from_moment bigint not null, until_moment bigint not null,
        primary key (booking, item));
     create index booking_stock_by_item on booking_stock (item, from_moment);"
}

/// The addresses that people made before end: what a person may see follows from their account.
fn moved(_: Dialect) -> &'static str {
    "drop table booking_feeds;"
}
