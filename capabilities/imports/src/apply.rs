//! Doing an import: some rows in each transaction, from where it stood.
use crate::{
    MAKE,
    cells::{CellRow, rows_from},
    import::ImportState,
    plan::{empty_row, new_set, refuse, tell},
    references::Known,
    row::Reader,
    store,
};
use changes::{ChangeRow, Outcome, Planned, SetState, store as sets};
use domain::{Refusal, State};
use engine::{
    Command, Error, Permission, Place, Result, Work,
    jobs::{JobKind, JobRun, NewJob, Progress, Step, enqueue},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Rows done in one step: others get their turn in between.
const PER_STEP: usize = 200;

/// The job.
pub(crate) const JOB: JobKind =
    JobKind { name: "imports.apply", says: "Applies an import.", schedule: None, step: Step::Inside(step) };

/// Applies an import, planned or not. Rows that are refused are kept with their reason; the others are done.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Apply {
    /// Which import.
    pub import: i64,
}

impl Command for Apply {
    const NAME: &'static str = "imports.apply";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str =
        "Applies an import; refused rows are kept with their reason, the others are done.";
    const PLACE: Place = Place::post("/imports/{import}/apply");
    type Outcome = Planned;

    fn run(self, work: &mut Work<'_>) -> Result<Planned> {
        let import = store::own_import(work, self.import)?;
        let title = format!("Import {}", import.file_name);
        let (set, planned) = match (import.state, import.change_set) {
            (ImportState::Applied, _) => {
                let message = "This import was applied already.";
                return Err(Refusal::new("already-applied", message).into());
            }
            (ImportState::Planned, Some(set)) => (set, true),
            _ => (new_set(work, &import, title.clone())?, false),
        };
        let from = if planned { SetState::Planned } else { SetState::Planning };
        if !sets::advance(work, set, from, SetState::Applying)? {
            let message = "The plan is still being worked out. Wait for it, or look at how far it is.";
            return Err(Refusal::new("not-planned", message).into());
        }
        store::advance(work, import.id, ImportState::Applied, set)?;
        let input = json!({ "import": import.id, "change_set": set, "planned": planned });
        let job = enqueue(work, NewJob { kind: JOB.name, title, input, unique_key: Some(set.to_string()) })?;
        sets::set_job(work, set, job)?;
        Ok(Planned { id: set, job })
    }
}

/// Where a job stands: in the rows of the file, or filling in what referred to rows that came later.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Stand {
    offset: u64,
    filling_in: bool,
    after: i64,
}

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let number = |name: &str| run.input.get(name).and_then(Value::as_i64).unwrap_or_default();
    let (import, set) = (store::import(work, number("import"))?, number("change_set"));
    if sets::set(work, set)?.state != SetState::Applying {
        return Ok(Progress::Done);
    }
    let planned = run.input.get("planned") == Some(&Value::Bool(true));
    let reader = Reader::new(work, &import)?;
    let mut stand: Stand = serde_json::from_value(run.cursor.clone()).unwrap_or_default();
    run.total = Some(import.rows + import.unreadable);
    if stand.filling_in {
        return fill_in(work, run, &reader, set, stand);
    }
    let (rows, next) = rows_from(work, import.id, stand.offset, PER_STEP)?;
    work.under_change_set(set, None, None);
    let mut applied = 0;
    for done in applied_rows(work, &reader, &rows, planned.then_some(set))? {
        match done.outcome {
            Outcome::Applied => applied += 1,
            // The plan has counted it.
            Outcome::Unchanged if planned => {}
            outcome => sets::count(work, set, outcome, 1)?,
        }
        // Without a plan only what somebody will want to see is kept: refused rows, and rows that wait.
        if planned || done.outcome == Outcome::Failed || done.input.is_some() {
            keep(work, set, &done)?;
        }
        run.done += 1;
    }
    sets::count(work, set, Outcome::Applied, applied)?;
    stand.offset = next;
    stand.filling_in = rows.len() < PER_STEP;
    run.cursor = json!(stand);
    Ok(Progress::More)
}

fn keep(work: &mut Work<'_>, set: i64, row: &ChangeRow) -> Result<()> {
    sets::keep_row(work, set, row)?;
    if row.input.is_some() {
        sets::keep_input(work, set, row)?;
    }
    Ok(())
}

/// Does some rows. First boldly, without a savepoint for each: a row that is refused has mostly written nothing, so
/// there is nothing to take back. If one has, all of them are taken back and done again with care.
fn applied_rows(
    work: &mut Work<'_>,
    reader: &Reader,
    rows: &[CellRow],
    planned: Option<i64>,
) -> Result<Vec<ChangeRow>> {
    let boldly = work.attempt(|work| {
        let mut known = Known::default();
        rows.iter()
            .map(|row| applied_row(work, reader, &mut known, row, planned, false))
            .collect::<Result<Vec<_>>>()
    });
    match boldly {
        Err(Error::Refused(refusal)) if refusal.code == WROTE_AND_FAILED => {
            let mut known = Known::default();
            rows.iter().map(|row| applied_row(work, reader, &mut known, row, planned, true)).collect()
        }
        other => other,
    }
}

/// The code of the refusal by which a bold round is given up.
const WROTE_AND_FAILED: &str = "wrote-and-failed";

fn applied_row(
    work: &mut Work<'_>,
    reader: &Reader,
    known: &mut Known,
    row: &CellRow,
    planned: Option<i64>,
    with_care: bool,
) -> Result<ChangeRow> {
    let mut told = empty_row(reader, row);
    let seen = match planned {
        Some(set) => {
            sets::rows(work, set, &[], row.number - 1, 1)?.into_iter().find(|seen| seen.row == row.number)
        }
        None => None,
    };
    let (from, writes) = (work.happened().len(), work.writes());
    let mut run = |work: &mut Work<'_>| {
        if let Some((record, version)) = seen.as_ref().and_then(|seen| seen.record.zip(seen.version)) {
            work.expect_version(reader.kind, record, version)?;
        }
        let done = reader.run(work, known, row)?;
        work.settle()?;
        Ok(done)
    };
    let done = if with_care { work.attempt(run) } else { run(work) };
    match done {
        Ok(done) => {
            known.keep();
            tell(&mut told, reader, done.record, &work.happened()[from..]);
            told.record = Some(done.record);
            if told.outcome != Outcome::Unchanged {
                told.outcome = Outcome::Applied;
            }
            told.input = (!done.deferred.is_empty()).then(|| Value::Object(done.deferred));
        }
        Err(_) if !with_care && work.writes() != writes => {
            return Err(Refusal::new(WROTE_AND_FAILED, "").into());
        }
        Err(error) => {
            known.forget();
            refuse(&mut told, error)?;
            told.outcome = Outcome::Failed;
        }
    }
    Ok(told)
}

/// The second round: references to rows of the same file.
fn fill_in(
    work: &mut Work<'_>,
    run: &mut JobRun,
    reader: &Reader,
    set: i64,
    mut stand: Stand,
) -> Result<Progress> {
    let rows = sets::waiting_rows(work, set, stand.after, PER_STEP)?;
    for mut row in rows.iter().cloned() {
        stand.after = row.row;
        let (Some(record), Some(Value::Object(deferred))) = (row.record, row.input.clone()) else { continue };
        let deferred: State = deferred;
        work.under_change_set(set, None, None);
        let done = work.attempt(|work| {
            reader.fill_in(work, record, &deferred)?;
            work.settle()
        });
        if let Err(error) = done {
            let outcome = row.outcome;
            refuse(&mut row, error)?;
            // The record is in; only this one thing about it is not.
            row.outcome = outcome;
            sets::keep_row(work, set, &row)?;
        }
    }
    run.cursor = json!(stand);
    if rows.len() == PER_STEP {
        return Ok(Progress::More);
    }
    sets::advance(work, set, SetState::Applying, SetState::Applied)?;
    Ok(Progress::Done)
}
