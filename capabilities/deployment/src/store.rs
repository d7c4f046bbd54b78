//! What deployment reads from the register.
use crate::{
    HrEvent, Onboarding,
    enrolment::Exception,
    readiness::Joiner,
    rules::progress::{Task, TaskKind, TaskState},
};
use assets::Asset;
use catalog::{Category, Model};
use database::{Sql, sql};
use domain::{Date, Id};
use engine::{Error, Record, Result, View};
use people::Department;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The word of a choice, as its type.
fn word<T: DeserializeOwned>(text: String) -> Result<T> {
    serde_json::from_value(Value::String(text)).map_err(Error::from)
}

/// The event that was taken under a number of the HR system.
pub(crate) fn event_of(view: &mut View<'_>, source_id: &str) -> Result<Option<i64>> {
    let dialect = view.dialect();
    let (key, source_id) = (dialect.folded("source_id"), dialect.fold(source_id));
    // Also one that was archived has happened. Each part has an index of its own.
    let text = format!(
        "select id from hr_events where archived_at is null and {key} = ?
         union all select id from hr_events where archived_at is not null and {key} = ? limit 1"
    );
    view.first(sql(text).bind(source_id.as_str()).bind(source_id), |row| row.at(0))
}

const RUNS: &str = "state not in ('productive', 'cancelled') and archived_at is null";

/// The onboarding that runs for a person.
pub(crate) fn running(view: &mut View<'_>, person: i64) -> Result<Option<(i64, String)>> {
    let text = format!("select id, number from onboardings where person = ? and {RUNS} order by id limit 1");
    view.first(sql(text).bind(person), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// The usual profile of a department.
pub(crate) fn profile_of(view: &mut View<'_>, department: Id<Department>) -> Result<Option<i64>> {
    let text =
        "select id from onboarding_profiles where department = ? and archived_at is null order by id limit 1";
    view.first(sql(text).bind(department), |row| row.at(0))
}

/// A line of a profile.
pub(crate) struct Line {
    pub(crate) what: String,
    pub(crate) kind: TaskKind,
    pub(crate) category: Option<i64>,
    pub(crate) model: Option<i64>,
    pub(crate) quantity: i64,
    pub(crate) owner: Option<String>,
}

/// The lines of a profile.
pub(crate) fn lines(view: &mut View<'_>, profile: i64) -> Result<Vec<Line>> {
    let text = "select what, kind, category, model, quantity, owner from onboarding_lines
         where profile = ? and archived_at is null order by id";
    let rows = view.all(sql(text).bind(profile), |row| {
        let kind = row.at::<Option<String>>(1)?.unwrap_or_else(|| "preparation".into());
        Ok((row.at(0)?, kind, row.at(2)?, row.at(3)?, row.at::<Option<i64>>(4)?, row.at(5)?))
    })?;
    rows.into_iter()
        .map(|(what, kind, category, model, quantity, owner)| {
            Ok(Line { what, kind: word(kind)?, category, model, quantity: quantity.unwrap_or(1), owner })
        })
        .collect()
}

/// The tasks of an onboarding, as far as progress goes.
pub(crate) fn tasks(view: &mut View<'_>, case: Id<Onboarding>) -> Result<Vec<Task>> {
    let text = "select what, kind, state from onboarding_tasks
         where onboarding = ? and archived_at is null order by id";
    let rows: Vec<(String, String, String)> =
        view.all(sql(text).bind(case), |row| Ok((row.at(0)?, row.at(1)?, row.at(2)?)))?;
    rows.into_iter()
        .map(|(what, kind, state)| Ok(Task { what, kind: word(kind)?, state: word::<TaskState>(state)? }))
        .collect()
}

/// The tasks of an onboarding whose device is kept, with the devices.
pub(crate) fn assigned(view: &mut View<'_>, case: Id<Onboarding>) -> Result<Vec<(i64, i64)>> {
    let text = "select id, asset from onboarding_tasks
         where onboarding = ? and state = 'assigned' and asset is not null order by id";
    view.all(sql(text).bind(case), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// When the first of what was bought for an onboarding was ordered. What somebody used before was not bought for it.
pub(crate) fn ordered_on(view: &mut View<'_>, case: Id<Onboarding>) -> Result<Option<Date>> {
    let text = "select min(a.purchased_on) from onboarding_tasks k
         join assets a on a.id = k.asset
         join onboardings o on o.id = k.onboarding
         where k.onboarding = ? and k.state = 'done' and a.order_number is not null
             and a.in_service_on >= o.opened_on";
    view.scalar(sql(text).bind(case))
}

const KEPT: &str = "from onboarding_tasks k join onboardings o on o.id = k.onboarding
     where k.archived_at is null and k.state = 'assigned' and o.state not in ('productive', 'cancelled')";

/// The task that keeps an asset, with the number of its onboarding.
pub(crate) fn kept_for(view: &mut View<'_>, asset: i64) -> Result<Option<(i64, String)>> {
    let text = format!("select k.id, o.number {KEPT} and k.asset = ? limit 1");
    view.first(sql(text).bind(asset), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// The person for whom an asset is kept, with the number of their onboarding.
pub(crate) fn kept_for_person(view: &mut View<'_>, asset: i64) -> Result<Option<(i64, String)>> {
    let text = format!("select k.person, o.number {KEPT} and k.asset = ? limit 1");
    view.first(sql(text).bind(asset), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// The open task that an asset in the hands of its person settles, with its onboarding: the one that keeps it.
pub(crate) fn waiting_for(view: &mut View<'_>, asset: i64, person: i64) -> Result<Option<(i64, i64)>> {
    let text = format!("select k.id, k.onboarding {KEPT} and k.asset = ? and k.person = ? limit 1");
    view.first(sql(text).bind(asset).bind(person), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// The task that an asset settled when it came to a person, with its onboarding, while that runs.
pub(crate) fn done_with(view: &mut View<'_>, asset: i64, person: i64) -> Result<Option<(i64, i64)>> {
    let text = "select k.id, k.onboarding from onboarding_tasks k join onboardings o on o.id = k.onboarding
        where k.archived_at is null and k.asset = ? and k.person = ? and k.state = 'done' and o.state not in ('productive', 'cancelled')
        order by k.id limit 1";
    view.first(sql(text).bind(asset).bind(person), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// That an asset is of a model, or of a category or of one inside of it.
fn of_kind(statement: &mut Sql, category: Option<Id<Category>>, model: Option<Id<Model>>) {
    match (model, category) {
        (Some(model), _) => {
            statement.push(" and a.model = ").push_value(model);
        }
        (None, Some(category)) => {
            statement.push(
                " and a.category in (with recursive inside (id) as (
                     select id from categories where id = ",
            );
            statement.push_value(category).push(
                " union select below.id from categories below join inside on below.parent = inside.id)
                 select id from inside)",
            );
        }
        (None, None) => {}
    }
}

/// A free device in stock that fits, at a place first, the newest first.
pub(crate) fn free(
    view: &mut View<'_>,
    category: Option<Id<Category>>,
    model: Option<Id<Model>>,
    place: Option<i64>,
) -> Result<Option<i64>> {
    let reach = view.reach_over(Asset::KIND.read)?;
    let mut statement = sql("select a.id from assets a left join statuses s on s.id = a.status
         where a.stage = 'in-stock' and a.archived_at is null and a.holder_person is null
             and a.holder_location is null and a.holder_asset is null
             and coalesce(s.may_be_handed_out, ?)")
    .bind(true);
    statement.push(&format!(" and not exists (select 1 {KEPT} and k.asset = a.id)"));
    of_kind(&mut statement, category, model);
    statement.push_sql(&reach.condition(&Asset::KIND.belonging, "a"));
    statement.push(" order by case when a.location = ").push_value(place.unwrap_or(0));
    statement.push(" then 0 else 1 end, coalesce(a.purchased_on, '') desc, a.id limit 1");
    view.first(statement, |row| row.at(0))
}

/// Whether an asset is of the kind that is wanted.
pub(crate) fn is_wanted(
    view: &mut View<'_>,
    asset: Id<Asset>,
    category: Option<Id<Category>>,
    model: Option<Id<Model>>,
) -> Result<bool> {
    let mut statement = sql("select count(*) from assets a where a.id = ");
    statement.push_value(asset);
    of_kind(&mut statement, category, model);
    Ok(view.scalar::<i64>(statement)? == 1)
}

/// Whom an event is about: by number, then by mail, then, if only one has it, by name.
pub(crate) fn person_of(view: &mut View<'_>, event: &HrEvent) -> Result<Option<i64>> {
    let by = [("employee_number", &event.employee_number), ("email", &event.email)];
    for (column, value) in by {
        if let Some(value) = value {
            let dialect = view.dialect();
            let column = dialect.folded(column);
            let text = format!("select id from people where {column} = ? and archived_at is null limit 1");
            let found = view.first(sql(text).bind(dialect.fold(value)), |row| row.at(0))?;
            if found.is_some() {
                return Ok(found);
            }
        }
    }
    // Somebody new may be called like somebody who is here: only who is named by nothing else is found by name.
    if event.employee_number.is_some() || event.email.is_some() {
        return Ok(None);
    }
    let Some(name) = &event.name else { return Ok(None) };
    let text =
        "select id from people where lower(name) = lower(?) and archived_at is null order by id limit 2";
    let found: Vec<i64> = view.all(sql(text).bind(name.as_str()), |row| row.at(0))?;
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        _ => {
            let message = "Several people have this name. Say the employee number or the e-mail address.";
            Err(Error::invalid("name", "ambiguous", message))
        }
    }
}

/// Those who start until a day, or have started and cannot work yet.
pub(crate) fn starting(view: &mut View<'_>, until: Date, limit: usize) -> Result<Vec<Joiner>> {
    let reach = view.reach_over(Onboarding::KIND.read)?;
    let mut statement =
        sql("select t.id, t.number, t.person, t.starts_on, t.state, t.settled, t.tasks, t.missing
         from onboardings t
         where t.state not in ('productive', 'cancelled') and t.archived_at is null and t.starts_on <= ");
    statement.push_value(until).push_sql(&reach.condition(&Onboarding::KIND.belonging, "t"));
    statement.push(&format!(" order by t.starts_on, t.id limit {limit}"));
    view.all(statement, |row| {
        let state: String = row.at(4)?;
        Ok(Joiner {
            onboarding: row.at(0)?,
            number: row.at(1)?,
            person: row.at(2)?,
            name: String::new(),
            starts_on: row.at(3)?,
            is_ready: matches!(state.as_str(), "ready" | "shipped" | "handed-over"),
            state,
            settled: row.at::<Option<i64>>(5)?.unwrap_or(0),
            tasks: row.at::<Option<i64>>(6)?.unwrap_or(0),
            missing: row.at(7)?,
        })
    })
}

/// Days from asking, and from the first day, to working, of those who could since a day.
pub(crate) fn speeds(view: &mut View<'_>, since: Date) -> Result<(Vec<i64>, Vec<i64>)> {
    let reach = view.reach_over(Onboarding::KIND.read)?;
    let mut statement = sql("select t.days_from_order, t.days_from_start from onboardings t
         where t.state = 'productive' and t.archived_at is null and t.productive_on >= ");
    statement.push_value(since).push_sql(&reach.condition(&Onboarding::KIND.belonging, "t"));
    statement.push(" order by t.productive_on desc limit 5000");
    let rows: Vec<(i64, i64)> = view.all(statement, |row| {
        Ok((row.at::<Option<i64>>(0)?.unwrap_or(0), row.at::<Option<i64>>(1)?.unwrap_or(0)))
    })?;
    Ok(rows.into_iter().unzip())
}

/// That two serial numbers are the same but for capitals, so that the index of each database is used.
fn same(view: &View<'_>, one: &str, other: &str) -> String {
    let folded = |alias: &str| view.dialect().folded(&format!("{alias}.serial"));
    format!("{} = {}", folded(one), folded(other))
}

/// Assets that a management system should know: of a category from which at least one is enrolled, not gone.
fn expected(view: &View<'_>) -> String {
    format!(
        "a.archived_at is null and a.serial is not null
         and a.stage in ('in-stock', 'in-use', 'in-maintenance')
         and a.category in (select known.category from enrolments e join assets known on {}
             where e.archived_at is null and known.category is not null)",
        same(view, "e", "known")
    )
}

/// Assets that should be enrolled and are not.
pub(crate) fn not_enrolled(view: &mut View<'_>, limit: usize) -> Result<Vec<Exception>> {
    let reach = view.reach_over(Asset::KIND.read)?;
    let (expected, same) = (expected(view), same(view, "e", "a"));
    let mut statement = sql(format!(
        "select a.id, a.tag, a.serial, coalesce(m.name, a.name) from assets a left join models m on m.id = a.model
         where {expected} and not exists (select 1 from enrolments e where {same} and e.archived_at is null)"
    ));
    statement.push_sql(&reach.condition(&Asset::KIND.belonging, "a"));
    statement.push(&format!(" order by a.tag, a.id limit {limit}"));
    exceptions(view, statement)
}

/// Assets that should be enrolled and are.
pub(crate) fn enrolled(view: &mut View<'_>) -> Result<i64> {
    let reach = view.reach_over(Asset::KIND.read)?;
    let (expected, same) = (expected(view), same(view, "e", "a"));
    let mut statement = sql(format!(
        "select count(*) from assets a where {expected} and exists (
             select 1 from enrolments e where {same} and e.archived_at is null)"
    ));
    statement.push_sql(&reach.condition(&Asset::KIND.belonging, "a"));
    view.scalar(statement)
}

/// Enrolled devices that no asset has the serial number of.
pub(crate) fn unknown(view: &mut View<'_>, limit: usize) -> Result<Vec<Exception>> {
    let same = same(view, "a", "e");
    let text = format!(
        "select e.id, coalesce(e.name, e.serial), e.serial, e.model from enrolments e
         where e.archived_at is null and not exists (
             select 1 from assets a where {same} and a.archived_at is null)
         order by e.serial limit {limit}"
    );
    let found = exceptions(view, sql(text))?;
    Ok(found.into_iter().map(|one| Exception { asset: None, ..one }).collect())
}

/// Enrolled devices whose asset is disposed of.
pub(crate) fn enrolled_and_gone(view: &mut View<'_>, limit: usize) -> Result<Vec<Exception>> {
    let reach = view.reach_over(Asset::KIND.read)?;
    let same = same(view, "e", "a");
    let mut statement = sql(format!(
        "select a.id, a.tag, a.serial, coalesce(m.name, a.name)
         from enrolments e join assets a on {same} left join models m on m.id = a.model
         where a.stage = 'disposed' and a.archived_at is null and e.archived_at is null"
    ));
    statement.push_sql(&reach.condition(&Asset::KIND.belonging, "a"));
    statement.push(&format!(" order by a.tag, a.id limit {limit}"));
    exceptions(view, statement)
}

fn exceptions(view: &mut View<'_>, statement: Sql) -> Result<Vec<Exception>> {
    view.all(statement, |row| {
        Ok(Exception {
            asset: row.at(0)?,
            name: row.at::<Option<String>>(1)?.unwrap_or_default(),
            serial: row.at::<Option<String>>(2)?.unwrap_or_default(),
            what: row.at::<Option<String>>(3)?.unwrap_or_default(),
        })
    })
}
