//! A device from stock is kept for a joiner.
use crate::{
    Onboarding, OnboardingTask, WORK,
    onboard::move_on,
    rules::progress::{TaskKind, TaskState, runs},
    store,
};
use assets::{Asset, rules::stage::Stage};
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Kept, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A device was assigned.
pub const ASSIGNED: Event = Event::new("assigned", "assigned a device for");
/// It was given free again.
pub(crate) const UNASSIGNED: Event = Event::new("unassigned", "gave the device free of");

/// Keeps a device from stock for a person who starts. Nobody else is handed it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Assign {
    /// For which task.
    pub task: Ref<OnboardingTask>,
    /// Which device; any that fits and is free when left out, nearest to the person first.
    #[serde(default)]
    pub asset: Option<Ref<Asset>>,
}

impl Command for Assign {
    const NAME: &'static str = "deployment.assign";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Keeps a device from stock for a person who starts. Nobody else is handed it.";
    const PLACE: Place = Place::post("/onboarding-tasks/{task}/assign");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let task = work.find_to_change(&self.task)?;
        let case = running_case(work, &task)?;
        if task.kind != TaskKind::Item {
            return Err(Refusal::new("not-a-device", format!("{} is no device.", task.what)).into());
        }
        if matches!(task.state, TaskState::Done | TaskState::Waived) {
            return Err(Refusal::new("settled-already", format!("{} is settled already.", task.what)).into());
        }
        let asset = match &self.asset {
            Some(asset) => work.find(asset)?,
            None => {
                let place = case.location.map(Id::number);
                let free = store::free(work, task.category, task.model, place)?.ok_or_else(|| {
                    Refusal::new("nothing-in-stock", format!("No free device in stock fits {}.", task.what))
                })?;
                work.see::<Asset>(Id::new(free))?
            }
        };
        // Locked: of two who assign it at the same time, the second sees that it is kept.
        let asset = work.as_system(|work| work.load::<Asset>(asset.id))?;
        fits(work, &task, &asset)?;
        let after =
            OnboardingTask { state: TaskState::Assigned, asset: Some(asset.id), ..task.record.clone() };
        work.record(&task, &after, Happening::of(ASSIGNED).fact("asset", &asset.tag))?;
        move_on(work, task.onboarding, Happening::of(ASSIGNED).fact("asset", &asset.tag), |_| {})?;
        Ok(asset.id)
    }
}

/// That a device is free and of the kind that is wanted.
fn fits(work: &mut Work<'_>, task: &OnboardingTask, asset: &Kept<Asset>) -> Result<()> {
    let tag = &asset.tag;
    if asset.stage != Stage::InStock || asset.holder().is_some() {
        return Err(Refusal::new("not-in-stock", format!("{tag} is not free in stock.")).into());
    }
    if let Some((other, number)) = store::kept_for(work, asset.id.number())?
        && other != task.id.number()
    {
        return Err(Refusal::new("kept-for-another", format!("{tag} is kept for {number}.")).into());
    }
    if !store::is_wanted(work, asset.id, task.category, task.model)? {
        let message = format!("{tag} is not what {} asks for.", task.what);
        return Err(Error::invalid("asset", "does-not-fit", message));
    }
    Ok(())
}

/// Gives a device free that was kept for somebody.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Unassign {
    /// Of which task.
    pub task: Ref<OnboardingTask>,
}

impl Command for Unassign {
    const NAME: &'static str = "deployment.unassign";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Gives a device free that was kept for somebody.";
    const PLACE: Place = Place::post("/onboarding-tasks/{task}/unassign");
    type Outcome = Id<OnboardingTask>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<OnboardingTask>> {
        let task = work.find_to_change(&self.task)?;
        if task.state != TaskState::Assigned {
            return Err(
                Refusal::new("nothing-assigned", format!("Nothing is kept for {}.", task.what)).into()
            );
        }
        let after = OnboardingTask { state: TaskState::Open, asset: None, ..task.record.clone() };
        work.record(&task, &after, UNASSIGNED)?;
        move_on(work, task.onboarding, UNASSIGNED, |_| {})?;
        Ok(task.id)
    }
}

/// The onboarding of a task, which still runs.
pub(crate) fn running_case(work: &mut Work<'_>, task: &OnboardingTask) -> Result<Kept<Onboarding>> {
    let case = work.as_system(|work| work.load(task.onboarding))?;
    runs(case.state, &case.number)?;
    Ok(case)
}
