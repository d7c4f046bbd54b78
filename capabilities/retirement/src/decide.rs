//! The way on: what the decision table recommends, what a person decides, and what became of it.
use crate::{
    CarbonFactor, DECIDE, READ, WORK,
    move_media::said,
    rules::{
        grading::Grade,
        route::{FORMULA, Thing, Way, recommend, residual},
        words::words,
    },
    store,
};
use assets::{Asset, rules::lifecycle::is_disposed, rules::stage::Stage};
use domain::{Aspect, Date, Event, Field, Id, Money, Refusal};
use engine::{
    Belonging, Command, Happened, Happening, Permission, Place, Record, RecordKind, Ref, Result, Work,
    derive_state, prepare_state,
};
use people::{Company, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The table recommended a way.
pub const RECOMMENDED: Event = Event::new("way-recommended", "worked out the way of");
/// Somebody decided.
pub const DECIDED: Event = Event::new("way-decided", "decided the way of");
/// It went.
pub const WENT: Event = Event::new("way-taken", "let go");

words! {
    /// How far a decision has come.
    DecisionState {
        /// The table has spoken, nobody has decided yet.
        Recommended = "recommended", "To be decided", Preparing;
        /// Somebody decided.
        Decided = "decided", "Decided", Info;
        /// It went.
        Done = "carried-out", "Carried out", Ok;
    }
}

/// The way of one asset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RouteDecision {
    /// Its identity.
    pub id: Id<RouteDecision>,
    /// Its number: RD-000042.
    pub number: String,
    /// Which asset.
    pub asset: Id<Asset>,
    /// How far it has come.
    pub state: DecisionState,
    /// The grade that it rests on.
    pub grade: Option<Grade>,
    /// What the table recommends.
    pub recommended: Way,
    /// The line that decided.
    pub rule: String,
    /// Why, and why not otherwise.
    pub reasons: String,
    /// What it is still worth.
    pub residual_value: Option<Money>,
    /// How that was worked out.
    pub formula: Option<String>,
    /// What going this way costs.
    pub handling_cost: Option<Money>,
    /// Avoided emissions, at least, in kg CO2e.
    pub co2e_low_kg: i64,
    /// Avoided emissions, at most, in kg CO2e.
    pub co2e_high_kg: i64,
    /// Who says so.
    pub co2e_source: Option<String>,
    /// How heavy it is, in grams.
    pub mass_grams: Option<i64>,
    /// What somebody decided.
    pub decided: Option<Way>,
    /// Whether that is something else.
    #[serde(default)]
    pub differs: bool,
    /// Why.
    pub because: Option<String>,
    /// Who decided.
    pub decided_by: Option<Id<Person>>,
    /// When.
    pub decided_on: Option<Date>,
    /// The way that it went in the end.
    pub actual: Option<Way>,
    /// When.
    pub went_on: Option<Date>,
    /// Whose asset it is.
    pub company: Option<Id<Company>>,
}

const ADVICE: &str = "Recommendation";
const CHOICE: &str = "Decision";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").unique().searchable().listed(),
    Field::reference("asset", "Asset", "asset").indexed().searchable().listed(),
    Field::choice("state", "State", DecisionState::CHOICES).about(Aspect::Life).indexed().listed(),
    Field::choice("grade", "Grade", Grade::CHOICES).group(ADVICE).indexed().listed(),
    Field::choice("recommended", "Recommended", Way::CHOICES).group(ADVICE).indexed().listed(),
    Field::text("rule", "Line of the table").group(ADVICE),
    Field::long_text("reasons", "Reasons").group(ADVICE),
    Field::money("residual_value", "Still worth").group(ADVICE).listed(),
    Field::text("formula", "Worked out by").group(ADVICE),
    Field::money("handling_cost", "Costs").group(ADVICE),
    Field::integer("co2e_low_kg", "Avoids at least, kg CO₂e").group(ADVICE),
    Field::integer("co2e_high_kg", "Avoids at most, kg CO₂e").group(ADVICE).listed(),
    Field::text("co2e_source", "Source of the factor").max(500).group(ADVICE),
    Field::integer("mass_grams", "Weight, grams").group(ADVICE),
    Field::choice("decided", "Decided", Way::CHOICES).group(CHOICE).about(Aspect::Life).indexed().listed(),
    Field::boolean("differs", "Differs from the table").group(CHOICE).about(Aspect::Life).indexed(),
    Field::text("because", "Because").max(500).group(CHOICE).about(Aspect::Life),
    Field::reference("decided_by", "Decided by", "person").group(CHOICE).about(Aspect::Life),
    Field::date("decided_on", "Decided on").group(CHOICE).about(Aspect::Life),
    Field::choice("actual", "Went by", Way::CHOICES).group(CHOICE).about(Aspect::Life).indexed().listed(),
    Field::date("went_on", "Went on").group(CHOICE).about(Aspect::Life),
    Field::reference("company", "Company", "company").indexed(),
];

impl Record for RouteDecision {
    const KIND: &'static RecordKind = &RecordKind {
        name: "route-decision",
        one: "way on",
        many: "Ways on",
        path: "route-decisions",
        table: "route_decisions",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["asset, state, id"],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
        read: READ,
        register: WORK,
        edit: WORK,
        archive: WORK,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// Works out again which way the decision table recommends for an asset.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Recommend {
    /// Which asset.
    pub asset: Ref<Asset>,
}

impl Command for Recommend {
    const NAME: &'static str = "retirement.recommend";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Works out which way the decision table recommends for an asset, with value and reasons.";
    const PLACE: Place = Place::post("/assets/{asset}/recommend");
    type Outcome = Id<RouteDecision>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<RouteDecision>> {
        let asset = work.find_to_change(&self.asset)?;
        if asset.stage == Stage::Disposed {
            return Err(is_disposed(&asset.tag).into());
        }
        recommend_for(work, asset.id)
    }
}

/// Asks the table about an asset and keeps what it says: in the open recommendation, if there is one.
pub(crate) fn recommend_for(work: &mut Work<'_>, asset: Id<Asset>) -> Result<Id<RouteDecision>> {
    let known = store::known_of(work, asset)?;
    let table = store::route_rules(work)?;
    let today = work.day();
    // A thing ages from the first day that is known of it, not from the day on which somebody first used it here.
    let first_day = [known.purchased_on, known.received_on, known.in_service_on].into_iter().flatten().min();
    let age_months = first_day.map(|day| today.days_since(day).max(0) * 12 / 365);
    let value = match (known.cost, age_months, known.grade) {
        (Some(cost), Some(age), Some(grade)) => Some(residual(cost, age, grade)),
        _ => None,
    };
    let thing = Thing {
        grade: known.grade,
        ownership: known.ownership,
        age_months,
        value,
        free_of_data: known.free_of_data,
    };
    let lines: Vec<_> = table.iter().map(crate::RouteRule::line).collect();
    let told = recommend(&lines, &thing);
    let cost = table.iter().find(|rule| rule.name == told.line).and_then(|rule| rule.handling_cost);
    let factor = known.factor.filter(|_| told.way.is_reuse());
    let (low, high) = factor.as_ref().map_or((0, 0), |it: &CarbonFactor| (it.low_kg, it.high_kg));
    let reasons: Vec<String> = std::iter::once(told.because.clone())
        .chain(
            told.passed
                .iter()
                .map(|why| format!("Not \u{201c}{}\u{201d}.", why.replacen(": ", "\u{201d}, for ", 1))),
        )
        .collect();
    let open = store::open_decision(work, asset.number())?;
    let id = match open {
        Some(id) => id,
        None => work.new_id::<RouteDecision>()?,
    };
    let decision = RouteDecision {
        id,
        number: format!("RD-{:06}", id.number()),
        asset,
        state: DecisionState::Recommended,
        grade: known.grade,
        recommended: told.way,
        rule: told.line,
        reasons: reasons.join("\n").replace("\u{201d}.", "."),
        residual_value: value,
        formula: value.map(|_| FORMULA.to_owned()),
        handling_cost: cost,
        co2e_low_kg: low,
        co2e_high_kg: high,
        co2e_source: factor.map(|factor| format!("{}: {}", factor.name, factor.source)),
        mass_grams: known.mass_grams,
        decided: None,
        differs: false,
        because: None,
        decided_by: None,
        decided_on: None,
        actual: None,
        went_on: None,
        company: known.company,
    };
    match open {
        None => work.register(&decision, RECOMMENDED),
        Some(id) => {
            let kept = work.load(id)?;
            if kept.record == decision { Ok(id) } else { work.record(&kept, &decision, RECOMMENDED) }
        }
    }
}

/// Decides which way an asset goes. Whoever decides otherwise than the table says why.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DecideWay {
    /// Which recommendation.
    pub decision: Ref<RouteDecision>,
    /// Which way it goes; as recommended when left out.
    #[serde(default)]
    pub way: Option<Way>,
    /// Why, where that is not what the table recommends.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub because: Option<String>,
}

impl Command for DecideWay {
    const NAME: &'static str = "retirement.decide-way";
    const NEEDS: Permission = DECIDE;
    const SAYS: &'static str = "Decides which way an asset goes; whoever differs from the table says why.";
    const PLACE: Place = Place::post("/route-decisions/{decision}/decide");
    type Outcome = Id<RouteDecision>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<RouteDecision>> {
        let kept = work.find_to_change(&self.decision)?;
        if kept.state == DecisionState::Done {
            let message = format!("{} has been carried out.", kept.number);
            return Err(Refusal::new("carried-out", message).into());
        }
        let way = self.way.unwrap_or(kept.recommended);
        let differs = way != kept.recommended;
        if differs {
            let why = self.because.as_deref().unwrap_or_default();
            said("because", why, "Say why it goes another way than the table recommends.")?;
        }
        let after = RouteDecision {
            state: DecisionState::Decided,
            decided: Some(way),
            differs,
            because: self.because,
            decided_by: work.actor().person.map(Id::new),
            decided_on: Some(work.day()),
            ..kept.record.clone()
        };
        work.record(&kept, &after, DECIDED)
    }
}

/// Remembers which way an asset went in the end: out of the house, or into use again.
pub(crate) fn remember(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let text = |state: &Option<domain::State>, name: &str| {
        let value = state.as_ref().and_then(|state| state.get(name));
        value.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let (was, is) = (text(&happened.before, "stage"), text(&happened.after, "stage"));
    if was == is || happened.before.is_none() {
        return Ok(());
    }
    let actual = match is.as_str() {
        "disposed" => Way::of_disposal(&text(&happened.after, "disposal_route")),
        "in-use" => Some(Way::Redeploy),
        _ => None,
    };
    let Some(actual) = actual else { return Ok(()) };
    let Some(id) = store::decision_under_way(work, happened.entry.record)? else { return Ok(()) };
    let kept = work.load::<RouteDecision>(id)?;
    // Harvesting is taking parts out and recycling the rest.
    let harvested = actual == Way::Recycle && store::gave_parts(work, happened.entry.record)?;
    let actual = if harvested { Way::Harvest } else { actual };
    let after = RouteDecision {
        state: DecisionState::Done,
        actual: Some(actual),
        went_on: Some(work.day()),
        ..kept.record.clone()
    };
    work.record(&kept, &after, Happening::of(WENT))?;
    Ok(())
}
