//! Calendars that other programs fetch: they cannot sign in, so a secret in the address lets them in, as the account
//! that made it and as far as that may see today.
mod ics;
mod pages;

pub use ics::{Event, When, calendar};
pub use pages::rooms;

use crate::{secret::Secret, store};
use domain::Refusal;
use engine::{Permission, Result, View, Work};
use schemars::JsonSchema;
use serde::Serialize;

/// A calendar.
pub struct Calendar {
    /// Its name, for the table: `bookings`.
    pub name: &'static str,
    /// What reading it needs.
    pub needs: Permission,
    /// Where programs fetch it, without the secret: `/calendar/feed`.
    pub path: &'static str,
    /// The verb that makes its address, by calling [`make_address`].
    pub makes: &'static str,
    /// The form that sends the verb: `/book/feed`.
    pub form: &'static str,
    /// What stands in it for whoever reads.
    pub read: fn(&mut View<'_>) -> Result<Contents>,
}

/// What stands in a calendar.
pub struct Contents {
    /// What the calendar is called.
    pub name: String,
    /// What is in it.
    pub events: Vec<Event>,
}

/// A calendar's address.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Feed {
    /// Below the address of this site; it is told once.
    pub path: String,
}

/// Makes the address of a calendar for the account that asks; an earlier address ends.
pub fn make_address(work: &mut Work<'_>, calendar: &Calendar) -> Result<Feed> {
    let Some(account) = work.actor().account else {
        let message = "A calendar belongs to an account: sign in to make its address.";
        return Err(Refusal::new("no-account", message).into());
    };
    let secret = Secret::random();
    store::set_feed(work, calendar.name, account, &secret)?;
    Ok(Feed { path: format!("{}/{}", calendar.path, secret.reveal()) })
}
