//! Who holds something that is to be signed for, and was never asked.
use crate::{
    Direction, MANAGE, READ,
    request::Asking,
    store::{self, Handed},
};
use domain::{Date, Id};
use engine::{Command, Permission, Place, Query, Record, Result, View, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows told and asked for at most, at once.
const MAX: usize = 500;

/// Who holds something of a category that needs acceptance, and has neither signed for it nor been asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Lacking {}

/// Who was never asked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LackingList {
    /// The assets, longest held first; at most 500.
    pub assets: Vec<LackingAsset>,
}

/// An asset that nobody signed for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LackingAsset {
    /// The asset.
    pub asset: i64,
    /// Its tag.
    pub tag: String,
    /// Who holds it.
    pub person: i64,
    /// What they are called.
    pub name: String,
    /// Since when.
    pub since: Option<Date>,
}

impl Query for Lacking {
    const NAME: &'static str = "agreements.lacking";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Tells who holds something that needs acceptance, and has neither signed for it nor been asked.";
    const PLACE: Place = Place::get("/signings/lacking");
    type Answer = LackingList;

    fn run(self, view: &mut View<'_>) -> Result<LackingList> {
        Ok(LackingList { assets: lacking(view, MAX)? })
    }
}

/// The assets that nobody signed for, as far as the reader sees them.
pub(crate) fn lacking(view: &mut View<'_>, limit: usize) -> Result<Vec<LackingAsset>> {
    let rows = store::lacking(view, limit)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.2).collect();
    let names = view.labels(Person::KIND, &ids)?;
    Ok(rows
        .into_iter()
        .map(|(asset, tag, person, since)| LackingAsset {
            asset,
            tag,
            person,
            name: names.get(&person).cloned().unwrap_or_default(),
            since,
        })
        .collect())
}

/// Asks everybody who holds something that needs acceptance and was never asked; at most for 500 assets at once.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct RequestMissing {}

impl Command for RequestMissing {
    const NAME: &'static str = "agreements.ask-all";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Asks everybody who holds something that needs acceptance and was never asked; at most for 500 assets at once.";
    const PLACE: Place = Place::post("/signings/ask-all");
    type Outcome = usize;

    fn run(self, work: &mut Work<'_>) -> Result<usize> {
        let mut by_person: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for row in lacking(work, MAX)? {
            by_person.entry(row.person).or_default().push(row.asset);
        }
        let mut asked = 0;
        for (person, assets) in by_person {
            let person = work.see::<Person>(Id::new(person))?;
            let assets: Vec<Handed> = store::handed(work, &assets)?;
            let asking = Asking { person: &person, direction: Direction::HandOut, automatic: false };
            asked += asking.all(work, assets, None)?.len();
        }
        Ok(asked)
    }
}
