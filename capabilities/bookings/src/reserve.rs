//! Something is booked.
use crate::{Booking, BookingState, MANAGE, OWN, kept_stock, moment::Moment, rules::span::Span, store};
use assets::{Asset, rules::lifecycle::is_disposed, rules::stage::Stage};
use catalog::Model;
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Permission, Place, Ref, Result, Work};
use people::{Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use stock::{Kit, kit_needs, rules::kit::Thing};

/// Something was booked.
pub const BOOKED: Event = Event::new("booked", "booked");

/// Hours for which a booking is kept when nobody comes, where nobody says how many.
const HOLD_HOURS: i64 = 4;
/// Assets looked at for one that is free.
const LOOKED_AT: usize = 500;

/// Books an asset, any asset of a model, or a kit for a person, from a moment until another.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reserve {
    /// For whom.
    pub person: Ref<Person>,
    /// From when on.
    pub begins: Moment,
    /// Until when.
    pub ends: Moment,
    /// This asset.
    #[serde(default)]
    pub asset: Option<Ref<Asset>>,
    /// Any asset of this model.
    #[serde(default)]
    pub model: Option<Ref<Model>>,
    /// This kit.
    #[serde(default)]
    pub kit: Option<Ref<Kit>>,
    /// Where it is fetched; assets of a model are then taken from there.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// What for.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub purpose: Option<String>,
    /// For how many hours it is kept when nobody comes; four when left out.
    #[serde(default)]
    pub hold_hours: Option<i64>,
}

impl Command for Reserve {
    const NAME: &'static str = "bookings.reserve";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Books an asset, any asset of a model, or a kit for a person.";
    const PLACE: Place = Place::post("/bookings");
    type Outcome = Id<Booking>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Booking>> {
        let person = work.find(&self.person)?;
        person.can_receive()?;
        let asset = self.asset.as_ref().map(|it| work.find(it)).transpose()?.map(|it| it.id);
        let model = self.model.as_ref().map(|it| work.find(it)).transpose()?.map(|it| it.id);
        let kit = self.kit.as_ref().map(|it| work.find(it)).transpose()?.map(|it| it.id);
        let location = self.location.as_ref().map(|it| work.find(it)).transpose()?.map(|it| it.id);
        let wish = Wish {
            person: person.id,
            begins: self.begins,
            ends: self.ends,
            asset,
            model,
            kit,
            location,
            purpose: self.purpose,
            hold_hours: self.hold_hours.unwrap_or(HOLD_HOURS).clamp(0, 24 * 31),
        };
        book(work, wish)
    }
}

/// Books any asset of a model for oneself, of those that may be asked for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct BookForMe {
    /// From when on.
    pub begins: Moment,
    /// Until when.
    pub ends: Moment,
    /// Any asset of this model.
    pub model: Ref<Model>,
    /// What for.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub purpose: Option<String>,
}

impl Command for BookForMe {
    const NAME: &'static str = "bookings.book-for-me";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Books any asset of a model for oneself, of those that may be asked for.";
    const PLACE: Place = Place::post("/my/bookings");
    type Outcome = Id<Booking>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Booking>> {
        let person = own_person(work)?;
        let model = work.find(&self.model)?.id;
        if !store::is_offered(work, model)? {
            let message = "This is not among what people book for themselves. Ask whoever keeps the assets.";
            return Err(Refusal::new("not-offered", message).into());
        }
        let wish = Wish {
            person,
            begins: self.begins,
            ends: self.ends,
            asset: None,
            model: Some(model),
            kit: None,
            location: None,
            purpose: self.purpose,
            hold_hours: HOLD_HOURS,
        };
        work.as_system(|work| book(work, wish))
    }
}

/// The person behind whoever acts.
pub(crate) fn own_person(work: &engine::View<'_>) -> Result<Id<Person>> {
    let person = work.actor().person.map(Id::new);
    person.ok_or_else(|| {
        Refusal::new("no-person", "Your account belongs to no person: somebody else has to book for you.")
            .into()
    })
}

/// A booking that somebody wants.
struct Wish {
    person: Id<Person>,
    begins: Moment,
    ends: Moment,
    asset: Option<Id<Asset>>,
    model: Option<Id<Model>>,
    kit: Option<Id<Kit>>,
    location: Option<Id<Location>>,
    purpose: Option<String>,
    hold_hours: i64,
}

fn book(work: &mut Work<'_>, wish: Wish) -> Result<Id<Booking>> {
    let span = Span::bookable(wish.begins.0, wish.ends.0, work.now())?;
    let needs = wish.kit.map(|kit| kit_needs(work, kit, 1)).transpose()?.unwrap_or_default();
    let pieces = kept_stock::pieces(&needs);
    let assets = match (wish.asset, wish.model, wish.kit) {
        (Some(asset), None, None) => vec![take(work, asset, span)?],
        (None, Some(model), None) => pick(work, model, 1, wish.location, span)?,
        (None, None, Some(_)) => {
            let mut assets = Vec::new();
            for (thing, count) in &needs {
                if let Thing::Model(model) = thing {
                    assets.extend(pick(work, Id::new(*model), *count, wish.location, span)?);
                }
            }
            assets
        }
        _ => {
            let message = "Say what: one of asset, model and kit.";
            return Err(Error::invalid("asset", "one-thing", message));
        }
    };
    // The pieces of a kit come from where its assets are.
    let place = match (wish.location, assets.first()) {
        (None, Some(first)) => work.as_system(|work| work.load(*first))?.location,
        (place, _) => place,
    };
    kept_stock::enough(work, &pieces, place, span)?;
    let id = work.new_id::<Booking>()?;
    let booking = Booking {
        id,
        number: format!("BK-{:06}", id.number()),
        person: wish.person,
        state: BookingState::Reserved,
        begins: wish.begins,
        ends: wish.ends,
        asset: if wish.kit.is_some() { None } else { assets.first().copied() },
        model: wish.model,
        kit: wish.kit,
        location: wish.location,
        purpose: wish.purpose,
        hold_hours: wish.hold_hours,
        assets,
        issues: Vec::new(),
    };
    work.register(&booking, BOOKED)?;
    store::keep_holds(work, &booking)?;
    kept_stock::keep(work, &booking, &pieces, place)?;
    Ok(id)
}

/// An asset, if nobody keeps it in the span. Its row is locked: whoever books it at the same time waits.
pub(crate) fn take(work: &mut Work<'_>, asset: Id<Asset>, span: Span) -> Result<Id<Asset>> {
    let asset = work.as_system(|work| work.load(asset))?;
    match asset.stage {
        Stage::Disposed => return Err(is_disposed(&asset.tag).into()),
        Stage::Decommissioned => {
            let message = format!("{} is out of service.", asset.tag);
            return Err(Refusal::new("out-of-service", message).into());
        }
        _ => {}
    }
    match store::holds(work, asset.id, span)?.first() {
        None => Ok(asset.id),
        Some(hold) => {
            let zone = work.zone();
            let at = |moment: domain::Instant| {
                moment.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
            };
            let message = format!(
                "{} is booked from {} to {}. Choose another time, or another asset.",
                asset.tag,
                at(hold.span.from),
                at(hold.span.until)
            );
            Err(Refusal::new("already-booked", message).into())
        }
    }
}

/// So many assets of a model that nobody keeps in the span.
pub(crate) fn pick(
    work: &mut Work<'_>,
    model: Id<Model>,
    count: i64,
    location: Option<Id<Location>>,
    span: Span,
) -> Result<Vec<Id<Asset>>> {
    let count = usize::try_from(count).unwrap_or(LOOKED_AT);
    let mut picked = Vec::new();
    for asset in store::candidates(work, model, location, span, LOOKED_AT)? {
        if picked.len() == count {
            break;
        }
        // Somebody may have taken it since it was looked up; then the next one does.
        match take(work, asset, span) {
            Ok(asset) => picked.push(asset),
            Err(Error::Refused(_)) => {}
            Err(other) => return Err(other),
        }
    }
    match picked.len() == count {
        true => Ok(picked),
        false => {
            let name = stock::thing_name(work, Thing::Model(model.number()))?;
            let message = format!("{} of {count} {name} are free at that time.", picked.len());
            Err(Refusal::new("none-free", message).into())
        }
    }
}

/// One asset of a model that nobody keeps in a span, in stock now.
pub(crate) fn pick_ready(
    work: &mut Work<'_>,
    model: Id<Model>,
    location: Option<Id<Location>>,
    span: Span,
) -> Result<Id<Asset>> {
    for asset in store::candidates(work, model, location, span, LOOKED_AT)? {
        let here = work.as_system(|work| work.load(asset))?.stage == Stage::InStock;
        match here.then(|| take(work, asset, span)) {
            Some(Err(Error::Refused(_))) | None => {}
            Some(taken) => return taken,
        }
    }
    let name = stock::thing_name(work, Thing::Model(model.number()))?;
    let message =
        format!("No other {name} is free and in stock. Name another time, or call the booking off.");
    Err(Refusal::new("none-free", message).into())
}
