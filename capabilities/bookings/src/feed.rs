//! A calendar of one's bookings for other programs, under a secret address.
use crate::{OWN, reserve::own_person, rules::ics, store};
use assets::Asset;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use catalog::Model;
use domain::Instant;
use engine::{Command, Error, Permission, Place, Record, Result, View, Work, random_32};
use people::{Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use stock::Kit;

/// Events in a calendar at most.
const EVENTS_MAX: usize = 500;
/// Bookings that ended longer ago are left out: ninety days.
const PAST_MILLIS: i64 = 90 * 86_400_000;

/// Makes the address of a calendar of one's own bookings; an earlier address ends.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MakeFeed {}

/// A calendar's address.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Feed {
    /// Below the address of this site; it is told once.
    pub path: String,
}

impl Command for MakeFeed {
    const NAME: &'static str = "bookings.make-feed";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Makes the address of a calendar of one's own bookings; an earlier one ends.";
    const PLACE: Place = Place::post("/my/calendar");
    type Outcome = Feed;

    fn run(self, work: &mut Work<'_>) -> Result<Feed> {
        let person = own_person(work)?;
        let secret = BASE64.encode(random_32());
        store::set_feed(work, person.number(), &digest(&secret))?;
        Ok(Feed { path: format!("/calendar/feed/{secret}") })
    }
}

/// What the database keeps of a secret.
fn digest(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The calendar that a secret opens.
pub(crate) fn calendar(view: &mut View<'_>, secret: &str) -> Result<String> {
    let person = store::feed_of(view, &digest(secret))?.ok_or(Error::NotFound("calendar"))?;
    let now = view.now();
    let bookings = store::of_person(view, person, now.plus_millis(-PAST_MILLIS), EVENTS_MAX)?;
    let name = view.labels(Person::KIND, &[person])?.remove(&person).unwrap_or_default();
    let base = view.settings().base_url.clone();
    let names = Names::of(view, &bookings)?;
    let event = |one: &store::Shown| ics::Event {
        uid: format!("booking-{}@tenure", one.id),
        from: one.span.from,
        until: one.span.until,
        summary: names.what(one),
        location: one.location.and_then(|id| names.places.get(&id).cloned()).unwrap_or_default(),
        url: format!("{base}/bookings/{}", one.id),
    };
    let events: Vec<ics::Event> = bookings.iter().map(event).collect();
    Ok(ics::calendar(&name, Instant(now.0), &events))
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
