//! A work order is opened: by hand, from a ticket, by a plan, by a campaign.
use super::belonging::Home;
use crate::{
    WORK,
    desk::Ticket,
    orders::{Campaign, OrderAsset, WorkKind, WorkOrder, check::add},
    plans::Plan,
    rules::{check::items, order::OrderState},
    store,
};
use assets::Asset;
use domain::{Date, Event, Id, Refusal, State};
use engine::{Command, Error, Happening, Permission, Place, Record, Ref, Result, Work};
use parties::Supplier;
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub(crate) const OPENED: Event = Event::new("opened", "opened");
pub(crate) const ASSET_ADDED: Event = Event::new("asset-added", "added an asset to");

/// Assets of one order, at most.
const ASSETS_MAX: usize = 500;

/// What a new order says.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewOrder {
    pub(crate) title: String,
    pub(crate) work_kind: WorkKind,
    pub(crate) assets: Vec<Id<Asset>>,
    pub(crate) instructions: Option<String>,
    pub(crate) checklist: Option<String>,
    pub(crate) technician: Option<Id<Person>>,
    pub(crate) supplier: Option<Id<Supplier>>,
    pub(crate) due_on: Option<Date>,
    pub(crate) ticket: Option<Id<Ticket>>,
    pub(crate) plan: Option<Id<Plan>>,
    pub(crate) campaign: Option<Id<Campaign>>,
}

/// Opens an order, whoever asked for it.
///
/// Refuses an order without an asset, one asset twice, and a checklist that cannot be read.
pub(crate) fn open(work: &mut Work<'_>, new: NewOrder) -> Result<Id<WorkOrder>> {
    let Some(first) = new.assets.first().copied() else {
        return Err(Error::invalid("asset", "required", "Name at least one asset."));
    };
    if new.assets.len() > ASSETS_MAX {
        let message = format!("An order has at most {ASSETS_MAX} assets. Make a campaign of it.");
        return Err(Error::invalid("assets", "too-many", message));
    }
    let checks = new.checklist.as_deref().map(items).transpose()?.unwrap_or_default();
    let order = WorkOrder {
        title: new.title,
        work_kind: new.work_kind,
        state: OrderState::Open,
        asset: Some(first),
        instructions: new.instructions,
        technician: new.technician,
        supplier: new.supplier,
        due_on: new.due_on,
        ticket: new.ticket,
        plan: new.plan,
        campaign: new.campaign,
        ..blank(work)?
    };
    let order = WorkOrder::prepare(None, order, &State::new(), work)?;
    let id = work.register(&order, Happening::of(OPENED))?;
    work.as_system(|work| {
        for asset in &new.assets {
            add_asset(work, id, *asset)?;
        }
        for item in &checks {
            add(work, id, item)?;
        }
        Ok(id)
    })
}

fn blank(work: &mut Work<'_>) -> Result<WorkOrder> {
    let id: Id<WorkOrder> = work.new_id()?;
    Ok(serde_json::from_value(json!({ "id": id }))?)
}

/// Adds an asset to an order. Refuses one that it has.
pub(crate) fn add_asset(work: &mut Work<'_>, order: Id<WorkOrder>, asset: Id<Asset>) -> Result<()> {
    if store::order_lines(work, order.number())?.iter().any(|line| line.asset == asset.number()) {
        let message = "This order names the asset already.";
        return Err(Refusal::new("named-already", message).into());
    }
    let line = OrderAsset {
        id: work.new_id()?,
        work_order: Some(order),
        asset: Some(asset),
        result: "open".to_owned(),
        taken_out: None,
        note: None,
        home: Home::of(work, Some(order))?,
    };
    work.register(&line, Event::REGISTERED)?;
    Ok(())
}

/// Opens a work order: for one asset or several, by hand or from a ticket.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct OpenOrder {
    /// Which asset; that of the ticket when left out.
    #[serde(default)]
    pub(crate) asset: Option<Ref<Asset>>,
    /// Further assets.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub(crate) assets: Vec<Ref<Asset>>,
    /// From which ticket.
    #[serde(default)]
    pub(crate) ticket: Option<Ref<Ticket>>,
    /// What it is about; the title of the ticket when left out.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub(crate) title: Option<String>,
    /// What kind of work it is; a repair when left out.
    #[serde(default)]
    pub(crate) work_kind: Option<WorkKind>,
    /// What is to be done.
    #[serde(default)]
    #[schemars(length(max = 10_000))]
    pub(crate) instructions: Option<String>,
    /// What is to be checked, a line each; with limits: Supply voltage | 11.4..12.6 V
    #[serde(default)]
    #[schemars(length(max = 10_000))]
    pub(crate) checklist: Option<String>,
    /// Who does it.
    #[serde(default)]
    pub(crate) technician: Option<Ref<Person>>,
    /// Which supplier does it.
    #[serde(default)]
    pub(crate) supplier: Option<Ref<Supplier>>,
    /// Until when.
    #[serde(default)]
    pub(crate) due_on: Option<Date>,
}

impl Command for OpenOrder {
    const NAME: &'static str = "maintenance.open-order";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Opens a work order: for one asset or several, by hand or from a ticket.";
    const PLACE: Place = Place::post("/work-orders/open");
    type Outcome = Id<WorkOrder>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<WorkOrder>> {
        let ticket = self.ticket.as_ref().map(|ticket| work.find(ticket)).transpose()?;
        let mut assets = Vec::new();
        for asset in self.asset.iter().chain(&self.assets) {
            assets.push(work.find(asset)?.id);
        }
        if let Some(ticket) = ticket.as_ref().filter(|_| assets.is_empty()) {
            assets.extend(ticket.asset);
            assets.extend(store::ticket_assets(work, ticket.id.number())?.into_iter().map(Id::new));
        }
        let Some(title) = self.title.or_else(|| ticket.as_ref().map(|ticket| ticket.title.clone())) else {
            return Err(Error::invalid("title", "required", "Say what it is about."));
        };
        let technician = self.technician.as_ref().map(|it| work.find(it)).transpose()?.map(|it| it.id);
        let supplier = self.supplier.as_ref().map(|it| work.find(it)).transpose()?.map(|it| it.id);
        open(
            work,
            NewOrder {
                title,
                work_kind: self.work_kind.unwrap_or_default(),
                assets,
                instructions: self.instructions,
                checklist: self.checklist,
                technician,
                supplier,
                due_on: self.due_on,
                ticket: ticket.map(|ticket| ticket.id),
                ..NewOrder::default()
            },
        )
    }
}

/// Adds an asset to a work order.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct AddToOrder {
    /// To what order.
    pub(crate) order: Ref<WorkOrder>,
    /// Which asset.
    pub(crate) asset: Ref<Asset>,
}

impl Command for AddToOrder {
    const NAME: &'static str = "maintenance.add-to-order";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Adds an asset to a work order that has not started.";
    const PLACE: Place = Place::post("/work-orders/{order}/assets");
    type Outcome = Id<WorkOrder>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<WorkOrder>> {
        let kept = work.find_to_change(&self.order)?;
        if kept.state != OrderState::Open {
            let message = format!("{} has started. Open another order for this asset.", kept.number);
            return Err(Refusal::new("order-has-started", message).into());
        }
        let asset = work.find(&self.asset)?;
        work.as_system(|work| add_asset(work, kept.id, asset.id))?;
        work.record(&kept, &kept.record, Happening::of(ASSET_ADDED).fact("asset", asset.tag.clone()))
    }
}
