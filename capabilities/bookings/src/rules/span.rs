//! Stretches of time: a booking begins at a moment and ends before another, so that one may follow on the other.
use domain::{Instant, Refusal};

/// An hour in milliseconds.
pub const HOUR: i64 = 3_600_000;
/// The longest booking, in hours: a year.
const HOURS_MAX: i64 = 366 * 24;
/// How long ago a booking may begin that is made now, in hours.
const GRACE_HOURS: i64 = 1;

/// From a moment on, before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first moment.
    pub from: Instant,
    /// The first moment after it.
    pub until: Instant,
}

impl Span {
    /// Whether two have a moment in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from < other.until && other.from < self.until
    }

    /// A span that can be booked now.
    pub fn bookable(from: Instant, until: Instant, now: Instant) -> Result<Self, Refusal> {
        if until <= from {
            return Err(Refusal::new("ends-before-it-starts", "A booking ends after it begins."));
        }
        if from.plus_millis(GRACE_HOURS * HOUR) < now {
            return Err(Refusal::new("in-the-past", "This time has passed. Book from now on."));
        }
        if until.0 - from.0 > HOURS_MAX * HOUR {
            return Err(Refusal::new("too-long", "A booking lasts a year at most. Hand it out instead."));
        }
        Ok(Self { from, until })
    }
}

/// Whether somebody has not come for what they booked, so many hours after it began.
pub fn is_no_show(from: Instant, hold_hours: i64, now: Instant) -> bool {
    from.plus_millis(hold_hours.max(0).saturating_mul(HOUR)) < now
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(from: i64, until: i64) -> Span {
        Span { from: Instant(from), until: Instant(until) }
    }

    #[test]
    fn one_booking_may_follow_on_another() {
        assert!(!span(0, 10).overlaps(&span(10, 20)));
        assert!(span(0, 11).overlaps(&span(10, 20)));
        let refused =
            |from, until| Span::bookable(Instant(from), Instant(until), Instant(0)).unwrap_err().code;
        assert_eq!(refused(5, 5), "ends-before-it-starts");
        assert_eq!(refused(-2 * HOUR, HOUR), "in-the-past");
        assert_eq!(refused(0, 9_000 * HOUR), "too-long");
        assert!(
            !is_no_show(Instant(0), 4, Instant(4 * HOUR)) && is_no_show(Instant(0), 4, Instant(4 * HOUR + 1))
        );
    }

    proptest! {
        #[test]
        fn spans_that_do_not_overlap_share_no_moment(a in 0i64..60, b in 1i64..20, c in 0i64..60, d in 1i64..20) {
            let (one, other) = (span(a, a + b), span(c, c + d));
            let shared = (0..100).any(|at| one.overlaps(&span(at, at + 1)) && other.overlaps(&span(at, at + 1)));
            prop_assert_eq!(one.overlaps(&other), shared);
            prop_assert_eq!(one.overlaps(&other), other.overlaps(&one));
        }
    }
}
