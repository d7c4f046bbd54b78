//! What is out with somebody or something.
use crate::{
    READ, StockItem,
    store::{self, Out, With},
};
use assets::Asset;
use domain::Date;
use engine::{Permission, Place, Query, Record, Ref, Result, View};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rows told at most.
const MAX: usize = 500;

/// Pieces of an item that are out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GivenOut {
    /// The giving-out, to take it back by.
    pub issue: i64,
    /// The item.
    pub item: i64,
    /// What it is called.
    pub name: String,
    /// How many are still out.
    pub quantity: i64,
    /// Since when.
    pub since: Option<Date>,
    /// When they should come back.
    pub due_back: Option<Date>,
}

/// What a person has of what is kept by quantity.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StockOfPerson {
    /// Whose.
    pub person: Ref<Person>,
}

impl Query for StockOfPerson {
    const NAME: &'static str = "stock.of-person";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells which accessories a person has.";
    const PLACE: Place = Place::get("/people/{person}/stock");
    type Answer = Vec<GivenOut>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<GivenOut>> {
        let person = view.find(&self.person)?;
        told(view, With::Person(person.id))
    }
}

/// What is built into an asset or belongs with it, of what is kept by quantity.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StockOfAsset {
    /// Which asset.
    pub asset: Ref<Asset>,
}

impl Query for StockOfAsset {
    const NAME: &'static str = "stock.of-asset";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells which components and accessories are in or with an asset.";
    const PLACE: Place = Place::get("/assets/{asset}/stock");
    type Answer = Vec<GivenOut>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<GivenOut>> {
        let asset = view.find(&self.asset)?;
        told(view, With::Asset(asset.id))
    }
}

pub(crate) fn told(view: &mut View<'_>, with: With) -> Result<Vec<GivenOut>> {
    let out = store::out_with(view, with, MAX)?;
    let ids: Vec<i64> = out.iter().map(|one| one.item).collect();
    let names = view.labels(StockItem::KIND, &ids)?;
    let given = |one: Out| GivenOut {
        issue: one.id,
        item: one.item,
        name: names.get(&one.item).cloned().unwrap_or_default(),
        quantity: one.outstanding,
        since: one.since,
        due_back: one.due_back,
    };
    Ok(out.into_iter().map(given).collect())
}
