//! Tickets, service levels and known problems.
use crate::{desk::Ticket, downtime::Outage, orders::WorkOrder, warranty::Rma};
use assets::Asset;
use database::sql;
use domain::{Date, Id, Instant};
use engine::{Record, RecordKind, Result, View};
use people::Person;

/// The live service levels of a priority, the oldest first.
pub(crate) fn policies_of(view: &mut View<'_>, priority: &str) -> Result<Vec<i64>> {
    let text =
        "select id from maintenance_sla_policies where priority = ? and archived_at is null order by id";
    view.all(sql(text).bind(priority), |row| row.at(0))
}

/// Open tickets whose clock runs or has run out, by id behind another.
pub(crate) fn ticking(view: &mut View<'_>, behind: i64, limit: usize) -> Result<Vec<i64>> {
    let text = format!(
        "select id from maintenance_tickets
         where id > ? and state in ('new', 'assigned', 'waiting') and solve_by is not null and archived_at is null
         order by id limit {limit}"
    );
    view.all(sql(text).bind(behind), |row| row.at(0))
}

/// The people who have an e-mail address, two at most.
pub(crate) fn people_with_address(view: &mut View<'_>, address: &str) -> Result<Vec<Id<Person>>> {
    let text = "select id from people where lower(email) = ? and archived_at is null order by id limit 2";
    view.all(sql(text).bind(address.trim().to_lowercase()), |row| row.at(0))
}

pub(crate) fn ticket_has(view: &mut View<'_>, ticket: Id<Ticket>, asset: Id<Asset>) -> Result<bool> {
    let text = "select count(*) from maintenance_ticket_assets where ticket = ? and asset = ? and archived_at is null";
    Ok(view.scalar::<i64>(sql(text).bind(ticket).bind(asset))? > 0)
}

/// The further assets of a ticket.
pub(crate) fn ticket_assets(view: &mut View<'_>, ticket: i64) -> Result<Vec<i64>> {
    let text =
        "select asset from maintenance_ticket_assets where ticket = ? and archived_at is null order by id";
    view.all(sql(text).bind(ticket), |row| row.at(0))
}

/// A problem that is known of a model.
#[derive(Clone, Debug)]
pub(crate) struct KnownRow {
    pub(crate) id: i64,
    pub(crate) title: String,
    pub(crate) workaround: Option<String>,
}

/// What is known of a model and not fixed.
pub(crate) fn known_problems(view: &mut View<'_>, model: i64) -> Result<Vec<KnownRow>> {
    let text = "select id, title, workaround from maintenance_known_problems
        where model = ? and archived_at is null and coalesce(problem_state, '') <> 'fixed' order by id desc limit 20";
    view.all(sql(text).bind(model), |row| {
        Ok(KnownRow { id: row.at(0)?, title: row.at(1)?, workaround: row.at(2)? })
    })
}

/// A ticket in short.
#[derive(Clone, Debug)]
pub(crate) struct TicketRow {
    pub(crate) id: i64,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) state: String,
    pub(crate) priority: String,
    pub(crate) solve_by: Option<Instant>,
    pub(crate) promise: Option<String>,
}

/// Tickets that a person reported, of an asset, or in somebody's hands (`reporter`, `asset`, `assignee`), the newest
/// first, as far as the reader may see them.
pub(crate) fn tickets_by(
    view: &mut View<'_>,
    column: &'static str,
    id: i64,
    open_only: bool,
    limit: usize,
) -> Result<Vec<TicketRow>> {
    let reach = view.reach_over(Ticket::KIND.read)?;
    let mut statement = sql(format!(
        "select t.id, t.number, t.title, t.state, t.priority, t.solve_by, t.promise
         from maintenance_tickets t where t.archived_at is null and t.{column} = "
    ));
    statement.push_value(id);
    if open_only {
        statement.push(" and t.state in ('new', 'assigned', 'waiting')");
    }
    statement.push_sql(&reach.condition(&Ticket::KIND.belonging, "t"));
    statement.push(&format!(" order by t.id desc limit {limit}"));
    view.all(statement, |row| {
        Ok(TicketRow {
            id: row.at(0)?,
            number: row.at(1)?,
            title: row.at(2)?,
            state: row.at(3)?,
            priority: row.at(4)?,
            solve_by: row.at(5)?,
            promise: row.at(6)?,
        })
    })
}

/// What presses, as far as the reader may see it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) unassigned: i64,
    pub(crate) breaching: i64,
    pub(crate) overdue: i64,
    pub(crate) returns: i64,
    pub(crate) down: i64,
}

fn counted(view: &mut View<'_>, kind: &'static RecordKind, condition: &str) -> Result<i64> {
    if !view.actor().may(kind.read) {
        return Ok(0);
    }
    let reach = view.reach_over(kind.read)?;
    let mut statement =
        sql(format!("select count(*) from {} t where t.archived_at is null and {condition}", kind.table));
    statement.push_sql(&reach.condition(&kind.belonging, "t"));
    view.scalar(statement)
}

/// Counts what presses.
pub(crate) fn counts(view: &mut View<'_>, today: Date) -> Result<Counts> {
    let open = "t.state in ('open', 'in-progress', 'waiting-for-parts')";
    Ok(Counts {
        unassigned: counted(
            view,
            Ticket::KIND,
            "t.assignee is null and t.state in ('new', 'assigned', 'waiting')",
        )?,
        breaching: counted(view, Ticket::KIND, "t.promise in ('due-soon', 'breached')")?,
        overdue: counted(view, WorkOrder::KIND, &format!("{open} and t.due_on < '{today}'"))?,
        returns: counted(view, Rma::KIND, "t.state in ('requested', 'sent')")?,
        down: counted(view, Outage::KIND, "t.ended_at is null")?,
    })
}
