//! Where a kit can be put together, and what is lacking.
use crate::{
    Kit, READ,
    rules::kit::{Thing, complete, needs, short},
    store,
};
use assets::Asset;
use catalog::Model;
use domain::Id;
use engine::{Permission, Place, Query, Record, Ref, Result, View};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What kits need in the end: models and stock items with how many of each.
pub fn kit_needs(view: &mut View<'_>, kit: Id<Kit>, count: i64) -> Result<BTreeMap<Thing, i64>> {
    let lines = store::kit_lines(view)?;
    Ok(needs(kit.number(), count, &lines)?)
}

/// How many of some things lie ready at each place: assets in stock that nobody holds, pieces on shelves.
pub fn supply(view: &mut View<'_>, things: &[Thing]) -> Result<BTreeMap<i64, BTreeMap<Thing, i64>>> {
    store::supply(view, things)
}

/// Assets of a model that lie ready at a place, the longest in stock first.
pub fn ready_assets(
    view: &mut View<'_>,
    model: Id<Model>,
    location: Id<Location>,
    limit: usize,
) -> Result<Vec<Id<Asset>>> {
    store::ready_assets(view, model.number(), location, limit)
}

/// What a thing of a kit is called.
pub fn thing_name(view: &mut View<'_>, thing: Thing) -> Result<String> {
    store::name_of(view, thing)
}

/// Tells where a kit can be put together, how often, and what is lacking.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct KitAvailability {
    /// Which kit.
    pub kit: Ref<Kit>,
}

/// Where a kit can be put together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Availability {
    /// What one kit needs, with the kits inside of it.
    pub needs: Vec<Need>,
    /// Places that have something of it, those that can give most kits first.
    pub places: Vec<PlaceAvailability>,
}

/// Something that a kit needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Need {
    /// `model` or `stock-item`.
    pub kind: &'static str,
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// How many one kit needs.
    pub quantity: i64,
}

/// How a kit stands at a place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlaceAvailability {
    /// The place.
    pub location: i64,
    /// What it is called.
    pub name: String,
    /// How many whole kits it can give.
    pub kits: i64,
    /// What is lacking for one.
    pub short: Vec<Short>,
}

/// Something that is lacking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Short {
    /// What it is called.
    pub name: String,
    /// How many there are.
    pub there: i64,
    /// How many are needed.
    pub needed: i64,
}

impl Query for KitAvailability {
    const NAME: &'static str = "stock.kit-availability";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells where a kit can be put together, how often, and what is lacking.";
    const PLACE: Place = Place::get("/kits/{kit}/availability");
    type Answer = Availability;

    fn run(self, view: &mut View<'_>) -> Result<Availability> {
        let kit = view.find(&self.kit)?;
        let needs = kit_needs(view, kit.id, 1)?;
        let things: Vec<Thing> = needs.keys().copied().collect();
        let names = names(view, &things)?;
        let name = |thing: &Thing| names.get(thing).cloned().unwrap_or_default();
        let supply = store::supply(view, &things)?;
        let ids: Vec<i64> = supply.keys().copied().collect();
        let labels = view.labels(Location::KIND, &ids)?;
        let lacking = |there: &BTreeMap<Thing, i64>| {
            let short = short(&needs, there).into_iter();
            short.map(|(thing, there, needed)| Short { name: name(&thing), there, needed }).collect()
        };
        let mut places: Vec<PlaceAvailability> = supply
            .iter()
            .map(|(place, there)| PlaceAvailability {
                location: *place,
                name: labels.get(place).cloned().unwrap_or_default(),
                kits: complete(&needs, there),
                short: lacking(there),
            })
            .collect();
        places.sort_by(|a, b| {
            b.kits.cmp(&a.kits).then(a.short.len().cmp(&b.short.len())).then(a.name.cmp(&b.name))
        });
        let needs = needs
            .iter()
            .map(|(thing, quantity)| {
                let (kind, id) = parts(*thing);
                Need { kind, id, name: name(thing), quantity: *quantity }
            })
            .collect();
        Ok(Availability { needs, places })
    }
}

fn parts(thing: Thing) -> (&'static str, i64) {
    match thing {
        Thing::Model(id) => ("model", id),
        Thing::Item(id) => ("stock-item", id),
        Thing::Kit(id) => ("kit", id),
    }
}

/// What things are called, with one look-up per kind.
fn names(view: &mut View<'_>, things: &[Thing]) -> Result<BTreeMap<Thing, String>> {
    let ids = |of: &str| -> Vec<i64> {
        things.iter().map(|thing| parts(*thing)).filter(|(kind, _)| *kind == of).map(|(_, id)| id).collect()
    };
    let models = view.labels(Model::KIND, &ids("model"))?;
    let items = view.labels(crate::StockItem::KIND, &ids("stock-item"))?;
    let models = models.into_iter().map(|(id, name)| (Thing::Model(id), name));
    Ok(models.chain(items.into_iter().map(|(id, name)| (Thing::Item(id), name))).collect())
}
