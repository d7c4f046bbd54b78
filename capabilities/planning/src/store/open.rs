//! Open needs, and what they are of.
use crate::Need;
use catalog::Category;
use database::{DbError, Row, sql};
use domain::Id;
use engine::{Result, View};
use people::Person;

/// An open need as far as it matters to what meets it.
pub(crate) struct OpenNeed {
    pub(crate) id: Id<Need>,
    pub(crate) model: Option<i64>,
    pub(crate) category: Option<i64>,
    pub(crate) location: Option<i64>,
    pub(crate) department: Option<i64>,
}

const OPEN_NEED: &str = "select id, model, category, location, department from planning_needs
    where archived_at is null and state in ('wanted', 'planned') and ";

fn open_need(row: &Row<'_>) -> Result<OpenNeed, DbError> {
    Ok(OpenNeed {
        id: row.at(0)?,
        model: row.at(1)?,
        category: row.at(2)?,
        location: row.at(3)?,
        department: row.at(4)?,
    })
}

/// What is needed for a person, the earliest first.
pub(crate) fn needs_for(view: &mut View<'_>, person: Id<Person>) -> Result<Vec<OpenNeed>> {
    let text = format!("{OPEN_NEED} for_person = ? order by wanted_by, id");
    view.all(sql(text).bind(person), open_need)
}

/// What the people of the headcount plan need, the earliest first.
pub(crate) fn needs_of_hiring(view: &mut View<'_>) -> Result<Vec<OpenNeed>> {
    view.all(sql(format!("{OPEN_NEED} headcount is not null order by wanted_by, id")), open_need)
}

/// A category and those around it.
pub(crate) fn categories_around(view: &mut View<'_>, category: Option<Id<Category>>) -> Result<Vec<i64>> {
    let Some(category) = category else { return Ok(Vec::new()) };
    let text = "with recursive around (id, parent) as (
             select id, parent from categories where id = ?
             union select up.id, up.parent from categories up join around on up.id = around.parent)
        select id from around";
    view.all(sql(text).bind(category), |row| row.at(0))
}
