//! What budgets read from tables.
use super::{Budget, Commitment, Policy};
use crate::store::money;
use database::{Row, sql};
use domain::{Date, Id, Money};
use engine::{Result, View};

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
        let policy: Option<String> = row.at(6)?;
        Ok(BudgetRow {
            id: row.at(0)?,
            company: row.at(1)?,
            department: row.at(2)?,
            category: row.at(3)?,
            amount: money(row, 4)?,
            policy: if policy.as_deref() == Some("refuse") { Policy::Refuse } else { Policy::Warn },
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
