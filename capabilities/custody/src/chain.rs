//! The chain of custody of an asset.
use crate::{READ, store, store::SpellRow};
use assets::Asset;
use domain::Date;
use engine::{Permission, Place, Query, Record, Ref, Result, View};
use people::{Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who has had an asset, from its arrival to today, without a gap.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Chain {
    /// Which asset.
    pub asset: Ref<Asset>,
}

/// One stretch of a chain.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChainSpell {
    /// `person`, `location`, `asset` or `store`.
    pub keeper_kind: String,
    /// Their id; absent for a store without a place.
    pub keeper: Option<i64>,
    /// What they are called.
    pub keeper_name: String,
    /// Since when.
    pub from: Date,
    /// Until when; absent while it lasts.
    pub to: Option<Date>,
    /// When it should have ended.
    pub due_back: Option<Date>,
    /// The number of the journal entry that began it.
    pub began_by: i64,
    /// The number of the journal entry that ended it.
    pub ended_by: Option<i64>,
}

impl Query for Chain {
    const NAME: &'static str = "custody.chain";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells who has had an asset, from its arrival to today, without a gap.";
    const PLACE: Place = Place::get("/assets/{asset}/custody");
    type Answer = Vec<ChainSpell>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<ChainSpell>> {
        let asset = view.find(&self.asset)?;
        let spells = store::chain_of(view, asset.id)?;
        named(view, spells)
    }
}

fn named(view: &mut View<'_>, spells: Vec<SpellRow>) -> Result<Vec<ChainSpell>> {
    let ids = |kinds: &[&str]| -> Vec<i64> {
        spells
            .iter()
            .filter(|spell| kinds.contains(&spell.keeper_kind.as_str()))
            .map(|spell| spell.keeper)
            .collect()
    };
    let people = view.labels(Person::KIND, &ids(&["person"]))?;
    let places = view.labels(Location::KIND, &ids(&["location", "store"]))?;
    let assets = view.labels(Asset::KIND, &ids(&["asset"]))?;
    let name_of = |spell: &SpellRow| {
        let names: &BTreeMap<i64, String> = match spell.keeper_kind.as_str() {
            "person" => &people,
            "asset" => &assets,
            _ => &places,
        };
        names.get(&spell.keeper).cloned().unwrap_or_else(|| "No place given".to_owned())
    };
    Ok(spells
        .iter()
        .map(|spell| ChainSpell {
            keeper_name: name_of(spell),
            keeper_kind: spell.keeper_kind.clone(),
            keeper: Some(spell.keeper).filter(|id| *id > 0),
            from: spell.from,
            to: spell.to,
            due_back: spell.due_back,
            began_by: spell.began_by,
            ended_by: spell.ended_by,
        })
        .collect())
}
