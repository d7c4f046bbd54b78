//! Things without a record are put into a lot by weight.
use super::{ADDED, bare_line, put_in};
use crate::{
    Line, Lot, WORK,
    rules::words::{Hazard, LineKind, Weee},
};
use domain::Id;
use engine::{Command, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Puts things by weight into an open lot: cables, adapters, loose batteries. Media that may hold data are no such
/// things.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AddLoose {
    /// Into which lot.
    pub lot: Ref<Lot>,
    /// What it is: "Power adapters".
    #[schemars(length(min = 2, max = 200))]
    pub description: String,
    /// What it weighs, in grams.
    pub mass_grams: i64,
    /// Its category of waste.
    pub weee: Weee,
    /// What in it needs care.
    #[serde(default)]
    pub hazards: Vec<Hazard>,
}

impl Command for AddLoose {
    const NAME: &'static str = "disposal.add-loose";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Puts things by weight into an open lot.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/add-loose");
    type Outcome = Id<Line>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Line>> {
        let lot = work.find_to_change(&self.lot)?;
        lot.must_be_open()?;
        super::weigh_line::check_mass(Some(self.mass_grams))?;
        let line = Line {
            weee: Some(self.weee),
            mass_grams: Some(self.mass_grams),
            hazards: self.hazards,
            ..bare_line(&lot, LineKind::Loose, self.description.trim().to_owned())
        };
        put_in(work, &lot, line, ADDED)
    }
}
