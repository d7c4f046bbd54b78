//! What became of the mass that left: used again, recycled, landfilled, by year and category; what that avoids. The
//! shape of ESRS E5-5 (resource outflows: waste) and GRI 306-3 to 306-5.
use crate::{
    Lot, READ,
    register::span,
    rules::{
        climate::{Factor, activity_of, avoided, factor_for},
        words::{Activity, Fate, Weee},
    },
    store,
};
use domain::Date;
use engine::{Permission, Place, Query, Record, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Masses of closed lots between two days.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Sustainability {
    /// The first day; four years before the last when left out.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day; today when left out.
    #[serde(default)]
    pub to: Option<Date>,
}

/// What became of the mass that left.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SustainabilityOf {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Masses by year, category and what became of them.
    pub masses: Vec<FateMass>,
    /// Everything that left, in grams (GRI 306-3; ESRS E5-5, 37 a).
    pub total_grams: i64,
    /// Diverted from disposal: used again, recycled, recovered (GRI 306-4; ESRS E5-5, 37 b).
    pub diverted_grams: i64,
    /// Directed to disposal: landfilled, treated as hazardous (GRI 306-5; ESRS E5-5, 37 c).
    pub directed_grams: i64,
    /// Not recycled and not used again (ESRS E5-5, 37 d).
    pub not_recycled_grams: i64,
    /// What is avoided, by what it is about.
    pub avoided: Vec<Avoided>,
    /// Mass for which no factor is recorded, in grams.
    pub without_factor_grams: i64,
}

/// A mass of a year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FateMass {
    /// The year in which the lot was closed.
    pub year: i64,
    /// The category of waste.
    pub weee: Weee,
    /// What became of it.
    pub fate: Fate,
    /// How much, in grams.
    pub mass_grams: i64,
    /// What that avoids; nothing for a fate that avoids nothing, or without a factor.
    pub avoided: Option<AvoidedMass>,
}

/// CO2e that a mass avoids, in grams, with its range and where the factor comes from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AvoidedMass {
    /// The low end.
    pub low_grams: i64,
    /// The figure that is used.
    pub central_grams: i64,
    /// The high end.
    pub high_grams: i64,
    /// Where the factor comes from.
    pub source: String,
}

/// CO2e that was avoided, in grams, with its range and where the factor comes from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Avoided {
    /// By what.
    pub activity: Activity,
    /// For which mass, in grams.
    pub mass_grams: i64,
    /// The low end.
    pub low_grams: i64,
    /// The figure that is used.
    pub central_grams: i64,
    /// The high end.
    pub high_grams: i64,
    /// Where the factors come from.
    pub sources: Vec<String>,
}

impl Query for Sustainability {
    const NAME: &'static str = "disposal.sustainability";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Tells what became of the mass that left, by year and category, and how much CO2e that avoids.";
    const PLACE: Place = Place::get("/disposal/sustainability");
    type Answer = SustainabilityOf;

    fn run(self, view: &mut View<'_>) -> Result<SustainabilityOf> {
        let to = self.to.unwrap_or_else(|| view.today());
        let from = self.from.or_else(|| Date::new(to.year() - 4, 1, 1));
        let (from, to) = span(view, from, Some(to))?;
        let reach = view.reach_over(Lot::KIND.read)?;
        let factors = factors(view, to)?;
        let masses: Vec<FateMass> = store::masses_between(view, &reach, from, to)?
            .into_iter()
            .filter_map(|(year, weee, fate, mass_grams)| {
                let (weee, fate) = (Weee::from_value(&weee)?, Fate::from_value(&fate)?);
                let avoided = avoided_by(&factors, weee, fate, mass_grams);
                Some(FateMass { year: year.parse().ok()?, weee, fate, mass_grams, avoided })
            })
            .collect();
        let (avoided, without_factor_grams) = avoidance(&masses);
        let of = |fates: &[Fate]| {
            masses.iter().filter(|mass| fates.contains(&mass.fate)).map(|mass| mass.mass_grams).sum::<i64>()
        };
        Ok(SustainabilityOf {
            from,
            to,
            total_grams: of(Fate::ALL),
            diverted_grams: of(&[Fate::Reused, Fate::Recycled, Fate::Recovered]),
            directed_grams: of(&[Fate::Landfilled, Fate::Hazardous]),
            not_recycled_grams: of(&[Fate::Recovered, Fate::Landfilled, Fate::Hazardous]),
            avoided,
            without_factor_grams,
            masses,
        })
    }
}

fn factors(view: &mut View<'_>, on: Date) -> Result<Vec<Factor>> {
    let rows = store::factors(view, on)?;
    let known = |row: store::FactorRow| {
        Some(Factor {
            activity: Activity::from_value(&row.activity)?,
            weee: row.weee.as_deref().and_then(Weee::from_value),
            low: row.low,
            central: row.central,
            high: row.high,
            source: row.source,
        })
    };
    Ok(rows.into_iter().filter_map(known).collect())
}

fn avoided_by(factors: &[Factor], weee: Weee, fate: Fate, grams: i64) -> Option<AvoidedMass> {
    let factor = factor_for(factors, activity_of(fate)?, weee)?;
    let range = avoided(grams, factor);
    Some(AvoidedMass {
        low_grams: range.low,
        central_grams: range.central,
        high_grams: range.high,
        source: factor.source.clone(),
    })
}

/// The sums by what avoids it, and the mass that would avoid something if a factor was known.
fn avoidance(masses: &[FateMass]) -> (Vec<Avoided>, i64) {
    let mut sums: BTreeMap<Activity, Avoided> = BTreeMap::new();
    let mut without = 0;
    for mass in masses {
        let Some(activity) = activity_of(mass.fate) else { continue };
        let Some(more) = &mass.avoided else {
            without += mass.mass_grams;
            continue;
        };
        let sum = sums.entry(activity).or_insert_with(|| Avoided {
            activity,
            mass_grams: 0,
            low_grams: 0,
            central_grams: 0,
            high_grams: 0,
            sources: Vec::new(),
        });
        sum.mass_grams += mass.mass_grams;
        sum.low_grams += more.low_grams;
        sum.central_grams += more.central_grams;
        sum.high_grams += more.high_grams;
        if !sum.sources.contains(&more.source) {
            sum.sources.push(more.source.clone());
        }
    }
    (sums.into_values().collect(), without)
}
