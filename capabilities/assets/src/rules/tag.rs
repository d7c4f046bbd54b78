//! Tags: the short text on the label of an asset.

/// The tag of a number in a sequence: its prefix and the number, padded with zeros to at least `digits`.
pub fn tag_of(prefix: &str, digits: i64, number: i64) -> String {
    let width = usize::try_from(digits.clamp(1, 12)).unwrap_or(6);
    format!("{prefix}{number:0width$}")
}

#[cfg(test)]
mod tests {
    use super::tag_of;

    #[test]
    fn numbers_are_padded_and_never_cut() {
        assert_eq!(tag_of("NW-", 6, 123), "NW-000123");
        assert_eq!(tag_of("NW-", 2, 12345), "NW-12345");
        assert_eq!(tag_of("", 0, 7), "7");
    }
}
