//! A case begins, its steps are taken or waived, it closes when nothing is missing.
use crate::{
    Case, CaseStep, WAIVE, WORK,
    move_media::said,
    profile::profile_for,
    rules::{
        case::{self, CaseState, Said, StepState},
        steps::Step,
    },
    store,
};
use assets::{Asset, RETIRE, Retire, rules::lifecycle::is_disposed, rules::stage::Stage};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Kept, Permission, Place, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A case began.
pub const CASE_BEGUN: Event = Event::new("decommissioning-begun", "began to decommission");
/// A step was taken.
pub const STEP_TAKEN: Event = Event::new("step-taken", "took");
/// A step is open again, for what it rests on is not so any more.
pub const STEP_REOPENED: Event = Event::new("step-reopened", "opened again");
/// Somebody asked to leave a step out.
pub const WAIVER_ASKED: Event = Event::new("waiver-asked", "asked to waive");
/// A step was left out.
pub const STEP_WAIVED: Event = Event::new("step-waived", "waived");
/// A step of a case changed.
pub const CASE_ADVANCED: Event = Event::new("decommissioning-advanced", "went on with");
/// A case closed.
pub const CASE_CLOSED: Event = Event::new("decommissioning-closed", "closed");
/// A case was given up.
pub const CASE_CANCELLED: Event = Event::new("decommissioning-cancelled", "gave up");

/// Begins to take an asset out of service: the data on it pick the profile, the profile the steps. What stands in stock
/// or in maintenance is retired at once, if you may do that.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Begin {
    /// Which asset.
    pub asset: Ref<Asset>,
}

impl Command for Begin {
    const NAME: &'static str = "retirement.begin";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Begins to take an asset out of service; the data on it pick the steps. What nobody uses is retired at once.";
    const PLACE: Place = Place::post("/assets/{asset}/decommission");
    type Outcome = Id<Case>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Case>> {
        // To change: two people who begin at once begin one case.
        let asset = work.find_to_change(&self.asset)?;
        if asset.stage == Stage::Disposed {
            return Err(is_disposed(&asset.tag).into());
        }
        if let Some(open) = store::open_case(work, asset.id.number())? {
            let message = format!("{} is being decommissioned already: {}.", asset.tag, open.number);
            return Err(Refusal::new("case-is-open", message).into());
        }
        let Some(profile) = profile_for(work, asset.state())? else {
            let message =
                "There is no profile for this asset. An administrator can mark one as for everything else.";
            return Err(Refusal::new("no-profile", message).into());
        };
        let id = work.new_id::<Case>()?;
        let begun = Case {
            id,
            number: format!("DC-{:06}", id.number()),
            asset: asset.id,
            profile: Some(profile.id),
            state: CaseState::Open,
            open_steps: i64::try_from(profile.steps.len()).unwrap_or_default(),
            begun_on: work.day(),
            begun_by: work.actor().person.map(Id::new),
            seal_number: None,
            closed_on: None,
            closed_by: None,
            company: asset.company,
        };
        work.register(&begun, Happening::of(CASE_BEGUN).fact("profile", &profile.name))?;
        for step in Step::ALL.iter().copied().filter(|step| profile.steps.contains(step)) {
            register_step(work, &begun, step)?;
        }
        let idle = matches!(asset.stage, Stage::InStock | Stage::InMaintenance) && asset.holder().is_none();
        if idle && work.actor().may(RETIRE) {
            // Where the company's own transitions do not let it, the step stays open and says so.
            let retire = Retire { asset: Ref::id(asset.id), status: None };
            match work.attempt(|work| work.run(retire)) {
                Ok(_) | Err(engine::Error::Refused(_) | engine::Error::NotFound(_)) => {}
                Err(other) => return Err(other),
            }
        }
        advance(work, asset.id)?;
        Ok(id)
    }
}

fn register_step(work: &mut Work<'_>, case: &Case, step: Step) -> Result<()> {
    let id = work.new_id::<CaseStep>()?;
    let one = CaseStep {
        id,
        name: step.label().to_owned(),
        retirement_case: case.id,
        asset: case.asset,
        step,
        state: StepState::Open,
        done_on: None,
        done_by: None,
        evidence: None,
        waiver_reason: None,
        asked_by: None,
        waived_by: None,
        company: case.company,
    };
    work.register(&one, CASE_BEGUN)?;
    Ok(())
}

/// Takes a step of a case.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TakeStep {
    /// Which case.
    pub case: Ref<Case>,
    /// Which step.
    pub step: Step,
    /// What shows that it is done: a ticket, a report, where the copy lies.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub evidence: Option<String>,
    /// The number of the seal, for that step.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub seal_number: Option<String>,
}

impl Command for TakeStep {
    const NAME: &'static str = "retirement.take-step";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Takes a step of a decommissioning case, with what shows that it is done.";
    const PLACE: Place = Place::post("/retirement-cases/{case}/take-step");
    type Outcome = Id<CaseStep>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<CaseStep>> {
        let kept = open_case(work, &self.case)?;
        let step = step_of(work, &kept, self.step)?;
        let backup = store::backup_is_open(work, kept.asset.number())?;
        let facts = store::facts(work, &kept)?;
        let seal = self.seal_number.clone().or_else(|| kept.seal_number.clone());
        let given = Said {
            evidence: self.evidence.as_deref().unwrap_or_default(),
            seal: seal.as_deref().unwrap_or_default(),
        };
        case::take(self.step, step.state, backup, &facts, &given)?;
        let after = CaseStep {
            state: StepState::Done,
            done_on: Some(work.day()),
            done_by: work.actor().person.map(Id::new),
            evidence: self.evidence,
            ..step.record.clone()
        };
        work.record(&step, &after, Happening::of(STEP_TAKEN).fact("seal", &self.seal_number))?;
        let seal = if self.step == Step::Seal { seal } else { kept.seal_number.clone() };
        recount(work, &kept, Case { seal_number: seal, ..kept.record.clone() })?;
        Ok(step.id)
    }
}

/// Asks to leave a step of a case out; somebody else has to allow it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AskWaiver {
    /// Which case.
    pub case: Ref<Case>,
    /// Which step.
    pub step: Step,
    /// Why it can be left out.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for AskWaiver {
    const NAME: &'static str = "retirement.ask-waiver";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Asks to leave a step of a case out; somebody else has to allow it.";
    const PLACE: Place = Place::post("/retirement-cases/{case}/ask-waiver");
    type Outcome = Id<CaseStep>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<CaseStep>> {
        let kept = open_case(work, &self.case)?;
        let step = step_of(work, &kept, self.step)?;
        said("because", &self.because, "Say why it can be left out.")?;
        if step.state.is_settled() {
            return Err(Refusal::new(
                "step-is-settled",
                format!("{}: nothing remains to be done.", step.name),
            )
            .into());
        }
        let after = CaseStep {
            state: StepState::WaiverAsked,
            waiver_reason: Some(self.because.trim().to_owned()),
            asked_by: Some(work.actor().name.clone()),
            ..step.record.clone()
        };
        work.record(&step, &after, WAIVER_ASKED)
    }
}

/// Allows that a step of a case is left out: by somebody else than who asked for it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Waive {
    /// Which case.
    pub case: Ref<Case>,
    /// Which step.
    pub step: Step,
    /// What speaks for it.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub note: Option<String>,
}

impl Command for Waive {
    const NAME: &'static str = "retirement.waive";
    const NEEDS: Permission = WAIVE;
    const SAYS: &'static str =
        "Allows that a step of a case is left out: by somebody else than who asked for it.";
    const PLACE: Place = Place::post("/retirement-cases/{case}/waive");
    type Outcome = Id<CaseStep>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<CaseStep>> {
        let kept = open_case(work, &self.case)?;
        let step = step_of(work, &kept, self.step)?;
        let (StepState::WaiverAsked, Some(asked_by)) = (step.state, &step.asked_by) else {
            let message =
                format!("Nobody asked to leave this out: {}. Ask for it first, with a reason.", step.name);
            return Err(Refusal::new("no-waiver-asked", message).into());
        };
        work.requires_another_person_than(asked_by)?;
        let after = CaseStep {
            state: StepState::Waived,
            done_on: Some(work.day()),
            waived_by: work.actor().person.map(Id::<Person>::new),
            ..step.record.clone()
        };
        work.record(&step, &after, Happening::of(STEP_WAIVED).fact("note", self.note))?;
        recount(work, &kept, kept.record.clone())?;
        Ok(step.id)
    }
}

/// Closes a case, if nothing is missing.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CloseCase {
    /// Which case.
    pub case: Ref<Case>,
}

impl Command for CloseCase {
    const NAME: &'static str = "retirement.close-case";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Closes a decommissioning case; refused with the list of what is missing.";
    const PLACE: Place = Place::post("/retirement-cases/{case}/close");
    type Outcome = Id<Case>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Case>> {
        let kept = open_case(work, &self.case)?;
        let steps = store::steps_of(work, kept.id)?;
        let steps: Vec<(Step, StepState)> = steps.iter().map(|step| (step.step, step.state)).collect();
        let facts = store::facts(work, &kept)?;
        case::close(&steps, &facts)?;
        let after = Case {
            state: CaseState::Closed,
            open_steps: 0,
            closed_on: Some(work.day()),
            closed_by: work.actor().person.map(Id::new),
            ..kept.record.clone()
        };
        work.record(&kept, &after, CASE_CLOSED)
    }
}

/// Gives a case up: the asset is used again, or was chosen by mistake.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CancelCase {
    /// Which case.
    pub case: Ref<Case>,
    /// Why.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for CancelCase {
    const NAME: &'static str = "retirement.cancel-case";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Gives a decommissioning case up; what was done to the asset stays done.";
    const PLACE: Place = Place::post("/retirement-cases/{case}/cancel");
    type Outcome = Id<Case>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Case>> {
        let kept = open_case(work, &self.case)?;
        said("because", &self.because, "Say why it is given up.")?;
        let after = Case {
            state: CaseState::Cancelled,
            closed_on: Some(work.day()),
            closed_by: work.actor().person.map(Id::new),
            ..kept.record.clone()
        };
        work.record(&kept, &after, Happening::of(CASE_CANCELLED).fact("because", self.because))
    }
}

fn open_case(work: &mut Work<'_>, named: &Ref<Case>) -> Result<Kept<Case>> {
    let kept = work.find_to_change(named)?;
    match kept.state {
        CaseState::Open => Ok(kept),
        CaseState::Closed | CaseState::Cancelled => {
            let message = format!("{} is no longer open.", kept.number);
            Err(Refusal::new("case-not-open", message).into())
        }
    }
}

fn step_of(work: &mut Work<'_>, kept: &Case, step: Step) -> Result<Kept<CaseStep>> {
    let steps = store::steps_of(work, kept.id)?;
    match steps.iter().find(|row| row.step == step) {
        Some(row) => work.load(row.id),
        None => {
            let message = format!("{} has no step \u{201c}{}\u{201d}.", kept.number, step.label());
            Err(Refusal::new("no-such-step", message).into())
        }
    }
}

/// Brings the count of open steps up to date.
fn recount(work: &mut Work<'_>, kept: &Kept<Case>, wanted: Case) -> Result<()> {
    let steps = store::steps_of(work, kept.id)?;
    let open = steps.iter().filter(|step| !step.state.is_settled()).count();
    let after = Case { open_steps: i64::try_from(open).unwrap_or_default(), ..wanted };
    if after != kept.record {
        work.record(kept, &after, CASE_ADVANCED)?;
    }
    Ok(())
}

/// Lets the open case of an asset follow what the register knows: steps that are done by themselves, and steps that
/// are not so any more.
pub(crate) fn advance(work: &mut Work<'_>, asset: Id<Asset>) -> Result<()> {
    let Some(open) = store::open_case(work, asset.number())? else { return Ok(()) };
    let kept = work.load::<Case>(open.id)?;
    let facts = store::facts(work, &kept)?;
    let mut changed = false;
    for row in store::steps_of(work, kept.id)? {
        let Some(so) = facts.settle(row.step) else { continue };
        let to = match (row.state, so) {
            (StepState::Open | StepState::WaiverAsked, true) => StepState::Done,
            (StepState::Done, false) => StepState::Open,
            _ => continue,
        };
        let step = work.load::<CaseStep>(row.id)?;
        let done = to == StepState::Done;
        let after = CaseStep {
            state: to,
            done_on: done.then(|| work.day()),
            done_by: work.actor().person.map(Id::new).filter(|_| done),
            evidence: done.then(|| "Follows from the register.".to_owned()),
            ..step.record.clone()
        };
        work.record(&step, &after, if done { STEP_TAKEN } else { STEP_REOPENED })?;
        changed = true;
    }
    if changed {
        recount(work, &kept, kept.record.clone())?;
    }
    Ok(())
}
