//! What a person holds, and held.
use crate::{READ, store};
use assets::Asset;
use domain::Date;
use engine::{Permission, Place, Query, Record, Ref, Result, View};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Spells told at most; more are in the assets' own histories.
const SPELLS_MAX: usize = 1_000;

/// What a person holds now, and what they held before.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Holdings {
    /// Whose.
    pub person: Ref<Person>,
}

/// What a person holds and held.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HoldingsOf {
    /// Now.
    pub holds: Vec<Holding>,
    /// Before, newest first.
    pub held: Vec<Holding>,
}

/// One asset in the hands of a person.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Holding {
    /// The asset.
    pub asset: i64,
    /// Its tag.
    pub tag: String,
    /// Since when.
    pub from: Date,
    /// Until when; absent while it lasts.
    pub to: Option<Date>,
    /// When it should come back.
    pub due_back: Option<Date>,
    /// Whether that day is past.
    pub overdue: bool,
}

impl Query for Holdings {
    const NAME: &'static str = "custody.holdings";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells what a person holds now, and what they held before.";
    const PLACE: Place = Place::get("/people/{person}/holdings");
    type Answer = HoldingsOf;

    fn run(self, view: &mut View<'_>) -> Result<HoldingsOf> {
        let person = view.find(&self.person)?;
        let spells = store::spells_of_person(view, person.id, SPELLS_MAX)?;
        let ids: Vec<i64> = spells.iter().map(|spell| spell.asset).collect();
        let tags = view.labels(Asset::KIND, &ids)?;
        let today = view.today();
        let (holds, held) = spells
            .into_iter()
            .map(|spell| Holding {
                asset: spell.asset,
                tag: tags.get(&spell.asset).cloned().unwrap_or_else(|| format!("#{}", spell.asset)),
                from: spell.from,
                to: spell.to,
                due_back: spell.due_back,
                overdue: spell.to.is_none() && spell.due_back.is_some_and(|due| due < today),
            })
            .partition(|holding: &Holding| holding.to.is_none());
        Ok(HoldingsOf { holds, held })
    }
}
