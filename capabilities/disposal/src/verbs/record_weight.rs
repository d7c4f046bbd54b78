//! What a partner reports back: how much of what, and what became of it.
use super::said;
use crate::{
    Lot, WORK, Weight,
    rules::words::{Fate, Material, Weee},
    store,
    store::Beside,
};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A weight was reported.
pub const WEIGHT_REPORTED: Event = Event::new("weight-reported", "reported a weight of");
/// Most weights of a lot.
const WEIGHTS_MAX: i64 = 500;

/// Records a weight that the partner reports for a lot: category, material, what became of it. Downstream documents are
/// added to it as files.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RecordWeight {
    /// Which lot.
    pub lot: Ref<Lot>,
    /// Of which category of waste.
    pub weee: Weee,
    /// Which material.
    pub material: Material,
    /// What became of it.
    pub fate: Fate,
    /// How much, in grams.
    pub mass_grams: i64,
    /// Where it was treated: a smelter, a plant.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub facility: Option<String>,
    /// The number of the downstream document or certificate.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub document: Option<String>,
}

impl Command for RecordWeight {
    const NAME: &'static str = "disposal.record-weight";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Records a weight that the partner reports for a lot.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/weights");
    type Outcome = Id<Weight>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Weight>> {
        let lot = work.find_to_change(&self.lot)?;
        lot.must_be_out()?;
        super::weigh_line::check_mass(Some(self.mass_grams))?;
        let made = store::made(work, Beside::Weights, lot.id)?;
        if made >= WEIGHTS_MAX {
            let message = format!("A lot has at most {WEIGHTS_MAX} weights. Report sums.");
            return Err(Refusal::new("too-many-weights", message).into());
        }
        let weight = Weight {
            id: work.new_id::<Weight>()?,
            number: format!("{}/W{}", lot.number, made + 1),
            lot: lot.id,
            weee: self.weee,
            material: self.material,
            fate: self.fate,
            mass_grams: self.mass_grams,
            facility: said(self.facility),
            document: said(self.document),
            day: work.day(),
            company: lot.company,
            location: lot.location,
            archived: None,
        };
        work.register(&weight, Happening::of(WEIGHT_REPORTED))
    }
}
