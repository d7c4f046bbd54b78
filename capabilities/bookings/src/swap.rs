//! What was booked is not there when the booking begins: somebody brought it back late, or it broke. Another one of the same
//! model goes out in its place.
use crate::{
    Booking, BookingState, MANAGE,
    fetch::record,
    reserve::{pick_ready, take},
    rules::span::Span,
};
use assets::{Asset, rules::stage::Stage};
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Another asset was kept instead.
pub const SWAPPED: Event = Event::new("swapped", "swapped an asset of");

/// Keeps another asset of the same model for a booking, in the place of one that is not there.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Swap {
    /// Which booking, not fetched yet.
    pub booking: Ref<Booking>,
    /// Which of its assets is not there. Left empty, the first that is not in stock.
    #[serde(default)]
    pub asset: Option<Ref<Asset>>,
    /// What goes out instead. Left empty, one of the same model that is free.
    #[serde(default)]
    pub with: Option<Ref<Asset>>,
}

impl Command for Swap {
    const NAME: &'static str = "bookings.swap";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Keeps another asset of the same model for a booking, in the place of one that is not there.";
    const PLACE: Place = Place::post("/bookings/{booking}/swap");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let booking = work.find_to_change(&self.booking)?;
        if booking.state != BookingState::Reserved {
            let message = format!("{} is not reserved any more.", booking.number);
            return Err(Refusal::new("not-reserved", message).into());
        }
        let gone = match &self.asset {
            Some(asset) => work.find(asset)?.id,
            None => missing(work, &booking)?,
        };
        if !booking.assets.contains(&gone) {
            let message = "The booking does not keep this asset.";
            return Err(Error::invalid("asset", "not-in-booking", message));
        }
        let gone = work.as_system(|work| work.load(gone))?;
        let from = booking.begins.0.max(work.now());
        let span = Span { from, until: booking.ends.0 };
        let other = match &self.with {
            Some(with) => {
                let with = work.find(with)?;
                if with.model.is_none() || with.model != gone.model {
                    let message = format!("{} is not of the same model as {}.", with.tag, gone.tag);
                    return Err(Error::invalid("with", "another-model", message));
                }
                take(work, with.id, span)?
            }
            None => {
                let Some(model) = gone.model else {
                    let message = format!("{} has no model. Say what goes out instead.", gone.tag);
                    return Err(Error::invalid("with", "required", message));
                };
                pick_ready(work, model, booking.location, span)?
            }
        };
        let put = |asset: &Id<Asset>| if *asset == gone.id { other } else { *asset };
        let after = Booking {
            assets: booking.assets.iter().map(put).collect(),
            asset: booking.asset.as_ref().map(put),
            ..booking.record.clone()
        };
        let instead = work.as_system(|work| work.load(other))?;
        let what = Happening::of(SWAPPED).fact("asset", &gone.tag).fact("instead", &instead.tag);
        record(work, &booking, &after, what)?;
        Ok(other)
    }
}

/// The first asset of a booking that is not in stock.
fn missing(work: &mut Work<'_>, booking: &Booking) -> Result<Id<Asset>> {
    for asset in &booking.assets {
        if work.as_system(|work| work.load(*asset))?.stage != Stage::InStock {
            return Ok(*asset);
        }
    }
    let message = "All of it is in stock. Say which asset is to be swapped.";
    Err(Error::invalid("asset", "required", message))
}
