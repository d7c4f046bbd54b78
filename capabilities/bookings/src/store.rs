//! Who keeps which asset when, and what could be booked.
use crate::{Booking, rules::span::Span};
use assets::{Asset, rules::stage::Stage};
use catalog::Model;
use database::sql;
use domain::{Date, Id, Instant};
use engine::{Record, Result, View, Work};
use people::{Location, Person};
use stock::StockItem;

/// Writes down which assets a booking keeps from others, and when.
pub(crate) fn keep_holds(work: &mut Work<'_>, booking: &Booking) -> Result<()> {
    work.project(sql("delete from booking_holds where booking = ?").bind(booking.id))?;
    if booking.state != crate::BookingState::Reserved {
        free_pieces(work, booking.id)?;
    }
    if !booking.keeps() {
        return Ok(());
    }
    for asset in &booking.assets {
        let statement =
            sql("insert into booking_holds (asset, booking, person, state, from_moment, until_moment)
             values (?, ?, ?, ?, ?, ?)");
        let state = if booking.state == crate::BookingState::Reserved { "reserved" } else { "fetched" };
        let statement = statement.bind(*asset).bind(booking.id).bind(booking.person).bind(state);
        work.project(statement.bind(booking.begins.0.0).bind(booking.ends.0.0))?;
    }
    Ok(())
}

/// Writes down how many pieces of an item a booking keeps from others, and when.
pub(crate) fn keep_pieces(
    work: &mut Work<'_>,
    booking: &Booking,
    (item, count): (Id<StockItem>, i64),
    place: Option<Id<Location>>,
) -> Result<()> {
    let text = "insert into booking_stock (booking, item, place, quantity, from_moment, until_moment)
        values (?, ?, ?, ?, ?, ?)";
    let statement = sql(text).bind(booking.id).bind(item).bind(place).bind(count);
    work.project(statement.bind(booking.begins.0.0).bind(booking.ends.0.0)).map(drop)
}

/// Gives the pieces free that a booking keeps.
pub(crate) fn free_pieces(work: &mut Work<'_>, booking: Id<Booking>) -> Result<()> {
    work.project(sql("delete from booking_stock where booking = ?").bind(booking)).map(drop)
}

/// How many pieces of an item lie at a place, or anywhere.
pub(crate) fn pieces_there(
    view: &mut View<'_>,
    item: Id<StockItem>,
    place: Option<Id<Location>>,
) -> Result<i64> {
    let mut statement =
        sql("select cast(coalesce(sum(on_hand), 0) as bigint) from stock_holdings where item = ");
    statement.push_value(item);
    if let Some(place) = place {
        statement.push(" and location = ").push_value(place);
    }
    view.scalar(statement)
}

/// How many pieces of an item bookings keep at some moment of a span, at a place or where nobody said from where.
pub(crate) fn pieces_kept(
    view: &mut View<'_>,
    item: Id<StockItem>,
    place: Option<Id<Location>>,
    span: Span,
) -> Result<i64> {
    let mut statement =
        sql("select cast(coalesce(sum(quantity), 0) as bigint) from booking_stock where item = ");
    statement.push_value(item).push(" and from_moment < ").push_value(span.until.0);
    statement.push(" and until_moment > ").push_value(span.from.0);
    if let Some(place) = place {
        statement.push(" and (place is null or place = ").push_value(place).push(")");
    }
    view.scalar(statement)
}

/// A booking that keeps an asset.
#[derive(Clone, Debug)]
pub(crate) struct Hold {
    pub(crate) booking: Id<Booking>,
    pub(crate) person: Id<Person>,
    pub(crate) state: String,
    pub(crate) span: Span,
}

/// The bookings that keep an asset at some moment of a span, the earliest first.
pub(crate) fn holds(view: &mut View<'_>, asset: Id<Asset>, span: Span) -> Result<Vec<Hold>> {
    let text = "select booking, person, state, from_moment, until_moment from booking_holds
         where asset = ? and from_moment < ? and until_moment > ? order by from_moment limit 100";
    let statement = sql(text).bind(asset).bind(span.until.0).bind(span.from.0);
    view.all(statement, |row| {
        let span = Span { from: Instant(row.at(3)?), until: Instant(row.at(4)?) };
        Ok(Hold { booking: row.at(0)?, person: row.at(1)?, state: row.at(2)?, span })
    })
}

/// Assets of a model that nobody keeps in a span: in stock, or due back by the day on which it begins. Those in stock
/// come first.
pub(crate) fn candidates(
    view: &mut View<'_>,
    model: Id<Model>,
    location: Option<Id<Location>>,
    span: Span,
    limit: usize,
) -> Result<Vec<Id<Asset>>> {
    let day = span.from.date_in(view.zone());
    let mut statement = free("select a.id", span, day);
    statement.push(" and a.model = ").push_value(model);
    if let Some(location) = location {
        statement.push(" and coalesce(a.home_location, a.location) = ").push_value(location);
    }
    statement
        .push(&format!(" order by case when a.stage = 'in-stock' then 0 else 1 end, a.id limit {limit}"));
    view.all(statement, |row| row.at(0))
}

fn free(select: &'static str, span: Span, day: Date) -> database::Sql {
    let mut statement = sql(select);
    statement.push(
        " from assets a left join statuses s on s.id = a.status
          where a.archived_at is null and a.parent is null and (a.stage = ",
    );
    statement.push_value(Stage::InStock.value()).push(" and coalesce(s.may_be_handed_out, ").push_value(true);
    statement.push(") or a.stage = ").push_value(Stage::InUse.value());
    statement.push(" and a.due_back <= ").push_value(day);
    statement
        .push(") and not exists (select 1 from booking_holds h where h.asset = a.id and h.from_moment < ");
    statement.push_value(span.until.0).push(" and h.until_moment > ").push_value(span.from.0).push(")");
    statement
}

/// A model that people may book for themselves, with how many of it are free.
pub(crate) struct Offer {
    pub(crate) model: Id<Model>,
    pub(crate) name: String,
    pub(crate) free: i64,
}

/// What people may book for themselves in a span.
pub(crate) fn offers(view: &mut View<'_>, span: Span) -> Result<Vec<Offer>> {
    let day = span.from.date_in(view.zone());
    let mut statement = free("select a.model, count(*)", span, day);
    statement.push(" and a.model in (select id from models where archived_at is null and requestable = ");
    statement.push_value(true).push(") group by a.model order by count(*) desc limit 200");
    let free: Vec<(i64, i64)> = view.all(statement, |row| Ok((row.at(0)?, row.at(1)?)))?;
    let ids: Vec<i64> = free.iter().map(|(model, _)| *model).collect();
    let names = view.labels(Model::KIND, &ids)?;
    let offer = |(model, free): (i64, i64)| Offer {
        model: Id::new(model),
        name: names.get(&model).cloned().unwrap_or_default(),
        free,
    };
    Ok(free.into_iter().map(offer).collect())
}

/// Whether people may book a model for themselves.
pub(crate) fn is_offered(view: &mut View<'_>, model: Id<Model>) -> Result<bool> {
    let text = "select count(*) from models where id = ? and requestable = ?";
    Ok(view.scalar::<i64>(sql(text).bind(model).bind(true))? > 0)
}

/// Reserved bookings that began before a moment, some at a time, by id.
pub(crate) fn not_fetched(
    view: &mut View<'_>,
    before: Instant,
    after: i64,
    limit: usize,
) -> Result<Vec<i64>> {
    let text = format!(
        "select id from bookings where state = 'reserved' and begins < ? and id > ? order by id limit {limit}"
    );
    view.all(sql(text).bind(before.0).bind(after), |row| row.at(0))
}

/// The fetched booking that an asset went out with.
pub(crate) fn fetched_with(view: &mut View<'_>, asset: i64) -> Result<Option<Id<Booking>>> {
    let text = "select booking from booking_holds where asset = ? and state = 'fetched' limit 1";
    view.first(sql(text).bind(asset), |row| row.at(0))
}

/// A booking as a calendar shows it.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) id: i64,
    pub(crate) state: String,
    pub(crate) span: Span,
    pub(crate) person: i64,
    pub(crate) asset: Option<i64>,
    pub(crate) model: Option<i64>,
    pub(crate) kit: Option<i64>,
    pub(crate) location: Option<i64>,
}

const SHOWN: &str = "select t.id, t.state, t.begins, t.ends, t.person, t.asset, t.model, t.kit, t.location
     from bookings t where t.state in ('reserved', 'fetched', 'returned')";

fn read_shown(row: &database::Row<'_>) -> Result<Shown, database::DbError> {
    Ok(Shown {
        id: row.at(0)?,
        state: row.at(1)?,
        span: Span { from: Instant(row.at(2)?), until: Instant(row.at(3)?) },
        person: row.at(4)?,
        asset: row.at(5)?,
        model: row.at(6)?,
        kit: row.at(7)?,
        location: row.at(8)?,
    })
}

/// The bookings of a span that the actor may see, the earliest first.
pub(crate) fn shown(view: &mut View<'_>, span: Span, limit: usize) -> Result<Vec<Shown>> {
    let reach = view.reach_over(crate::READ)?;
    let mut statement = sql(SHOWN);
    statement
        .push(" and t.begins < ")
        .push_value(span.until.0)
        .push(" and t.ends > ")
        .push_value(span.from.0);
    statement.push_sql(&reach.condition(&Booking::KIND.belonging, "t"));
    statement.push(&format!(" order by t.begins, t.id limit {limit}"));
    view.all(statement, read_shown)
}

/// The bookings of a person that end after a moment, whoever asks.
pub(crate) fn of_person(
    view: &mut View<'_>,
    person: i64,
    after: Instant,
    limit: usize,
) -> Result<Vec<Shown>> {
    let mut statement = sql(SHOWN);
    statement.push(" and t.person = ").push_value(person).push(" and t.ends > ").push_value(after.0);
    statement.push(&format!(" order by t.begins, t.id limit {limit}"));
    view.all(statement, read_shown)
}
