//! Undoing a change set: a change set of its own.
use crate::{
    MAKE, Planned,
    plan::refuse,
    set::{Origin, Outcome, SetState},
    store::{self, NewSet},
};
use domain::Refusal;
use engine::{
    Command, Error, Permission, Place, Result, Work,
    jobs::{JobKind, JobRun, NewJob, Progress, Step, enqueue},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Records taken back in one step.
const PER_STEP: usize = 100;

/// The job.
pub(crate) const JOB: JobKind =
    JobKind { name: "changes.undo", says: "Undoes a change set.", schedule: None, step: Step::Inside(step) };

/// Undoes a change set: every record is exactly as before it, or, if the set made it, no longer there. What has changed
/// since is left as it is, and told.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Undo {
    /// Which change set.
    pub change_set: i64,
}

impl Command for Undo {
    const NAME: &'static str = "changes.undo";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str = "Undoes a change set; what has changed since is left as it is, and told.";
    const PLACE: Place = Place::post("/changes/{change_set}/undo");
    type Outcome = Planned;

    fn run(self, work: &mut Work<'_>) -> Result<Planned> {
        let set = store::own_set(work, self.change_set)?;
        if set.state != SetState::Applied {
            let message =
                format!("Only what was applied is undone; this change set is {}.", set.state.name());
            return Err(Refusal::new("not-applied", message).into());
        }
        let title = format!("Undo: {}", set.title);
        let id = store::create(
            work,
            NewSet {
                title: title.clone(),
                origin: Origin::Undo,
                verb: None,
                kind: set.kind,
                input: Value::Null,
                selection: Value::Null,
                undo_of: Some(set.id),
            },
        )?;
        store::advance(work, id, SetState::Planning, SetState::Applying)?;
        let input = json!({ "change_set": id, "undo": set.id });
        let job =
            enqueue(work, NewJob { kind: JOB.name, title, input, unique_key: Some(set.id.to_string()) })?;
        store::set_job(work, id, job)?;
        Ok(Planned { id, job })
    }
}

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let number = |name: &str| run.input.get(name).and_then(Value::as_i64).unwrap_or_default();
    let (id, undone) = (number("change_set"), number("undo"));
    if run.cursor.is_null() {
        let touched = work.touched_by(undone)?;
        run.total = Some(touched.len() as i64);
        store::rows_from_touched(work, id, &touched)?;
        store::count(work, id, Outcome::Change, touched.len() as i64)?;
        run.cursor = json!(0);
        return Ok(Progress::More);
    }
    let rows = store::rows(work, id, &[Outcome::Change], run.cursor.as_i64().unwrap_or(0), PER_STEP)?;
    for mut row in rows.iter().cloned() {
        let kind = work.kind(&row.kind).ok_or(Error::NotFound("kind of record"))?;
        let record = row.record.unwrap_or_default();
        work.actor().demand(kind.edit)?;
        row.label = work.labels(kind, &[record])?.remove(&record).unwrap_or_else(|| format!("#{record}"));
        work.under_change_set(id, None, None);
        let done = work.attempt(|work| {
            work.undo(kind, record, undone)?;
            work.settle()
        });
        row.outcome = Outcome::Applied;
        if let Err(error) = done {
            refuse(&mut row, error)?;
            row.outcome = Outcome::Failed;
        }
        store::count(work, id, row.outcome, 1)?;
        store::keep_row(work, id, &row)?;
        run.done += 1;
        run.cursor = json!(row.row);
    }
    if rows.len() == PER_STEP {
        return Ok(Progress::More);
    }
    store::advance(work, id, SetState::Applying, SetState::Applied)?;
    store::advance(work, undone, SetState::Applied, SetState::Undone)?;
    Ok(Progress::Done)
}
