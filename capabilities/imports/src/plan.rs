//! The dry run: row by row what would be created, changed, skipped and refused.
use crate::{
    MAKE,
    cells::{CellRow, rows_from},
    import::ImportState,
    references::Known,
    row::Reader,
    store,
};
use changes::{ChangeRow, Origin, Outcome, Planned, SetState, store as sets};
use domain::{Change, Refusal};
use engine::{
    Command, Error, Happened, Permission, Place, Result, Work,
    jobs::{JobKind, JobRun, NewJob, Progress, Step, enqueue},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Rows worked out in one step.
const PER_STEP: usize = 100;

/// The job.
pub(crate) const JOB: JobKind = JobKind {
    name: "imports.plan",
    says: "Works out what an import would do.",
    schedule: None,
    step: Step::Inside(step),
};

/// Plans an import: a dry run over all rows.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Which import.
    pub import: i64,
}

impl Command for Plan {
    const NAME: &'static str = "imports.plan";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str = "Plans an import: tells row by row what it would do, and changes nothing.";
    const PLACE: Place = Place::post("/imports/{import}/plan");
    type Outcome = Planned;

    fn run(self, work: &mut Work<'_>) -> Result<Planned> {
        let import = store::own_import(work, self.import)?;
        if import.state == ImportState::Applied {
            let message = "This import was applied. Undo it, or upload the file again.";
            return Err(Refusal::new("already-applied", message).into());
        }
        if let Some(old) = import.change_set {
            let _ = sets::advance(work, old, SetState::Planned, SetState::Discarded)?
                || sets::advance(work, old, SetState::Planning, SetState::Discarded)?;
        }
        let title = format!("Import {}", import.file_name);
        let set = new_set(work, &import, title.clone())?;
        store::advance(work, import.id, ImportState::Planned, set)?;
        let input = json!({ "import": import.id, "change_set": set });
        let job = enqueue(work, NewJob { kind: JOB.name, title, input, unique_key: Some(set.to_string()) })?;
        sets::set_job(work, set, job)?;
        Ok(Planned { id: set, job })
    }
}

/// The change set that an import fills.
pub(crate) fn new_set(work: &mut Work<'_>, import: &store::ImportRow, title: String) -> Result<i64> {
    sets::create(
        work,
        sets::NewSet {
            title,
            origin: Origin::Import,
            verb: None,
            kind: import.kind.clone(),
            input: json!({ "import": import.id }),
            selection: Value::Null,
            undo_of: None,
        },
    )
}

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let number = |name: &str| run.input.get(name).and_then(Value::as_i64).unwrap_or_default();
    let (import, set) = (store::import(work, number("import"))?, number("change_set"));
    if sets::set(work, set)?.state != SetState::Planning {
        return Ok(Progress::Done);
    }
    run.total = Some(import.rows + import.unreadable);
    let reader = Reader::new(work, &import)?;
    let (rows, next) = rows_from(work, import.id, run.cursor.as_u64().unwrap_or(0), PER_STEP)?;
    for row in &rows {
        work.under_change_set(set, None, None);
        let planned = planned_row(work, &reader, row)?;
        sets::count(work, set, planned.outcome, 1)?;
        sets::keep_row(work, set, &planned)?;
        run.done += 1;
    }
    if rows.len() == PER_STEP {
        run.cursor = json!(next);
        return Ok(Progress::More);
    }
    sets::advance(work, set, SetState::Planning, SetState::Planned)?;
    Ok(Progress::Done)
}

fn planned_row(work: &mut Work<'_>, reader: &Reader, row: &CellRow) -> Result<ChangeRow> {
    let mut planned = empty_row(reader, row);
    let mut record = None;
    match work.rehearse(|work| {
        record = Some(reader.run(work, &mut Known::default(), row)?.record);
        Ok(())
    }) {
        Ok(happened) => tell(&mut planned, reader, record.unwrap_or_default(), &happened),
        Err(error) => refuse(&mut planned, error)?,
    }
    Ok(planned)
}

/// A row about which nothing is known yet.
pub(crate) fn empty_row(reader: &Reader, row: &CellRow) -> ChangeRow {
    ChangeRow {
        row: row.number,
        kind: reader.kind.name.to_owned(),
        record: None,
        label: reader.label(row),
        outcome: Outcome::Unchanged,
        code: None,
        field: None,
        message: None,
        changes: Vec::new(),
        version: None,
        input: None,
    }
}

/// What happened to the row's own record, and what was made on the way.
pub(crate) fn tell(row: &mut ChangeRow, reader: &Reader, record: i64, happened: &[Happened]) {
    for it in happened {
        let payload = it.entry.payload();
        let own = it.kind.name == reader.kind.name && it.entry.record == record;
        match (own, it.before.is_none(), row.outcome) {
            (true, true, _) => row.outcome = Outcome::Create,
            (true, false, Outcome::Unchanged) => {
                row.outcome = Outcome::Change;
                row.version = Some(it.entry.sequence - 1);
                row.record = Some(record);
            }
            _ => {}
        }
        if own {
            row.changes.extend(payload.changes);
            if payload.sealed.is_some() {
                row.changes
                    .push(Change { field: "personal data".into(), from: Value::Null, to: json!("…") });
            }
        } else if it.before.is_none() {
            let name =
                it.after.as_ref().and_then(|state| state.get(it.kind.label)).cloned().unwrap_or_default();
            row.changes.push(Change { field: format!("new {}", it.kind.one), from: Value::Null, to: name });
        }
    }
    if row.outcome == Outcome::Unchanged && !row.changes.is_empty() {
        row.outcome = Outcome::Change;
    }
}

/// Puts a refusal into a row; what is no refusal stops the job.
pub(crate) fn refuse(row: &mut ChangeRow, error: Error) -> Result<()> {
    row.outcome = Outcome::Refused;
    match error {
        Error::Invalid(errors) => {
            row.code = errors.first().map(|error| error.code.to_owned());
            row.field = errors.first().map(|error| error.field.clone());
            let sentences: Vec<String> =
                errors.iter().map(|error| format!("{}: {}", error.field, error.message)).collect();
            row.message = Some(sentences.join(" "));
        }
        error @ (Error::Refused(_) | Error::NotFound(_) | Error::Forbidden(_) | Error::Conflict) => {
            row.code = Some(error.code().to_owned());
            row.message = Some(error.to_string());
        }
        stop @ (Error::Unauthenticated | Error::Unavailable(_) | Error::Internal(_)) => return Err(stop),
    }
    Ok(())
}
