//! What should have come back.
use crate::{READ, store};
use assets::Asset;
use domain::Date;
use engine::{Permission, Place, Query, Record, Result, View};
use people::{Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rows told at most.
const MAX: usize = 500;

/// What should have come back by today, longest overdue first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Overdue {}

/// What is overdue.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OverdueList {
    /// The assets, longest overdue first; at most 500.
    pub assets: Vec<Late>,
}

/// One asset that is overdue.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Late {
    /// The asset.
    pub asset: i64,
    /// Its tag.
    pub tag: String,
    /// Who has it.
    pub holder: String,
    /// The person, when it is one.
    pub person: Option<i64>,
    /// When it should have come back.
    pub due_back: Date,
    /// By how many days it is late.
    pub days_late: i64,
}

impl Query for Overdue {
    const NAME: &'static str = "custody.overdue";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells what should have come back by today, longest overdue first.";
    const PLACE: Place = Place::get("/overdue");
    type Answer = OverdueList;

    fn run(self, view: &mut View<'_>) -> Result<OverdueList> {
        let today = view.today();
        let late = store::overdue(view, today, MAX)?;
        let mut assets = Vec::new();
        for (id, due_back) in late {
            let asset = view.see::<Asset>(domain::Id::new(id))?;
            let holder = match (asset.holder_person, asset.holder_location, asset.holder_asset) {
                (Some(person), _, _) => view.labels(Person::KIND, &[person.number()])?,
                (_, Some(location), _) => view.labels(Location::KIND, &[location.number()])?,
                (_, _, Some(other)) => view.labels(Asset::KIND, &[other.number()])?,
                _ => Default::default(),
            };
            assets.push(Late {
                asset: id,
                tag: asset.tag.clone(),
                holder: holder.into_values().next().unwrap_or_default(),
                person: asset.holder_person.map(domain::Id::number),
                due_back,
                days_late: today.days_since(due_back),
            });
        }
        Ok(OverdueList { assets })
    }
}
