//! Whether a register has been used.
use database::sql;
use engine::{Result, View};

/// Whether nothing has happened but what every new register begins with.
pub(crate) fn is_untouched(view: &mut View<'_>) -> Result<bool> {
    let text = "select 1 from journal where command <> 'register.begin' limit 1";
    Ok(view.first(sql(text), |row| row.at::<i64>(0))?.is_none())
}

/// How many entries the journal has.
pub(crate) fn entries(view: &mut View<'_>) -> Result<i64> {
    view.scalar(sql("select count(*) from journal"))
}

/// Some assets of a category in a stage, lowest ids first.
pub(crate) fn some_assets(
    view: &mut View<'_>,
    category: &str,
    stage: &str,
    count: usize,
) -> Result<Vec<i64>> {
    let text = "select assets.id
        from assets
        join categories on categories.id = assets.category
        where categories.name = ? and assets.stage = ?
        order by assets.id
        limit ?";
    view.all(sql(text).bind(category).bind(stage).bind(count as i64), |row| row.at::<i64>(0))
}

/// Some people who work here and hold assets of a category, lowest ids first.
pub(crate) fn some_holders(view: &mut View<'_>, category: &str, count: usize) -> Result<Vec<i64>> {
    let text = "select people.id
        from people
        where people.employment = 'active' and exists (
            select 1 from assets join categories on categories.id = assets.category
            where assets.holder_person = people.id and categories.name = ?)
        order by people.id
        limit ?";
    view.all(sql(text).bind(category).bind(count as i64), |row| row.at::<i64>(0))
}

/// The items of a return with their assets, and whether they are still to come.
pub(crate) fn retrieval_items(view: &mut View<'_>, case: i64) -> Result<Vec<(i64, i64, bool)>> {
    let text = "select id, asset, state from retrieval_items where retrieval = ? order by id";
    view.all(sql(text).bind(case), |row| {
        Ok((row.at::<i64>(0)?, row.at::<i64>(1)?, row.at::<String>(2)? == "expected"))
    })
}

/// The lines of a work order's checklist: id and text.
pub(crate) fn checks_of(view: &mut View<'_>, order: i64) -> Result<Vec<(i64, String)>> {
    let text = "select id, text from maintenance_checks where work_order = ? order by id";
    view.all(sql(text).bind(order), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// The model of an asset.
pub(crate) fn model_of(view: &mut View<'_>, asset: i64) -> Result<i64> {
    view.scalar(sql("select model from assets where id = ?").bind(asset))
}

/// A site whose name begins so, else the first site: small companies are not everywhere.
pub(crate) fn site_like(view: &mut View<'_>, begins: &str) -> Result<i64> {
    let text = "select id from locations
        where kind = 'site'
        order by case when name like ? then 0 else 1 end, id
        limit 1";
    view.scalar(sql(text).bind(format!("{begins}%")))
}
