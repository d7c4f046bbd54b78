//! Quantities: whole pieces, never fewer than none.
use domain::Refusal;

/// Most pieces in one step.
pub const QUANTITY_MAX: i64 = 1_000_000;
/// Most pieces that a place or an item holds.
pub const ON_HAND_MAX: i64 = 1_000_000_000;

/// A number of pieces that something can be done with: from one on.
pub fn some(quantity: i64) -> Result<i64, Refusal> {
    match quantity {
        1..=QUANTITY_MAX => Ok(quantity),
        _ => {
            let message = format!("Say how many: a whole number from 1 to {QUANTITY_MAX}.");
            Err(Refusal::new("wrong-quantity", message))
        }
    }
}

/// What is left where `quantity` pieces are taken away; refused when there are fewer.
pub fn less(on_hand: i64, quantity: i64, place: &str) -> Result<i64, Refusal> {
    some(quantity)?;
    match on_hand.checked_sub(quantity) {
        Some(left) if left >= 0 => Ok(left),
        _ => {
            let message = format!("There are {on_hand} at {place}, not {quantity}.");
            Err(Refusal::new("not-enough-in-stock", message))
        }
    }
}

/// What is there where `quantity` pieces are put.
pub fn more(on_hand: i64, quantity: i64) -> Result<i64, Refusal> {
    some(quantity)?;
    match on_hand.checked_add(quantity) {
        Some(sum) if sum <= ON_HAND_MAX => Ok(sum),
        _ => Err(Refusal::new("too-many", format!("A place holds at most {ON_HAND_MAX} pieces."))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_and_less_than_nothing_is_refused() {
        assert_eq!(some(0).unwrap_err().code, "wrong-quantity");
        assert_eq!(less(5, -1, "A1").unwrap_err().code, "wrong-quantity");
        assert_eq!(less(5, 6, "A1").unwrap_err().code, "not-enough-in-stock");
        assert_eq!(more(ON_HAND_MAX, 1).unwrap_err().code, "too-many");
    }

    proptest! {
        #[test]
        fn what_is_left_is_never_below_none_and_comes_back(on_hand in 0i64..2_000, quantity in -50i64..3_000) {
            if let Ok(left) = less(on_hand, quantity, "A1") {
                prop_assert!(left >= 0);
                prop_assert_eq!(more(left, quantity), Ok(on_hand));
            }
        }
    }
}
