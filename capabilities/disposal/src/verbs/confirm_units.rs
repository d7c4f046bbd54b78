//! A buyer, a charity or a lessor confirms that the devices arrived whole: everything in the lot is used again.
use super::{RecordWeight, seal_lot::lines};
use crate::{
    Lot, WORK,
    rules::words::{Fate, LineState, Material, Route, Weee},
    store,
};
use domain::{Id, Refusal};
use engine::{Command, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Records that everything in a lot that was sold, given away or returned arrived whole: its mass, category by
/// category, is used again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ConfirmUnits {
    /// Which lot.
    pub lot: Ref<Lot>,
    /// The number of the receipt or delivery note.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub document: Option<String>,
}

impl Command for ConfirmUnits {
    const NAME: &'static str = "disposal.confirm-units";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Records that everything in a lot arrived whole and is used again.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/confirm-units");
    type Outcome = Id<Lot>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Lot>> {
        let lot = work.find_to_change(&self.lot)?;
        lot.must_be_out()?;
        if matches!(lot.route, Route::Recycle | Route::Destroy) {
            let message = format!(
                "{} was not handed over for use. Record the weights that the partner reports.",
                lot.number
            );
            return Err(Refusal::new("not-for-reuse", message).into());
        }
        if store::sums_of(work, lot.id)?.weights > 0 {
            let message = format!("Weights are recorded for {} already.", lot.number);
            return Err(Refusal::new("weights-recorded", message).into());
        }
        let mut masses: BTreeMap<Weee, i64> = BTreeMap::new();
        for line in lines(work, &lot)? {
            if let (LineState::Waiting, Some(weee), Some(mass)) = (line.state, line.weee, line.mass_grams) {
                *masses.entry(weee).or_default() += mass;
            }
        }
        for (weee, mass_grams) in masses {
            work.run(RecordWeight {
                lot: Ref::id(lot.id),
                weee,
                material: Material::Units,
                fate: Fate::Reused,
                mass_grams,
                facility: None,
                document: self.document.clone(),
            })?;
        }
        Ok(lot.id)
    }
}
