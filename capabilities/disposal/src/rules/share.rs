//! Sharing an amount of a lot among its lines.

/// Shares of an amount in minor units in proportion to weights, by the largest remainders: whole units, and their sum
/// is the amount. Without any weight the shares are equal; among equal remainders the first line gets the unit.
pub fn by_largest_remainder(minor: i64, weights: &[i64]) -> Vec<i64> {
    let weights: Vec<i128> = weights.iter().map(|weight| i128::from((*weight).max(0))).collect();
    let total: i128 = weights.iter().sum();
    let (weights, total) = match total {
        0 => (vec![1; weights.len()], i128::try_from(weights.len()).unwrap_or(1)),
        _ => (weights, total),
    };
    let whole = i128::from(minor.unsigned_abs());
    let mut shares: Vec<i128> = weights.iter().map(|weight| whole * weight / total).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|n| (std::cmp::Reverse(whole * weights[*n] % total), *n));
    let left = whole - shares.iter().sum::<i128>();
    for n in order.into_iter().take(usize::try_from(left).unwrap_or_default()) {
        shares[n] += 1;
    }
    let sign = i128::from(minor.signum());
    shares.into_iter().map(|share| i64::try_from(share * sign).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_answers() {
        assert_eq!(by_largest_remainder(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(by_largest_remainder(1_000, &[3_000, 1_000, 0]), [750, 250, 0]);
        assert_eq!(by_largest_remainder(-5, &[1, 1]), [-3, -2]);
        assert_eq!(by_largest_remainder(7, &[0, 0]), [4, 3]);
        assert_eq!(by_largest_remainder(7, &[]), Vec::<i64>::new());
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_amount(minor: i32, weights in prop::collection::vec(0i64..1_000_000, 1..60)) {
            let minor = i64::from(minor);
            let shares = by_largest_remainder(minor, &weights);
            prop_assert_eq!(shares.iter().sum::<i64>(), minor);
            prop_assert!(shares.iter().all(|share| share.signum() * minor.signum() >= 0));
        }
    }
}
