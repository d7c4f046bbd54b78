//! An asset is put into a lot.
use super::{bare_line, put_in};
use crate::{
    Line, Lot, WORK,
    rules::{
        lot::may_join,
        words::{LineKind, Weee},
    },
    store,
};
use assets::Asset;
use domain::{Event, Id};
use engine::{Command, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something was put into a lot.
pub const ADDED: Event = Event::new("added", "put in");

/// Puts a retired asset into an open lot. Weight, category and hazards come from its model unless they are said.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AddAsset {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// Into which lot.
    pub lot: Ref<Lot>,
    /// What it weighs, in grams, if it was weighed.
    #[serde(default)]
    pub mass_grams: Option<i64>,
    /// Its category of waste, if its model does not say it.
    #[serde(default)]
    pub weee: Option<Weee>,
}

impl Command for AddAsset {
    const NAME: &'static str = "disposal.add-asset";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Puts a retired asset into an open lot.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/add-asset");
    type Outcome = Id<Line>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Line>> {
        let lot = work.find_to_change(&self.lot)?;
        lot.must_be_open()?;
        // The asset is locked, so that two people do not put it into two lots.
        let asset = work.find_to_change(&self.asset)?;
        let other = store::live_lot_of(work, asset.id.number())?.map(|(_, number, _)| number);
        may_join(&asset, other.as_deref())?;
        let makeup = store::makeup(work, asset.model)?;
        let names = store::names_of(work, asset.id.number())?;
        let description =
            [Some(asset.tag.clone()), names.model].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let mass_grams = self.mass_grams.or(makeup.mass_grams);
        super::weigh_line::check_mass(mass_grams)?;
        let line = Line {
            asset: Some(asset.id),
            serial: asset.serial.clone(),
            weee: self.weee.or(makeup.weee),
            mass_grams,
            hazards: makeup.hazards,
            company: lot.company.or(asset.company),
            location: lot.location.or(asset.location),
            ..bare_line(&lot, LineKind::Asset, description)
        };
        put_in(work, &lot, line, ADDED)
    }
}
