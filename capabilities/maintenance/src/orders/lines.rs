//! What a work order consists of: assets, parts (`use_part`), hours.
use super::belonging::{BELONGING, COMPANY, Home, LOCATION, LineOfOrder, TECHNICIAN};
use crate::{WORK, kind, orders::WorkOrder, rules::cost, store};
use assets::Asset;
use domain::{Choice, Date, Event, Field, Id, Money, State, Tone};
use engine::{Command, Permission, Place, Record, RecordKind, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// An asset of a work order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct OrderAsset {
    pub(crate) id: Id<OrderAsset>,
    pub(crate) work_order: Option<Id<WorkOrder>>,
    pub(crate) asset: Option<Id<Asset>>,
    #[serde(default)]
    pub(crate) result: String,
    pub(crate) taken_out: Option<bool>,
    pub(crate) note: Option<String>,
    #[serde(flatten)]
    pub(crate) home: Home,
}

const RESULTS: &[Choice<'static>] = &[
    Choice::toned("open", "Open", Tone::Info),
    Choice::toned("done", "Done", Tone::Ok),
    Choice::toned("skipped", "Skipped", Tone::Muted),
];

const ASSET_FIELDS: &[Field<'static>] = &[
    Field::reference("asset", "Asset", "asset").required().indexed().listed(),
    Field::reference("work_order", "Work order", "work-order").required().indexed().listed(),
    Field::choice("result", "Result", RESULTS).governed().indexed().listed(),
    Field::boolean("taken_out", "Taken out of service").governed().listed(),
    Field::text("note", "Note").listed(),
    COMPANY,
    LOCATION,
    TECHNICIAN,
];

impl Record for OrderAsset {
    const KIND: &'static RecordKind = &RecordKind {
        fields: ASSET_FIELDS,
        belonging: BELONGING,
        indexes: &["asset, work_order, id"],
        open: false,
        ..kind::kind::<Self>(
            [
                "work-order-asset",
                "asset of a work order",
                "Assets of work orders",
                "work-order-assets",
                "maintenance_order_assets",
            ],
            "note",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let home = Home::of(work, after.work_order)?;
        Ok(Self { home, ..after })
    }
}

impl LineOfOrder for OrderAsset {
    fn home(&mut self) -> &mut Home {
        &mut self.home
    }
}

/// A part that was put in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Part {
    pub(crate) id: Id<Part>,
    pub(crate) work_order: Option<Id<WorkOrder>>,
    #[serde(default)]
    pub(crate) description: String,
    pub(crate) quantity: Option<i64>,
    pub(crate) unit_cost: Option<Money>,
    pub(crate) cost: Option<Money>,
    #[serde(flatten)]
    pub(crate) home: Home,
}

const PART_FIELDS: &[Field<'static>] = &[
    Field::text("description", "Part").required().max(200).searchable().listed(),
    Field::reference("work_order", "Work order", "work-order").required().indexed().listed(),
    Field::reference("asset", "Built into", "asset").sparse(),
    Field::text("part_number", "Part number").max(80).searchable().listed(),
    Field::integer("quantity", "Pieces").at_least(1).listed(),
    Field::money("unit_cost", "Cost each").at_least(0),
    Field::money("cost", "Cost").governed().listed(),
    Field::text("old_serial", "Serial that came out").max(120).searchable(),
    Field::text("new_serial", "Serial that went in").max(120).searchable().listed(),
    Field::reference("recovered_part", "Recovered part", "recovered-part").sparse(),
    Field::reference("stock_item", "From the stock of", "stock-item").sparse(),
    COMPANY,
    LOCATION,
    TECHNICIAN,
];

impl Record for Part {
    const KIND: &'static RecordKind = &RecordKind {
        fields: PART_FIELDS,
        belonging: BELONGING,
        ..kind::kind::<Self>(
            [
                "work-order-part",
                "part of a work order",
                "Parts used",
                "parts-used",
                "maintenance_order_parts",
            ],
            "description",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let quantity = after.quantity.unwrap_or(1);
        let cost = after.unit_cost.map(|each| cost::pieces(quantity, each)).transpose()?;
        same_currency(work, after.work_order, cost)?;
        let home = Home::of(work, after.work_order)?;
        Ok(Self { quantity: Some(quantity), cost, home, ..after })
    }
}

impl LineOfOrder for Part {
    fn home(&mut self) -> &mut Home {
        &mut self.home
    }
}

/// Hours that somebody worked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LabourEntry {
    pub(crate) id: Id<LabourEntry>,
    pub(crate) work_order: Option<Id<WorkOrder>>,
    pub(crate) worker: Option<Id<Person>>,
    pub(crate) worked_on: Option<Date>,
    pub(crate) minutes: Option<i64>,
    pub(crate) rate: Option<Money>,
    pub(crate) cost: Option<Money>,
    pub(crate) note: Option<String>,
    #[serde(flatten)]
    pub(crate) home: Home,
}

const LABOUR_FIELDS: &[Field<'static>] = &[
    Field::text("note", "What was done").max(200).listed(),
    Field::reference("work_order", "Work order", "work-order").required().indexed().listed(),
    Field::reference("worker", "Worked by", "person").indexed().listed(),
    Field::date("worked_on", "On").indexed().listed(),
    Field::integer("minutes", "Minutes").required().at_least(1).listed(),
    Field::money("rate", "Rate an hour").at_least(0),
    Field::money("cost", "Cost").governed().listed(),
    COMPANY,
    LOCATION,
    TECHNICIAN,
];

impl Record for LabourEntry {
    const KIND: &'static RecordKind = &RecordKind {
        fields: LABOUR_FIELDS,
        belonging: BELONGING,
        ..kind::kind::<Self>(
            ["labour-entry", "labour entry", "Labour", "labour-entries", "maintenance_labour"],
            "note",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let cost = match (after.minutes, after.rate) {
            (Some(minutes), Some(rate)) => Some(cost::labour(minutes, rate)?),
            _ => None,
        };
        same_currency(work, after.work_order, cost)?;
        let worker = after.worker.or(work.actor().person.map(Id::new));
        let worked_on = after.worked_on.or(Some(work.day()));
        let home = Home::of(work, after.work_order)?;
        Ok(Self { cost, worker, worked_on, home, ..after })
    }
}

impl LineOfOrder for LabourEntry {
    fn home(&mut self) -> &mut Home {
        &mut self.home
    }
}

/// Refuses a cost in another currency than what the order has cost so far.
fn same_currency(work: &mut Work<'_>, order: Option<Id<WorkOrder>>, cost: Option<Money>) -> Result<()> {
    let Some(order) = order else { return Ok(()) };
    let so_far = store::total_of(work, order.number())?;
    cost::sum([so_far, cost])?;
    Ok(())
}

/// Notes how long somebody worked on an order.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct BookLabour {
    /// On what order.
    pub(crate) order: Ref<WorkOrder>,
    /// For how many minutes.
    pub(crate) minutes: i64,
    /// What an hour costs; nothing when left out.
    #[serde(default)]
    pub(crate) rate: Option<Money>,
    /// Who; oneself when left out.
    #[serde(default)]
    pub(crate) worker: Option<Ref<Person>>,
    /// What was done.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub(crate) note: Option<String>,
}

impl Command for BookLabour {
    const NAME: &'static str = "maintenance.book-labour";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Notes how long somebody worked on an order.";
    const PLACE: Place = Place::post("/work-orders/{order}/labour");
    type Outcome = Id<LabourEntry>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<LabourEntry>> {
        let order = work.find_to_change(&self.order)?;
        order.must_be_open()?;
        let worker =
            self.worker.as_ref().map(|person| work.find(person)).transpose()?.map(|person| person.id);
        let given = json!({
            "work_order": order.id, "minutes": self.minutes, "rate": self.rate, "worker": worker, "note": self.note,
        });
        line::<LabourEntry>(work, given)
    }
}

/// Registers a line of something that was found within the actor's reach.
pub(crate) fn line<S: Record>(work: &mut Work<'_>, given: serde_json::Value) -> Result<Id<S>> {
    let given: State = given.as_object().cloned().unwrap_or_default();
    let given: State = given.into_iter().filter(|(_, value)| !value.is_null()).collect();
    let id = work.as_system(|work| work.register_state(S::KIND, given, Event::REGISTERED))?;
    Ok(Id::new(id))
}
