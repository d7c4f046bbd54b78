//! What planning reads from tables: its own, and what there is of assets and orders.
mod open;
mod orders;
mod provisions;

pub(crate) use open::{OpenNeed, categories_around, needs_for, needs_of_hiring};
pub(crate) use orders::{bought, planned_in};
pub(crate) use provisions::{
    forget_provision, forget_provisions_beyond, keep_provision, met_by, provision_stands,
};

use crate::{Headcount, Need, Plan, PlanLine, PlanState, ProfileLine, RoleProfile, Vote};
use assets::Asset;
use catalog::{Category, Model};
use database::{DbError, Row, Sql, sql};
use domain::{Date, Id, Money};
use engine::{Reach, Record, Result, View};
use people::Person;
use std::collections::BTreeMap;

fn money(row: &Row<'_>, at: usize) -> Result<Option<Money>, DbError> {
    let (minor, code) = (row.at::<Option<i64>>(at)?, row.at::<Option<String>>(at + 1)?);
    let currency = code.and_then(|code| code.parse().ok());
    Ok(minor.zip(currency).map(|(minor, currency)| Money::new(minor, currency)))
}

/// The category of a model.
pub(crate) fn category_of(view: &mut View<'_>, model: Id<Model>) -> Result<Option<Id<Category>>> {
    let found = view.first(sql("select category from models where id = ?").bind(model), |row| row.at(0))?;
    Ok(found.flatten())
}

/// An item that a role gets.
pub(crate) struct Item {
    pub(crate) line: Id<ProfileLine>,
    pub(crate) model: Option<Id<Model>>,
    pub(crate) category: Option<Id<Category>>,
    pub(crate) quantity: i64,
}

/// The items of a profile.
pub(crate) fn items_of(view: &mut View<'_>, profile: Id<RoleProfile>) -> Result<Vec<Item>> {
    let text = "select id, model, category, quantity from planning_profile_lines
        where profile = ? and archived_at is null and (gives is null or gives = 'item')
        order by id";
    view.all(sql(text).bind(profile), |row| {
        Ok(Item {
            line: row.at(0)?,
            model: row.at(1)?,
            category: row.at(2)?,
            quantity: row.at::<Option<i64>>(3)?.unwrap_or(1),
        })
    })
}

/// A need and the line of a profile that it came from.
pub(crate) type Followed = (Id<Need>, Id<ProfileLine>);

/// The needs that came from a line of the headcount plan, with the lines of the profile they came from.
pub(crate) fn needs_of_headcount(view: &mut View<'_>, headcount: Id<Headcount>) -> Result<Vec<Followed>> {
    let text = "select id, profile_line from planning_needs
        where headcount = ? and profile_line is not null
        order by id";
    view.all(sql(text).bind(headcount), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// The lines of the headcount plan that use a profile.
pub(crate) fn headcount_with(view: &mut View<'_>, profile: i64) -> Result<Vec<i64>> {
    let text = "select id from planning_headcount where profile = ? and archived_at is null order by id";
    view.all(sql(text).bind(profile), |row| row.at(0))
}

/// What makes an asset free: in stock, nobody's, and of a status that may be handed out.
const FREE: &str = "t.archived_at is null and t.stage = 'in-stock' and t.holder_person is null
    and t.holder_location is null and t.holder_asset is null
    and coalesce(t.condition, '') <> 'broken'
    and not exists (select 1 from statuses s where s.id = t.status and s.may_be_handed_out = ";

/// How many of a model, or of any model of a category, are free in stock.
pub(crate) fn idle(
    view: &mut View<'_>,
    model: Option<Id<Model>>,
    category: Option<Id<Category>>,
) -> Result<i64> {
    let mut statement = sql("select count(*) from assets t where ");
    statement.push(FREE).push_value(false).push(")");
    match (model, category) {
        (Some(model), _) => statement.push(" and t.model = ").push_value(model),
        (None, Some(category)) => statement.push(" and t.category = ").push_value(category),
        (None, None) => return Ok(0),
    };
    view.scalar(statement)
}

/// The tags of a few of them, as far as the reader may see them.
pub(crate) fn some_idle(
    view: &mut View<'_>,
    model: Option<Id<Model>>,
    category: Option<Id<Category>>,
) -> Result<Vec<String>> {
    let Some(reach) = view.actor().grants.reach_of(assets::READ) else { return Ok(Vec::new()) };
    let mut statement = sql("select t.tag from assets t where ");
    statement.push(FREE).push_value(false).push(")");
    match (model, category) {
        (Some(model), _) => statement.push(" and t.model = ").push_value(model),
        (None, category) => statement.push(" and t.category = ").push_value(category.map(Id::number)),
    };
    statement.push_sql(&reach.condition(&Asset::KIND.belonging, "t")).push(" order by t.id limit 3");
    view.all(statement, |row| row.at(0))
}

/// What one usually costs: what the newest of the model, or else of the category, did cost.
pub(crate) fn usual_cost(
    view: &mut View<'_>,
    model: Option<Id<Model>>,
    category: Option<Id<Category>>,
) -> Result<Option<Money>> {
    let newest = |view: &mut View<'_>, column: &str, id: i64| {
        let text = format!(
            "select cost, cost_currency from assets where {column} = ? and cost is not null order by id desc limit 1"
        );
        view.first(sql(text).bind(id), |row| money(row, 0))
    };
    if let Some(model) = model
        && let Some(found) = newest(view, "model", model.number())?
    {
        return Ok(found);
    }
    match category {
        Some(category) if model.is_none() => Ok(newest(view, "category", category.number())?.flatten()),
        _ => Ok(None),
    }
}

/// Where places lie.
pub(crate) struct Sites {
    places: BTreeMap<i64, (Option<i64>, bool)>,
}

/// Steps up from a place at most.
const DEPTH_MAX: usize = 30;

impl Sites {
    pub(crate) fn read(view: &mut View<'_>) -> Result<Self> {
        let rows = view.all(sql("select id, parent, kind from locations"), |row| {
            let kind: Option<String> = row.at(2)?;
            Ok((row.at(0)?, (row.at(1)?, kind.as_deref() == Some("site"))))
        })?;
        Ok(Self { places: rows.into_iter().collect() })
    }

    fn above(&self, place: Option<i64>) -> impl Iterator<Item = (i64, bool)> {
        let mut next = place;
        std::iter::from_fn(move || {
            let id = next?;
            let (parent, is_site) = self.places.get(&id).copied().unwrap_or_default();
            next = parent;
            Some((id, is_site))
        })
        .take(DEPTH_MAX)
    }

    /// The site in which a place lies: the nearest one above it, or else the place at the top.
    pub(crate) fn site_of(&self, place: Option<i64>) -> Option<i64> {
        let site = self.above(place).find(|(_, is_site)| *is_site);
        site.or_else(|| self.above(place).last()).map(|(id, _)| id)
    }

    /// Whether a place is another, or lies within it.
    pub(crate) fn lies_within(&self, place: Option<i64>, within: i64) -> bool {
        self.above(place).any(|(id, _)| id == within)
    }
}

/// What a pile of things counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pile {
    Free,
    Reserved,
    Incoming,
    OnOrder,
    Returning,
    Needed,
}

/// So many of something at a place.
pub(crate) struct Heap {
    pub(crate) category: Option<i64>,
    pub(crate) model: Option<i64>,
    pub(crate) location: Option<i64>,
    pub(crate) count: i64,
}

fn heap(row: &Row<'_>) -> Result<Heap, DbError> {
    Ok(Heap { category: row.at(0)?, model: row.at(1)?, location: row.at(2)?, count: row.at(3)? })
}

const HEAP: &str = "select t.category, t.model, t.location, count(*) from assets t ";
const BY: &str = " group by t.category, t.model, t.location";

/// Everything that there is, comes and is needed until a day, within what the reader may see.
pub(crate) fn piles(view: &mut View<'_>, until: Date) -> Result<Vec<(Pile, Heap)>> {
    let reach = view.actor().grants.reach_of(assets::READ).unwrap_or(Reach::Within(Vec::new()));
    let seen = reach.condition(&Asset::KIND.belonging, "t");
    let mut told = Vec::new();
    let mut add = |what: Pile, heaps: Vec<Heap>| told.extend(heaps.into_iter().map(|heap| (what, heap)));

    let mut free = sql(HEAP);
    free.push("where ").push(FREE).push_value(false).push(")").push_sql(&seen).push(BY);
    add(Pile::Free, view.all(free, heap)?);

    let mut reserved = sql(HEAP);
    reserved.push(
        "join statuses s on s.id = t.status
        where t.archived_at is null and t.stage = 'in-stock' and s.may_be_handed_out = ",
    );
    reserved.push_value(false).push_sql(&seen).push(BY);
    add(Pile::Reserved, view.all(reserved, heap)?);

    let mut incoming = sql(HEAP);
    incoming.push("where t.archived_at is null and t.stage = 'ordered'").push_sql(&seen).push(BY);
    add(Pile::Incoming, view.all(incoming, heap)?);

    let (today, day) = (view.today(), until.to_string());
    let mut returning = sql("select t.category, t.model, t.location, count(*)");
    returning.push_sql(&coming_back(today, &day)).push_sql(&seen).push(BY);
    add(Pile::Returning, view.all(returning, heap)?);

    add(Pile::OnOrder, orders::on_order(view)?);

    let reach = view.actor().grants.reach_of(crate::READ).unwrap_or(Reach::Within(Vec::new()));
    let mut needed = sql("select t.category, t.model, t.location,
            cast(sum(coalesce(t.quantity, 1) - coalesce(t.provided, 0)) as bigint)
        from planning_needs t
        where t.archived_at is null and t.state in ('asked', 'wanted', 'planned') and t.wanted_by <= ");
    needed.push_value(day.as_str()).push_sql(&reach.condition(&Need::KIND.belonging, "t")).push(BY);
    add(Pile::Needed, view.all(needed, heap)?);
    Ok(told)
}

/// Assets in use that are due until a day, or held by somebody who leaves until then. Found by the indexes of these days,
/// not among all that is in use: SQLite keeps the order of a cross join, and PostgreSQL finds it by itself.
fn coming_back(today: Date, until: &str) -> Sql {
    let mut found = sql("
        from (select a.id from assets a where a.archived_at is null and a.due_back <= ");
    found.push_value(until).push(
        "
            union
            select a.id from people leaving
            cross join assets a
            where a.holder_person = leaving.id and a.archived_at is null and leaving.archived_at is null
                and leaving.ends_on >= ",
    );
    found.push_value(today).push(" and leaving.ends_on <= ").push_value(until).push(
        ") back
        cross join assets t
        left join people p on p.id = t.holder_person
        where t.id = back.id and t.archived_at is null and t.stage = 'in-use'",
    );
    found
}

/// Assets in use that come back until a day: the asset, its tag, who has it, and when.
pub(crate) struct Return {
    pub(crate) asset: i64,
    pub(crate) tag: String,
    pub(crate) category: Option<i64>,
    pub(crate) model: Option<i64>,
    pub(crate) location: Option<i64>,
    pub(crate) person: Option<i64>,
    pub(crate) on: Option<Date>,
}

/// What comes back until a day, soonest first.
pub(crate) fn returns(view: &mut View<'_>, until: Date, limit: usize) -> Result<Vec<Return>> {
    let reach = view.actor().grants.reach_of(assets::READ).unwrap_or(Reach::Within(Vec::new()));
    let (today, day) = (view.today(), until.to_string());
    let mut statement = sql("select t.id, t.tag, t.category, t.model, t.location, t.holder_person,
            coalesce(t.due_back, p.ends_on)");
    statement.push_sql(&coming_back(today, &day));
    statement.push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
    statement.push(&format!(" order by coalesce(t.due_back, p.ends_on), t.id limit {limit}"));
    view.all(statement, |row| {
        Ok(Return {
            asset: row.at(0)?,
            tag: row.at::<Option<String>>(1)?.unwrap_or_default(),
            category: row.at(2)?,
            model: row.at(3)?,
            location: row.at(4)?,
            person: row.at(5)?,
            on: row.at(6)?,
        })
    })
}

/// How many assets have a day before `last`, day by day.
pub(crate) fn ends(view: &mut View<'_>, field: &'static str, last: Date) -> Result<Vec<(Date, i64)>> {
    let reach = view.actor().grants.reach_of(assets::READ).unwrap_or(Reach::Within(Vec::new()));
    let mut statement = sql(format!(
        "select t.{field}, count(*) from assets t
         where t.archived_at is null and t.stage in ('in-stock', 'in-use', 'in-maintenance') and t.{field} < "
    ));
    statement.push_value(last).push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
    statement.push(&format!(" group by t.{field}"));
    view.all(statement, |row| Ok((row.at(0)?, row.at(1)?)))
}

/// What the assets did cost whose planned life ends before a day, day by day.
pub(crate) fn replacement_cost(view: &mut View<'_>, last: Date) -> Result<Vec<(Date, Money)>> {
    let reach = view.actor().grants.reach_of(assets::READ).unwrap_or(Reach::Within(Vec::new()));
    let mut statement =
        sql("select t.planned_end_on, cast(sum(t.cost) as bigint), t.cost_currency from assets t
        where t.archived_at is null and t.stage in ('in-stock', 'in-use', 'in-maintenance')
            and t.cost is not null and t.planned_end_on < ");
    statement.push_value(last).push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
    statement.push(" group by t.planned_end_on, t.cost_currency");
    let rows = view.all(statement, |row| Ok((row.at::<Date>(0)?, money(row, 1)?)))?;
    Ok(rows.into_iter().filter_map(|(day, money)| Some((day, money?))).collect())
}

/// What has to be replaced until a day, or is in poor condition.
pub(crate) fn to_replace(view: &mut View<'_>, until: Date) -> Result<Vec<Heap>> {
    let reach = view.actor().grants.reach_of(assets::READ).unwrap_or(Reach::Within(Vec::new()));
    let mut statement = sql(HEAP);
    statement.push(
        "where t.archived_at is null and t.stage in ('in-use', 'in-maintenance')
            and (t.condition in ('poor', 'broken') or t.planned_end_on < ",
    );
    statement.push_value(until).push(")").push_sql(&reach.condition(&Asset::KIND.belonging, "t")).push(BY);
    view.all(statement, heap)
}

/// The open need that was worked out from something.
pub(crate) fn need_from(view: &mut View<'_>, origin: &str) -> Result<Option<Id<Need>>> {
    let text = "select id from planning_needs
        where origin = ? and state = 'wanted' and archived_at is null
        order by id limit 1";
    view.first(sql(text).bind(origin), |row| row.at(0))
}

/// A need that may go into a plan.
pub(crate) struct WantedRow {
    pub(crate) id: Id<Need>,
    pub(crate) category: Option<i64>,
    pub(crate) model: Option<i64>,
    pub(crate) location: Option<i64>,
    pub(crate) missing: i64,
}

/// What is wanted until a day and stands in no plan.
pub(crate) fn wanted_needs(view: &mut View<'_>, until: Date) -> Result<Vec<WantedRow>> {
    let text = "select id, category, model, location, coalesce(quantity, 1) - coalesce(provided, 0)
        from planning_needs
        where archived_at is null and state = 'wanted' and wanted_by <= ?
        order by id";
    view.all(sql(text).bind(until), |row| {
        Ok(WantedRow {
            id: row.at(0)?,
            category: row.at(1)?,
            model: row.at(2)?,
            location: row.at(3)?,
            missing: row.at(4)?,
        })
    })
}

/// A line of a plan as far as sums and budgets need it.
pub(crate) struct LineRow {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) category: Option<i64>,
    pub(crate) department: Option<i64>,
    pub(crate) quantity: i64,
    pub(crate) unit_cost: Option<Money>,
    pub(crate) buy_by: Option<Date>,
}

impl LineRow {
    pub(crate) fn total(&self) -> Option<Money> {
        let cost = self.unit_cost?;
        cost.minor.checked_mul(self.quantity).map(|minor| Money::new(minor, cost.currency))
    }
}

/// The live lines of a plan.
pub(crate) fn lines_of(view: &mut View<'_>, plan: Id<Plan>) -> Result<Vec<LineRow>> {
    let text = "select id, name, category, department, quantity, unit_cost, unit_cost_currency, buy_by
        from planning_plan_lines
        where plan = ? and archived_at is null
        order by id";
    view.all(sql(text).bind(plan), |row| {
        Ok(LineRow {
            id: row.at(0)?,
            name: row.at::<Option<String>>(1)?.unwrap_or_default(),
            category: row.at(2)?,
            department: row.at(3)?,
            quantity: row.at::<Option<i64>>(4)?.unwrap_or(1),
            unit_cost: money(row, 5)?,
            buy_by: row.at(7)?,
        })
    })
}

/// The plan of a line, and the line as far as sums and budgets need it.
pub(crate) fn line_of_plan(view: &mut View<'_>, line: Id<PlanLine>) -> Result<Option<(Id<Plan>, LineRow)>> {
    let plan =
        view.first(sql("select plan from planning_plan_lines where id = ?").bind(line), |row| row.at(0))?;
    let Some(plan) = plan else { return Ok(None) };
    let found = lines_of(view, plan)?.into_iter().find(|row| row.id == line.number());
    Ok(found.map(|row| (plan, row)))
}

/// Where the plan of a line stands.
pub(crate) fn plan_of(view: &mut View<'_>, line: Id<PlanLine>) -> Result<Option<PlanState>> {
    let text = "select plan from planning_plan_lines where id = ?";
    match view.first(sql(text).bind(line), |row| row.at(0))? {
        Some(plan) => state_of_plan(view, plan),
        None => Ok(None),
    }
}

/// Where a plan stands.
pub(crate) fn state_of_plan(view: &mut View<'_>, plan: Id<Plan>) -> Result<Option<PlanState>> {
    view.first(sql("select state from planning_plans where id = ?").bind(plan), |row| {
        Ok(match row.at::<Option<String>>(0)?.as_deref() {
            Some("submitted") => PlanState::Submitted,
            Some("approved") => PlanState::Approved,
            Some("done") => PlanState::Done,
            Some("cancelled") => PlanState::Cancelled,
            _ => PlanState::Draft,
        })
    })
}

/// The needs in a line of a plan.
pub(crate) fn needs_of_line(view: &mut View<'_>, line: Id<PlanLine>) -> Result<Vec<Id<Need>>> {
    view.all(sql("select id from planning_needs where plan_line = ? order by id").bind(line), |row| row.at(0))
}

/// Somebody's vote on a need.
pub(crate) fn vote_of(view: &mut View<'_>, need: Id<Need>, voter: Id<Person>) -> Result<Option<Id<Vote>>> {
    let text = "select id from planning_votes where need = ? and voter = ? limit 1";
    view.first(sql(text).bind(need).bind(voter), |row| row.at(0))
}

/// Votes for and against a need.
pub(crate) fn votes(view: &mut View<'_>, need: Id<Need>) -> Result<(i64, i64)> {
    let count = |view: &mut View<'_>, side: &str| {
        let text = "select count(*) from planning_votes where need = ? and choice = ?";
        view.scalar(sql(text).bind(need).bind(side))
    };
    Ok((count(view, "for")?, count(view, "against")?))
}

/// Something that can be asked for.
pub(crate) struct Offer {
    pub(crate) model: i64,
    pub(crate) name: String,
    pub(crate) category: Option<i64>,
}

/// The catalogue of what can be asked for.
pub(crate) fn offers(view: &mut View<'_>, limit: usize) -> Result<Vec<Offer>> {
    let text = format!(
        "select id, name, category from models
         where archived_at is null and requestable = ?
         order by category, name, id limit {limit}"
    );
    view.all(sql(text).bind(true), |row| {
        Ok(Offer {
            model: row.at(0)?,
            name: row.at::<Option<String>>(1)?.unwrap_or_default(),
            category: row.at(2)?,
        })
    })
}

/// How many of each model are free in stock.
pub(crate) fn idle_by_model(view: &mut View<'_>) -> Result<BTreeMap<i64, i64>> {
    let mut statement = sql("select t.model, count(*) from assets t where t.model is not null and ");
    statement.push(FREE).push_value(false).push(") group by t.model");
    Ok(view.all(statement, |row| Ok((row.at(0)?, row.at(1)?)))?.into_iter().collect())
}

/// What somebody asked for, or somebody asked for them.
pub(crate) struct Requested {
    pub(crate) id: i64,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) quantity: i64,
    pub(crate) provided: i64,
    pub(crate) state: String,
    pub(crate) wanted_by: Option<Date>,
    pub(crate) for_person: Option<i64>,
}

/// Somebody's requests, newest first.
pub(crate) fn requests_of(view: &mut View<'_>, person: i64, limit: usize) -> Result<Vec<Requested>> {
    let text = format!(
        "select id, number, title, quantity, provided, state, wanted_by, for_person from planning_needs
         where (requester = ? or for_person = ?) and headcount is null and origin is null and archived_at is null
         order by id desc limit {limit}"
    );
    view.all(sql(text).bind(person).bind(person), |row| {
        Ok(Requested {
            id: row.at(0)?,
            number: row.at::<Option<String>>(1)?.unwrap_or_default(),
            title: row.at::<Option<String>>(2)?.unwrap_or_default(),
            quantity: row.at::<Option<i64>>(3)?.unwrap_or(1),
            provided: row.at::<Option<i64>>(4)?.unwrap_or_default(),
            state: row.at::<Option<String>>(5)?.unwrap_or_default(),
            wanted_by: row.at(6)?,
            for_person: row.at(7)?,
        })
    })
}

/// A budget as a tile tells it.
pub(crate) struct BudgetRow {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) amount: Money,
    pub(crate) committed: i64,
}

/// The budgets of a day that the reader may see, the fullest first.
pub(crate) fn budgets_on(view: &mut View<'_>, day: Date, limit: usize) -> Result<Vec<BudgetRow>> {
    let reach = view.reach_over(crate::READ)?;
    let mut statement =
        sql("select t.id, t.name, t.amount, t.amount_currency, coalesce(t.committed, 0) from budgets t
        where t.archived_at is null and t.starts_on <= ");
    statement.push_value(day).push(" and t.ends_on >= ").push_value(day);
    statement.push_sql(&reach.condition(&approvals::budget::Budget::KIND.belonging, "t"));
    statement.push(&format!(
        " order by coalesce(t.committed, 0) * 1.0 / (case when t.amount > 0 then t.amount else 1 end) desc, t.id limit {limit}"
    ));
    let rows = view.all(statement, |row| {
        Ok((row.at(0)?, row.at::<Option<String>>(1)?.unwrap_or_default(), money(row, 2)?, row.at(4)?))
    })?;
    let whole = |(id, name, amount, committed)| Some(BudgetRow { id, name, amount: amount?, committed });
    Ok(rows.into_iter().filter_map(whole).collect())
}
