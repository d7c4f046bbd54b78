//! The address of a list is its state: filters, order, columns, everything.
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::fmt;

/// What must not stand in a query as it is; brackets, commas and colons may, so that addresses stay readable.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A path and what stands behind its question mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    path: String,
    pairs: Vec<(String, String)>,
}

impl Address {
    /// An address from its parts. Pairs that say nothing are left out.
    pub fn new(path: impl Into<String>, pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let pairs = pairs.into_iter().filter(|(_, value)| !value.trim().is_empty());
        Self { path: path.into(), pairs: pairs.collect() }
    }

    /// A path with a query as it is written: `stage=in-use&sort=tag`.
    pub fn written(path: impl Into<String>, query: &str) -> Self {
        Self::new(path, web::pairs_of(query).unwrap_or_default())
    }

    /// The same with another value under a name; none when it is empty.
    #[must_use]
    pub fn with(&self, name: &str, value: impl Into<String>) -> Self {
        let mut address = self.without(&[name]);
        let value = value.into();
        if !value.is_empty() {
            address.pairs.push((name.to_owned(), value));
        }
        address
    }

    /// The same without some names.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        let pairs = self.pairs.iter().filter(|(name, _)| !names.contains(&name.as_str()));
        Self { path: self.path.clone(), pairs: pairs.cloned().collect() }
    }

    /// The same from its first page: what changes a list leads there.
    #[must_use]
    pub fn from_start(&self) -> Self {
        self.without(&["cursor", "at"])
    }

    /// The same at another path.
    #[must_use]
    pub fn at(&self, path: impl Into<String>) -> Self {
        Self { path: path.into(), pairs: self.pairs.clone() }
    }

    /// Its path.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Its pairs.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// Its last value under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// What stands behind the question mark.
    pub fn query(&self) -> String {
        let safe = |text: &str| utf8_percent_encode(text, UNSAFE).to_string();
        let pair = |(name, value): &(String, String)| format!("{}={}", safe(name), safe(value));
        self.pairs.iter().map(pair).collect::<Vec<_>>().join("&")
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if !self.pairs.is_empty() {
            write!(f, "?{}", self.query())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_is_not_changed() {
        let address = Address::written("/assets", "q=mac+book&cost[gte]=500&cursor=x&at=51&columns=");
        assert_eq!(
            address.from_start().with("sort", "-tag").to_string(),
            "/assets?q=mac%20book&cost[gte]=500&sort=-tag"
        );
        assert_eq!(address.with("q", "").from_start().to_string(), "/assets?cost[gte]=500");
        assert_eq!(address.get("cost[gte]"), Some("500"));
    }

    #[test]
    fn what_is_written_comes_back() {
        let address = Address::new("/x", [("q".to_owned(), "50% & more + #1".to_owned())]);
        assert_eq!(Address::written("/x", &address.query()), address);
    }
}
