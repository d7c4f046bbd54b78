//! What budgets read from tables.
use super::{Budget, Commitment, CommitmentState, Policy};
use crate::{rules::drawing::Amounts, store::money};
use database::{DbError, Row, sql};
use domain::{Date, Id, Money};
use engine::{Result, View};
use std::collections::BTreeMap;

/// Ids that one statement names at most.
const CHUNK: usize = 500;

/// A budget as far as it says what it covers.
pub(crate) struct BudgetRow {
    pub(crate) id: Id<Budget>,
    pub(crate) company: Option<i64>,
    pub(crate) department: Option<i64>,
    pub(crate) category: Option<i64>,
    pub(crate) amount: Option<Money>,
    pub(crate) policy: Policy,
}

/// The live budgets whose time a day lies in.
pub(crate) fn on(view: &mut View<'_>, day: Date) -> Result<Vec<BudgetRow>> {
    let text = "select id, company, department, category, amount, amount_currency, policy
        from budgets
        where archived_at is null and starts_on <= ? and ends_on >= ?
        order by id";
    view.all(sql(text).bind(day).bind(day), |row: &Row<'_>| {
        Ok(BudgetRow {
            id: row.at(0)?,
            company: row.at(1)?,
            department: row.at(2)?,
            category: row.at(3)?,
            amount: money(row, 4)?,
            policy: policy(row.at(6)?),
        })
    })
}

/// The commitment of a record.
pub(crate) fn of_subject(view: &mut View<'_>, kind: &str, subject: i64) -> Result<Option<Id<Commitment>>> {
    let text = "select id from budget_commitments where subject_kind = ? and subject = ? order by id limit 1";
    view.first(sql(text).bind(kind).bind(subject), |row| row.at(0))
}

/// What is taken from a budget by all commitments but one, and what of it is invoiced.
pub(crate) fn taken(
    view: &mut View<'_>,
    budget: Id<Budget>,
    but: Option<Id<Commitment>>,
) -> Result<(i64, i64)> {
    let text = "select cast(coalesce(sum(draw), 0) as bigint), cast(coalesce(sum(invoiced), 0) as bigint)
        from budget_commitments
        where budget = ? and id <> ?";
    let but = but.map_or(0, Id::number);
    let found = view.first(sql(text).bind(budget).bind(but), |row| Ok((row.at(0)?, row.at(1)?)))?;
    Ok(found.unwrap_or_default())
}

/// What others take in the place of a commitment.
pub(crate) fn passed_on(view: &mut View<'_>, commitment: Id<Commitment>) -> Result<i64> {
    let text = "select cast(coalesce(sum(draw), 0) as bigint) from budget_commitments where replaces = ?";
    view.scalar(sql(text).bind(commitment))
}

/// Budgets by their ids.
pub(crate) fn budgets(view: &mut View<'_>, ids: &[i64]) -> Result<Vec<Budget>> {
    let mut told = Vec::new();
    for some in ids.chunks(CHUNK) {
        let mut statement = sql("select id, name, company, department, category, starts_on, ends_on, amount,
                amount_currency, policy
            from budgets
            where id in (");
        statement.push_values(some.iter().copied()).push(") order by id");
        told.extend(view.all(statement, budget)?);
    }
    Ok(told.into_iter().flatten().collect())
}

fn budget(row: &Row<'_>) -> Result<Option<Budget>, DbError> {
    let reference = |column| row.at::<Option<i64>>(column);
    let Some(amount) = money(row, 7)? else { return Ok(None) };
    Ok(Some(Budget {
        id: row.at(0)?,
        name: row.at::<Option<String>>(1)?.unwrap_or_default(),
        company: reference(2)?.map(Id::new),
        department: reference(3)?.map(Id::new),
        category: reference(4)?.map(Id::new),
        starts_on: row.at(5)?,
        ends_on: row.at(6)?,
        amount,
        policy: policy(row.at(9)?),
        committed: None,
        spent: None,
        remaining: None,
    }))
}

fn policy(name: Option<String>) -> Policy {
    if name.as_deref() == Some("refuse") { Policy::Refuse } else { Policy::Warn }
}

/// What a record takes from its budget, as far as sums need it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taking {
    pub(crate) id: i64,
    pub(crate) budget: Option<Id<Budget>>,
    pub(crate) state: CommitmentState,
    pub(crate) amounts: Amounts,
    pub(crate) draw: Option<Money>,
}

/// The commitments of records of a kind, by record.
pub(crate) fn of_subjects(
    view: &mut View<'_>,
    kind: &str,
    subjects: &[i64],
) -> Result<BTreeMap<i64, Taking>> {
    let mut told = BTreeMap::new();
    for some in subjects.chunks(CHUNK) {
        let mut statement = sql("select subject, id, budget, state, approved, approved_currency, ordered,
                ordered_currency, received, received_currency, invoiced, invoiced_currency, draw, draw_currency
            from budget_commitments
            where subject_kind = ");
        statement
            .push_value(kind)
            .push(" and subject in (")
            .push_values(some.iter().copied())
            .push(") order by id");
        for (subject, taking) in view.all(statement, taking)? {
            told.entry(subject).or_insert(taking);
        }
    }
    Ok(told)
}

fn taking(row: &Row<'_>) -> Result<(i64, Taking), DbError> {
    let state = match row.at::<Option<String>>(3)?.as_deref() {
        Some("closed") => CommitmentState::Closed,
        Some("released") => CommitmentState::Released,
        _ => CommitmentState::Open,
    };
    let amounts = Amounts {
        approved: money(row, 4)?,
        ordered: money(row, 6)?,
        received: money(row, 8)?,
        invoiced: money(row, 10)?,
    };
    let budget = row.at::<Option<i64>>(2)?.map(Id::new);
    Ok((row.at(0)?, Taking { id: row.at(1)?, budget, state, amounts, draw: money(row, 12)? }))
}

/// What is taken from some budgets by all commitments.
pub(crate) fn taken_of(view: &mut View<'_>, budgets: &[i64]) -> Result<BTreeMap<i64, i64>> {
    sums(view, "budget", budgets)
}

/// What others take in the place of some commitments.
pub(crate) fn passed_on_of(view: &mut View<'_>, commitments: &[i64]) -> Result<BTreeMap<i64, i64>> {
    sums(view, "replaces", commitments)
}

/// What commitments take in all, by what a column of theirs refers to.
fn sums(view: &mut View<'_>, column: &'static str, ids: &[i64]) -> Result<BTreeMap<i64, i64>> {
    let mut told = BTreeMap::new();
    for some in ids.chunks(CHUNK) {
        let mut statement = sql(format!(
            "select {column}, cast(coalesce(sum(draw), 0) as bigint) from budget_commitments where {column} in ("
        ));
        statement.push_values(some.iter().copied()).push(&format!(") group by {column}"));
        told.extend(view.all(statement, |row| Ok((row.at::<i64>(0)?, row.at::<i64>(1)?)))?);
    }
    Ok(told)
}
