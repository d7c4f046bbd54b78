//! Applying a plan: row by row, some in each transaction.
use crate::{
    MAKE, Planned,
    plan::{refuse, with_subject},
    set::{ChangeRow, Outcome, SetState},
    store,
};
use domain::Refusal;
use engine::{
    Command, Doing, Error, Permission, Place, Result, Work,
    jobs::{JobKind, JobRun, NewJob, Progress, Step, enqueue},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Rows applied in one step: few enough that others are not kept waiting.
const PER_STEP: usize = 100;

/// The job.
pub(crate) const JOB: JobKind = JobKind {
    name: "changes.apply",
    says: "Applies a change set.",
    schedule: None,
    step: Step::Inside(step),
};

/// Applies a plan that was looked at. A record that changed since the plan was made is refused, not overwritten.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Apply {
    /// Which change set.
    pub change_set: i64,
}

impl Command for Apply {
    const NAME: &'static str = "changes.apply";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str =
        "Applies a plan; a record that changed since it was made is refused, not overwritten.";
    const PLACE: Place = Place::post("/changes/{change_set}/apply");
    type Outcome = Planned;

    fn run(self, work: &mut Work<'_>) -> Result<Planned> {
        let set = store::own_set(work, self.change_set)?;
        if set.verb.is_none() {
            let message = "This change set is applied by what made it.";
            return Err(Refusal::new("not-planned", message).into());
        }
        if !store::advance(work, set.id, SetState::Planned, SetState::Applying)? {
            let message = format!("Only a finished plan is applied; this one is {}.", set.state.name());
            return Err(Refusal::new("not-planned", message).into());
        }
        let input = json!({ "change_set": set.id });
        let title = set.title.clone();
        let job =
            enqueue(work, NewJob { kind: JOB.name, title, input, unique_key: Some(set.id.to_string()) })?;
        store::set_job(work, set.id, job)?;
        Ok(Planned { id: set.id, job })
    }
}

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let id = run.input.get("change_set").and_then(Value::as_i64).unwrap_or_default();
    let set = store::set(work, id)?;
    if set.state != SetState::Applying {
        return Ok(Progress::Done);
    }
    run.total = Some(set.changes);
    let doing = set.verb.as_deref().and_then(|verb| work.doing(verb)).ok_or(Error::NotFound("verb"))?;
    let rows = store::rows(work, id, &[Outcome::Change], run.cursor.as_i64().unwrap_or(0), PER_STEP)?;
    for row in &rows {
        work.under_change_set(id, set.reason.clone(), set.on);
        let row = applied_row(work, &doing, &set.input, row.clone())?;
        store::count(work, id, row.outcome, 1)?;
        store::keep_row(work, id, &row)?;
        run.done += 1;
        run.cursor = json!(row.row);
    }
    if rows.len() == PER_STEP {
        return Ok(Progress::More);
    }
    store::advance(work, id, SetState::Applying, SetState::Applied)?;
    Ok(Progress::Done)
}

fn applied_row(work: &mut Work<'_>, doing: &Doing, input: &Value, mut row: ChangeRow) -> Result<ChangeRow> {
    let record = row.record.unwrap_or_default();
    let version = row.version;
    let done = work.attempt(|work| {
        if let (Some(kind), Some(version)) = (work.kind(&row.kind), version) {
            work.expect_version(kind, record, version)?;
        }
        doing.run(work, with_subject(doing, input, record))?;
        work.settle()
    });
    match done {
        Ok(()) => row.outcome = Outcome::Applied,
        Err(error) => {
            refuse(&mut row, error)?;
            row.outcome = Outcome::Failed;
        }
    }
    Ok(row)
}
