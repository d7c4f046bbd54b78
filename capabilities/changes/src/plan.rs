//! Planning: working out row by row what one verb would do to a selection.
use crate::{
    MAKE, ROWS_MAX,
    set::{ChangeRow, Origin, Outcome, SetState},
    store::{self, NewSet},
};
use domain::Refusal;
use engine::{
    Command, Doing, Error, Permission, Place, RecordKind, Result, View, Work,
    jobs::{JobKind, JobRun, NewJob, Progress, Step, enqueue},
};
use lists::ListRequest;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Rows worked out in one step.
const PER_STEP: usize = 100;

/// The job.
pub(crate) const JOB: JobKind = JobKind {
    name: "changes.plan",
    says: "Works out what a change set would do.",
    schedule: None,
    step: Step::Inside(step),
};

/// Plans one verb for many records. Nothing changes yet: look at the plan, then apply it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// What to do: `assets.edit`, `custody.move`, `assets.retire`.
    #[schemars(length(min = 1, max = 120))]
    pub verb: String,
    /// Its input, without the record.
    #[serde(default)]
    pub input: Map<String, Value>,
    /// Which records.
    pub selection: Selection,
    /// What it is about, for people.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub title: Option<String>,
}

/// Which records: some by id, or all that a list shows.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Selection {
    /// The kind: `assets`.
    pub kind: String,
    /// These.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 100_000))]
    pub ids: Option<Vec<i64>>,
    /// Or all that a list with these conditions shows: `[["status", "In stock"], ["q", "macbook"]]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<Vec<(String, String)>>,
}

/// A plan in the making.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Planned {
    /// The change set.
    pub id: i64,
    /// The job that works on it.
    pub job: i64,
}

impl Command for Plan {
    const NAME: &'static str = "changes.plan";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str = "Plans one verb for many records; nothing changes until the plan is applied.";
    const PLACE: Place = Place::post("/changes");
    type Outcome = Planned;

    fn run(self, work: &mut Work<'_>) -> Result<Planned> {
        let Some(doing) = work.doing(&self.verb) else {
            return Err(Error::invalid("verb", "unknown-verb", format!("There is no verb {}.", self.verb)));
        };
        if doing.subject().is_none() {
            let message = format!("{} is not done to a record that exists already.", self.verb);
            return Err(Error::invalid("verb", "no-subject", message));
        }
        work.actor().demand(doing.needs())?;
        let kind = kind_of(work, &self.selection.kind)?;
        match (&self.selection.ids, &self.selection.filter) {
            (Some(ids), None) if !ids.is_empty() => {}
            (None, Some(filter)) => {
                ListRequest::read(work, kind, filter)?;
            }
            _ => {
                let message = "Say which records: either ids or filter.";
                return Err(Error::invalid("selection", "one-selection", message));
            }
        }
        let title = self.title.unwrap_or_else(|| doing.says());
        let id = store::create(
            work,
            NewSet {
                title: title.clone(),
                origin: Origin::Bulk,
                verb: Some(self.verb),
                kind: kind.name.to_owned(),
                input: Value::Object(self.input),
                selection: serde_json::to_value(&self.selection)?,
                undo_of: None,
            },
        )?;
        let input = json!({ "change_set": id });
        let job = enqueue(work, NewJob { kind: JOB.name, title, input, unique_key: Some(id.to_string()) })?;
        store::set_job(work, id, job)?;
        Ok(Planned { id, job })
    }
}

fn kind_of(view: &View<'_>, name: &str) -> Result<&'static RecordKind> {
    let kinds = view.kinds().iter().copied();
    let found = kinds.into_iter().find(|kind| kind.path == name || kind.name == name);
    found.ok_or_else(|| Error::invalid("selection.kind", "unknown-kind", format!("There are no {name}.")))
}

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let id = run.input.get("change_set").and_then(Value::as_i64).unwrap_or_default();
    let set = store::set(work, id)?;
    if set.state != SetState::Planning {
        return Ok(Progress::Done);
    }
    let selection: Selection = serde_json::from_value(set.selection.clone())?;
    let kind = kind_of(work, &selection.kind)?;
    let doing = set.verb.as_deref().and_then(|verb| work.doing(verb)).ok_or(Error::NotFound("verb"))?;
    let (ids, next) = next_ids(work, kind, &selection, run)?;
    let labels = work.labels(kind, &ids)?;
    for record in ids {
        run.done += 1;
        let label = labels.get(&record).cloned().unwrap_or_else(|| format!("#{record}"));
        work.under_change_set(id, set.reason.clone(), set.on);
        let row = planned_row(work, kind, &doing, &set.input, run.done, (record, label))?;
        store::count(work, id, row.outcome, 1)?;
        store::keep_row(work, id, &row)?;
    }
    if run.done > ROWS_MAX {
        return Err(
            Refusal::new("too-many-rows", format!("A change set has at most {ROWS_MAX} rows.")).into()
        );
    }
    match next {
        Some(cursor) => {
            run.cursor = cursor;
            Ok(Progress::More)
        }
        None => {
            store::advance(work, id, SetState::Planning, SetState::Planned)?;
            Ok(Progress::Done)
        }
    }
}

/// The next records of the selection and where to go on.
fn next_ids(
    work: &mut Work<'_>,
    kind: &'static RecordKind,
    selection: &Selection,
    run: &mut JobRun,
) -> Result<(Vec<i64>, Option<Value>)> {
    if let Some(ids) = &selection.ids {
        run.total = Some(ids.len() as i64);
        let from = run.cursor.as_u64().unwrap_or(0) as usize;
        let some: Vec<i64> = ids.iter().skip(from).take(PER_STEP).copied().collect();
        let next = from + some.len();
        return Ok((some, (next < ids.len()).then(|| json!(next))));
    }
    let filter = selection.filter.clone().unwrap_or_default();
    let mut request = ListRequest::read(work, kind, &filter)?;
    if run.total.is_none() {
        run.total = Some(lists::count(work, kind, &request, ROWS_MAX)?.rows);
    }
    // Ids only, in the order of ids: what the plan shows must not depend on a sort that the change itself moves.
    request.columns = lists::Column::find(work, kind, "id")?.into_iter().collect();
    request.sort = ListRequest::everything(work, kind)?.sort;
    request.cursor = run.cursor.as_str().and_then(lists::Cursor::read);
    request.limit = PER_STEP;
    let page = lists::page(work, kind, &request)?;
    Ok((page.rows.iter().map(|row| row.id).collect(), page.next.map(Value::from)))
}

/// What the verb would do to one record.
fn planned_row(
    work: &mut Work<'_>,
    kind: &'static RecordKind,
    doing: &Doing,
    input: &Value,
    nth: i64,
    (record, label): (i64, String),
) -> Result<ChangeRow> {
    let mut row = ChangeRow {
        row: nth,
        kind: kind.name.to_owned(),
        record: Some(record),
        label,
        outcome: Outcome::Unchanged,
        code: None,
        field: None,
        message: None,
        changes: Vec::new(),
        version: None,
        input: None,
    };
    match work.rehearse(|work| doing.run(work, with_subject(doing, input, record))) {
        Ok(happened) => {
            let own = happened.iter().filter(|it| it.kind.name == kind.name && it.entry.record == record);
            for it in own {
                row.version.get_or_insert(it.entry.sequence - 1);
                row.outcome = Outcome::Change;
                row.changes.extend(it.entry.payload().changes);
            }
        }
        Err(error) => refuse(&mut row, error)?,
    }
    Ok(row)
}

/// The input of a verb with the record it is about.
pub(crate) fn with_subject(doing: &Doing, input: &Value, record: i64) -> Value {
    let mut input = input.as_object().cloned().unwrap_or_default();
    if let Some(subject) = doing.subject() {
        input.insert(subject.to_owned(), record.into());
    }
    Value::Object(input)
}

/// Puts a refusal into a row; what is no refusal stops the job.
pub(crate) fn refuse(row: &mut ChangeRow, error: Error) -> Result<()> {
    row.outcome = Outcome::Refused;
    match error {
        Error::Invalid(errors) => {
            let first = errors.first();
            row.code = first.map(|error| error.code.to_owned());
            row.field = first.map(|error| error.field.clone());
            let sentences: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
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

/// Throws a plan away that was not applied.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Discard {
    /// Which change set.
    pub change_set: i64,
}

impl Command for Discard {
    const NAME: &'static str = "changes.discard";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str = "Throws a plan away that was not applied.";
    const PLACE: Place = Place::delete("/changes/{change_set}");
    type Outcome = i64;

    fn run(self, work: &mut Work<'_>) -> Result<i64> {
        store::own_set(work, self.change_set)?;
        let gone = store::advance(work, self.change_set, SetState::Planned, SetState::Discarded)?
            || store::advance(work, self.change_set, SetState::Planning, SetState::Discarded)?;
        if !gone {
            let message = "This change set was applied already. Undo it instead.";
            return Err(Refusal::new("not-planned", message).into());
        }
        Ok(self.change_set)
    }
}
