//! Which bytes of a file somebody wants.
use std::ops::Range;

/// What a request for a range asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Everything: nothing else was asked for, or nothing that we understand.
    Whole,
    /// These bytes.
    Part(Range<u64>),
    /// Bytes that are not there.
    Outside,
}

/// Reads `Range: bytes=0-999` for a file of some bytes. Several ranges at once are answered with everything, as RFC
/// 9110 allows.
pub(super) fn wanted(header: Option<&str>, bytes: u64) -> Wanted {
    let Some(text) = header.and_then(|header| header.trim().strip_prefix("bytes=")) else {
        return Wanted::Whole;
    };
    let Some((first, last)) = text.split_once('-').filter(|_| !text.contains(',')) else {
        return Wanted::Whole;
    };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let (start, end) = match (number(first), number(last)) {
        (Some(first), Some(last)) if first > last => return Wanted::Whole,
        (Some(first), Some(last)) => (first, last.saturating_add(1).min(bytes)),
        (Some(first), None) if last.trim().is_empty() => (first, bytes),
        // The last so many.
        (None, Some(last)) if first.trim().is_empty() => (bytes.saturating_sub(last), bytes),
        _ => return Wanted::Whole,
    };
    if start >= end { Wanted::Outside } else { Wanted::Part(start..end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        assert_eq!(wanted(None, 100), Wanted::Whole);
        assert_eq!(wanted(Some("bytes=0-0"), 100), Wanted::Part(0..1));
        assert_eq!(wanted(Some("bytes=10-"), 100), Wanted::Part(10..100));
        assert_eq!(wanted(Some("bytes=90-1000"), 100), Wanted::Part(90..100));
        assert_eq!(wanted(Some("bytes=-5"), 100), Wanted::Part(95..100));
        assert_eq!(wanted(Some("bytes=-500"), 100), Wanted::Part(0..100));
        assert_eq!(wanted(Some("bytes=100-"), 100), Wanted::Outside);
        assert_eq!(wanted(Some("bytes=-0"), 100), Wanted::Outside);
        assert_eq!(wanted(Some("bytes=0-"), 0), Wanted::Outside);
        for strange in ["bytes=5-4", "bytes=a-b", "bytes=0-1,5-6", "lines=1-2", "bytes=", "bytes=-"] {
            assert_eq!(wanted(Some(strange), 100), Wanted::Whole, "{strange}");
        }
    }
}
