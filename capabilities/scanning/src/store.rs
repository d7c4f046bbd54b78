//! The table of finds.
use crate::{set::Found, take::Find};
use assets::Asset;
use database::sql;
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
