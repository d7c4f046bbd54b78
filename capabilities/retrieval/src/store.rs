//! What returns read from the register, and the digests of links.
use crate::{
    FunnelTold, Retrieval, RetrievalPlan,
    rules::case::{CaseState, ItemState},
};
use database::sql;
use domain::{Date, Id, Instant};
use engine::{Error, Record, Result, View, Work};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The word of a choice, as its type.
fn word<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_value(Value::String(text.to_owned())).map_err(Error::from)
}

const RUNS: &str = "state not in ('closed', 'cancelled') and archived_at is null";

/// The case that runs for a person: its id and number.
pub(crate) fn running(view: &mut View<'_>, person: i64) -> Result<Option<(i64, String)>> {
    let text = format!("select id, number from retrievals where person = ? and {RUNS} order by id limit 1");
    view.first(sql(text).bind(person), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// The case that runs for a person because they leave.
pub(crate) fn running_leaver(view: &mut View<'_>, person: i64) -> Result<Option<(i64, String)>> {
    let text = format!(
        "select id, number from retrievals where person = ? and reason = 'leaver' and {RUNS} order by id limit 1"
    );
    view.first(sql(text).bind(person), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// What a person holds.
pub(crate) fn held(view: &mut View<'_>, person: i64, limit: usize) -> Result<Vec<i64>> {
    let text = format!(
        "select id from assets where holder_person = ? and archived_at is null order by id limit {limit}"
    );
    view.all(sql(text).bind(person), |row| row.at(0))
}

/// An asset, as it is called.
pub(crate) struct Named {
    pub(crate) id: i64,
    pub(crate) tag: String,
    pub(crate) description: Option<String>,
}

/// Some assets, as they are called.
pub(crate) fn named(view: &mut View<'_>, assets: &[i64]) -> Result<Vec<Named>> {
    let mut statement = sql("select a.id, a.tag, coalesce(m.name, a.name)
         from assets a left join models m on m.id = a.model where a.id in (");
    statement.push_values(assets.iter().copied()).push(") order by a.id");
    view.all(statement, |row| {
        let tag = row.at::<Option<String>>(1)?.unwrap_or_default();
        Ok(Named { id: row.at(0)?, tag, description: row.at(2)? })
    })
}

/// The plan of the country in which a person works, or the one for everywhere.
pub(crate) fn plan_for(view: &mut View<'_>, person: i64) -> Result<Option<RetrievalPlan>> {
    let text = "select r.id
         from people p
             left join locations l on l.id = p.location left join companies c on c.id = p.company
             join retrieval_plans r on r.country is null or lower(r.country) = lower(coalesce(l.country, c.country))
         where p.id = ? and r.archived_at is null
         order by case when r.country is null then 1 else 0 end, r.id limit 1";
    let found: Option<i64> = view.first(sql(text).bind(person), |row| row.at(0))?;
    found.map(|id| plan(view, Id::new(id))).transpose()
}

fn plan(view: &mut View<'_>, id: Id<RetrievalPlan>) -> Result<RetrievalPlan> {
    let text =
        "select id, name, country, tell_before, return_within, remind_1, remind_2, remind_3, escalate_after,
             letter_after, drop_off, instructions, address, carrier, letter
         from retrieval_plans where id = ?";
    let found = view.first(sql(text).bind(id), |row| {
        Ok(RetrievalPlan {
            id: Id::new(row.at(0)?),
            name: row.at(1)?,
            country: row.at(2)?,
            tell_before: row.at(3)?,
            return_within: row.at(4)?,
            remind_1: row.at(5)?,
            remind_2: row.at(6)?,
            remind_3: row.at(7)?,
            escalate_after: row.at(8)?,
            letter_after: row.at(9)?,
            drop_off: row.at::<Option<i64>>(10)?.map(Id::new),
            instructions: row.at(11)?,
            address: row.at(12)?,
            carrier: row.at(13)?,
            letter: row.at(14)?,
        })
    })?;
    found.ok_or(Error::NotFound(RetrievalPlan::KIND.one))
}

/// What a plan says to leavers: how, where to, where it can be brought.
pub(crate) fn instructions(view: &mut View<'_>, id: Id<RetrievalPlan>) -> Result<(String, String, String)> {
    let plan = plan(view, id)?;
    let place = match plan.drop_off {
        Some(place) => view.labels(people::Location::KIND, &[place.number()])?.into_values().next(),
        None => None,
    };
    Ok((plan.instructions.unwrap_or_default(), plan.address.unwrap_or_default(), place.unwrap_or_default()))
}

/// What the letter of a plan says.
pub(crate) fn letter(view: &mut View<'_>, id: Id<RetrievalPlan>) -> Result<String> {
    Ok(plan(view, id)?.letter.unwrap_or_default())
}

/// Where the items of a case stand.
pub(crate) fn item_states(view: &mut View<'_>, case: Id<Retrieval>) -> Result<Vec<ItemState>> {
    let text = "select state from retrieval_items where retrieval = ? and archived_at is null order by id";
    let words: Vec<String> = view.all(sql(text).bind(case), |row| row.at(0))?;
    words.iter().map(|text| word(text)).collect()
}

/// The state and number of a case.
pub(crate) fn case_of(view: &mut View<'_>, case: Id<Retrieval>) -> Result<(CaseState, String)> {
    let text = "select state, number from retrievals where id = ?";
    let found: Option<(String, String)> =
        view.first(sql(text).bind(case), |row| Ok((row.at(0)?, row.at(1)?)))?;
    let (state, number) = found.ok_or(Error::NotFound(Retrieval::KIND.one))?;
    Ok((word(&state)?, number))
}

/// The item that expects an asset, and from whom.
pub(crate) fn expected(view: &mut View<'_>, asset: i64) -> Result<Option<(i64, i64)>> {
    let text = "select i.id, i.person from retrieval_items i join retrievals r on r.id = i.retrieval
         where i.asset = ? and i.state = 'expected' and r.state not in ('closed', 'cancelled')
         order by i.id limit 1";
    view.first(sql(text).bind(asset), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// Tags and descriptions of what is still to come.
pub(crate) fn to_come(view: &mut View<'_>, case: Id<Retrieval>) -> Result<Vec<(String, String)>> {
    let text = "select tag, description from retrieval_items
         where retrieval = ? and state = 'expected' and archived_at is null order by id";
    view.all(sql(text).bind(case), |row| Ok((row.at(0)?, row.at::<Option<String>>(1)?.unwrap_or_default())))
}

/// Cases in which the clock has something to do, after an id.
pub(crate) fn due(view: &mut View<'_>, today: Date, after: i64, limit: usize) -> Result<Vec<i64>> {
    let text = format!(
        "select id from retrievals where next_on <= ? and id > ? and {RUNS} order by id limit {limit}"
    );
    view.all(sql(text).bind(today).bind(after), |row| row.at(0))
}

/// People with a last day until then who hold something and for whom no case was ever opened, after an id.
pub(crate) fn missed(view: &mut View<'_>, until: Date, after: i64, limit: usize) -> Result<Vec<i64>> {
    let text = format!(
        "select p.id from people p
         where p.ends_on is not null and p.ends_on <= ? and p.id > ? and p.archived_at is null
             and exists (select 1 from assets a where a.holder_person = p.id and a.archived_at is null)
             and not exists (select 1 from retrievals r where r.person = p.id and r.reason = 'leaver')
         order by p.id limit {limit}"
    );
    view.all(sql(text).bind(until).bind(after), |row| row.at(0))
}

/// How far cases came, as far as the reader sees them.
pub(crate) fn funnel(view: &mut View<'_>, since: Option<Date>) -> Result<FunnelTold> {
    let reach = view.reach_over(Retrieval::KIND.read)?;
    let today = view.today();
    let mut statement = sql("select count(*), count(t.told_on), count(t.label_on), count(t.sent_on),
             count(t.received_on), count(case when t.state = 'closed' then 1 end),
             count(case when t.outcome in ('partly', 'lost') then 1 end),
             count(case when t.closed_on is null and t.received_on is null and t.due_on < ? then 1 end)
         from retrievals t where t.state <> 'cancelled' and t.archived_at is null")
    .bind(today);
    if let Some(since) = since {
        statement.push(" and t.opened_on >= ").push_value(since);
    }
    statement.push_sql(&reach.condition(&Retrieval::KIND.belonging, "t"));
    let told = view.first(statement, |row| {
        Ok(FunnelTold {
            opened: row.at(0)?,
            told: row.at(1)?,
            label: row.at(2)?,
            in_transit: row.at(3)?,
            received: row.at(4)?,
            closed: row.at(5)?,
            with_loss: row.at(6)?,
            late: row.at(7)?,
        })
    })?;
    Ok(told.unwrap_or_default())
}

/// What people were charged, by currency, as far as the reader sees it.
pub(crate) fn deductions(view: &mut View<'_>, case: Id<Retrieval>) -> Result<Vec<(i64, String)>> {
    let text = "select sum(deduction), deduction_currency from retrieval_items
         where retrieval = ? and deduction is not null and archived_at is null
         group by deduction_currency order by deduction_currency";
    view.all(sql(text).bind(case), |row| Ok((row.at(0)?, row.at::<Option<String>>(1)?.unwrap_or_default())))
}

/// Keeps the digest of a link.
pub(crate) fn keep_link(
    work: &mut Work<'_>,
    digest: &[u8; 32],
    case: Id<Retrieval>,
    expires: Instant,
) -> Result<()> {
    let text = "insert into retrieval_links (secret, retrieval, expires_at) values (?, ?, ?)";
    work.project(sql(text).bind(digest.to_vec()).bind(case).bind(expires.0))?;
    Ok(())
}

/// The case that a link is for, if it still works.
pub(crate) fn linked(view: &mut View<'_>, digest: &[u8; 32], now: Instant) -> Result<Option<i64>> {
    let text = "select retrieval from retrieval_links where secret = ? and expires_at > ?";
    view.first(sql(text).bind(digest.to_vec()).bind(now.0), |row| row.at(0))
}

/// Ends every link of a case.
pub(crate) fn end_links(work: &mut Work<'_>, case: Id<Retrieval>) -> Result<()> {
    work.project(sql("delete from retrieval_links where retrieval = ?").bind(case))?;
    Ok(())
}
