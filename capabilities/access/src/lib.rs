//! Who may do what: accounts, roles, sessions and tokens.
mod account;
pub mod calendars;
mod defaults;
mod events;
mod gate;
mod manage;
mod own;
pub mod pages;
mod passwords;
mod reactions;
mod role;
pub mod rules;
pub mod secret;
mod set_person;
pub mod sign_in;
mod store;
mod token;
mod who_may;

pub use account::{Account, AccountState, Grant, Granted};
pub use gate::{Gate, as_account};
pub use manage::{
    CreateAccount, DISABLED, Disable, ENABLED, Enable, PASSWORD_CHANGED, ROLES_SET, SetPassword, SetRoles,
};
pub use own::{ChangePassword, EndSession, Me, MySessions, Myself, Session};
pub use role::Role;
pub use set_person::{PERSON_SET, SetPerson};
pub use token::{CREATED, CreateToken, NewToken, REVOKED, RevokeToken, Token};
pub use who_may::{who_may, who_may_to, within_reach};

use engine::{Capability, Migration, Permission, Reaction, Reading, Record, Verb};

/// Seeing accounts, roles and tokens.
pub const READ: Permission = Permission("access.read");
/// Making accounts, giving roles, closing accounts.
pub const MANAGE: Permission = Permission("access.manage");
/// Using one's own account.
pub const OWN: Permission = Permission("own.account");
/// Making tokens for one's own account.
pub const OWN_TOKENS: Permission = Permission("own.tokens");

const fn follows(kind: &'static str) -> Reaction {
    Reaction {
        name: "access.rights-follow",
        says: "Looks rights up again that follow from it.",
        kind,
        events: &[],
        run: reactions::rights_changed,
    }
}

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[Role::KIND, Account::KIND, Token::KIND],
    verbs: &[
        Verb::of::<CreateAccount>(),
        Verb::of::<SetRoles>(),
        Verb::of::<SetPerson>(),
        Verb::of::<Disable>(),
        Verb::of::<Enable>(),
        Verb::of::<SetPassword>(),
        Verb::of::<ChangePassword>(),
        Verb::of::<EndSession>(),
        Verb::of::<CreateToken>(),
        Verb::of::<RevokeToken>(),
        Verb::of::<calendars::EndCalendar>(),
    ],
    readings: &[Reading::of::<Me>(), Reading::of::<MySessions>()],
    reactions: &[
        follows("role"),
        follows("account"),
        follows("location"),
        follows("company"),
        follows("department"),
    ],
    permissions: &[::pages::VISIT],
    schema: &[
        Migration { number: 1, says: "sessions, tokens, passwords", sql: store::schema },
        Migration { number: 2, says: "addresses of calendars", sql: store::feeds },
    ],
    begin: Some(defaults::begin),
    events: events::EVENTS,
    ..Capability::new("access", "Who may do what: accounts, roles, sessions and tokens.")
};
