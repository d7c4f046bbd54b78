//! What a lot holds, what of it needs care, and how its mass balances.
use crate::{
    Lot, Partner, READ,
    rules::{
        balance::Balance,
        words::{Hazard, LineState, LotStage, Route, Transport, Weee},
    },
    store,
    verbs::balance_of,
};
use domain::{Date, Id};
use engine::{Permission, Place, Query, Record, Ref, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The manifest of a lot.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// Which lot.
    pub lot: Ref<Lot>,
}

/// What a lot holds and how its mass balances.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ManifestOf {
    /// Its number.
    pub number: String,
    /// How it leaves.
    pub route: Route,
    /// Where it is on its way.
    pub stage: LotStage,
    /// To whom it goes.
    pub partner: String,
    /// Who carries it.
    pub carrier: Option<String>,
    /// Its seals.
    pub seals: Option<String>,
    /// When it was sealed.
    pub sealed_on: Option<Date>,
    /// When it left.
    pub handed_over_on: Option<Date>,
    /// What is in it.
    pub items: Vec<ItemOf>,
    /// Its mass by category: in and out.
    pub masses: Vec<MassOf>,
    /// What needs care.
    pub hazards: Vec<HazardOf>,
    /// Whether its mass balances.
    pub balance: BalanceOf,
}

/// A line of the manifest.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ItemOf {
    /// Its number.
    pub line: String,
    /// The asset, if it is one.
    pub asset: Option<i64>,
    /// What it is.
    pub description: String,
    /// Its serial number.
    pub serial: Option<String>,
    /// Its category of waste.
    pub weee: Option<Weee>,
    /// What it weighs, in grams.
    pub mass_grams: Option<i64>,
    /// Why its data are gone.
    pub free_of_data: Option<String>,
    /// How it stands.
    pub state: Option<LineState>,
}

/// The mass of a category.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MassOf {
    /// The category; absent for lines that have none yet.
    pub weee: Option<Weee>,
    /// What went in, in grams.
    pub in_grams: i64,
    /// What came out, in grams.
    pub out_grams: i64,
}

/// A hazard in a lot.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HazardOf {
    /// What it is.
    pub hazard: Option<Hazard>,
    /// Under which number it travels.
    pub transport: Option<Transport>,
    /// What is done with it.
    pub handling: String,
    /// In how many devices.
    pub devices: i64,
    /// How much of it, in grams.
    pub mass_grams: i64,
}

/// The balance of a lot's mass, in grams.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BalanceOf {
    /// What went in.
    pub in_grams: i64,
    /// What was reported lost.
    pub lost_grams: i64,
    /// What came out.
    pub out_grams: i64,
    /// In − lost − out.
    pub difference_grams: i64,
    /// How much may be missing, as declared.
    pub may_be_missing_grams: i64,
    /// How much more may come out, as declared.
    pub may_be_more_grams: i64,
    /// What nobody has explained.
    pub unexplained_grams: i64,
}

impl From<Balance> for BalanceOf {
    fn from(balance: Balance) -> Self {
        Self {
            in_grams: balance.in_grams,
            lost_grams: balance.lost_grams,
            out_grams: balance.out_grams,
            difference_grams: balance.difference(),
            may_be_missing_grams: balance.may_be_missing(),
            may_be_more_grams: balance.may_be_more(),
            unexplained_grams: balance.unexplained(),
        }
    }
}

impl Query for Manifest {
    const NAME: &'static str = "disposal.manifest";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells what a lot holds, what of it needs care, and how its mass balances.";
    const PLACE: Place = Place::get("/disposal-lots/{lot}/manifest");
    type Answer = ManifestOf;

    fn run(self, view: &mut View<'_>) -> Result<ManifestOf> {
        let lot = view.find(&self.lot)?;
        let ids: Vec<i64> = [Some(lot.partner), lot.carrier].into_iter().flatten().map(Id::number).collect();
        let mut names = view.labels(Partner::KIND, &ids)?;
        let sums = store::sums_of(view, lot.id)?;
        Ok(ManifestOf {
            number: lot.number.clone(),
            route: lot.route,
            stage: lot.stage,
            carrier: lot.carrier.and_then(|carrier| names.get(&carrier.number()).cloned()),
            partner: names.remove(&lot.partner.number()).unwrap_or_default(),
            seals: lot.seals.clone(),
            sealed_on: lot.sealed_on,
            handed_over_on: lot.handed_over_on,
            items: items(view, lot.id)?,
            masses: masses(view, lot.id)?,
            hazards: hazards(view, lot.id)?,
            balance: balance_of(&lot, &sums).into(),
        })
    }
}

fn items(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<ItemOf>> {
    let lines = store::lines_of(view, lot)?;
    Ok(lines
        .into_iter()
        .map(|line| ItemOf {
            line: line.number,
            asset: line.asset,
            description: line.description,
            serial: line.serial,
            weee: line.weee.as_deref().and_then(Weee::from_value),
            mass_grams: line.mass_grams,
            free_of_data: line.freed_by,
            state: LineState::from_value(&line.state),
        })
        .collect())
}

fn masses(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<MassOf>> {
    let mut masses: BTreeMap<Option<Weee>, (i64, i64)> = BTreeMap::new();
    for (weee, grams) in store::mass_in(view, lot)? {
        masses.entry(weee.as_deref().and_then(Weee::from_value)).or_default().0 += grams;
    }
    for (weee, _, _, grams) in store::mass_out(view, lot)? {
        masses.entry(Weee::from_value(&weee)).or_default().1 += grams;
    }
    let told = masses.into_iter().map(|(weee, (in_grams, out_grams))| MassOf { weee, in_grams, out_grams });
    Ok(told.collect())
}

/// Hazards by the records of the models, and those that only lines say.
fn hazards(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<HazardOf>> {
    let mut told: Vec<HazardOf> = store::hazards_of(view, lot)?
        .into_iter()
        .map(|row| HazardOf {
            hazard: Hazard::from_value(&row.hazard),
            transport: row.transport.as_deref().and_then(Transport::from_value),
            handling: row.handling.unwrap_or_default(),
            devices: row.devices,
            mass_grams: row.grams,
        })
        .collect();
    let mut further: BTreeMap<Hazard, i64> = BTreeMap::new();
    for hazard in store::hazards_of_lines(view, lot)? {
        *further.entry(hazard).or_default() += 1;
    }
    for (hazard, devices) in further {
        if told.iter().all(|one| one.hazard != Some(hazard)) {
            told.push(HazardOf {
                hazard: Some(hazard),
                transport: Some(hazard.transport()),
                handling: hazard.handling().to_owned(),
                devices,
                mass_grams: 0,
            });
        }
    }
    Ok(told)
}
