use crate::{past, request::ListRequest, select::conditions};
use database::{Dialect, sql};
use engine::{RecordKind, Result, SearchPlan, View};
use serde::Serialize;

/// How many rows a list has, as far as counting them is worth it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The number, or the cap.
    pub rows: i64,
    /// Whether counting stopped at the cap: "10,000+".
    pub capped: bool,
}

/// Counts the rows of a list up to a cap. Counting 125,000 rows costs a third of a second; nobody reads the
/// difference.
pub fn count(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
    cap: i64,
) -> Result<Count> {
    if !request.as_of.is_now() {
        return past::count(view, kind, request, cap);
    }
    let plans: &[SearchPlan] = match &request.search {
        None => &[SearchPlan::Words],
        Some(_) => SearchPlan::in_turn(view.dialect()),
    };
    for plan in plans {
        let Some(conditions) = conditions(view, kind, request, *plan)? else { continue };
        let live = request.archived.condition();
        let mut statement =
            sql(format!("select count(*) from (select 1 from {} t where t.{live}", kind.table));
        statement.push_sql(&conditions).push(&format!(" limit {}) counted", cap + 1));
        if request.search.is_some() && view.dialect() == Dialect::Postgres {
            statement = statement.once();
        }
        let rows: i64 = view.scalar(statement)?;
        if rows > 0 || plans.last() == Some(plan) {
            return Ok(Count { rows: rows.min(cap), capped: rows > cap });
        }
    }
    Ok(Count { rows: 0, capped: false })
}
