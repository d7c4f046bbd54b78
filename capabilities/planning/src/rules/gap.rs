//! What is missing when everything that is there and comes is counted.

/// What there is of something, what comes and what is needed, by a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In stock and free.
    pub free: i64,
    /// In stock and kept for somebody.
    pub reserved: i64,
    /// Ordered and not here yet.
    pub incoming: i64,
    /// In the hands of people who leave, or due back.
    pub returning: i64,
    /// Needed and not provided yet.
    pub needed: i64,
}

impl Counts {
    /// How many are missing: what is free now is offered first, then what comes anyway.
    pub fn short(&self) -> i64 {
        (self.needed - self.free - self.incoming - self.returning).max(0)
    }

    /// Whether there is nothing to tell.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stock_and_leavers_are_offered_before_anything_is_bought() {
        let counts = Counts { free: 4, reserved: 2, incoming: 3, returning: 2, needed: 15 };
        assert_eq!(counts.short(), 6);
        assert_eq!(Counts { needed: 5, ..counts }.short(), 0);
    }

    proptest! {
        #[test]
        fn what_is_short_covers_the_need_and_not_one_more(
            free in 0i64..50, reserved in 0i64..50, incoming in 0i64..50, returning in 0i64..50, needed in 0i64..200
        ) {
            let counts = Counts { free, reserved, incoming, returning, needed };
            let there = free + incoming + returning;
            prop_assert!(there + counts.short() >= needed);
            prop_assert!(counts.short() == 0 || there + counts.short() == needed);
        }
    }
}
