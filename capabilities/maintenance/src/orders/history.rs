//! What was done to an asset, and what that cost.
use crate::{READ, rules::cost, store, store::OrderRow};
use assets::Asset;
use domain::{Date, Money};
use engine::{Permission, Place, Query, Ref, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Orders told at most; the others are in the list of work orders.
const ORDERS_MAX: usize = 200;

/// What was done to an asset.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct AssetHistory {
    /// Which asset.
    pub(crate) asset: Ref<Asset>,
}

/// What was done to an asset, and what that cost.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct AssetStory {
    /// Its work orders, the newest first.
    pub(crate) orders: Vec<OrderTold>,
    /// What all of them cost, an amount for each currency. An order for several assets counts with its share.
    pub(crate) cost: Vec<Money>,
    /// Serial numbers that it had before.
    pub(crate) former_serials: Vec<FormerTold>,
}

/// A work order of an asset.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct OrderTold {
    /// Its id.
    pub(crate) id: i64,
    /// Its number.
    pub(crate) number: String,
    /// What it is about.
    pub(crate) title: String,
    /// What kind of work it is.
    pub(crate) work_kind: String,
    /// Where it stands.
    pub(crate) state: String,
    /// Until when.
    pub(crate) due_on: Option<Date>,
    /// When it was finished.
    pub(crate) finished_on: Option<Date>,
    /// The share of this asset in its cost.
    pub(crate) cost: Option<Money>,
}

/// A serial number that an asset had.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct FormerTold {
    /// The number.
    pub(crate) serial: String,
    /// Until when.
    pub(crate) until: Option<Date>,
}

impl Query for AssetHistory {
    const NAME: &'static str = "maintenance.asset-history";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells what was done to an asset, and what that cost.";
    const PLACE: Place = Place::get("/assets/{asset}/maintenance");
    type Answer = AssetStory;

    fn run(self, view: &mut View<'_>) -> Result<AssetStory> {
        let asset = view.find(&self.asset)?.id.number();
        let orders: Vec<OrderTold> =
            store::orders_of_asset(view, asset, ORDERS_MAX)?.into_iter().map(told).collect();
        let mut by_currency: BTreeMap<&str, Vec<Option<Money>>> = BTreeMap::new();
        for cost in orders.iter().filter_map(|order| order.cost) {
            by_currency.entry(cost.currency.code()).or_default().push(Some(cost));
        }
        let mut sums = Vec::new();
        for amounts in by_currency.into_values() {
            sums.extend(cost::sum(amounts)?);
        }
        let former = store::former_serials(view, asset)?;
        let former_serials = former.into_iter().map(|(serial, until)| FormerTold { serial, until }).collect();
        Ok(AssetStory { orders, cost: sums, former_serials })
    }
}

/// An order for several assets is shared evenly; whoever comes first bears the odd cents.
fn told(row: OrderRow) -> OrderTold {
    let cost = row.total.and_then(|total| {
        let shares = total.split_evenly(u32::try_from(row.assets).unwrap_or(1));
        shares.get(usize::try_from(row.place).unwrap_or(0)).copied()
    });
    OrderTold {
        id: row.id,
        number: row.number,
        title: row.title,
        work_kind: row.work_kind,
        state: row.state,
        due_on: row.due_on,
        finished_on: row.finished_on,
        cost,
    }
}
