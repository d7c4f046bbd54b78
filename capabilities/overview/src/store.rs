//! The table of arrangements.
use crate::arrangement::Arrangement;
use database::sql;
use engine::{Result, View, Work};

/// Keeps an arrangement; an empty one is none.
pub(crate) fn keep(work: &mut Work<'_>, account: i64, wish: &Arrangement) -> Result<()> {
    work.project(sql("delete from overview_arrangements where account = ?").bind(account))?;
    if *wish != Arrangement::default() {
        let text = "insert into overview_arrangements (account, shown, hidden) values (?, ?, ?)";
        let statement = sql(text).bind(account).bind(wish.shown.join(",")).bind(wish.hidden.join(","));
        work.project(statement)?;
    }
    Ok(())
}

/// The arrangement of an account.
pub(crate) fn arrangement(view: &mut View<'_>, account: i64) -> Result<Arrangement> {
    let text = "select shown, hidden from overview_arrangements where account = ?";
    let names = |text: String| text.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let kept = view.first(sql(text).bind(account), |row| {
        Ok(Arrangement { shown: names(row.at(0)?), hidden: names(row.at(1)?) })
    })?;
    Ok(kept.unwrap_or_default())
}
