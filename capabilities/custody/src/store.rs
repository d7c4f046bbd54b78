//! The chain of custody as a table, worked out again whenever an asset's custody changes.
use crate::rules::chain::Spell;
use assets::{Asset, rules::stage::Stage};
use database::sql;
use domain::{Date, Id};
use engine::{Result, View, Work};
use people::Person;

/// Replaces the chain of an asset, writing only the spells that differ.
pub(crate) fn save_chain(work: &mut Work<'_>, asset: i64, spells: &[Spell]) -> Result<()> {
    let known: i64 = work.scalar(sql("select count(*) from custody_spells where asset = ?").bind(asset))?;
    if known > spells.len() as i64 {
        let statement = sql("delete from custody_spells where asset = ? and nth >= ?");
        work.project(statement.bind(asset).bind(spells.len() as i64))?;
    }
    for (nth, spell) in spells.iter().enumerate() {
        let nth = nth as i64;
        let (kind, keeper) = spell.keeper.parts();
        let same: i64 = work.scalar(
            sql("select count(*) from custody_spells where asset = ? and nth = ? and began_by = ? and keeper_kind = ?
                    and keeper = ? and from_day = ? and coalesce(to_day, '') = ? and coalesce(due_back, '') = ?")
            .bind(asset)
            .bind(nth)
            .bind(spell.began_by)
            .bind(kind)
            .bind(keeper)
            .bind(spell.from)
            .bind(spell.to.map(|day| day.to_string()).unwrap_or_default())
            .bind(spell.due_back.map(|day| day.to_string()).unwrap_or_default()),
        )?;
        if same == 1 {
            continue;
        }
        save_spell(work, asset, nth, spell)?;
    }
    Ok(())
}

/// Writes the chain of an asset that is new.
pub(crate) fn begin_chain(work: &mut Work<'_>, asset: i64, spells: &[Spell]) -> Result<()> {
    spells.iter().enumerate().try_for_each(|(nth, spell)| save_spell(work, asset, nth as i64, spell))
}

fn save_spell(work: &mut Work<'_>, asset: i64, nth: i64, spell: &Spell) -> Result<()> {
    let (kind, keeper) = spell.keeper.parts();
    work.project(
        sql("insert into custody_spells (asset, nth, keeper_kind, keeper, from_day, to_day, due_back, began_by, ended_by)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?)
             on conflict (asset, nth) do update set keeper_kind = excluded.keeper_kind, keeper = excluded.keeper,
                from_day = excluded.from_day, to_day = excluded.to_day, due_back = excluded.due_back,
                began_by = excluded.began_by, ended_by = excluded.ended_by")
        .bind(asset)
        .bind(nth)
        .bind(kind)
        .bind(keeper)
        .bind(spell.from)
        .bind(spell.to)
        .bind(spell.due_back)
        .bind(spell.began_by)
        .bind(spell.ended_by),
    )?;
    Ok(())
}

/// A spell as it is read back.
#[derive(Clone, Debug)]
pub(crate) struct SpellRow {
    pub(crate) asset: i64,
    pub(crate) keeper_kind: String,
    pub(crate) keeper: i64,
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
    pub(crate) due_back: Option<Date>,
    pub(crate) began_by: i64,
    pub(crate) ended_by: Option<i64>,
}

const COLUMNS: &str = "asset, keeper_kind, keeper, from_day, to_day, due_back, began_by, ended_by";

fn read_spell(row: &database::Row<'_>) -> Result<SpellRow, database::DbError> {
    Ok(SpellRow {
        asset: row.at(0)?,
        keeper_kind: row.at(1)?,
        keeper: row.at(2)?,
        from: row.at(3)?,
        to: row.at(4)?,
        due_back: row.at(5)?,
        began_by: row.at(6)?,
        ended_by: row.at(7)?,
    })
}

/// The chain of an asset, oldest spell first.
pub(crate) fn chain_of(view: &mut View<'_>, asset: Id<Asset>) -> Result<Vec<SpellRow>> {
    view.all(
        sql(format!("select {COLUMNS} from custody_spells where asset = ? order by nth")).bind(asset),
        read_spell,
    )
}

/// Everything that a person holds or held, newest first.
pub(crate) fn spells_of_person(
    view: &mut View<'_>,
    person: Id<Person>,
    limit: usize,
) -> Result<Vec<SpellRow>> {
    let text = format!(
        "select {COLUMNS} from custody_spells where keeper_kind = 'person' and keeper = ?
         order by from_day desc, asset desc limit {limit}"
    );
    view.all(sql(text).bind(person), read_spell)
}

/// How many assets a person holds now.
pub(crate) fn held_now(view: &mut View<'_>, person: i64) -> Result<i64> {
    view.scalar(
        sql("select count(*) from assets where holder_person = ? and archived_at is null").bind(person),
    )
}

/// The live parts of an asset.
pub(crate) fn parts_of(view: &mut View<'_>, asset: i64) -> Result<Vec<i64>> {
    let text = "select id from assets where parent = ? and archived_at is null and stage <> ? order by id";
    view.all(sql(text).bind(asset).bind(Stage::Disposed.value()), |row| row.at(0))
}

/// What should have come back before a day, longest overdue first, within what the actor may see.
pub(crate) fn overdue(view: &mut View<'_>, today: Date, limit: usize) -> Result<Vec<(i64, Date)>> {
    use engine::Record;
    let reach = view.reach_over(Asset::KIND.read)?;
    let mut statement =
        sql("select t.id, t.due_back from assets t where t.archived_at is null and t.due_back < ");
    statement.push_value(today).push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
    statement.push(&format!(" order by t.due_back, t.id limit {limit}"));
    view.all(statement, |row| Ok((row.at(0)?, row.at(1)?)))
}

/// Something that a person should bring back.
pub(crate) struct Due {
    pub(crate) asset: i64,
    pub(crate) tag: String,
    pub(crate) person: i64,
    pub(crate) due_back: Date,
}

/// What people should bring back on one of these days, by id.
pub(crate) fn due_on(view: &mut View<'_>, days: &[Date], after: i64, limit: usize) -> Result<Vec<Due>> {
    let mut statement = sql("select id, tag, holder_person, due_back
        from assets
        where archived_at is null and holder_person is not null and id > ? and due_back in (");
    statement = statement.bind(after);
    for (nth, day) in days.iter().enumerate() {
        statement.push(if nth == 0 { "" } else { ", " }).push_value(*day);
    }
    statement.push(&format!(") order by id limit {limit}"));
    view.all(statement, |row| {
        Ok(Due { asset: row.at(0)?, tag: row.at(1)?, person: row.at(2)?, due_back: row.at(3)? })
    })
}
