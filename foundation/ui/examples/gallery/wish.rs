//! What somebody wants to see of the list of assets.
use crate::world::{ASSETS, Asset, asset, kind};
use std::collections::BTreeMap;

/// What the address of the list says.
pub(crate) struct Wish(pub(crate) BTreeMap<String, String>);

impl Wish {
    /// One part, or nothing.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The address with one part changed, from the first page again.
    pub(crate) fn with(&self, name: &str, value: &str) -> String {
        let mut parts = self.0.clone();
        parts.remove("after");
        parts.insert(name.to_owned(), value.to_owned());
        let query: Vec<String> = parts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
            .collect();
        format!("/assets?{}", query.join("&"))
    }

    /// The assets that match, in the order asked for.
    pub(crate) fn found(&self) -> Vec<Asset> {
        let (state, words) = (self.get("state"), self.get("q").to_lowercase());
        let fits = |one: &Asset| {
            let text =
                format!("{} {} {} {}", one.tag(), one.serial, one.name(), one.holder.unwrap_or_default())
                    .to_lowercase();
            (state.is_empty() || one.state.value == state)
                && (self.get("kind").is_empty() || kind(one.kind()).0.eq_ignore_ascii_case(self.get("kind")))
                && text.contains(&words)
        };
        let mut found: Vec<Asset> = (1..=ASSETS).map(asset).filter(fits).collect();
        match self.get("sort").trim_start_matches('-') {
            "value" => found.sort_by_key(|one| one.value.minor),
            "warranty" => found.sort_by_key(|one| one.warranty),
            _ => {}
        }
        if self.get("sort").starts_with('-') {
            found.reverse();
        }
        found
    }
}
