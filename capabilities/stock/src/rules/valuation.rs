//! What stock is worth. Two methods, both named in accounting: the weighted average and first in, first out. Amounts are
//! minor units of one currency; halves of a unit are rounded away from zero, and the last pieces take what is left, so
//! that an empty shelf is worth nothing.
use domain::{Choice, Tone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How what leaves is valued.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Every piece costs what all pieces cost on average when it leaves.
    #[default]
    Average,
    /// The oldest pieces leave first, at what they cost.
    Fifo,
}

/// The methods, for the field.
pub const METHODS: &[Choice<'static>] = &[
    Choice::toned("average", "Weighted average", Tone::Muted),
    Choice::toned("fifo", "First in, first out", Tone::Muted),
];

/// Pieces that came in together, and what they cost together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// How many.
    pub quantity: i64,
    /// What they cost.
    pub value: i64,
}

/// The share of `value` that `part` of `whole` pieces have, halves away from zero.
fn share(value: i64, part: i64, whole: i64) -> i64 {
    if part >= whole || whole <= 0 {
        return value;
    }
    let (value, part, whole) = (i128::from(value), i128::from(part), i128::from(whole));
    let doubled = value * part * 2;
    let rounded = (doubled.abs() + whole) / (2 * whole) * doubled.signum();
    i64::try_from(rounded).unwrap_or(i64::MAX)
}

/// What `quantity` of `on_hand` pieces, worth `value` together, are worth by the weighted average.
pub fn average_out(on_hand: i64, value: i64, quantity: i64) -> i64 {
    share(value, quantity, on_hand)
}

/// What `quantity` of `on_hand` pieces, worth `value` together, are worth when the oldest leave first. `newest_first` are
/// the lots that came in, the newest first, at least as many as are on hand.
pub fn fifo_out(on_hand: i64, value: i64, newest_first: &[Lot], quantity: i64) -> i64 {
    let staying = (on_hand - quantity).max(0);
    let mut left = staying;
    let mut kept: i64 = 0;
    for lot in newest_first {
        if left == 0 {
            break;
        }
        let of_it = left.min(lot.quantity);
        kept = kept.saturating_add(share(lot.value, of_it, lot.quantity));
        left -= of_it;
    }
    (value - kept).clamp(0, value.max(0))
}

/// What `quantity` pieces leave with.
pub fn out(method: Method, on_hand: i64, value: i64, newest_first: &[Lot], quantity: i64) -> i64 {
    match method {
        _ if quantity >= on_hand => value,
        Method::Average => average_out(on_hand, value, quantity),
        Method::Fifo => fifo_out(on_hand, value, newest_first, quantity),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 10 at 2.00, then 20 at 3.50: worked out by hand.
    #[test]
    fn known_answers_of_both_methods() {
        let (old, new) = (Lot { quantity: 10, value: 2_000 }, Lot { quantity: 20, value: 7_000 });
        // 9,000 for 30 pieces are 3.00 each.
        assert_eq!(out(Method::Average, 30, 9_000, &[], 15), 4_500);
        // Ten of the old ones and five of the new ones: 20.00 + 17.50.
        assert_eq!(out(Method::Fifo, 30, 9_000, &[new, old], 15), 3_750);
        // The old ones alone.
        assert_eq!(out(Method::Fifo, 30, 9_000, &[new, old], 10), 2_000);
        // 10.00 for three: 3.33 and a third are 3.33, then 3.335 is 3.34, then what is left.
        assert_eq!(out(Method::Average, 3, 1_000, &[], 1), 333);
        assert_eq!(out(Method::Average, 2, 667, &[], 1), 334);
        assert_eq!(out(Method::Average, 1, 333, &[], 1), 333);
    }

    proptest! {
        #[test]
        fn an_empty_shelf_is_worth_nothing_and_value_is_neither_lost_nor_made(
            lots in proptest::collection::vec((1i64..40, 0i64..90_000), 1..8),
            takes in proptest::collection::vec(1i64..60, 1..20),
            fifo: bool,
        ) {
            let method = if fifo { Method::Fifo } else { Method::Average };
            let mut newest: Vec<Lot> = lots.iter().map(|(quantity, value)| Lot { quantity: *quantity, value: *value }).collect();
            newest.reverse();
            let mut on_hand: i64 = newest.iter().map(|lot| lot.quantity).sum();
            let whole: i64 = newest.iter().map(|lot| lot.value).sum();
            let (mut value, mut gone) = (whole, 0);
            for take in takes {
                let quantity = take.min(on_hand);
                if quantity == 0 { break; }
                let cost = out(method, on_hand, value, &newest, quantity);
                prop_assert!((0..=value).contains(&cost));
                on_hand -= quantity;
                value -= cost;
                gone += cost;
                prop_assert!(on_hand > 0 || value == 0);
            }
            prop_assert_eq!(value + gone, whole);
        }
    }
}
