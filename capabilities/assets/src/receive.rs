//! An asset arrives.
use crate::{Asset, RECEIVE, Status, rules::stage::Stage, set_status::To, set_status::stepped};
use domain::{Event, Id};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An asset arrived.
pub const RECEIVED: Event = Event::new("received", "received");

/// Records that an asset arrived: from planned or ordered into stock.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Receive {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// Where it was put.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// Its serial number, if it was not known before.
    #[serde(default)]
    #[schemars(length(min = 1, max = 120))]
    pub serial: Option<String>,
    /// A status in stock; the default one when left out.
    #[serde(default)]
    pub status: Option<Ref<Status>>,
}

impl Command for Receive {
    const NAME: &'static str = "assets.receive";
    const NEEDS: Permission = RECEIVE;
    const SAYS: &'static str = "Records that an asset arrived: from planned or ordered into stock.";
    const PLACE: Place = Place::post("/assets/{asset}/receive");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let mut wanted = asset.record.clone();
        if let Some(location) = &self.location {
            wanted.location = Some(work.find(location)?.id);
        }
        wanted.received_on = wanted.received_on.or(Some(work.day()));
        if let Some(serial) = self.serial {
            match &wanted.serial {
                Some(known) if *known != serial => {
                    let message =
                        format!("{} was expected with the serial number {known}, not {serial}.", wanted.tag);
                    return Err(Error::invalid("serial", "serial-differs", message));
                }
                _ => wanted.serial = Some(serial),
            }
        }
        let to = match &self.status {
            Some(status) => To::Status(work.find(status)?.id),
            None => To::Stage(Stage::InStock),
        };
        let after = stepped(work, &asset, &wanted, to)?;
        work.record(&asset, &after, Happening::of(RECEIVED))
    }
}
