//! Change sets in the database.
use crate::set::{ChangeRow, ChangeSet, Origin, Outcome, SetState};
use database::{DbError, Dialect, Row, sql};
use domain::Date;
use engine::{Error, Result, View, Work};
use serde_json::Value;

/// The tables.
pub(crate) fn schema(dialect: Dialect) -> &'static str {
    dialect.pick(SQLITE, POSTGRES)
}

macro_rules! tables {
    ($id:literal) => {
        concat!(
            "create table change_sets (id ", $id, ", title text not null, origin text not null, state text not null,
                verb text, kind text not null, input text not null, selection text not null, undo_of bigint,
                reason text, on_day text, creates bigint not null, changes bigint not null, unchanged bigint not null,
                refused bigint not null, applied bigint not null, failed bigint not null, account bigint,
                created_at bigint not null, job bigint);
             create index change_sets_by_account on change_sets (account, id);
             create table change_rows (change_set bigint not null, nth bigint not null, kind text not null,
                record bigint, label text not null, outcome text not null, code text, field text, message text,
                changes text not null, version bigint, input text, primary key (change_set, nth));
             create index change_rows_by_outcome on change_rows (change_set, outcome, nth);"
        )
    };
}
const SQLITE: &str = tables!("integer primary key");
const POSTGRES: &str = tables!("bigint generated always as identity primary key");

/// What a new change set is made of.
pub struct NewSet {
    /// What it is about.
    pub title: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The verb of a bulk set.
    pub verb: Option<String>,
    /// The kind of the records.
    pub kind: String,
    /// The input of the verb, or how a file is read.
    pub input: Value,
    /// Which records.
    pub selection: Value,
    /// The set that it undoes.
    pub undo_of: Option<i64>,
}

/// Keeps a new change set; answers its id.
pub fn create(work: &mut Work<'_>, set: NewSet) -> Result<i64> {
    let (now, account) = (work.now(), work.actor().account);
    let (reason, on) = (work.request().reason.clone(), work.request().on);
    work.scalar(
        sql("insert into change_sets (title, origin, state, verb, kind, input, selection, undo_of, reason, on_day,
                creates, changes, unchanged, refused, applied, failed, account, created_at)
             values (?, ?, 'planning', ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, ?, ?) returning id")
        .bind(set.title)
        .bind(set.origin.name())
        .bind(set.verb)
        .bind(set.kind)
        .bind(set.input.to_string())
        .bind(set.selection.to_string())
        .bind(set.undo_of)
        .bind(reason)
        .bind(on)
        .bind(account)
        .bind(now),
    )
}

const SET: &str =
    "id, title, origin, state, verb, kind, input, selection, undo_of, reason, on_day, creates, changes,
    unchanged, refused, applied, failed, account, created_at, job";

fn read_set(row: &Row<'_>) -> Result<ChangeSet, DbError> {
    let json = |text: String| serde_json::from_str(&text).unwrap_or_default();
    Ok(ChangeSet {
        id: row.at(0)?,
        title: row.at(1)?,
        origin: Origin::from_name(&row.at::<String>(2)?).unwrap_or(Origin::Bulk),
        state: SetState::from_name(&row.at::<String>(3)?).unwrap_or(SetState::Discarded),
        verb: row.at(4)?,
        kind: row.at(5)?,
        input: json(row.at(6)?),
        selection: json(row.at(7)?),
        undo_of: row.at(8)?,
        reason: row.at(9)?,
        on: row.at::<Option<Date>>(10)?,
        creates: row.at(11)?,
        changes: row.at(12)?,
        unchanged: row.at(13)?,
        refused: row.at(14)?,
        applied: row.at(15)?,
        failed: row.at(16)?,
        account: row.at(17)?,
        created_at: row.at(18)?,
        job: row.at(19)?,
    })
}

/// A change set, whoever's it is.
pub fn set(view: &mut View<'_>, id: i64) -> Result<ChangeSet> {
    let statement = sql(format!("select {SET} from change_sets where id = ?")).bind(id);
    view.first(statement, read_set)?.ok_or(Error::NotFound("change set"))
}

/// A change set that the actor may see: one's own, or anybody's with the right to.
pub fn own_set(view: &mut View<'_>, id: i64) -> Result<ChangeSet> {
    let found = set(view, id)?;
    let own = view.actor().account.is_none() || found.account == view.actor().account;
    if own || view.actor().may(crate::READ) { Ok(found) } else { Err(Error::NotFound("change set")) }
}

/// Change sets, newest first; of one account, or all.
pub(crate) fn sets(
    view: &mut View<'_>,
    account: Option<i64>,
    before: Option<i64>,
    limit: usize,
) -> Result<Vec<ChangeSet>> {
    let mut statement = sql(format!("select {SET} from change_sets where 1 = 1"));
    if let Some(account) = account {
        statement.push(" and account = ").push_value(account);
    }
    if let Some(before) = before {
        statement.push(" and id < ").push_value(before);
    }
    statement.push(&format!(" order by id desc limit {limit}"));
    view.all(statement, read_set)
}

/// Moves a set from one state to another; false when it was not in the first.
pub fn advance(work: &mut Work<'_>, id: i64, from: SetState, to: SetState) -> Result<bool> {
    let statement = sql("update change_sets set state = ? where id = ? and state = ?");
    Ok(work.project(statement.bind(to.name()).bind(id).bind(from.name()))? == 1)
}

/// Remembers the job that is at work on a set.
pub fn set_job(work: &mut Work<'_>, id: i64, job: i64) -> Result<()> {
    work.project(sql("update change_sets set job = ? where id = ?").bind(job).bind(id))?;
    Ok(())
}

/// Adds to the numbers of a set.
pub fn count(work: &mut Work<'_>, id: i64, outcome: Outcome, by: i64) -> Result<()> {
    let column = match outcome {
        Outcome::Create => "creates",
        Outcome::Change => "changes",
        Outcome::Unchanged => "unchanged",
        Outcome::Refused => "refused",
        Outcome::Applied => "applied",
        Outcome::Failed => "failed",
    };
    work.project(
        sql(format!("update change_sets set {column} = {column} + ? where id = ?")).bind(by).bind(id),
    )?;
    Ok(())
}

/// Keeps a row.
pub fn keep_row(work: &mut Work<'_>, set: i64, row: &ChangeRow) -> Result<()> {
    work.project(
        sql("insert into change_rows (change_set, nth, kind, record, label, outcome, code, field, message, changes, version, input)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             on conflict (change_set, nth) do update set record = excluded.record, outcome = excluded.outcome,
                code = excluded.code, field = excluded.field, message = excluded.message, changes = excluded.changes")
        .bind(set)
        .bind(row.row)
        .bind(row.kind.as_str())
        .bind(row.record)
        .bind(row.label.as_str())
        .bind(row.outcome.name())
        .bind(row.code.clone())
        .bind(row.field.clone())
        .bind(row.message.clone())
        .bind(serde_json::to_string(&row.changes)?)
        .bind(row.version)
        .bind(row.input.as_ref().map(Value::to_string)),
    )?;
    Ok(())
}

const ROW: &str = "nth, kind, record, label, outcome, code, field, message, changes, version, input";

fn read_row(row: &Row<'_>) -> Result<ChangeRow, DbError> {
    Ok(ChangeRow {
        row: row.at(0)?,
        kind: row.at(1)?,
        record: row.at(2)?,
        label: row.at(3)?,
        outcome: Outcome::from_name(&row.at::<String>(4)?).unwrap_or(Outcome::Refused),
        code: row.at(5)?,
        field: row.at(6)?,
        message: row.at(7)?,
        changes: serde_json::from_str(&row.at::<String>(8)?).unwrap_or_default(),
        version: row.at(9)?,
        input: row.at::<Option<String>>(10)?.and_then(|text| serde_json::from_str(&text).ok()),
    })
}

/// Rows behind a number, in order; only of some outcomes, if any are named.
pub fn rows(
    view: &mut View<'_>,
    set: i64,
    outcomes: &[Outcome],
    after: i64,
    limit: usize,
) -> Result<Vec<ChangeRow>> {
    let mut statement = sql(format!("select {ROW} from change_rows where change_set = "));
    statement.push_value(set).push(" and nth > ").push_value(after);
    if !outcomes.is_empty() {
        statement
            .push(" and outcome in (")
            .push_values(outcomes.iter().map(|outcome| outcome.name()))
            .push(")");
    }
    statement.push(&format!(" order by nth limit {limit}"));
    view.all(statement, read_row)
}

/// Keeps what a row still waits for.
pub fn keep_input(work: &mut Work<'_>, set: i64, row: &ChangeRow) -> Result<()> {
    let statement = sql("update change_rows set input = ? where change_set = ? and nth = ?");
    work.project(statement.bind(row.input.as_ref().map(Value::to_string)).bind(set).bind(row.row))?;
    Ok(())
}

/// Rows behind a number that still wait for something.
pub fn waiting_rows(view: &mut View<'_>, set: i64, after: i64, limit: usize) -> Result<Vec<ChangeRow>> {
    let text = format!(
        "select {ROW} from change_rows where change_set = ? and nth > ? and input is not null order by nth limit {limit}"
    );
    view.all(sql(text).bind(set).bind(after), read_row)
}

/// Fills the rows of an undoing from what a set touched, last first.
pub(crate) fn rows_from_touched(work: &mut Work<'_>, set: i64, touched: &[(String, i64)]) -> Result<()> {
    for (n, (kind, record)) in touched.iter().enumerate() {
        work.project(
            sql("insert into change_rows (change_set, nth, kind, record, label, outcome, changes) values (?, ?, ?, ?, '', 'change', '[]')")
                .bind(set)
                .bind(n as i64 + 1)
                .bind(kind.as_str())
                .bind(*record),
        )?;
    }
    Ok(())
}
