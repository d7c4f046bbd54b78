//! A medium that is in no asset is put into a lot by itself.
use super::{ADDED, bare_line, put_in};
use crate::{
    Line, Lot, WORK,
    rules::{
        lot::medium_may_join,
        words::{LineKind, Weee},
    },
    store,
};
use domain::Id;
use engine::{Command, Permission, Place, Ref, Result, Work};
use retirement::Medium;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Puts a medium that was taken out of its asset into an open lot: a drive, a tape.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AddMedium {
    /// Which medium.
    pub medium: Ref<Medium>,
    /// Into which lot.
    pub lot: Ref<Lot>,
    /// What it weighs, in grams.
    pub mass_grams: i64,
    /// Its category of waste; small IT when left out.
    #[serde(default)]
    pub weee: Option<Weee>,
}

impl Command for AddMedium {
    const NAME: &'static str = "disposal.add-medium";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Puts a medium that is in no asset into an open lot.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/add-medium");
    type Outcome = Id<Line>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Line>> {
        let lot = work.find_to_change(&self.lot)?;
        lot.must_be_open()?;
        super::weigh_line::check_mass(Some(self.mass_grams))?;
        // The medium is locked, so that two people do not put it into two lots.
        let medium = work.find_to_change(&self.medium)?;
        let other = store::live_lot_of_medium(work, medium.id)?;
        medium_may_join(&medium.serial, medium.state, medium.installed, other.as_deref())?;
        let line = Line {
            medium: Some(medium.id),
            serial: Some(medium.serial.clone()),
            weee: Some(self.weee.unwrap_or(Weee::SmallIt)),
            mass_grams: Some(self.mass_grams),
            company: lot.company.or(medium.company),
            ..bare_line(&lot, LineKind::Medium, medium.serial.clone())
        };
        put_in(work, &lot, line, ADDED)
    }
}
