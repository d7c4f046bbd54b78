//! Asking for something: for oneself, or for somebody else.
use crate::{Need, NeedState, OWN, need};
use approvals::{Asking, Outcome};
use catalog::{Category, Model};
use domain::{Date, Event, Id, Refusal};
use engine::{Command, Error, Happened, Happening, Permission, Place, Record, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Somebody asked for it.
pub const REQUESTED: Event = Event::new("requested", "asked for");
/// Somebody may have it.
pub const GRANTED: Event = Event::new("granted", "granted");
/// Somebody may not have it.
pub const TURNED_DOWN: Event = Event::new("turned-down", "turned down");

/// Most that one request asks for.
const MOST: i64 = 500;

/// Asks for something from the catalogue, for oneself or somebody else.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Request {
    /// Which model.
    #[serde(default)]
    pub model: Option<Ref<Model>>,
    /// Which category, where any model will do.
    #[serde(default)]
    pub category: Option<Ref<Category>>,
    /// How many; one when left out.
    #[serde(default)]
    pub quantity: Option<i64>,
    /// For somebody else.
    #[serde(default)]
    pub for_person: Option<Ref<Person>>,
    /// By when; in two weeks when left out.
    #[serde(default)]
    pub wanted_by: Option<Date>,
    /// What it is needed for.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub reason: Option<String>,
    /// Why a free one from stock will not do; left out, one from stock is welcome.
    #[serde(default)]
    #[schemars(length(max = 250))]
    pub despite_stock: Option<String>,
}

impl Command for Request {
    const NAME: &'static str = "planning.request";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Asks for something from the catalogue, for yourself or somebody else.";
    const PLACE: Place = Place::post("/my/requests");
    type Outcome = Id<Need>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Need>> {
        let quantity = self.quantity.unwrap_or(1);
        if !(1..=MOST).contains(&quantity) {
            return Err(Error::invalid("quantity", "wrong-number", format!("Ask for 1 to {MOST}.")));
        }
        let Some(me) = work.actor().person.map(Id::<Person>::new) else {
            return Err(Refusal::new("no-person", "Only a person asks for something.").into());
        };
        let model = self.model.as_ref().map(|model| work.find(model)).transpose()?;
        if model.as_ref().is_some_and(|model| model.state().get("requestable") != Some(&true.into())) {
            let message = "This is not in the catalogue of what can be asked for. Choose another one.";
            return Err(Error::invalid("model", "not-requestable", message));
        }
        let category = self.category.as_ref().map(|category| work.find(category)).transpose()?;
        let other = self.for_person.as_ref().map(|person| work.find(person)).transpose()?;
        let whose = other.as_ref().map_or(me, |other| other.id);
        let for_whom = work.as_system(|work| work.load(whose))?;
        let wanted_by = self.wanted_by.unwrap_or_else(|| work.today().plus_days(14));
        let id = work.new_id::<Need>()?;
        let need = Need {
            model: model.map(|model| model.id),
            category: category.map(|category| category.id),
            quantity: Some(quantity),
            wanted_by: Some(wanted_by),
            location: for_whom.location,
            department: for_whom.department,
            company: for_whom.company,
            requester: Some(me),
            for_person: other.map(|other| other.id),
            reason: self.reason,
            despite_stock: self.despite_stock,
            ..need::blank(id)
        };
        work.as_system(|work| request(work, need))
    }
}

fn request(work: &mut Work<'_>, need: Need) -> Result<Id<Need>> {
    let need = need::completed(work, need)?;
    let title = need.title.clone().unwrap_or_default();
    let asking = Asking {
        subject_kind: Need::KIND.name,
        subject: need.id.number(),
        title: format!("{} \u{d7} {title}", need.quantity.unwrap_or(1)),
        amount: crate::store::usual_cost(work, need.model, need.category)?.and_then(|cost| {
            Some(domain::Money::new(cost.minor.checked_mul(need.quantity?)?, cost.currency))
        }),
        company: need.company,
        department: need.department,
        category: need.category,
        requester: need.requester,
    };
    let state = match approvals::ask(work, &asking)? {
        Outcome::Approved => NeedState::Wanted,
        Outcome::Waiting(_) => NeedState::Asked,
    };
    work.register(&Need { state, ..need }, Happening::of(REQUESTED))
}

/// What was decided about a request.
pub(crate) fn decided(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(subject) = crate::decided::subject_of(happened, Need::KIND.name) else { return Ok(()) };
    let kept = work.load::<Need>(Id::new(subject))?;
    if kept.state != NeedState::Asked {
        return Ok(());
    }
    let (state, event) = match happened.entry.event.as_str() {
        "approved" => (NeedState::Wanted, GRANTED),
        "refused" => (NeedState::Refused, TURNED_DOWN),
        _ => (NeedState::Dropped, crate::provide::DROPPED),
    };
    work.record(&kept, &Need { state, ..kept.record.clone() }, event)?;
    Ok(())
}
