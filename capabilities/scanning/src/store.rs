//! The table of finds.
use crate::{
    set::Found,
    stranger::{FoundReport, Report},
    take::Find,
};
use assets::Asset;
use database::sql;
use domain::{Id, Instant};
use engine::{Record, Result, View, Work};

/// Takes a find. One that was taken before, cleared or not, changes nothing.
pub(crate) fn take(work: &mut Work<'_>, account: i64, find: &Find, asset: Option<i64>) -> Result<()> {
    let now = work.now().0;
    let text = "insert into scan_finds (account, find_key, code, asset, taken_at, cleared)
        values (?, ?, ?, ?, ?, 0)
        on conflict (account, find_key) do nothing";
    let statement =
        sql(text).bind(account).bind(find.key.as_str()).bind(find.code.trim()).bind(asset).bind(now);
    work.project(statement).map(|_| ())
}

/// Empties a set. Finds stay for a while under their keys, so that a phone that sends them again adds nothing.
pub(crate) fn clear(work: &mut Work<'_>, account: i64) -> Result<u64> {
    const DAYS_KEPT: i64 = 30;
    let before = work.now().plus_millis(-DAYS_KEPT * 86_400_000).0;
    let text = "delete from scan_finds where account = ? and cleared = 1 and taken_at < ?";
    work.project(sql(text).bind(account).bind(before))?;
    work.project(sql("update scan_finds set cleared = 1 where account = ? and cleared = 0").bind(account))
}

/// The assets of a set, as far as its owner may see them now.
pub(crate) fn found(view: &mut View<'_>, account: i64, limit: usize) -> Result<Vec<Found>> {
    let reach = view.reach_over(Asset::KIND.read)?;
    let mut statement = sql("select t.id, t.tag, models.name, locations.name, people.name
        from (select asset, max(taken_at) as newest from scan_finds
            where account = ? and cleared = 0 and asset is not null
            group by asset) as finds
        join assets t on t.id = finds.asset
        left join models on models.id = t.model
        left join locations on locations.id = t.location
        left join people on people.id = t.holder_person
        where t.archived_at is null")
    .bind(account);
    statement.push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
    statement.push(&format!(" order by finds.newest desc, t.id desc limit {limit}"));
    view.all(statement, |row| {
        let text = |at: usize| row.at::<Option<String>>(at).map(Option::unwrap_or_default);
        Ok(Found { asset: row.at(0)?, tag: text(1)?, model: text(2)?, location: text(3)?, holder: text(4)? })
    })
}

/// The codes of a set that name no asset.
pub(crate) fn unknown(view: &mut View<'_>, account: i64, limit: usize) -> Result<Vec<String>> {
    let text = "select code, max(taken_at) as newest
        from scan_finds
        where account = ? and cleared = 0 and asset is null
        group by code
        order by newest desc, code
        limit ?";
    view.all(sql(text).bind(account).bind(limit as i64), |row| row.at(0))
}

/// Reports of an asset that are kept.
const REPORTS_MAX: i64 = 20;

/// Keeps what a stranger said; answers its number.
pub(crate) fn keep_report(work: &mut Work<'_>, asset: Id<Asset>, said: &Report) -> Result<i64> {
    let (id, now) = (work.new_id::<Asset>()?.number(), work.now().0);
    let text =
        "insert into found_reports (id, asset, place, contact, note, said_at) values (?, ?, ?, ?, ?, ?)";
    let statement = sql(text)
        .bind(id)
        .bind(asset.number())
        .bind(said.place.as_str())
        .bind(said.contact.as_str())
        .bind(said.note.as_str())
        .bind(now);
    work.project(statement)?;
    Ok(id)
}

/// How many reports of an asset wait to be settled.
pub(crate) fn waiting(view: &mut View<'_>, asset: Id<Asset>) -> Result<i64> {
    view.scalar(sql("select count(*) from found_reports where asset = ?").bind(asset.number()))
}

/// What strangers said about an asset, newest first.
pub(crate) fn reports(view: &mut View<'_>, asset: Id<Asset>) -> Result<Vec<FoundReport>> {
    let text = "select id, place, contact, note, said_at
        from found_reports
        where asset = ?
        order by said_at desc, id desc
        limit ?";
    view.all(sql(text).bind(asset.number()).bind(REPORTS_MAX), |row| {
        Ok(FoundReport {
            id: row.at(0)?,
            place: row.at(1)?,
            contact: row.at(2)?,
            note: row.at(3)?,
            at: Instant(row.at(4)?),
        })
    })
}

/// Forgets what strangers said about an asset.
pub(crate) fn forget_reports(work: &mut Work<'_>, asset: Id<Asset>) -> Result<u64> {
    work.project(sql("delete from found_reports where asset = ?").bind(asset.number()))
}
