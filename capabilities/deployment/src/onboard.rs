//! An onboarding is opened, and follows its tasks.
use crate::{
    MANAGE, Onboarding, OnboardingProfile, OnboardingTask,
    rules::progress::{CaseState, TaskKind, TaskState, missing, state},
    store,
};
use domain::{Date, Event, Id, Refusal};
use engine::{Command, Happening, Kept, Permission, Place, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An onboarding was opened.
pub const OPENED: Event = Event::new("opened", "opened");
/// How many days before the first day a device has to be there.
const DEVICES_BEFORE: i64 = 3;

/// Opens the onboarding of a person with the tasks of a profile.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Onboard {
    /// Who starts.
    pub person: Ref<Person>,
    /// What they get; the profile of their department when left out.
    #[serde(default)]
    pub profile: Option<Ref<OnboardingProfile>>,
    /// Their first day in the role; the one of the person, or today, when left out.
    #[serde(default)]
    pub starts_on: Option<Date>,
}

impl Command for Onboard {
    const NAME: &'static str = "deployment.onboard";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Opens the onboarding of a person with the tasks of a profile.";
    const PLACE: Place = Place::post("/people/{person}/onboardings");
    type Outcome = Id<Onboarding>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Onboarding>> {
        let person = work.find(&self.person)?;
        let profile = match &self.profile {
            Some(profile) => Some(work.find(profile)?.id),
            None => None,
        };
        let starts_on = self.starts_on.or(person.starts_on).unwrap_or_else(|| work.day());
        open(work, &person, profile, starts_on)
    }
}

/// Opens an onboarding. Refuses a second one while one runs, and one without any profile.
pub(crate) fn open(
    work: &mut Work<'_>,
    person: &Person,
    profile: Option<Id<OnboardingProfile>>,
    starts_on: Date,
) -> Result<Id<Onboarding>> {
    if let Some((_, number)) = store::running(work, person.id.number())? {
        let message = format!("{number} runs for {} already.", person.name);
        return Err(Refusal::new("onboarding-runs-already", message).into());
    }
    let usual = match (profile, person.department) {
        (None, Some(department)) => store::profile_of(work, department)?,
        (profile, _) => profile.map(Id::number),
    };
    let Some(profile) = usual else {
        let message = "Name the profile: their department has none of its own.";
        return Err(Refusal::new("no-profile", message).into());
    };
    let id = work.new_id::<Onboarding>()?;
    let case = Onboarding {
        id,
        number: format!("ON-{:06}", id.number()),
        person: person.id,
        profile: Some(Id::new(profile)),
        state: CaseState::Planned,
        starts_on,
        opened_on: work.day(),
        company: person.company,
        department: person.department,
        location: person.location,
        tasks: 0,
        settled: 0,
        missing: None,
        ready_on: None,
        shipped_on: None,
        handed_on: None,
        productive_on: None,
        ordered_on: None,
        days_from_order: None,
        days_from_start: None,
    };
    work.register(&case, OPENED)?;
    for line in store::lines(work, profile)? {
        for _ in 0..line.quantity {
            add_task(work, &case, &line)?;
        }
    }
    move_on(work, id, OPENED, |_| {})?;
    Ok(id)
}

fn add_task(work: &mut Work<'_>, case: &Onboarding, line: &store::Line) -> Result<Id<OnboardingTask>> {
    let before = if line.kind == TaskKind::Item { DEVICES_BEFORE } else { 1 };
    let task = OnboardingTask {
        id: work.new_id()?,
        what: line.what.clone(),
        onboarding: case.id,
        person: case.person,
        kind: line.kind,
        state: TaskState::Open,
        category: line.category.map(Id::new),
        model: line.model.map(Id::new),
        asset: None,
        due_on: Some(case.starts_on.plus_days(-before)),
        evidence: None,
        done_on: None,
        done_by: None,
        owner: line.owner.clone(),
        company: case.company,
        department: case.department,
        location: case.location,
    };
    work.register(&task, OPENED)
}

/// Records a change of an onboarding: what its tasks make of it.
pub(crate) fn move_on(
    work: &mut Work<'_>,
    case: Id<Onboarding>,
    what: impl Into<Happening>,
    change: impl FnOnce(&mut Onboarding),
) -> Result<()> {
    let kept: Kept<Onboarding> = work.as_system(|work| work.load(case))?;
    let tasks = store::tasks(work, case)?;
    let day = work.day();
    let mut after = kept.record.clone();
    change(&mut after);
    let open = missing(&tasks);
    let settled =
        tasks.iter().filter(|task| matches!(task.state, TaskState::Done | TaskState::Waived)).count();
    after.tasks = count(tasks.len());
    after.settled = count(settled);
    after.missing = (!open.is_empty()).then(|| open.join(", "));
    after.state = state(after.state, &tasks, after.shipped_on.is_some());
    match after.state {
        CaseState::Ready | CaseState::Shipped => after.ready_on = after.ready_on.or(Some(day)),
        CaseState::Planned | CaseState::Preparing => after.ready_on = None,
        CaseState::HandedOver | CaseState::Productive | CaseState::Cancelled => {}
    }
    work.as_system(|work| work.record(&kept, &after, what))?;
    Ok(())
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
