//! How much CO2e is avoided by a kilogram that is used again or recycled, with where the figure comes from.
use crate::{
    MANAGE, READ,
    rules::words::{ACTIVITIES, Activity, WEEE, Weee},
};
use domain::{Date, Event, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A factor with its range, in whole grams of CO2e for each kilogram.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClimateFactor {
    /// Its identity.
    pub id: Id<ClimateFactor>,
    /// What it is called.
    pub title: Option<String>,
    /// What it is about.
    pub activity: Activity,
    /// For which category; for all others when empty.
    pub weee: Option<Weee>,
    /// The low end of the range.
    pub low_grams: i64,
    /// The figure that is used.
    pub central_grams: i64,
    /// The high end of the range.
    pub high_grams: i64,
    /// From which day it is used.
    pub used_from: Option<Date>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("title", "Factor").governed().indexed().searchable().listed(),
    Field::choice("activity", "About", ACTIVITIES).required().indexed().listed(),
    Field::choice("weee", "Category of waste", WEEE)
        .indexed()
        .listed()
        .help("Left empty, for every other category."),
    Field::integer("low_grams", "Low, grams CO2e per kg").required().at_least(0),
    Field::integer("central_grams", "Used, grams CO2e per kg").required().at_least(0).listed(),
    Field::integer("high_grams", "High, grams CO2e per kg").required().at_least(0),
    Field::text("source", "Source")
        .required()
        .max(500)
        .listed()
        .help("Study, table, year: so that others can check it."),
    Field::new("link", "Where to read it", Kind::Url),
    Field::date("used_from", "Used from"),
    Field::long_text("notes", "Notes"),
];

impl Record for ClimateFactor {
    const KIND: &'static RecordKind = &RecordKind {
        name: "climate-factor",
        one: "climate factor",
        many: "Climate factors",
        path: "climate-factors",
        table: "disposal_climate_factors",
        label: "title",
        keys: &["title"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if !(after.low_grams <= after.central_grams && after.central_grams <= after.high_grams) {
            let message = "The figure lies between the low and the high end.";
            return Err(Error::invalid("central_grams", "outside-its-range", message));
        }
        let about = after.weee.map_or("any category", Weee::label);
        Ok(Self { title: Some(format!("{}: {about}", after.activity.label())), ..after })
    }
}

/// What making a kilogram of IT equipment emits, in grams: UK Government GHG Conversion Factors for Company Reporting 2024,
/// material use, electrical items, IT, primary material production.
const MADE_NEW: i64 = 24_865;
/// Which part of that a refurbished device avoids, in percent, at least and at most: ADEME, Assessment of the environmental
/// impact of a set of refurbished products, 2022, smartphones.
const AVOIDED: (i64, i64) = (64, 87);
const SOURCE: &str = "UK Government GHG Conversion Factors for Company Reporting 2024, Material use, Electrical items - IT: \
    24,865 kg CO2e for a tonne made new; of that the 64 to 87 % which a refurbished smartphone avoids (ADEME 2022, \
    Assessment of the environmental impact of a set of refurbished products), and in between what is used";
const LINK: &str =
    "https://www.gov.uk/government/publications/greenhouse-gas-reporting-conversion-factors-2024";

/// What a register begins with: the reuse of IT equipment. There is none for recycling, whose figures depend on the plant;
/// the report says how much mass has none.
pub(crate) fn begin(work: &mut Work<'_>) -> Result<()> {
    let (low, high) = (MADE_NEW * AVOIDED.0 / 100, MADE_NEW * AVOIDED.1 / 100);
    for weee in [Weee::Screens, Weee::SmallIt] {
        let state = json!({
            "activity": Activity::Reuse, "weee": weee, "low_grams": low, "central_grams": (low + high) / 2,
            "high_grams": high, "source": SOURCE, "link": LINK,
        });
        let state = state.as_object().cloned().unwrap_or_default();
        work.register_state(ClimateFactor::KIND, state, Event::REGISTERED)?;
    }
    Ok(())
}
