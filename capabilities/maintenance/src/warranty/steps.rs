//! A return is sent and settled. On replacement the asset goes on living under another serial number.
use crate::{
    READ, WORK,
    rules::rma::{Answer, Settlement},
    store,
    warranty::{FormerSerial, Rma},
};
use assets::Asset;
use domain::{Event, Id, Money, Refusal};
use engine::{Command, Happening, Permission, Place, Query, Ref, Result, View, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) const SENT: Event = Event::new("sent", "sent");
pub(crate) const SETTLED: Event = Event::new("settled", "settled");
pub(crate) const SWAPPED: Event = Event::new("serial-swapped", "swapped the serial number of");

/// Notes that a return was sent to the vendor.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct SendRma {
    /// Which return.
    pub(crate) rma: Ref<Rma>,
    /// The number under which the parcel is followed.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub(crate) tracking: Option<String>,
}

impl Command for SendRma {
    const NAME: &'static str = "maintenance.send-rma";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Notes that a return was sent to the vendor.";
    const PLACE: Place = Place::post("/rmas/{rma}/send");
    type Outcome = Id<Rma>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Rma>> {
        let kept = work.find_to_change(&self.rma)?;
        let after = kept.sent(self.tracking, work.day())?;
        work.record(&kept, &after, Happening::of(SENT))
    }
}

/// Notes what the vendor did: replaced, repaired, credited or refused. A replacement gives the asset its serial number;
/// the former one stays findable.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct SettleRma {
    /// Which return.
    pub(crate) rma: Ref<Rma>,
    /// What the vendor did.
    pub(crate) how: Settlement,
    /// The serial number of the replacement.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub(crate) replacement_serial: Option<String>,
    /// The amount of a credit.
    #[serde(default)]
    pub(crate) credit: Option<Money>,
    /// What the repair would have cost; the credit when left out.
    #[serde(default)]
    pub(crate) cost_saved: Option<Money>,
    /// What the vendor said; the reason, where it refused.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub(crate) answer: Option<String>,
}

impl Command for SettleRma {
    const NAME: &'static str = "maintenance.settle-rma";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Notes what the vendor did: replaced, repaired, credited or refused.";
    const PLACE: Place = Place::post("/rmas/{rma}/settle");
    type Outcome = Id<Rma>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Rma>> {
        let kept = work.find_to_change(&self.rma)?;
        let answer = Answer {
            replacement_serial: self.replacement_serial,
            credit: self.credit,
            cost_saved: self.cost_saved,
            answer: self.answer,
        };
        let after = kept.settled(self.how, &answer, work.day())?;
        if let (Some(asset), Some(serial)) = (after.asset, after.replacement_serial.as_deref()) {
            swap(work, asset, serial, after.id)?;
        }
        work.record(&kept, &after, Happening::of(SETTLED))
    }
}

/// Gives an asset another serial number and keeps the former one.
///
/// Refuses a serial number that another asset of the model has.
fn swap(work: &mut Work<'_>, asset: Id<Asset>, serial: &str, rma: Id<Rma>) -> Result<()> {
    let kept = work.load(asset)?;
    let model = kept.model.map(Id::number);
    if let Some(other) = store::serial_taken(work, asset.number(), serial, model)? {
        let message =
            format!("{other} has the serial number {serial} already. Look at the replacement again.");
        return Err(Refusal::new("serial-taken", message).into());
    }
    let former = kept.serial.clone();
    let after = Asset { serial: Some(serial.to_owned()), ..kept.record.clone() };
    work.record(&kept, &after, Happening::of(SWAPPED).fact("former", &former))?;
    let Some(former) = former else { return Ok(()) };
    let line = FormerSerial {
        id: work.new_id()?,
        serial: former,
        asset: Some(asset),
        until: Some(work.day()),
        replaced_by: Some(serial.to_owned()),
        rma: Some(rma),
    };
    work.as_system(|work| work.register(&line, Event::REGISTERED))?;
    Ok(())
}

/// How long vendors take.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Turnaround {}

/// What is known of a vendor's returns.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct VendorReturns {
    /// The vendor.
    pub(crate) supplier: i64,
    /// What it is called.
    pub(crate) name: String,
    /// Returns in all.
    pub(crate) returns: i64,
    /// Those that are not settled.
    pub(crate) open: i64,
    /// Those that the vendor refused.
    pub(crate) refused: i64,
    /// Days from sending to settlement, on average, rounded down; none where nothing is settled.
    pub(crate) days_on_average: Option<i64>,
}

impl Query for Turnaround {
    const NAME: &'static str = "maintenance.turnaround";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells how many returns each vendor got, and how many days it takes.";
    const PLACE: Place = Place::get("/rma-turnaround");
    type Answer = Vec<VendorReturns>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<VendorReturns>> {
        store::vendor_returns(view)
    }
}
