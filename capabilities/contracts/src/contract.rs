//! A contract with a supplier.
use crate::{
    MANAGE, READ,
    rules::{
        cost::yearly,
        term::{STANDINGS, Standing, Terms, UNITS, Unit},
    },
    store,
};
use domain::{Aspect, Choice, Date, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use people::{Company, Person};
use serde::{Deserialize, Serialize};
use serde_json::json;

const KINDS: &[Choice<'static>] = &[
    Choice::new("purchase", "Purchase"),
    Choice::new("lease", "Lease"),
    Choice::new("maintenance", "Maintenance"),
    Choice::new("support", "Support"),
    Choice::new("licence", "Licence"),
    Choice::new("insurance", "Insurance"),
];

/// A contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contract {
    /// Its identity.
    pub id: Id<Contract>,
    /// Our number for it.
    #[serde(default)]
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Where it is in its life.
    #[serde(default)]
    pub standing: Standing,
    /// Which company of ours made it.
    pub company: Option<Id<Company>>,
    /// Who looks after it.
    pub owner: Option<Id<Person>>,
    /// Its first day.
    pub starts_on: Option<Date>,
    /// The last day of its present term.
    pub ends_on: Option<Date>,
    /// How long before the end notice must be given.
    pub notice: Option<i64>,
    /// In what that is counted.
    pub notice_unit: Option<Unit>,
    /// Whether it goes on by itself.
    pub auto_renews: Option<bool>,
    /// By how many months it goes on.
    pub renewal_months: Option<i64>,
    /// How many days ahead one is reminded.
    pub remind_days: Option<i64>,
    /// When one was last reminded.
    pub reminded_on: Option<Date>,
    /// When notice was given.
    pub notice_given_on: Option<Date>,
}

const PARTIES: &str = "Parties";
const TERM: &str = "Term and notice";
const SERVICE: &str = "Service levels";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").max(60).unique().searchable().listed().help("Left empty, the next one."),
    Field::text("name", "Name").required().indexed().searchable().listed(),
    Field::choice("kind", "Kind", KINDS).required().indexed().listed(),
    Field::choice("standing", "State", STANDINGS).about(Aspect::Life).governed().indexed().listed(),
    Field::reference("supplier", "Supplier", "supplier")
        .required()
        .indexed()
        .searchable()
        .listed()
        .group(PARTIES),
    Field::text("their_number", "Their number").max(120).sparse().searchable().group(PARTIES),
    Field::reference("company", "Company", "company").indexed().group(PARTIES),
    Field::reference("owner", "Looked after by", "person")
        .indexed()
        .group(PARTIES)
        .help("Is reminded of what has to be decided."),
    Field::date("starts_on", "Starts on").required().indexed().group(TERM),
    Field::date("ends_on", "Ends on")
        .indexed()
        .listed()
        .group(TERM)
        .help("The last day of the present term; empty when it runs until somebody ends it."),
    Field::integer("notice", "Period of notice").at_least(0).group(TERM),
    Field::choice("notice_unit", "Counted in", UNITS).group(TERM).help("Months when nothing is chosen."),
    Field::boolean("auto_renews", "Goes on by itself").group(TERM),
    Field::integer("renewal_months", "Goes on by, months")
        .at_least(1)
        .group(TERM)
        .help("A year when left empty."),
    Field::integer("remind_days", "Remind so many days ahead")
        .at_least(0)
        .group(TERM)
        .help("60 when left empty."),
    Field::date("notice_by", "Last day for notice").derived().indexed(),
    Field::date("decide_by", "Decide by").derived().indexed().listed(),
    Field::money("yearly_cost", "Cost of a year").derived().indexed().listed(),
    Field::integer("covers", "Assets covered").derived(),
    Field::integer("response_hours", "Response within, hours").at_least(0).group(SERVICE),
    Field::integer("repair_hours", "Repair within, hours").at_least(0).group(SERVICE),
    Field::text("service_hours", "Service hours").group(SERVICE).help("Such as Monday to Friday, 8 to 18."),
    Field::long_text("service_level", "What was agreed").group(SERVICE),
    Field::date("reminded_on", "Reminded on").governed(),
    Field::date("notice_given_on", "Notice given on").about(Aspect::Life).governed(),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Contract {
    /// The kinds of contracts.
    pub const KIND_CHOICES: &'static [Choice<'static>] = KINDS;

    /// The terms that decide how it goes on.
    pub fn terms(&self) -> Terms {
        Terms {
            ends_on: self.ends_on,
            notice: self.notice.map(|amount| (amount, self.notice_unit.unwrap_or_default())),
            renews: self.auto_renews.unwrap_or(false),
            renewal_months: self.renewal_months,
        }
    }

    /// The day until which somebody has to decide about it; none where nothing is to be decided any more.
    pub fn decide_by(&self) -> Option<Date> {
        match self.standing {
            Standing::Active => self.terms().decide_by(),
            Standing::Draft | Standing::Terminated | Standing::Ended => None,
        }
    }
}

/// How a contract stands that is taken into the register: what has begun is in force, what is over has ended.
fn begins(contract: &Contract, today: Date) -> Standing {
    let over = contract.ends_on.is_some_and(|end| end < today) && contract.auto_renews != Some(true);
    match contract.starts_on.is_some_and(|start| start <= today) {
        true if over => Standing::Ended,
        true => Standing::Active,
        false => Standing::Draft,
    }
}

impl Record for Contract {
    const KIND: &'static RecordKind = &RecordKind {
        name: "contract",
        one: "contract",
        many: "Contracts",
        path: "contracts",
        table: "contracts",
        label: "number",
        keys: &["number", "their_number", "name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &["owner"] },
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

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        if after.number.is_empty() {
            after.number = match before {
                Some(was) => was.number.clone(),
                None => format!("CT-{:06}", after.id.number()),
            };
        }
        if let (Some(start), Some(end)) = (after.starts_on, after.ends_on)
            && end < start
        {
            return Err(Error::invalid("ends_on", "ends-before-it-starts", "It would end before it starts."));
        }
        if after.auto_renews == Some(true) && after.ends_on.is_none() {
            let message = "Say when the present term ends: a contract without an end does not renew itself.";
            return Err(Error::invalid("ends_on", "needs-an-end", message));
        }
        if before.is_none() {
            after.standing = begins(&after, work.today());
        }
        // Another end is another decision: whoever was reminded of the old one is reminded again.
        if before.is_some_and(|was| was.ends_on != after.ends_on) {
            after.reminded_on = None;
        }
        Ok(after)
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let lines = store::lines(view, self)?;
        let mut derived = State::new();
        derived.insert("covers".into(), json!(store::covered_count(view, self.id)?));
        if let Some(day) = self.terms().notice_by() {
            derived.insert("notice_by".into(), json!(day));
        }
        if let Some(day) = self.decide_by() {
            derived.insert("decide_by".into(), json!(day));
        }
        if let Some(cost) = yearly(&lines, view.today()) {
            derived.insert("yearly_cost".into(), json!(cost));
        }
        Ok(derived)
    }
}
