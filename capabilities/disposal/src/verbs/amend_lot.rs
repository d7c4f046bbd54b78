//! What is said about a lot is corrected.
use super::{check_carrier, check_partner, said};
use crate::{Lot, MANAGE, Partner, rules::balance::check_tolerance};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Changes title, partner, carrier or tolerance of a lot; what is left out stays as it is.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AmendLot {
    /// Which lot.
    pub lot: Ref<Lot>,
    /// A word about it.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub title: Option<String>,
    /// To whom it goes; only while it is open.
    #[serde(default)]
    pub partner: Option<Ref<Partner>>,
    /// Who carries it; only while it is open.
    #[serde(default)]
    pub carrier: Option<Ref<Partner>>,
    /// The contract of the lease that ends with it.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub lease: Option<String>,
    /// By how many grams scales may differ; only while it is open.
    #[serde(default)]
    pub scale_grams: Option<i64>,
    /// How much may dry away, in thousandths; only while it is open.
    #[serde(default)]
    pub moisture_permille: Option<i64>,
}

impl Command for AmendLot {
    const NAME: &'static str = "disposal.amend-lot";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Changes title, partner, carrier or declared tolerance of a lot.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/amend");
    type Outcome = Id<Lot>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Lot>> {
        let lot = work.find_to_change(&self.lot)?;
        lot.must_live()?;
        let mut after = Lot {
            title: said(self.title).or_else(|| lot.title.clone()),
            lease: said(self.lease).or_else(|| lot.lease.clone()),
            ..lot.record.clone()
        };
        let on = work.day();
        if self.partner.is_some()
            || self.carrier.is_some()
            || self.scale_grams.is_some()
            || self.moisture_permille.is_some()
        {
            // A tolerance that is widened once the weights are known explains nothing.
            lot.must_be_open()?;
        }
        if let Some(partner) = self.partner {
            after.partner = work.find(&partner)?.id;
            check_partner(work, after.partner, lot.route, on)?;
        }
        if let Some(carrier) = self.carrier {
            after.carrier = Some(work.find(&carrier)?.id);
            check_carrier(work, after.carrier, on)?;
        }
        after.scale_grams = self.scale_grams.unwrap_or(lot.scale_grams);
        after.moisture_permille = self.moisture_permille.unwrap_or(lot.moisture_permille);
        check_tolerance(after.scale_grams, after.moisture_permille)?;
        work.record(&lot, &after, Happening::of(Event::EDITED))
    }
}
