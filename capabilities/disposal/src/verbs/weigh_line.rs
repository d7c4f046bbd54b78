//! A line is weighed, or its category corrected.
use crate::{
    Line, WORK,
    rules::words::{Hazard, Weee},
};
use domain::{Event, Id};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A line was weighed.
pub const WEIGHED: Event = Event::new("weighed", "weighed");
/// The heaviest line: ten tonnes.
const MASS_MAX_GRAMS: i64 = 10_000_000;

pub(super) fn check_mass(grams: Option<i64>) -> Result<()> {
    if grams.is_some_and(|grams| !(1..=MASS_MAX_GRAMS).contains(&grams)) {
        let message = "A weight is given in whole grams, from 1 to 10,000,000.";
        return Err(Error::invalid("mass_grams", "not-a-weight", message));
    }
    Ok(())
}

/// Says what a line of an open lot weighs, or of which category of waste it is.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct WeighLine {
    /// Which line.
    pub line: Ref<Line>,
    /// What the scale shows, in grams.
    #[serde(default)]
    pub mass_grams: Option<i64>,
    /// Its category of waste.
    #[serde(default)]
    pub weee: Option<Weee>,
    /// What in it needs care, if that differs from its model.
    #[serde(default)]
    pub hazards: Vec<Hazard>,
}

impl Command for WeighLine {
    const NAME: &'static str = "disposal.weigh-line";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Says what a line of an open lot weighs and of which category of waste it is.";
    const PLACE: Place = Place::post("/lot-lines/{line}/weigh");
    type Outcome = Id<Line>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Line>> {
        let line = work.find_to_change(&self.line)?;
        line.must_wait()?;
        work.load(line.lot)?.must_be_open()?;
        check_mass(self.mass_grams)?;
        let after = Line {
            mass_grams: self.mass_grams.or(line.mass_grams),
            weee: self.weee.or(line.weee),
            hazards: if self.hazards.is_empty() { line.hazards.clone() } else { self.hazards },
            ..line.record.clone()
        };
        work.record(&line, &after, Happening::of(WEIGHED))
    }
}
