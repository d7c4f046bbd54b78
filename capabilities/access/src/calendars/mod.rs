//! Calendars that other programs fetch: they cannot sign in, so a secret in the address lets them in, as the account
//! that made it and as far as that may see today.
mod end;
mod ics;
mod pages;

pub use end::EndCalendar;
pub use ics::{Event, When, calendar};
pub use pages::rooms;

use crate::{Account, secret::Secret, store};
use domain::{Id, Refusal};
use engine::{Happening, Permission, Result, View, Work};
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

/// An address of a calendar was made: from now on whoever has it reads as the account does.
pub const SHARED: domain::Event = domain::Event::new("calendar-shared", "made a calendar address for");
/// The address of a calendar ended.
pub const ENDED: domain::Event = domain::Event::new("calendar-ended", "ended a calendar address of");

/// Makes the address of a calendar for the account that asks; an earlier address ends.
pub fn make_address(work: &mut Work<'_>, calendar: &Calendar) -> Result<Feed> {
    let account = own_account(work)?;
    let secret = Secret::random();
    store::set_feed(work, calendar.name, account.number(), &secret)?;
    note(work, account, Happening::of(SHARED).fact("calendar", calendar.name))?;
    Ok(Feed { path: format!("{}/{}", calendar.path, secret.reveal()) })
}

fn own_account(work: &Work<'_>) -> Result<Id<Account>> {
    let message = "A calendar belongs to an account: sign in to make its address.";
    let account = work.actor().account.ok_or_else(|| Refusal::new("no-account", message))?;
    Ok(Id::new(account))
}

/// Addresses are no records; the account tells of them.
fn note(work: &mut Work<'_>, account: Id<Account>, what: Happening) -> Result<()> {
    work.as_system(|work| {
        let account = work.load(account)?;
        work.record(&account, &account.record, what).map(drop)
    })
}
