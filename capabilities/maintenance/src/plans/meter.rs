//! Readings of meters: pages, hours, cycles.
use crate::{
    WORK,
    kind::{self, Figure},
    plans::{Duty, Plan, work::raise},
    store,
};
use assets::Asset;
use domain::{Date, Field, Id, Kind, State};
use engine::{Error, Happened, Record, RecordKind, Result, Work};
use serde::{Deserialize, Serialize};

/// One reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct MeterReading {
    pub(crate) id: Id<MeterReading>,
    pub(crate) asset: Option<Id<Asset>>,
    #[serde(default)]
    pub(crate) meter: String,
    pub(crate) value: Option<Figure>,
    pub(crate) read_on: Option<Date>,
    pub(crate) meter_replaced: Option<bool>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("meter", "Meter")
        .required()
        .max(60)
        .indexed()
        .listed()
        .help("Such as pages, hours, charge cycles."),
    Field::reference("asset", "Asset", "asset").required().indexed().listed(),
    Field::new("value", "Value", Kind::Decimal).required().listed(),
    Field::date("read_on", "Read on").indexed().listed(),
    Field::boolean("meter_replaced", "Meter was replaced").help("Only then may it show less than before."),
    Field::text("note", "Note").max(200),
];

impl Record for MeterReading {
    const KIND: &'static RecordKind = &RecordKind {
        fields: FIELDS,
        indexes: &["asset, read_on, id"],
        register: WORK,
        ..kind::kind::<Self>(
            ["meter-reading", "meter reading", "Meter readings", "meter-readings", "maintenance_readings"],
            "meter",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let read_on = after.read_on.unwrap_or_else(|| work.day());
        if read_on > work.today() {
            return Err(Error::invalid("read_on", "in-the-future", "This day has not come yet."));
        }
        if let (None, Some(asset), Some(value)) = (before, after.asset, after.value)
            && let Some((last, day)) = store::last_reading(work, asset.number(), &after.meter)?
            && day <= read_on
            && value < last
            && after.meter_replaced != Some(true)
        {
            let message = format!(
                "On {day} this meter showed {last}. Say that the meter was replaced if it begins anew."
            );
            return Err(Error::invalid("value", "runs-backwards", message));
        }
        Ok(Self { read_on: Some(read_on), ..after })
    }
}

/// A reading may make planned work due.
pub(crate) fn read(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let reading = work.load(Id::<MeterReading>::new(happened.entry.record))?.record;
    let (Some(asset), Some(value)) = (reading.asset, reading.value) else { return Ok(()) };
    for duty in store::duties_of(work, asset.number())? {
        let duty = work.load(Id::<Duty>::new(duty))?;
        let Some(plan) = duty.plan else { continue };
        let plan = work.load::<Plan>(plan)?.record;
        let same = plan.meter.as_deref().is_some_and(|meter| meter.eq_ignore_ascii_case(&reading.meter));
        if same
            && plan.paused != Some(true)
            && duty.work_order.is_none()
            && duty.next_at.is_some_and(|at| at <= value)
        {
            raise(work, &plan, &duty)?;
        }
    }
    Ok(())
}
