//! A case is opened for what somebody holds.
use crate::{
    MANAGE, Reason, Retrieval, RetrievalItem, RetrievalPlan,
    rules::{
        case::{CaseState, ItemState, settled, settled_count},
        clock::{self, Standing},
    },
    store,
};
use assets::Asset;
use domain::{Date, Event, Id, Refusal};
use engine::{Command, Error, Happening, Kept, Permission, Place, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A case was opened.
pub const OPENED: Event = Event::new("opened", "opened");
/// An asset joined a case.
pub(crate) const JOINED: Event = Event::new("joined", "added an asset to");
/// Most assets of one case.
const ITEMS_MAX: usize = 300;

/// Opens a return for what a person holds.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Open {
    /// Who gives back.
    pub person: Ref<Person>,
    /// Why; because they leave when left out.
    #[serde(default)]
    pub reason: Reason,
    /// Their last day, or the day on which the newer device is there; today when nothing is known.
    #[serde(default)]
    pub last_day: Option<Date>,
    /// Until when everything is back; as the plan says when left out.
    #[serde(default)]
    pub due_on: Option<Date>,
    /// The plan; the one of their country when left out.
    #[serde(default)]
    pub plan: Option<Ref<RetrievalPlan>>,
    /// Which assets; everything that they hold when left out.
    #[serde(default)]
    #[schemars(length(max = 300))]
    pub assets: Vec<Ref<Asset>>,
}

impl Command for Open {
    const NAME: &'static str = "retrieval.open";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Opens a return for what a person holds.";
    const PLACE: Place = Place::post("/people/{person}/retrievals");
    type Outcome = Id<Retrieval>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Retrieval>> {
        let person = work.find(&self.person)?;
        let plan = match &self.plan {
            Some(plan) => Some(work.find(plan)?.record),
            None => None,
        };
        let mut assets = Vec::new();
        for asset in &self.assets {
            let asset = work.find(asset)?;
            if asset.holder_person != Some(person.id) {
                let message = format!("{} does not hold {}.", person.name, asset.tag);
                return Err(Refusal::new("not-with-them", message).into());
            }
            assets.push(asset.id.number());
        }
        if assets.len() > ITEMS_MAX {
            return Err(Error::invalid("assets", "too-many", format!("Name at most {ITEMS_MAX} assets.")));
        }
        let last_day = self.last_day.or(person.ends_on).unwrap_or_else(|| work.day());
        open(
            work,
            &Opening { person: &person, reason: self.reason, last_day, due_on: self.due_on, plan, assets },
        )
    }
}

/// What a case is opened for.
pub(crate) struct Opening<'a> {
    pub(crate) person: &'a Person,
    pub(crate) reason: Reason,
    pub(crate) last_day: Date,
    pub(crate) due_on: Option<Date>,
    pub(crate) plan: Option<RetrievalPlan>,
    /// Everything that the person holds when empty.
    pub(crate) assets: Vec<i64>,
}

/// Opens a case. Refuses a second one for the same person while one runs, and one for nothing.
pub(crate) fn open(work: &mut Work<'_>, opening: &Opening<'_>) -> Result<Id<Retrieval>> {
    let person = opening.person;
    if let Some((_, number)) = store::running(work, person.id.number())? {
        let message = format!("{number} runs for {} already.", person.name);
        return Err(Refusal::new("return-runs-already", message).into());
    }
    let assets = match opening.assets.is_empty() {
        true => store::held(work, person.id.number(), ITEMS_MAX)?,
        false => opening.assets.clone(),
    };
    if assets.is_empty() {
        return Err(Refusal::new("holds-nothing", format!("{} holds nothing.", person.name)).into());
    }
    let plan = match &opening.plan {
        Some(plan) => Some(plan.clone()),
        None => store::plan_for(work, person.id.number())?,
    };
    let pace = plan.as_ref().map(RetrievalPlan::pace).unwrap_or_default();
    let (id, day) = (work.new_id::<Retrieval>()?, work.day());
    let case = Retrieval {
        id,
        number: format!("RT-{:06}", id.number()),
        person: person.id,
        reason: opening.reason,
        state: CaseState::New,
        outcome: None,
        plan: plan.as_ref().map(|plan| plan.id),
        pace,
        last_day: opening.last_day,
        due_on: opening.due_on.unwrap_or_else(|| pace.due_on(opening.last_day).max(day)),
        opened_on: day,
        manager: person.manager,
        company: person.company,
        location: person.location,
        items: i64::try_from(assets.len()).unwrap_or_default(),
        settled: 0,
        told_on: None,
        label_on: None,
        sent_on: None,
        received_on: None,
        inspected_on: None,
        closed_on: None,
        way: None,
        carrier: plan.as_ref().and_then(|plan| plan.carrier.clone()),
        tracking: None,
        label_link: None,
        ship_to: None,
        dropped_at: None,
        reminders: 0,
        escalated_on: None,
        letter_on: None,
        next_step: None,
        next_on: None,
    };
    work.register(&case.timed(day), OPENED)?;
    for asset in store::named(work, &assets)? {
        register_item(work, &case, asset)?;
    }
    Ok(id)
}

fn register_item(work: &mut Work<'_>, case: &Retrieval, asset: store::Named) -> Result<Id<RetrievalItem>> {
    let item = RetrievalItem {
        id: work.new_id()?,
        tag: asset.tag,
        retrieval: case.id,
        person: case.person,
        asset: Id::new(asset.id),
        description: asset.description,
        state: ItemState::Expected,
        received_on: None,
        condition: None,
        missing: None,
        deduction: None,
        note: None,
        company: case.company,
        location: case.location,
    };
    work.register(&item, OPENED)
}

/// Adds an asset to a case that runs.
pub(crate) fn join(work: &mut Work<'_>, case: Id<Retrieval>, asset: i64) -> Result<()> {
    let case = work.load(case)?;
    for named in store::named(work, &[asset])? {
        register_item(work, &case, named)?;
    }
    move_on(work, case.id, JOINED, |_| {})
}

impl Retrieval {
    /// How it stands, as far as the clock cares.
    pub(crate) fn standing(&self) -> Standing {
        Standing {
            waits: self.state.waits(),
            told: self.told_on.is_some(),
            reminders: self.reminders,
            escalated: self.escalated_on.is_some(),
            lettered: self.letter_on.is_some(),
        }
    }

    /// The case with what the clock does next.
    #[must_use]
    pub(crate) fn timed(&self, earliest: Date) -> Self {
        let next = clock::next(&self.pace, self.last_day, self.due_on, self.standing(), earliest);
        Self {
            next_step: next.map(|(step, _)| step.word().to_owned()),
            next_on: next.map(|(_, day)| day),
            ..self.clone()
        }
    }
}

/// Records a change of a case: what its items make of its state, and what the clock does next.
pub(crate) fn move_on(
    work: &mut Work<'_>,
    case: Id<Retrieval>,
    what: impl Into<Happening>,
    change: impl FnOnce(&mut Retrieval),
) -> Result<()> {
    let kept: Kept<Retrieval> = work.load(case)?;
    let items = store::item_states(work, case)?;
    let day = work.day();
    let mut after = kept.record.clone();
    change(&mut after);
    after.items = i64::try_from(items.len()).unwrap_or_default();
    after.settled = i64::try_from(settled_count(&items)).unwrap_or_default();
    after.state = settled(after.state, &items);
    if after.state >= CaseState::Received && !after.state.is_over() {
        after.received_on = after.received_on.or(Some(day));
        if after.state == CaseState::Inspected {
            after.inspected_on = Some(day);
        }
    } else if !after.state.is_over() {
        (after.received_on, after.inspected_on) = (None, None);
    }
    // One step of the clock a day, even when it was stopped for a while.
    let stepped = clock_moved(&kept, &after);
    let after = after.timed(if stepped { day.plus_days(1) } else { day });
    work.record(&kept, &after, what)?;
    Ok(())
}

/// Whether the clock did something in this change.
fn clock_moved(before: &Retrieval, after: &Retrieval) -> bool {
    (before.told_on, before.reminders, before.escalated_on, before.letter_on)
        != (after.told_on, after.reminders, after.escalated_on, after.letter_on)
}
