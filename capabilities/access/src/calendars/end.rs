use super::{ENDED, note, own_account};
use crate::{OWN, store};
use engine::{Command, Error, Happening, Permission, Place, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Ends the address of one of one's own calendars.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EndCalendar {
    /// Which calendar: `bookings`, `maintenance`.
    pub calendar: String,
}

impl Command for EndCalendar {
    const NAME: &'static str = "access.end-calendar";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Ends the address of one of one's own calendars: nobody reads it any more.";
    const PLACE: Place = Place::delete("/my/calendars/{calendar}");
    type Outcome = String;

    fn run(self, work: &mut Work<'_>) -> Result<String> {
        let account = own_account(work)?;
        if !store::end_feed(work, &self.calendar, account.number())? {
            return Err(Error::NotFound("calendar"));
        }
        note(work, account, Happening::of(ENDED).fact("calendar", self.calendar.as_str()))?;
        Ok(self.calendar)
    }
}
