//! Patterns of permissions: `*`, `assets.*`, `*.read`.
use std::collections::BTreeSet;

/// The permissions among `known` that the patterns name. An unknown name stands for nothing: a capability may have
/// been taken out.
pub fn expand(patterns: &[String], known: &BTreeSet<&'static str>) -> BTreeSet<String> {
    known
        .iter()
        .filter(|name| patterns.iter().any(|pattern| matches(pattern, name)))
        .map(|n| (*n).to_owned())
        .collect()
}

/// Whether a pattern names a permission.
pub fn matches(pattern: &str, permission: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == permission,
        Some((head, tail)) => {
            permission.len() >= head.len() + tail.len()
                && permission.starts_with(head)
                && permission.ends_with(tail)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_name_what_they_look_like() {
        let known = BTreeSet::from(["assets.read", "assets.edit", "people.read"]);
        let named = |patterns: &[&str]| {
            let patterns: Vec<String> = patterns.iter().map(|p| (*p).to_owned()).collect();
            expand(&patterns, &known).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(named(&["*"]), ["assets.edit", "assets.read", "people.read"]);
        assert_eq!(named(&["*.read"]), ["assets.read", "people.read"]);
        assert_eq!(named(&["assets.*", "nothing.read"]), ["assets.edit", "assets.read"]);
        assert!(named(&[]).is_empty());
    }
}
