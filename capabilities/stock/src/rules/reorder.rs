//! When something has to be ordered again, and how much of it.

/// What is known about an item when one asks whether to order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// Pieces on the shelves.
    pub on_hand: i64,
    /// Pieces on their way.
    pub on_order: i64,
    /// The level that should not be undercut; none when nobody watches it.
    pub minimum: Option<i64>,
    /// In what quantity it is ordered; none for just as many as are lacking.
    pub lot: Option<i64>,
}

/// How many to order: none while what is there and on its way reaches the minimum, otherwise what is lacking, and at
/// least one lot.
pub fn to_order(level: Level) -> i64 {
    let Some(minimum) = level.minimum else { return 0 };
    let lacking = minimum.saturating_sub(level.on_hand).saturating_sub(level.on_order);
    if lacking <= 0 { 0 } else { lacking.max(level.lot.unwrap_or(0)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn asked(on_hand: i64, on_order: i64, minimum: Option<i64>, lot: Option<i64>) -> i64 {
        to_order(Level { on_hand, on_order, minimum, lot })
    }

    #[test]
    fn what_is_lacking_is_ordered_in_lots() {
        assert_eq!(asked(3, 0, None, Some(10)), 0, "nobody watches it");
        assert_eq!(asked(10, 0, Some(10), Some(25)), 0, "the minimum is there");
        assert_eq!(asked(9, 0, Some(10), Some(25)), 25);
        assert_eq!(asked(9, 0, Some(10), None), 1);
        assert_eq!(asked(2, 8, Some(10), Some(25)), 0, "enough is on its way");
        assert_eq!(asked(0, 0, Some(60), Some(25)), 60, "one lot would not be enough");
    }

    proptest! {
        #[test]
        fn what_is_proposed_always_reaches_the_minimum(
            on_hand in 0i64..500, on_order in 0i64..500, minimum in 0i64..500, lot in 1i64..500,
        ) {
            let more = asked(on_hand, on_order, Some(minimum), Some(lot));
            prop_assert!(on_hand + on_order + more >= minimum);
            prop_assert_eq!(asked(on_hand, on_order + more, Some(minimum), Some(lot)), 0);
        }
    }
}
