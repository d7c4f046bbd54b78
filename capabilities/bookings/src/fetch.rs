//! A booking is fetched, comes back, or is called off; a kit is handed out at once.
use crate::{Booking, BookingState, MANAGE, OWN, reserve::own_person, store};
use assets::Asset;
use custody::{HandOut, TakeBack, To};
use domain::{Date, Event, Id, Refusal};
use engine::{Command, Error, Happening, Kept, Permission, Place, Ref, Result, Work};
use people::{Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use stock::{
    IssueStock, Kit, StockItem, StockMove, TakeBackStock, kit_needs, ready_assets, rules::kit::Thing,
};

/// A booking was fetched.
pub const FETCHED: Event = Event::new("fetched", "handed out");
/// What was booked is back.
pub const RETURNED: Event = Event::new("returned", "took back");
/// A booking was called off.
pub const CANCELLED: Event = Event::new("cancelled", "cancelled");
/// Nobody came.
pub const NOT_FETCHED: Event = Event::new("not-fetched", "freed");

/// Hands out what is booked, due back at the end of the booking.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StartBooking {
    /// Which booking.
    pub booking: Ref<Booking>,
    /// Where the stock of a kit is taken from; where its assets are when left out.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
}

impl Command for StartBooking {
    const NAME: &'static str = "bookings.start";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Hands out what is booked, due back at the end of the booking.";
    const PLACE: Place = Place::post("/bookings/{booking}/start");
    type Outcome = Id<Booking>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Booking>> {
        let booking = work.find_to_change(&self.booking)?;
        reserved(&booking)?;
        if booking.ends.0 <= work.now() {
            return Err(Refusal::new("booking-is-over", "Its time is over. Book it again.").into());
        }
        let due = booking.ends.0.date_in(work.zone());
        let place = self.location.as_ref().map(|it| work.find(it)).transpose()?.map(|it| it.id);
        let place = place.or(booking.location);
        let place = match (place, booking.assets.first()) {
            (None, Some(first)) => work.see(*first)?.location,
            (place, _) => place,
        };
        for asset in &booking.assets {
            hand_out(work, *asset, booking.person, Some(due))?;
        }
        // What was kept for this is what goes out now.
        store::free_pieces(work, booking.id)?;
        let issues = match booking.kit {
            Some(kit) => issue_stock(work, kit, booking.person, place, Some(due))?,
            None => Vec::new(),
        };
        let after = Booking { state: BookingState::Fetched, issues, ..booking.record.clone() };
        record(work, &booking, &after, Happening::of(FETCHED))
    }
}

/// Takes back what was booked.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EndBooking {
    /// Which booking.
    pub booking: Ref<Booking>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for EndBooking {
    const NAME: &'static str = "bookings.end";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Takes back what was booked.";
    const PLACE: Place = Place::post("/bookings/{booking}/end");
    type Outcome = Id<Booking>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Booking>> {
        let booking = work.find_to_change(&self.booking)?;
        if booking.state != BookingState::Fetched {
            let message = format!("{} was not fetched, or is back already.", booking.number);
            return Err(Refusal::new("not-fetched", message).into());
        }
        for asset in &booking.assets {
            // What came back another way is back.
            if work.see(*asset)?.holder_person == Some(booking.person) {
                let back = TakeBack {
                    asset: Ref::id(*asset),
                    location: None,
                    condition: None,
                    status: None,
                    note: None,
                };
                work.run(back)?;
            }
        }
        for issue in &booking.issues {
            let issue = Id::<StockMove>::new(*issue);
            if work.see(issue)?.outstanding.unwrap_or(0) > 0 {
                let back = TakeBackStock {
                    issue: Ref::id(issue),
                    quantity: None,
                    fate: None,
                    location: None,
                    bin: None,
                    note: None,
                };
                work.run(back)?;
            }
        }
        let after = Booking { state: BookingState::Returned, ..booking.record.clone() };
        record(work, &booking, &after, Happening::of(RETURNED).fact("note", self.note))
    }
}

/// Calls a booking off.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CancelBooking {
    /// Which booking.
    pub booking: Ref<Booking>,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for CancelBooking {
    const NAME: &'static str = "bookings.cancel";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Calls a booking off.";
    const PLACE: Place = Place::post("/bookings/{booking}/cancel");
    type Outcome = Id<Booking>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Booking>> {
        let booking = work.find_to_change(&self.booking)?;
        cancel(work, &booking, self.note)
    }
}

/// Calls one's own booking off.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CancelMine {
    /// Which booking.
    pub booking: Ref<Booking>,
}

impl Command for CancelMine {
    const NAME: &'static str = "bookings.cancel-mine";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Calls one's own booking off.";
    const PLACE: Place = Place::post("/my/bookings/{booking}/cancel");
    type Outcome = Id<Booking>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Booking>> {
        let person = own_person(work)?;
        work.as_system(|work| {
            let booking = work.find_to_change(&self.booking)?;
            match booking.person == person {
                true => cancel(work, &booking, None),
                false => Err(Error::NotFound("booking")),
            }
        })
    }
}

fn cancel(work: &mut Work<'_>, booking: &Kept<Booking>, note: Option<String>) -> Result<Id<Booking>> {
    reserved(booking)?;
    let after = Booking { state: BookingState::Cancelled, ..booking.record.clone() };
    record(work, booking, &after, Happening::of(CANCELLED).fact("note", note))
}

/// Hands out a whole kit at once: its assets and its stock, all of it or nothing.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct HandOutKit {
    /// Which kit.
    pub kit: Ref<Kit>,
    /// To whom.
    pub person: Ref<Person>,
    /// From which place.
    pub location: Ref<Location>,
    /// When it should come back.
    #[serde(default)]
    pub due_back: Option<Date>,
}

/// What was handed out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HandedOutKit {
    /// The assets.
    pub assets: Vec<Id<Asset>>,
    /// The moves of stock.
    pub issues: Vec<i64>,
}

impl Command for HandOutKit {
    const NAME: &'static str = "bookings.hand-out-kit";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Hands out a whole kit: its assets and its stock, all of it or nothing.";
    const PLACE: Place = Place::post("/kits/{kit}/hand-out");
    type Outcome = HandedOutKit;

    fn run(self, work: &mut Work<'_>) -> Result<HandedOutKit> {
        let (kit, person) = (work.find(&self.kit)?.id, work.find(&self.person)?.id);
        let place = work.find(&self.location)?;
        let needs = kit_needs(work, kit, 1)?;
        let things: Vec<Thing> = needs.keys().copied().collect();
        let there = stock::supply(work, &things)?.remove(&place.id.number()).unwrap_or_default();
        let short = stock::rules::kit::short(&needs, &there);
        if needs.is_empty() {
            return Err(Refusal::new("kit-is-empty", "Nothing is in this kit yet.").into());
        }
        if !short.is_empty() {
            let mut lacking = Vec::new();
            for (thing, there, needed) in short {
                lacking.push(format!("{} ({there} of {needed})", stock::thing_name(work, thing)?));
            }
            let message = format!("{} is short of {}.", place.name, lacking.join(", "));
            return Err(Refusal::new("kit-is-short", message).into());
        }
        let mut assets = Vec::new();
        for (thing, count) in &needs {
            if let Thing::Model(model) = thing {
                let count = usize::try_from(*count).unwrap_or(0);
                for asset in ready_assets(work, Id::new(*model), place.id, count)? {
                    assets.push(hand_out(work, asset, person, self.due_back)?);
                }
            }
        }
        let issues = issue_stock(work, kit, person, Some(place.id), self.due_back)?;
        Ok(HandedOutKit { assets, issues })
    }
}

fn reserved(booking: &Booking) -> Result<(), Refusal> {
    match booking.state {
        BookingState::Reserved => Ok(()),
        _ => {
            let message = format!("{} is not reserved any more.", booking.number);
            Err(Refusal::new("not-reserved", message))
        }
    }
}

fn hand_out(
    work: &mut Work<'_>,
    asset: Id<Asset>,
    person: Id<Person>,
    due: Option<Date>,
) -> Result<Id<Asset>> {
    let to = To { to_person: Some(Ref::id(person)), ..To::default() };
    work.run(HandOut { asset: Ref::id(asset), to, due_back: due, status: None, note: None })
}

/// Gives out the stock of a kit; answers the moves.
fn issue_stock(
    work: &mut Work<'_>,
    kit: Id<Kit>,
    person: Id<Person>,
    place: Option<Id<Location>>,
    due: Option<Date>,
) -> Result<Vec<i64>> {
    let mut issues = Vec::new();
    for (thing, quantity) in kit_needs(work, kit, 1)? {
        let Thing::Item(item) = thing else { continue };
        let item = Id::<StockItem>::new(item);
        let returns = work.see(item)?.kind == stock::ItemKind::Accessory;
        let issue = IssueStock {
            item: Ref::id(item),
            quantity,
            to_person: Some(Ref::id(person)),
            to_asset: None,
            to_place: None,
            location: place.map(Ref::id),
            bin: None,
            due_back: due.filter(|_| returns),
            note: None,
        };
        issues.push(work.run(issue)?.number());
    }
    Ok(issues)
}

/// Records a booking, and what it keeps from others.
pub(crate) fn record(
    work: &mut Work<'_>,
    before: &Kept<Booking>,
    after: &Booking,
    what: Happening,
) -> Result<Id<Booking>> {
    let id = work.record(before, after, what)?;
    store::keep_holds(work, after)?;
    Ok(id)
}
