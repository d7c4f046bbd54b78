//! What has to be ordered again.
use crate::{READ, ledger, store};
use domain::{Money, Refusal};
use engine::{Permission, Place, Query, Record, Result, View};
use parties::Supplier;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rows told at most.
const MAX: usize = 1_000;

/// Tells which stock items are below their minimum, and how many to order.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Proposals {}

/// A stock item that has to be ordered again.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Proposal {
    /// The item.
    pub item: i64,
    /// What it is called.
    pub name: String,
    /// Its number.
    pub number: String,
    /// In what it is counted, where that is not pieces.
    pub unit: Option<String>,
    /// How many there are.
    pub on_hand: i64,
    /// How many are on their way.
    pub on_order: i64,
    /// The level that should not be undercut.
    pub minimum: i64,
    /// How many to order.
    pub quantity: i64,
    /// From whom.
    pub supplier: Option<i64>,
    /// What they are called.
    pub supplier_name: Option<String>,
    /// What that would cost.
    pub cost: Option<Money>,
}

impl Query for Proposals {
    const NAME: &'static str = "stock.proposals";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells which stock items are below their minimum, and how many to order.";
    const PLACE: Place = Place::get("/stock/proposals");
    type Answer = Vec<Proposal>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Proposal>> {
        let low = store::low(view, MAX)?;
        let ids: Vec<i64> = low.iter().filter_map(|one| one.supplier).collect();
        let names = view.labels(Supplier::KIND, &ids)?;
        let proposal = |one: store::Low| -> Result<Proposal, Refusal> {
            Ok(Proposal {
                cost: one.unit_cost.map(|cost| ledger::times(cost, one.to_order)).transpose()?,
                supplier_name: one.supplier.and_then(|id| names.get(&id).cloned()),
                item: one.item,
                name: one.name,
                number: one.number,
                unit: one.unit,
                on_hand: one.on_hand,
                on_order: one.on_order,
                minimum: one.minimum,
                quantity: one.to_order,
                supplier: one.supplier,
            })
        };
        Ok(low.into_iter().map(proposal).collect::<Result<_, _>>()?)
    }
}
