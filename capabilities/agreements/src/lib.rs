//! What people sign when they receive something, word for word: texts in versions, signatures at a desk, by the person
//! signed in or by a link, and who has not signed yet.
mod answer;
pub mod by_link;
mod coverage;
mod events;
mod item;
pub mod pages;
mod publish;
mod reactions;
mod remind;
mod request;
pub mod rules;
mod sign;
mod signing;
mod store;
mod text;
mod verify;
mod version;

pub use answer::{DECLINED, Decline, DeclineOwn, EXPIRED, WITHDRAWN, Withdraw};
pub use by_link::{LINK_MADE, Link, MakeLink};
pub use coverage::{Lacking, LackingList, RequestMissing};
pub use item::SigningItem;
pub use publish::{PUBLISHED, Publish};
pub use request::{ASKED, Ask};
pub use sign::{SIGNED, Sign, SignOwn};
pub use signing::{Direction, Signing, SigningState};
pub use text::AgreementText;
pub use verify::{Document, Verify};
pub use version::AgreementVersion;

use database::Dialect;
use engine::{Capability, Migration, Permission, Reaction, Reading, Record, Verb};

/// Seeing texts and what was signed, within one's reach.
pub const READ: Permission = Permission("agreements.read");
/// Asking for signatures, taking them at a desk, making links.
pub const MANAGE: Permission = Permission("agreements.manage");
/// Writing and publishing texts.
pub const WRITE: Permission = Permission("agreements.write");
/// Signing what one receives oneself.
pub const OWN: Permission = Permission("own.sign");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[AgreementText::KIND, AgreementVersion::KIND, Signing::KIND, SigningItem::KIND],
    verbs: &[
        Verb::of::<Publish>(),
        Verb::of::<Ask>(),
        Verb::of::<RequestMissing>(),
        Verb::of::<Sign>(),
        Verb::of::<SignOwn>(),
        Verb::of::<Decline>(),
        Verb::of::<DeclineOwn>(),
        Verb::of::<Withdraw>(),
        Verb::of::<MakeLink>(),
    ],
    readings: &[Reading::of::<Verify>(), Reading::of::<Lacking>()],
    reactions: &[
        Reaction {
            name: "agreements.ask",
            says: "Asks whoever receives an asset to sign, where its category needs it.",
            kind: "asset",
            events: &[],
            run: reactions::custody_changed,
        },
        Reaction {
            name: "agreements.forget",
            says: "Makes the name and the drawing of an erased person's signatures unreadable.",
            kind: "person",
            events: &["erased"],
            run: reactions::person_erased,
        },
    ],
    schema: &[Migration { number: 1, says: "links to sign by", sql: links }],
    jobs: &[remind::JOB],
    begin: Some(text::begin),
    events: events::EVENTS,
    ..Capability::new("agreements", "What people sign when they receive something, word for word.")
};

fn links(dialect: Dialect) -> &'static str {
    dialect.pick(
        "create table agreement_links (
            secret blob primary key, signing bigint not null, expires_at bigint not null);
         create index agreement_links_by_signing on agreement_links (signing);",
        "create table agreement_links (
            secret bytea primary key, signing bigint not null, expires_at bigint not null);
         create index agreement_links_by_signing on agreement_links (signing);",
    )
}
