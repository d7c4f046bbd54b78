//! What there is in the register, so that requests are about something.
use super::client::{Ask, Client};
use crate::Result;
use serde_json::Value;

/// Some of what there is.
pub(super) struct Facts {
    /// The highest id of an asset; all below it are assets too.
    pub(super) last_asset: u64,
    /// Places with assets in use.
    pub(super) locations: Vec<i64>,
    /// Categories that assets in use have.
    pub(super) categories: Vec<i64>,
    /// People who work here.
    pub(super) people: Vec<i64>,
    /// Serial numbers.
    pub(super) serials: Vec<String>,
    /// A day in the middle of the history.
    pub(super) past: String,
}

impl Facts {
    pub(super) fn ask(client: &Client) -> Result<Self> {
        let rows = |query: &str| -> Result<Vec<Value>> {
            let told = client.told(&Ask::get(format!("/api/v1/{query}")))?;
            Ok(told.get("data").and_then(Value::as_array).cloned().unwrap_or_default())
        };
        let ids = |rows: Vec<Value>| rows.iter().filter_map(|row| row.get("id")?.as_i64()).collect();
        let newest = rows("assets?sort=-id&limit=1&fields=id")?;
        let oldest = rows("assets?sort=id&limit=1&fields=id,created_at")?;
        let some = rows("assets?stage=in-use&limit=200&sort=-updated_at&fields=serial,location,category")?;
        let referred = |name: &str| {
            let mut ids: Vec<i64> =
                some.iter().filter_map(|row| row.get(name)?.get("id")?.as_i64()).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        let serials = some.iter().filter_map(|row| row.get("serial")?.as_str());
        let begun = oldest.first().and_then(|row| row.get("created_at")?.as_str()).unwrap_or_default();
        Ok(Self {
            last_asset: newest
                .first()
                .and_then(|row| row.get("id")?.as_u64())
                .ok_or("There are no assets.")?,
            locations: referred("location"),
            categories: referred("category"),
            people: ids(rows("people?ends_on[empty]=true&limit=200&fields=id")?),
            serials: serials.map(str::to_owned).collect(),
            past: two_years_after(begun).ok_or("The oldest asset has no day of registration.")?,
        })
    }
}

/// About two years after a moment: the register is three years old.
fn two_years_after(moment: &str) -> Option<String> {
    let (year, rest) = moment.split_once('-')?;
    let month = rest.get(..2)?;
    Some(format!("{}-{month}-15", year.parse::<u32>().ok()? + 2))
}

/// One of some, another each time.
pub(super) fn one_of<T>(some: &[T], nth: u64) -> Option<&T> {
    some.get((nth as usize).checked_rem(some.len())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_past_is_a_day() {
        assert_eq!(two_years_after("2023-11-24T08:00:00Z").as_deref(), Some("2025-11-15"));
        assert_eq!(two_years_after("").as_deref(), None);
    }
}
