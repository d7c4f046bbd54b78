use crate::{ExpectedSerial, OrderLine, Receipt, rules::receiving::Announced};
use catalog::Model;
use database::sql;
use domain::Id;
use engine::{Result, View, Work};
use std::collections::BTreeMap;

/// Numbers looked up at once.
const CHUNK: usize = 400;

/// A live asset with one of these serial numbers and a model of the same manufacturer: serial number and tag.
pub(crate) fn in_register(
    view: &mut View<'_>,
    serials: &[&str],
    model: Option<Id<Model>>,
) -> Result<Option<(String, String)>> {
    let dialect = view.dialect();
    let key = dialect.folded("assets.serial");
    for some in serials.chunks(CHUNK) {
        let mut statement = sql(format!(
            "select assets.serial, assets.tag
            from assets
            left join models on models.id = assets.model
            where assets.archived_at is null and assets.stage <> 'disposed' and {key} in ("
        ));
        statement.push_values(some.iter().map(|serial| dialect.fold(serial)));
        statement.push(
            ") and (models.manufacturer is null or models.manufacturer in
                (select ours.manufacturer from models ours where ours.id = ",
        );
        statement.push_value(model.map(Id::number).unwrap_or_default()).push(")) limit 1");
        if let Some(found) = view.first(statement, |row| Ok((row.at(0)?, row.at(1)?)))? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// What was announced of these serial numbers, by the serial number in capitals.
pub(crate) fn announced(view: &mut View<'_>, serials: &[&str]) -> Result<BTreeMap<String, Announced>> {
    let dialect = view.dialect();
    let key = dialect.folded("expected.serial");
    let mut known = BTreeMap::new();
    for some in serials.chunks(CHUNK) {
        let mut statement = sql(format!(
            "select expected.serial, expected.order_line, lines.code, expected.arrived_on
            from expected_serials expected
            join order_lines lines on lines.id = expected.order_line
            where expected.archived_at is null and {key} in ("
        ));
        statement.push_values(some.iter().map(|serial| dialect.fold(serial))).push(")");
        let rows = view.all(statement, |row| {
            let told = Announced {
                line: row.at(1)?,
                line_code: row.at(2)?,
                arrived: row.at::<Option<String>>(3)?.is_some(),
            };
            Ok((row.at::<String>(0)?.to_uppercase(), told))
        })?;
        known.extend(rows);
    }
    Ok(known)
}

/// Whether a supplier announced serial numbers for a line.
pub(crate) fn has_expected(view: &mut View<'_>, line: Id<OrderLine>) -> Result<bool> {
    let text = "select 1 from expected_serials where order_line = ? and archived_at is null limit 1";
    Ok(view.first(sql(text).bind(line), |row| row.at::<i64>(0))?.is_some())
}

/// How many announced serial numbers of a line have not arrived.
pub(crate) fn expected_open(view: &mut View<'_>, line: Id<OrderLine>) -> Result<i64> {
    let text = "select count(*) from expected_serials
        where order_line = ? and archived_at is null and arrived_on is null";
    view.scalar(sql(text).bind(line))
}

/// Whether another announcement has this serial number.
pub(crate) fn is_expected(view: &mut View<'_>, serial: &str, but: Id<ExpectedSerial>) -> Result<bool> {
    let key = view.dialect().folded("serial");
    let text =
        format!("select count(*) from expected_serials where {key} = ? and id <> ? and archived_at is null");
    let serial = view.dialect().fold(serial);
    Ok(view.scalar::<i64>(sql(text).bind(serial).bind(but))? > 0)
}

/// The announcements of a line that these serial numbers tick off.
pub(crate) fn expected_of(view: &mut View<'_>, line: Id<OrderLine>, serials: &[&str]) -> Result<Vec<i64>> {
    let dialect = view.dialect();
    let key = dialect.folded("serial");
    let mut ids = Vec::new();
    for some in serials.chunks(CHUNK) {
        let mut statement = sql(
            "select id from expected_serials where archived_at is null and arrived_on is null and order_line = ",
        );
        statement.push_value(line).push(&format!(" and {key} in ("));
        statement.push_values(some.iter().map(|serial| dialect.fold(serial))).push(") order by id");
        ids.extend(view.all(statement, |row| row.at::<i64>(0))?);
    }
    Ok(ids)
}

/// Keeps with which line and receipt an asset came.
pub(crate) fn keep_unit(
    work: &mut Work<'_>,
    asset: i64,
    line: Id<OrderLine>,
    receipt: Id<Receipt>,
) -> Result<()> {
    let text = "insert into procurement_units (asset, line, receipt) values (?, ?, ?)";
    work.project(sql(text).bind(asset).bind(line).bind(receipt)).map(drop)
}
