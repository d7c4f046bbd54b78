//! The lines of the decision table, and the factors by which avoided emissions are estimated. Data, not code.
use crate::{
    CONFIGURE, READ,
    profile::words_of_assets,
    rules::{
        grading::Grade,
        route::{BEGUN, Line, Way, whole},
    },
};
use domain::{Choice, Event, Field, Id, Kind, Money, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A line of the decision table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RouteRule {
    /// Its identity.
    pub id: Id<RouteRule>,
    /// What it is called.
    pub name: String,
    /// Its place: the first line that fits decides.
    pub sort_order: Option<i64>,
    /// The way that it recommends.
    pub way: Way,
    /// Only these grades.
    #[serde(default)]
    pub grades: Vec<Grade>,
    /// Only what is owned so.
    #[serde(default)]
    pub ownership: Vec<String>,
    /// Only from this age on.
    pub min_age_months: Option<i64>,
    /// Only up to this age.
    pub max_age_months: Option<i64>,
    /// Only what is worth so much.
    pub min_value: Option<Money>,
    /// Only what is free of data, or only what is not.
    pub free_of_data: Option<bool>,
    /// What going this way costs.
    pub handling_cost: Option<Money>,
    /// Why.
    pub because: String,
}

const OWNERSHIP: &[Choice<'static>] = words_of_assets("ownership");

const WHEN: &str = "When";

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Line").required().unique().searchable().listed(),
    Field::integer("sort_order", "Order")
        .listed()
        .help("The first line that fits decides; lower numbers come first."),
    Field::choice("way", "Recommends", Way::CHOICES).required().indexed().listed(),
    Field::new("grades", "Grades", Kind::Choices(Grade::CHOICES)).group(WHEN).listed(),
    Field::new("ownership", "Owned as", Kind::Choices(OWNERSHIP)).group(WHEN).listed(),
    Field::integer("min_age_months", "Age from, months").group(WHEN).at_least(0),
    Field::integer("max_age_months", "Age up to, months").group(WHEN).at_least(0).listed(),
    Field::money("min_value", "Worth at least").group(WHEN).at_least(0).listed(),
    Field::boolean("free_of_data", "Free of data")
        .group(WHEN)
        .help("Yes: only what is; no: only what is not."),
    Field::money("handling_cost", "Going this way costs").at_least(0),
    Field::text("because", "Because").required().max(500).listed(),
];

impl Record for RouteRule {
    const KIND: &'static RecordKind = &RecordKind {
        name: "route-rule",
        one: "line of the decision table",
        many: "Decision table",
        path: "route-rules",
        table: "route_rules",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: CONFIGURE,
        edit: CONFIGURE,
        archive: CONFIGURE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if let (Some(from), Some(to)) = (after.min_age_months, after.max_age_months)
            && to < from
        {
            return Err(Error::invalid(
                "max_age_months",
                "ends-before-start",
                "Nothing is older than that and younger than this.",
            ));
        }
        Ok(after)
    }
}

impl RouteRule {
    /// As the rule reads it.
    pub fn line(&self) -> Line {
        Line {
            name: self.name.clone(),
            way: Some(self.way),
            grades: self.grades.clone(),
            ownership: self.ownership.clone(),
            min_age: self.min_age_months,
            max_age: self.max_age_months,
            min_value: self.min_value,
            free_of_data: self.free_of_data,
            because: self.because.clone(),
        }
    }
}

/// What making a thing of a category emits, and who says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarbonFactor {
    /// Its identity.
    pub id: Id<CarbonFactor>,
    /// What it is called.
    pub name: String,
    /// For which category; for every other one when left out.
    pub category: Option<i64>,
    /// At least, in kg CO2e.
    pub low_kg: i64,
    /// At most, in kg CO2e.
    pub high_kg: i64,
    /// Who says so.
    pub source: String,
}

const FACTOR_FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed(),
    Field::reference("category", "Category", "category")
        .indexed()
        .listed()
        .help("Left empty, it is for every category without one of its own."),
    Field::integer("low_kg", "At least, kg CO₂e").required().at_least(0).listed(),
    Field::integer("high_kg", "At most, kg CO₂e").required().at_least(0).listed(),
    Field::text("source", "Source").required().max(500).listed(),
];

impl Record for CarbonFactor {
    const KIND: &'static RecordKind = &RecordKind {
        name: "carbon-factor",
        one: "carbon factor",
        many: "Carbon factors",
        path: "carbon-factors",
        table: "carbon_factors",
        label: "name",
        keys: &["name"],
        fields: FACTOR_FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: CONFIGURE,
        edit: CONFIGURE,
        archive: CONFIGURE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if after.high_kg < after.low_kg {
            return Err(Error::invalid(
                "high_kg",
                "ends-before-start",
                "The upper end is below the lower one.",
            ));
        }
        Ok(after)
    }
}

/// What a new register starts with.
pub(crate) fn begin(work: &mut Work<'_>) -> Result<()> {
    let currency = work.settings().currency;
    for (n, (name, way, grades, ownership, max_age, value, free, because)) in BEGUN.iter().enumerate() {
        let state = json!({
            "name": name, "sort_order": (n + 1) * 10, "way": way, "grades": grades, "ownership": ownership,
            "max_age_months": max_age, "min_value": value.map(|units| whole(units, currency)),
            "free_of_data": free, "because": because,
        });
        register(work, RouteRule::KIND, state)?;
    }
    let any = json!({
        "name": "Any device", "low_kg": 50, "high_kg": 300,
        "source": "Order of magnitude only; replace it by the product carbon footprints that your makers publish",
    });
    register(work, CarbonFactor::KIND, any)
}

fn register(work: &mut Work<'_>, kind: &'static RecordKind, state: serde_json::Value) -> Result<()> {
    let mut state = state.as_object().cloned().unwrap_or_default();
    state.retain(|_, value| !value.is_null());
    work.register_state(kind, state, Event::REGISTERED)?;
    Ok(())
}
