//! A return to the vendor: the ledger, and how one is opened.
use crate::{
    WORK,
    desk::Ticket,
    kind::{self, home_of, numbered},
    orders::WorkOrder,
    rules::rma::{RMA_STATES, RmaState},
    store,
};
use assets::Asset;
use domain::{Date, Event, Field, Id, Money, Refusal, State};
use engine::{Belonging, Command, Error, Permission, Place, Record, RecordKind, Ref, Result, Work};
use parties::Supplier;
use people::{Company, Location};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub(crate) const OPENED: Event = Event::new("opened", "opened");

/// A return.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Rma {
    pub(crate) id: Id<Rma>,
    #[serde(default)]
    pub(crate) number: String,
    pub(crate) asset: Option<Id<Asset>>,
    pub(crate) supplier: Option<Id<Supplier>>,
    #[serde(default)]
    pub(crate) state: RmaState,
    pub(crate) work_order: Option<Id<WorkOrder>>,
    pub(crate) ticket: Option<Id<Ticket>>,
    pub(crate) original_serial: Option<String>,
    pub(crate) requested_on: Option<Date>,
    pub(crate) sent_on: Option<Date>,
    pub(crate) tracking: Option<String>,
    pub(crate) settled_on: Option<Date>,
    pub(crate) replacement_serial: Option<String>,
    pub(crate) credit: Option<Money>,
    pub(crate) cost_saved: Option<Money>,
    pub(crate) answer: Option<String>,
    pub(crate) turnaround_days: Option<i64>,
    pub(crate) company: Option<Id<Company>>,
    pub(crate) location: Option<Id<Location>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().unique().searchable().listed(),
    Field::reference("asset", "Asset", "asset").required().indexed().searchable().listed(),
    Field::reference("supplier", "Vendor", "supplier").required().indexed().listed(),
    Field::choice("state", "State", RMA_STATES).governed().indexed().listed(),
    Field::text("vendor_reference", "Number of the vendor").max(120).searchable().listed(),
    Field::long_text("fault", "Fault").required(),
    Field::reference("work_order", "Work order", "work-order").sparse(),
    Field::reference("ticket", "Ticket", "ticket").sparse(),
    Field::text("original_serial", "Serial sent").governed().searchable(),
    Field::date("requested_on", "Requested").governed().indexed(),
    Field::date("sent_on", "Sent").governed().indexed().listed(),
    Field::text("tracking", "Tracking").governed().searchable(),
    Field::date("settled_on", "Settled").governed().indexed().listed(),
    Field::text("replacement_serial", "Serial of the replacement").governed().searchable(),
    Field::money("credit", "Credit").governed(),
    Field::money("cost_saved", "Cost saved").governed().listed(),
    Field::long_text("answer", "What the vendor said").governed(),
    Field::integer("turnaround_days", "Turn-around, days").governed().listed(),
    Field::reference("company", "Company", "company").governed().indexed(),
    Field::reference("location", "Place", "location").governed().indexed(),
];

impl Record for Rma {
    const KIND: &'static RecordKind = &RecordKind {
        keys: &["number"],
        fields: FIELDS,
        indexes: &["state, requested_on, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &[],
        },
        ..kind::kind::<Self>(
            ["rma", "return to vendor", "Returns to vendors", "rmas", "maintenance_rmas"],
            "number",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let Some(asset) = after.asset else { return Ok(after) };
        if let Some(was) = before {
            if was.asset != after.asset {
                let message = "A return is about one asset. Open another for the other one.";
                return Err(Error::invalid("asset", "fixed", message));
            }
            return Ok(after);
        }
        if let Some(open) = store::open_rma(work, asset.number())? {
            let message = format!("{open} is still open for this asset. Settle it first.");
            return Err(Refusal::new("rma-is-open", message).into());
        }
        let home = home_of(work, asset.number())?;
        after.number = numbered("RMA", after.id.number());
        after.requested_on = Some(work.day());
        after.original_serial = store::serial_of(work, asset.number())?;
        after.company = home.company.map(Id::new);
        after.location = home.location.map(Id::new);
        Ok(after)
    }
}

/// Asks a vendor to take an asset back: under warranty, before anybody pays for its repair.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct OpenRma {
    /// Which asset; that of the work order or ticket when left out.
    #[serde(default)]
    pub(crate) asset: Option<Ref<Asset>>,
    /// For which work order.
    #[serde(default)]
    pub(crate) order: Option<Ref<WorkOrder>>,
    /// For which ticket.
    #[serde(default)]
    pub(crate) ticket: Option<Ref<Ticket>>,
    /// The vendor; the supplier of the asset when left out.
    #[serde(default)]
    pub(crate) supplier: Option<Ref<Supplier>>,
    /// The vendor's own number for it.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub(crate) vendor_reference: Option<String>,
    /// What is wrong with it; the title of the order or ticket when left out.
    #[serde(default)]
    #[schemars(length(max = 10_000))]
    pub(crate) fault: Option<String>,
}

impl Command for OpenRma {
    const NAME: &'static str = "maintenance.open-rma";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Asks a vendor to take an asset back.";
    const PLACE: Place = Place::post("/rmas/open");
    type Outcome = Id<Rma>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Rma>> {
        let order = self.order.as_ref().map(|order| work.find(order)).transpose()?;
        let ticket = self.ticket.as_ref().map(|ticket| work.find(ticket)).transpose()?;
        let named = self.asset.as_ref().map(|asset| work.find(asset)).transpose()?.map(|asset| asset.id);
        let asset = named
            .or(order.as_ref().and_then(|order| order.asset))
            .or(ticket.as_ref().and_then(|ticket| ticket.asset));
        let Some(asset) = asset else {
            return Err(Error::invalid("asset", "required", "Say which asset goes back."));
        };
        let supplier = match &self.supplier {
            Some(supplier) => Some(work.find(supplier)?.id.number()),
            None => store::supplier_of(work, asset.number())?,
        };
        let title = order.as_ref().map(|order| order.title.clone());
        let fault = self.fault.or(title).or(ticket.as_ref().map(|ticket| ticket.title.clone()));
        let given = json!({
            "asset": asset, "supplier": supplier, "vendor_reference": self.vendor_reference, "fault": fault,
            "work_order": order.map(|order| order.id),
            "ticket": ticket.map(|ticket| ticket.id),
        });
        let given: State = given.as_object().cloned().unwrap_or_default();
        let given = given.into_iter().filter(|(_, value)| !value.is_null()).collect();
        Ok(Id::new(work.register_state(Rma::KIND, given, OPENED)?))
    }
}
