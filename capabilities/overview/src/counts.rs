//! How many assets there are of what: counts as lists make them, so that a number and the list behind it agree.
use assets::Asset;
use engine::{Error, Record, Result};
use lists::{Column, Count, Group, ListRequest};
use pages::{Address, Page};
use std::collections::BTreeMap;

/// Above this many assets, what needs every row is left out.
pub(crate) const ROWS_MAX: i64 = 200_000;
/// Where counting stops.
const COUNT_CAP: i64 = 10_000;

/// The list of assets with these conditions, as an address: `stage=in-use`.
pub(crate) fn list(query: &str) -> Address {
    Address::written(format!("/{}", Asset::KIND.path), query)
}

/// The assets with these conditions in groups by a field, the largest first; one query, and another for costs. In a large
/// register as they were within the last minute.
pub(crate) fn groups(
    page: &mut Page<'_, '_>,
    query: &str,
    field: &str,
    with_cost: bool,
) -> Result<Vec<Group>> {
    let question = format!("assets by {field}, {with_cost}: {query}");
    page.kept(
        assets::READ,
        &question,
        |groups: &Vec<Group>| total(groups),
        |page| {
            let request = ListRequest::read(page, Asset::KIND, list(query).pairs())?;
            let by = column(page, field)?;
            let sums = if with_cost { vec![column(page, "cost")?] } else { Vec::new() };
            lists::groups(page, Asset::KIND, &request, &by, &sums)
        },
    )
}

/// How many assets meet these conditions, up to a limit; as it was within the last minute where `among` rows have to be
/// looked at, and those are many.
pub(crate) fn count(page: &mut Page<'_, '_>, query: &str, among: i64) -> Result<Count> {
    page.kept(assets::READ, &format!("assets: {query}"), |_| among, |page| count_to(page, query, COUNT_CAP))
}

/// Whether there is any asset.
pub(crate) fn any(page: &mut Page<'_, '_>) -> Result<bool> {
    Ok(count_to(page, "", 1)?.rows > 0)
}

fn count_to(page: &mut Page<'_, '_>, query: &str, cap: i64) -> Result<Count> {
    let request = ListRequest::read(page, Asset::KIND, list(query).pairs())?;
    lists::count(page, Asset::KIND, &request, cap)
}

/// How many assets there are in all groups.
pub(crate) fn total(groups: &[Group]) -> i64 {
    groups.iter().map(|group| group.rows).sum()
}

/// Assets that have something in common: what, how many, and the address of their list.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) rows: i64,
    pub(crate) href: String,
}

/// The largest groups by a field; all others together come last.
pub(crate) fn largest(page: &mut Page<'_, '_>, field: &str, most: usize) -> Result<Vec<Named>> {
    let groups = groups(page, "", field, false)?;
    let (first, rest) = groups.split_at(groups.len().min(most));
    let ids: Vec<i64> = first.iter().filter_map(|group| group.value.as_i64()).collect();
    let labels = match column(page, field)?.refers_to(page) {
        Some(kind) => page.labels(kind, &ids)?,
        None => BTreeMap::new(),
    };
    let none = page.say("overview-none");
    let name = |group: &Group| {
        group.value.as_i64().and_then(|id| labels.get(&id).cloned()).unwrap_or_else(|| none.clone())
    };
    let href = |group: &Group| match group.value.as_i64() {
        Some(id) => list(&format!("{field}={id}")).to_string(),
        None => list(&format!("{field}[empty]=true")).to_string(),
    };
    let mut named: Vec<Named> =
        first.iter().map(|group| Named { name: name(group), rows: group.rows, href: href(group) }).collect();
    if !rest.is_empty() {
        let href = list(&format!("group={field}")).to_string();
        named.push(Named { name: page.say("overview-others"), rows: total(rest), href });
    }
    Ok(named)
}

fn column(page: &mut Page<'_, '_>, name: &str) -> Result<Column> {
    Column::find(page, Asset::KIND, name)?.ok_or(Error::NotFound("field"))
}
