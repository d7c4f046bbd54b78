//! What stock adds up to, and where it is found, beyond lists.
use crate::{
    Kit, StockHolding, StockItem, StockMove,
    rules::{
        kit::{Line, Thing},
        valuation::Lot,
    },
};
use assets::{Asset, rules::stage::Stage};
use catalog::Model;
use database::{Sql, sql};
use domain::{Currency, Id, Money};
use engine::{Record, Result, View, Work};
use people::{Location, Person};
use std::collections::BTreeMap;

/// What the moves and holdings of an item add up to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    pub(crate) on_hand: i64,
    pub(crate) given_out: i64,
    pub(crate) value: Option<Money>,
}

pub(crate) fn sums(view: &mut View<'_>, item: Id<StockItem>) -> Result<Sums> {
    let on_hand = on_hand(view, item)?;
    let text = "select cast(coalesce(sum(outstanding), 0) as bigint) from stock_moves where item = ?";
    let given_out = view.scalar(sql(text).bind(item))?;
    Ok(Sums { on_hand, given_out, value: value(view, item)? })
}

pub(crate) fn on_hand(view: &mut View<'_>, item: Id<StockItem>) -> Result<i64> {
    let text = "select cast(coalesce(sum(on_hand), 0) as bigint) from stock_holdings where item = ?";
    view.scalar(sql(text).bind(item))
}

/// What the stock of an item is worth: what came in less what went out. An item has one currency.
pub(crate) fn value(view: &mut View<'_>, item: Id<StockItem>) -> Result<Option<Money>> {
    let text = "select value_currency,
                cast(sum(case when change > 0 then value when change < 0 then -value else 0 end) as bigint)
         from stock_moves where item = ? and value is not null group by value_currency";
    let rows =
        view.all(sql(text).bind(item), |row| Ok((row.at::<Option<String>>(0)?, row.at::<Option<i64>>(1)?)))?;
    Ok(rows.into_iter().find_map(|(code, minor)| {
        let currency: Currency = code?.parse().ok()?;
        Some(Money::new(minor?, currency))
    }))
}

pub(crate) fn has_moves(view: &mut View<'_>, item: Id<StockItem>) -> Result<bool> {
    Ok(view.scalar::<i64>(sql("select count(*) from stock_moves where item = ?").bind(item))? > 0)
}

/// Lots that came in, the newest first, until they make up so many pieces.
pub(crate) fn newest_lots(view: &mut View<'_>, item: Id<StockItem>, pieces: i64) -> Result<Vec<Lot>> {
    let text =
        "select change, coalesce(value, 0) from stock_moves where item = ? and change > 0 order by id desc";
    let (mut lots, mut sum) = (Vec::new(), 0_i64);
    view.each(sql(text).bind(item), |row| {
        let lot = Lot { quantity: row.at(0)?, value: row.at(1)? };
        sum += lot.quantity;
        lots.push(lot);
        Ok(sum < pieces)
    })?;
    Ok(lots)
}

/// The holding of an item in a bin of a place.
pub(crate) fn holding(
    view: &mut View<'_>,
    item: Id<StockItem>,
    location: Id<Location>,
    bin: Option<&str>,
) -> Result<Option<Id<StockHolding>>> {
    let mut statement = sql("select id from stock_holdings where item = ");
    statement.push_value(item).push(" and location = ").push_value(location);
    match bin {
        Some(bin) => {
            let (key, bin) = (view.dialect().folded("bin"), view.dialect().fold(bin));
            statement.push(&format!(" and {key} = ")).push_value(bin)
        }
        None => statement.push(" and bin is null"),
    };
    view.first(statement, |row| row.at(0))
}

/// Pieces in one bin.
#[derive(Clone, Debug)]
pub(crate) struct Pile {
    pub(crate) holding: i64,
    pub(crate) location: Id<Location>,
    pub(crate) bin: Option<String>,
    pub(crate) on_hand: i64,
    pub(crate) counted_on: Option<domain::Date>,
}

/// Where an item lies, the most first, within what the actor may see.
pub(crate) fn piles(view: &mut View<'_>, item: Id<StockItem>) -> Result<Vec<Pile>> {
    let reach = view.reach_over(crate::READ)?;
    let mut statement =
        sql("select t.id, t.location, t.bin, t.on_hand, t.counted_on from stock_holdings t where t.item = ");
    statement.push_value(item).push(" and t.on_hand > 0");
    statement.push_sql(&reach.condition(&StockHolding::KIND.belonging, "t"));
    statement.push(" order by t.on_hand desc, t.id");
    view.all(statement, |row| {
        Ok(Pile {
            holding: row.at(0)?,
            location: row.at(1)?,
            bin: row.at(2)?,
            on_hand: row.at(3)?,
            counted_on: row.at(4)?,
        })
    })
}

/// Where an item lies at one place, the most first.
pub(crate) fn piles_at(
    work: &mut Work<'_>,
    item: Id<StockItem>,
    location: Id<Location>,
) -> Result<Vec<Pile>> {
    let piles = work.as_system(|work| piles(work, item))?;
    Ok(piles.into_iter().filter(|pile| pile.location == location).collect())
}

/// Pieces that went back to a supplier from one bin.
#[derive(Clone, Debug)]
pub(crate) struct SentBack {
    pub(crate) bin: Option<String>,
    pub(crate) quantity: i64,
    pub(crate) value: Option<Money>,
}

/// From which bins pieces went back with a return, and what they were worth.
pub(crate) fn sent_back(view: &mut View<'_>, supplier_return: i64) -> Result<Vec<SentBack>> {
    let text = "select bin, quantity, value, value_currency from stock_moves
        where archived_at is null and supplier_return = ? and kind = 'sent-back'
        order by id";
    view.all(sql(text).bind(supplier_return), |row| {
        let (minor, code) = (row.at::<Option<i64>>(2)?, row.at::<Option<String>>(3)?);
        let value = minor.zip(code.and_then(|code| code.parse().ok()));
        let value = value.map(|(minor, currency)| Money::new(minor, currency));
        Ok(SentBack { bin: row.at(0)?, quantity: row.at(1)?, value })
    })
}

/// The bin of a place from which pieces of a line of an order went back last: what comes in their stead goes there.
pub(crate) fn bin_sent_from(view: &mut View<'_>, line: i64, place: Id<Location>) -> Result<Option<String>> {
    let Some(returns) = view.kind("supplier-return").map(|kind| kind.table) else { return Ok(None) };
    let text = format!(
        "select moves.bin from stock_moves moves
         join {returns} returns on returns.id = moves.supplier_return
         where returns.order_line = ? and moves.kind = 'sent-back' and moves.location = ?
         order by moves.id desc limit 1"
    );
    Ok(view.first(sql(text).bind(line).bind(place), |row| row.at::<Option<String>>(0))?.flatten())
}

/// How many pieces lie at a place, of all items.
pub(crate) fn pieces_at(view: &mut View<'_>, location: i64) -> Result<i64> {
    let text = "select cast(coalesce(sum(on_hand), 0) as bigint) from stock_holdings where location = ?";
    view.scalar(sql(text).bind(location))
}

/// Who or what something is out with.
#[derive(Clone, Copy, Debug)]
pub(crate) enum With {
    Person(Id<Person>),
    Asset(Id<Asset>),
    Item(Id<StockItem>),
}

/// A giving-out of which something is still out.
#[derive(Clone, Debug)]
pub(crate) struct Out {
    pub(crate) id: i64,
    pub(crate) item: i64,
    pub(crate) outstanding: i64,
    pub(crate) since: Option<domain::Date>,
    pub(crate) due_back: Option<domain::Date>,
    pub(crate) person: Option<i64>,
    pub(crate) asset: Option<i64>,
    pub(crate) place: Option<i64>,
}

/// What is still out, the oldest first.
pub(crate) fn out_with(view: &mut View<'_>, with: With, limit: usize) -> Result<Vec<Out>> {
    let (column, id) = match with {
        With::Person(id) => ("person", id.number()),
        With::Asset(id) => ("asset", id.number()),
        With::Item(id) => ("item", id.number()),
    };
    let text = format!(
        "select id, item, outstanding, moved_on, due_back, person, asset, place from stock_moves
         where {column} = ? and outstanding > 0 order by id limit {limit}"
    );
    view.all(sql(text).bind(id), |row| {
        Ok(Out {
            id: row.at(0)?,
            item: row.at(1)?,
            outstanding: row.at(2)?,
            since: row.at(3)?,
            due_back: row.at(4)?,
            person: row.at(5)?,
            asset: row.at(6)?,
            place: row.at(7)?,
        })
    })
}

/// How many pieces a person still has.
pub(crate) fn out_with_person(view: &mut View<'_>, person: i64) -> Result<i64> {
    let text = "select cast(coalesce(sum(outstanding), 0) as bigint) from stock_moves where person = ?";
    view.scalar(sql(text).bind(person))
}

/// An item that has to be ordered.
#[derive(Clone, Debug)]
pub(crate) struct Low {
    pub(crate) item: i64,
    pub(crate) name: String,
    pub(crate) number: String,
    pub(crate) on_hand: i64,
    pub(crate) on_order: i64,
    pub(crate) minimum: i64,
    pub(crate) to_order: i64,
    pub(crate) unit_cost: Option<Money>,
    pub(crate) supplier: Option<i64>,
    pub(crate) unit: Option<String>,
}

/// The tables of the kinds `order-line` and `order`, if a capability keeps orders.
fn orders(view: &View<'_>) -> Option<(&'static str, &'static str)> {
    let (line, order) = (view.kind("order-line")?, view.kind("order")?);
    let known = ["stock_item", "outstanding", "purchase_order"].iter().all(|name| line.field(name).is_some());
    (known && order.field("state").is_some()).then_some((line.table, order.table))
}

/// How many of an item are to come by orders that have not ended, drafts among them: nobody proposes them again.
pub(crate) fn incoming(view: &mut View<'_>, item: Id<StockItem>) -> Result<i64> {
    let Some((lines, heads)) = orders(view) else { return Ok(0) };
    let text = format!(
        "select cast(coalesce(sum(l.outstanding), 0) as bigint) from {lines} l
         join {heads} o on o.id = l.purchase_order
         where l.stock_item = ? and l.archived_at is null and o.archived_at is null
             and o.state not in ('closed', 'cancelled')"
    );
    view.scalar(sql(text).bind(item))
}

/// How many of an item were ordered last, and when: by the last line of an order that went to a supplier.
pub(crate) fn last_ordered(view: &mut View<'_>, item: Id<StockItem>) -> Result<Option<(i64, domain::Date)>> {
    let Some((lines, heads)) = orders(view) else { return Ok(None) };
    let text = format!(
        "select l.quantity, o.placed_on from {lines} l
         join {heads} o on o.id = l.purchase_order
         where l.stock_item = ? and l.archived_at is null and o.archived_at is null and o.placed_on is not null
         order by o.placed_on desc, l.id desc limit 1"
    );
    view.first(sql(text).bind(item), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// The items that the lines of an order are for.
pub(crate) fn items_of_order(view: &mut View<'_>, order: i64) -> Result<Vec<i64>> {
    let Some((lines, _)) = orders(view) else { return Ok(Vec::new()) };
    let text = format!(
        "select distinct stock_item from {lines} where purchase_order = ? and stock_item is not null order by stock_item"
    );
    view.all(sql(text).bind(order), |row| row.at(0))
}

/// Items to be ordered, by supplier and name.
pub(crate) fn low(view: &mut View<'_>, limit: usize) -> Result<Vec<Low>> {
    let text = format!(
        "select id, name, item_number, coalesce(on_hand, 0), coalesce(on_order, 0) + coalesce(incoming, 0), coalesce(min_quantity, 0),
                coalesce(to_order, 0), unit_cost, unit_cost_currency, supplier, unit
         from stock_items where to_order > 0 and archived_at is null
         order by coalesce(supplier, 0), name, id limit {limit}"
    );
    view.all(sql(text), |row| {
        let cost: Option<i64> = row.at(7)?;
        let currency: Option<String> = row.at(8)?;
        let currency = currency.and_then(|code| code.parse::<Currency>().ok());
        Ok(Low {
            item: row.at(0)?,
            name: row.at(1)?,
            number: row.at(2)?,
            on_hand: row.at(3)?,
            on_order: row.at(4)?,
            minimum: row.at(5)?,
            to_order: row.at(6)?,
            unit_cost: cost.zip(currency).map(|(minor, currency)| Money::new(minor, currency)),
            supplier: row.at(9)?,
            unit: row.at(10)?,
        })
    })
}

/// How many items have to be ordered.
pub(crate) fn low_count(view: &mut View<'_>) -> Result<i64> {
    view.scalar(sql("select count(*) from stock_items where to_order > 0 and archived_at is null"))
}

/// What a thing is called.
pub(crate) fn name_of(view: &mut View<'_>, thing: Thing) -> Result<String> {
    let (kind, id) = match thing {
        Thing::Model(id) => (Model::KIND, id),
        Thing::Item(id) => (StockItem::KIND, id),
        Thing::Kit(id) => (Kit::KIND, id),
    };
    Ok(view.labels(kind, &[id])?.remove(&id).unwrap_or_else(|| format!("#{id}")))
}

/// Every line of every kit: kits are few.
pub(crate) fn kit_lines(view: &mut View<'_>) -> Result<BTreeMap<i64, Vec<Line>>> {
    let text =
        "select kit, model, item, part, quantity from stock_kit_lines where archived_at is null order by id";
    let rows = view.all(sql(text), |row| {
        let (model, item, part): (Option<i64>, Option<i64>, Option<i64>) =
            (row.at(1)?, row.at(2)?, row.at(3)?);
        let thing = model.map(Thing::Model).or(item.map(Thing::Item)).or(part.map(Thing::Kit));
        Ok((row.at::<i64>(0)?, thing, row.at::<i64>(4)?))
    })?;
    let mut lines: BTreeMap<i64, Vec<Line>> = BTreeMap::new();
    for (kit, thing, quantity) in rows {
        lines.entry(kit).or_default().extend(thing.map(|thing| (thing, quantity)));
    }
    Ok(lines)
}

/// Makes whoever else changes lines of kits wait until this transaction has ended.
pub(crate) fn lock_kits(work: &mut Work<'_>) -> Result<()> {
    let lock = work.dialect().pick("", " for update");
    work.all(sql(format!("select id from stock_kits order by id{lock}")), |row| row.at::<i64>(0)).map(drop)
}

/// How many of some things lie ready at each place: assets in stock that nobody holds, pieces on shelves.
pub(crate) fn supply(view: &mut View<'_>, things: &[Thing]) -> Result<BTreeMap<i64, BTreeMap<Thing, i64>>> {
    let models: Vec<i64> =
        things.iter().filter_map(|it| if let Thing::Model(id) = it { Some(*id) } else { None }).collect();
    let items: Vec<i64> =
        things.iter().filter_map(|it| if let Thing::Item(id) = it { Some(*id) } else { None }).collect();
    let mut supply: BTreeMap<i64, BTreeMap<Thing, i64>> = BTreeMap::new();
    let read = |row: &database::Row<'_>| Ok((row.at::<i64>(0)?, row.at::<i64>(1)?, row.at::<i64>(2)?));
    if !models.is_empty() {
        let mut statement = ready("select a.location, a.model, count(*)");
        statement.push(" and a.location is not null and a.model in (").push_values(models).push(")");
        statement.push(" group by a.location, a.model");
        for (place, model, count) in view.all(statement, read)? {
            supply.entry(place).or_default().insert(Thing::Model(model), count);
        }
    }
    if !items.is_empty() {
        let mut statement = sql("select location, item, cast(sum(on_hand) as bigint) from stock_holdings
             where on_hand > 0 and item in (");
        statement.push_values(items).push(") group by location, item");
        for (place, item, count) in view.all(statement, read)? {
            supply.entry(place).or_default().insert(Thing::Item(item), count);
        }
    }
    Ok(supply)
}

/// Assets of a model that lie ready at a place, the longest in stock first.
pub(crate) fn ready_assets(
    view: &mut View<'_>,
    model: i64,
    location: Id<Location>,
    limit: usize,
) -> Result<Vec<Id<Asset>>> {
    let mut statement = ready("select a.id");
    statement.push(" and a.model = ").push_value(model).push(" and a.location = ").push_value(location);
    statement.push(&format!(" order by coalesce(a.received_on, '9999-12-31'), a.id limit {limit}"));
    view.all(statement, |row| row.at(0))
}

/// Assets that could be handed out now.
fn ready(select: &'static str) -> Sql {
    let mut statement = sql(select);
    statement.push(" from assets a left join statuses s on s.id = a.status where a.stage = ");
    statement.push_value(Stage::InStock.value());
    statement.push(" and coalesce(s.may_be_handed_out, ").push_value(true).push(")");
    statement.push(
        " and a.archived_at is null and a.parent is null
          and a.holder_person is null and a.holder_location is null and a.holder_asset is null",
    );
    statement
}

/// The giving-outs of which something is still out with an asset, to be closed with it.
pub(crate) fn open_with_asset(view: &mut View<'_>, asset: i64) -> Result<Vec<Id<StockMove>>> {
    let text = "select id from stock_moves where asset = ? and outstanding > 0 order by id";
    view.all(sql(text).bind(asset), |row| row.at(0))
}
