//! What approvals read from tables: rules that fit, who may decide, what waits.
use crate::{
    Approval, ApprovalState, Decision, DecisionState, Rule,
    rules::deciding::Decider,
    step::{RuleStep, Who},
};
use database::{DbError, Row, Sql, sql};
use domain::{Date, Id, Money};
use engine::{Result, View};
use people::{Department, Person};
use std::collections::BTreeMap;

/// A rule as far as it decides whether it asks.
pub(crate) struct RuleRow {
    pub(crate) id: Id<Rule>,
    pub(crate) amount_from: Option<Money>,
    pub(crate) company: Option<i64>,
    pub(crate) department: Option<i64>,
    pub(crate) category: Option<i64>,
    pub(crate) four_eyes: Option<bool>,
}

/// An amount from its two cells.
pub(crate) fn money(row: &Row<'_>, at: usize) -> Result<Option<Money>, DbError> {
    let (minor, code) = (row.at::<Option<i64>>(at)?, row.at::<Option<String>>(at + 1)?);
    let currency = code.and_then(|code| code.parse().ok());
    Ok(minor.zip(currency).map(|(minor, currency)| Money::new(minor, currency)))
}

/// The live rules for a kind of record, in the order in which they are asked.
pub(crate) fn rules_for(view: &mut View<'_>, kind: &str) -> Result<Vec<RuleRow>> {
    let text = "select id, amount_from, amount_from_currency, company, department, category, four_eyes
        from approval_rules
        where archived_at is null and (applies_to is null or applies_to = ?)
        order by position, id";
    view.all(sql(text).bind(kind), |row| {
        Ok(RuleRow {
            id: row.at(0)?,
            amount_from: money(row, 1)?,
            company: row.at(3)?,
            department: row.at(4)?,
            category: row.at(5)?,
            four_eyes: row.at(6)?,
        })
    })
}

/// The steps of some rules, by rule and in their order.
pub(crate) fn steps_of(view: &mut View<'_>, rules: &[Id<Rule>]) -> Result<BTreeMap<i64, Vec<RuleStep>>> {
    let mut steps: BTreeMap<i64, Vec<RuleStep>> = BTreeMap::new();
    if rules.is_empty() {
        return Ok(steps);
    }
    let mut statement = sql("select id, rule, position, who, person, role, days
        from approval_steps
        where archived_at is null and rule in (");
    statement.push_values(rules.iter().map(|rule| rule.number())).push(") order by rule, position, id");
    let read = |row: &Row<'_>| {
        let who = match row.at::<Option<String>>(3)?.as_deref() {
            Some("department-manager") => Who::DepartmentManager,
            Some("person") => Who::Person,
            Some("role") => Who::Role,
            _ => Who::Manager,
        };
        Ok(RuleStep {
            id: row.at(0)?,
            name: None,
            rule: row.at(1)?,
            position: row.at(2)?,
            who,
            person: row.at(4)?,
            role: row.at(5)?,
            days: row.at(6)?,
        })
    };
    for step in view.all(statement, read)? {
        steps.entry(step.rule.number()).or_default().push(step);
    }
    Ok(steps)
}

/// Somebody as far as it matters to who decides.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    pub(crate) manager: Option<Id<Person>>,
    pub(crate) department: Option<Id<Department>>,
    pub(crate) company: Option<i64>,
    pub(crate) is_here: bool,
}

/// Where a person stands.
pub(crate) fn person(view: &mut View<'_>, person: Id<Person>) -> Result<Standing> {
    let text =
        "select manager, department, company, employment from people where id = ? and archived_at is null";
    let read = |row: &Row<'_>| {
        let employment: Option<String> = row.at(3)?;
        Ok(Standing {
            manager: row.at(0)?,
            department: row.at(1)?,
            company: row.at(2)?,
            is_here: employment.as_deref() != Some("left"),
        })
    };
    Ok(view.first(sql(text).bind(person), read)?.unwrap_or_default())
}

/// Who runs a department, and what it is part of.
pub(crate) type Headed = (Option<Id<Person>>, Option<Id<Department>>);

/// Who runs a department, and what it is part of.
pub(crate) fn department(view: &mut View<'_>, department: Id<Department>) -> Result<Headed> {
    let text = "select manager, parent from departments where id = ?";
    let found = view.first(sql(text).bind(department), |row| Ok((row.at(0)?, row.at(1)?)))?;
    Ok(found.unwrap_or_default())
}

/// For whom somebody stands in on a day.
pub(crate) fn stands_in_for(view: &mut View<'_>, person: Id<Person>, day: Date) -> Result<Vec<Id<Person>>> {
    let text = "select distinct person from approval_deputies
        where deputy = ? and archived_at is null and starts_on <= ? and (ends_on is null or ends_on >= ?)";
    view.all(sql(text).bind(person).bind(day).bind(day), |row| row.at(0))
}

/// The roles that an account has.
pub(crate) fn roles_of(view: &mut View<'_>, account: i64) -> Result<Vec<i64>> {
    if view.kind("account").is_none() {
        return Ok(Vec::new());
    }
    let text = "select roles from access_accounts where id = ? and archived_at is null and state = 'active'";
    let given = view.first(sql(text).bind(account), |row| row.at::<Option<String>>(0))?.flatten();
    let given: serde_json::Value =
        given.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let given = given.as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(given.iter().filter_map(|granted| granted.get("role")?.as_i64()).collect())
}

/// The newest approval of a record, and where it stands.
pub(crate) fn newest_of(
    view: &mut View<'_>,
    kind: &str,
    subject: i64,
) -> Result<Option<(Id<Approval>, ApprovalState)>> {
    let text =
        "select id, state from approvals where subject_kind = ? and subject = ? order by id desc limit 1";
    view.first(sql(text).bind(kind).bind(subject), |row| {
        let state = match row.at::<Option<String>>(1)?.as_deref() {
            Some("approved") => ApprovalState::Approved,
            Some("refused") => ApprovalState::Refused,
            Some("withdrawn") => ApprovalState::Withdrawn,
            _ => ApprovalState::Open,
        };
        Ok((row.at(0)?, state))
    })
}

/// A step: its id, its state and who decided it.
pub(crate) type StepState = (Id<Decision>, DecisionState, Option<Id<Person>>);

/// The steps of an approval in their order.
pub(crate) fn decisions_of(view: &mut View<'_>, approval: Id<Approval>) -> Result<Vec<StepState>> {
    let text =
        "select id, state, decided_by from approval_decisions where approval = ? order by position, id";
    view.all(sql(text).bind(approval), |row| {
        let state = match row.at::<Option<String>>(1)?.as_deref() {
            Some("waiting") => DecisionState::Waiting,
            Some("approved") => DecisionState::Approved,
            Some("refused") => DecisionState::Refused,
            Some("dropped") => DecisionState::Dropped,
            _ => DecisionState::Pending,
        };
        Ok((row.at(0)?, state, row.at(2)?))
    })
}

/// Steps that should have been decided before a day, longest waiting first.
pub(crate) fn late(view: &mut View<'_>, day: Date, limit: usize) -> Result<Vec<Id<Decision>>> {
    let text = format!(
        "select id from approval_decisions where state = 'waiting' and due_on < ? order by due_on, id limit {limit}"
    );
    view.all(sql(text).bind(day), |row| row.at(0))
}

/// What stands behind `from`: the steps that somebody may decide now.
fn waiting(who: &Decider) -> Option<Sql> {
    let me = who.person?;
    let mut asked: Vec<i64> = who.stands_in_for.iter().map(|person| person.number()).collect();
    asked.push(me.number());
    let mut from = sql(" from approval_decisions d join approvals a on a.id = d.approval
        where d.state = 'waiting' and coalesce(d.requester, 0) <> ");
    from.push_value(me).push(" and coalesce(d.asked_by, 0) <> ").push_value(me);
    from.push(" and (d.person in (").push_values(asked.iter().copied());
    from.push(") or d.escalated_to in (").push_values(asked.iter().copied()).push(")");
    if !who.roles.is_empty() {
        from.push(" or d.role in (").push_values(who.roles.iter().copied()).push(")");
    }
    if who.keeps {
        from.push(" or d.for_keepers = ").push_value(true);
    }
    from.push(") and (d.four_eyes = ").push_value(false);
    from.push(" or not exists (select 1 from approval_decisions e where e.approval = d.approval and e.decided_by = ");
    from.push_value(me).push("))");
    Some(from)
}

/// How many steps wait for somebody.
pub(crate) fn count_waiting(view: &mut View<'_>, who: &Decider) -> Result<i64> {
    let Some(from) = waiting(who) else { return Ok(0) };
    let mut statement = sql("select count(*)");
    statement.push_sql(&from);
    view.scalar(statement)
}

/// The steps that wait for somebody, those due first at the top.
pub(crate) fn waiting_for(
    view: &mut View<'_>,
    who: &Decider,
    limit: usize,
) -> Result<Vec<(Id<Decision>, Id<Approval>)>> {
    let Some(from) = waiting(who) else { return Ok(Vec::new()) };
    let mut statement = sql("select d.id, d.approval");
    statement.push_sql(&from);
    statement.push(&format!(" order by coalesce(d.due_on, '9999-12-31'), d.id limit {limit}"));
    view.all(statement, |row| Ok((row.at(0)?, row.at(1)?)))
}

/// What somebody asked for, newest first.
pub(crate) fn asked_by(view: &mut View<'_>, person: Id<Person>, limit: usize) -> Result<Vec<Id<Approval>>> {
    let text = format!(
        "select id from approvals where requester = ? or asked_by = ? order by id desc limit {limit}"
    );
    view.all(sql(text).bind(person).bind(person), |row| row.at(0))
}

/// Approvals by their ids, as far as pages tell them.
pub(crate) fn told(view: &mut View<'_>, ids: &[Id<Approval>]) -> Result<BTreeMap<i64, ToldRow>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut statement =
        sql("select id, number, title, subject_kind, subject, amount, amount_currency, requester,
        state, step, steps, asked_on, department from approvals where id in (");
    statement.push_values(ids.iter().map(|id| id.number())).push(")");
    let rows = view.all(statement, |row| {
        Ok(ToldRow {
            id: row.at(0)?,
            number: row.at::<Option<String>>(1)?.unwrap_or_default(),
            title: row.at::<Option<String>>(2)?.unwrap_or_default(),
            subject_kind: row.at::<Option<String>>(3)?.unwrap_or_default(),
            subject: row.at::<Option<i64>>(4)?.unwrap_or_default(),
            amount: money(row, 5)?,
            requester: row.at(7)?,
            state: row.at::<Option<String>>(8)?.unwrap_or_default(),
            step: row.at::<Option<i64>>(9)?.unwrap_or_default(),
            steps: row.at::<Option<i64>>(10)?.unwrap_or_default(),
            asked_on: row.at(11)?,
            department: row.at(12)?,
        })
    })?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// An approval as it is told.
pub(crate) struct ToldRow {
    pub(crate) id: i64,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) subject_kind: String,
    pub(crate) subject: i64,
    pub(crate) amount: Option<Money>,
    pub(crate) requester: Option<i64>,
    pub(crate) state: String,
    pub(crate) step: i64,
    pub(crate) steps: i64,
    pub(crate) asked_on: Option<Date>,
    pub(crate) department: Option<i64>,
}

/// The steps of an approval as a page tells them.
pub(crate) struct StepRow {
    pub(crate) id: i64,
    pub(crate) position: i64,
    pub(crate) state: String,
    pub(crate) who: Option<String>,
    pub(crate) person: Option<i64>,
    pub(crate) role: Option<i64>,
    pub(crate) escalated_to: Option<i64>,
    pub(crate) due_on: Option<Date>,
    pub(crate) decided_by: Option<i64>,
    pub(crate) instead_of: Option<i64>,
    pub(crate) decided_on: Option<Date>,
    pub(crate) reason: Option<String>,
}

/// Every step of an approval.
pub(crate) fn steps_told(view: &mut View<'_>, approval: i64) -> Result<Vec<StepRow>> {
    let text = "select id, position, state, who, person, role, escalated_to, due_on, decided_by, instead_of,
        decided_on, reason from approval_decisions where approval = ? order by position, id";
    view.all(sql(text).bind(approval), |row| {
        Ok(StepRow {
            id: row.at(0)?,
            position: row.at::<Option<i64>>(1)?.unwrap_or_default(),
            state: row.at::<Option<String>>(2)?.unwrap_or_default(),
            who: row.at(3)?,
            person: row.at(4)?,
            role: row.at(5)?,
            escalated_to: row.at(6)?,
            due_on: row.at(7)?,
            decided_by: row.at(8)?,
            instead_of: row.at(9)?,
            decided_on: row.at(10)?,
            reason: row.at(11)?,
        })
    })
}

/// When the present steps of approvals should be decided.
pub(crate) fn due_of(view: &mut View<'_>, ids: &[Id<Approval>]) -> Result<BTreeMap<i64, Date>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut statement = sql("select approval, due_on from approval_decisions
        where state = 'waiting' and due_on is not null and approval in (");
    statement.push_values(ids.iter().map(|id| id.number())).push(")");
    Ok(view.all(statement, |row| Ok((row.at(0)?, row.at(1)?)))?.into_iter().collect())
}

/// A step as far as it decides who may answer it, whatever the reader may see: the answer is only whether they may.
pub(crate) fn step_to_decide(view: &mut View<'_>, step: i64, approval: i64) -> Result<Option<Decision>> {
    let text = "select person, role, escalated_to, for_keepers, four_eyes, requester, asked_by
        from approval_decisions where id = ? and state = 'waiting'";
    view.first(sql(text).bind(step), |row| {
        Ok(Decision {
            id: Id::new(step),
            name: String::new(),
            approval: Id::new(approval),
            position: 0,
            state: DecisionState::Waiting,
            who: None,
            person: row.at(0)?,
            role: row.at(1)?,
            escalated_to: row.at(2)?,
            for_keepers: row.at(3)?,
            four_eyes: row.at(4)?,
            requester: row.at(5)?,
            asked_by: row.at(6)?,
            days: None,
            due_on: None,
            decided_by: None,
            instead_of: None,
            decided_on: None,
            reason: None,
        })
    })
}
