//! A calendar of one's bookings for other programs, under a secret address.
use crate::{OWN, reserve::own_person, store};
use access::calendars::{Calendar, Contents, Event, Feed, When, make_address};
use assets::Asset;
use catalog::Model;
use engine::{Command, Permission, Place, Record, Result, View, Work};
use people::{Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use stock::Kit;

/// Events in a calendar at most.
const EVENTS_MAX: usize = 500;
/// Bookings that ended longer ago are left out: ninety days.
const PAST_MILLIS: i64 = 90 * 86_400_000;

/// Makes the address of a calendar of one's own bookings; an earlier address ends.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MakeFeed {}

/// The calendar.
pub(crate) static CALENDAR: Calendar = Calendar {
    name: "bookings",
    needs: OWN,
    path: "/calendar/feed",
    makes: MakeFeed::NAME,
    form: "/book/feed",
    read,
};

impl Command for MakeFeed {
    const NAME: &'static str = "bookings.make-feed";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Makes the address of a calendar of one's own bookings; an earlier one ends.";
    const PLACE: Place = Place::post("/my/calendar");
    type Outcome = Feed;

    fn run(self, work: &mut Work<'_>) -> Result<Feed> {
        own_person(work)?;
        make_address(work, &CALENDAR)
    }
}

/// The bookings of whoever reads.
fn read(view: &mut View<'_>) -> Result<Contents> {
    let person = own_person(view)?.number();
    let from = view.now().plus_millis(-PAST_MILLIS);
    let bookings = store::of_person(view, person, from, EVENTS_MAX)?;
    let name = view.labels(Person::KIND, &[person])?.remove(&person).unwrap_or_default();
    let base = view.settings().base_url.clone();
    let names = Names::of(view, &bookings)?;
    let event = |one: &store::Shown| Event {
        uid: format!("booking-{}@tenure", one.id),
        when: When::Between(one.span.from, one.span.until),
        summary: names.what(one),
        location: one.location.and_then(|id| names.places.get(&id).cloned()).unwrap_or_default(),
        url: format!("{base}/bookings/{}", one.id),
    };
    Ok(Contents { name, events: bookings.iter().map(event).collect() })
}

type Labels = std::collections::BTreeMap<i64, String>;

/// What is booked and for whom, in words.
pub(crate) struct Names {
    assets: Labels,
    models: Labels,
    kits: Labels,
    places: Labels,
    people: Labels,
}

impl Names {
    pub(crate) fn of(view: &mut View<'_>, bookings: &[store::Shown]) -> Result<Self> {
        let ids = |of: fn(&store::Shown) -> Option<i64>| bookings.iter().filter_map(of).collect::<Vec<_>>();
        Ok(Self {
            assets: view.labels(Asset::KIND, &ids(|one| one.asset))?,
            models: view.labels(Model::KIND, &ids(|one| one.model))?,
            kits: view.labels(Kit::KIND, &ids(|one| one.kit))?,
            places: view.labels(Location::KIND, &ids(|one| one.location))?,
            people: view.labels(Person::KIND, &ids(|one| Some(one.person)))?,
        })
    }

    /// "T14 NW-000017", "New colleague".
    pub(crate) fn what(&self, one: &store::Shown) -> String {
        let named = |labels: &Labels, id: Option<i64>| id.and_then(|id| labels.get(&id).cloned());
        let parts =
            [named(&self.kits, one.kit), named(&self.models, one.model), named(&self.assets, one.asset)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn who(&self, one: &store::Shown) -> &str {
        self.people.get(&one.person).map(String::as_str).unwrap_or_default()
    }
}
