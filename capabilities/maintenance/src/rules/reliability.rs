//! How reliable things are: MTBF, MTTR, availability. In whole milliseconds and parts per million, so that sums are
//! exact. The formulas stand in docs/maintenance.md.
use std::collections::BTreeMap;

/// The whole, in parts per million.
pub(crate) const WHOLE: i64 = 1_000_000;

/// One stretch in which an asset was down, cut to what is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Down {
    pub(crate) asset: i64,
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) planned: bool,
    /// Whether it began within what is looked at: only then is it a failure of that time.
    pub(crate) began_inside: bool,
}

/// What is known of some assets over a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reliability {
    pub(crate) assets: i64,
    /// Time that all of them were looked at, together.
    pub(crate) observed: i64,
    /// Unplanned time down. Overlapping outages of one asset count once.
    pub(crate) down: i64,
    /// Planned time down beside that.
    pub(crate) planned: i64,
    /// Unplanned outages that began in this time.
    pub(crate) failures: i64,
}

impl Reliability {
    /// Sums up: how long each asset was looked at, and its outages.
    pub(crate) fn of(observed: &BTreeMap<i64, i64>, outages: &[Down]) -> Self {
        let mut it =
            Self { assets: observed.len() as i64, observed: observed.values().sum(), ..Self::default() };
        let mut by_asset: BTreeMap<i64, Vec<&Down>> = BTreeMap::new();
        for outage in outages.iter().filter(|one| observed.contains_key(&one.asset)) {
            by_asset.entry(outage.asset).or_default().push(outage);
        }
        for (asset, outages) in by_asset {
            let limit = observed.get(&asset).copied().unwrap_or(0);
            let unplanned = joined(outages.iter().filter(|one| !one.planned));
            let all = joined(outages.iter());
            it.failures += outages.iter().filter(|one| !one.planned && one.began_inside).count() as i64;
            it.down += unplanned.min(limit);
            it.planned += (all - unplanned).min(limit - unplanned.min(limit)).max(0);
        }
        it
    }

    /// The share of the observed time without unplanned outages, in parts per million. All of it when nothing was
    /// observed.
    pub(crate) fn availability(&self) -> i64 {
        match self.observed {
            0 => WHOLE,
            observed => {
                let up = i128::from(observed - self.down) * i128::from(WHOLE) / i128::from(observed);
                i64::try_from(up).unwrap_or(WHOLE)
            }
        }
    }

    /// Mean time between failures: time up over failures. None without a failure.
    pub(crate) fn mtbf(&self) -> Option<i64> {
        (self.failures > 0).then(|| (self.observed - self.down) / self.failures)
    }

    /// Mean time to repair: unplanned time down over failures. None without a failure.
    pub(crate) fn mttr(&self) -> Option<i64> {
        (self.failures > 0).then(|| self.down / self.failures)
    }
}

/// The length of stretches of one asset, what overlaps counted once.
fn joined<'d>(outages: impl Iterator<Item = &'d &'d Down>) -> i64 {
    let mut stretches: Vec<(i64, i64)> = outages.map(|one| (one.from, one.to)).collect();
    stretches.sort_unstable();
    let (mut sum, mut end) = (0, i64::MIN);
    for (from, to) in stretches {
        let from = from.max(end);
        if to > from {
            sum += to - from;
            end = to;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: i64 = 3_600_000;

    fn down(asset: i64, from: i64, to: i64, planned: bool) -> Down {
        Down { asset, from: from * HOUR, to: to * HOUR, planned, began_inside: true }
    }

    #[test]
    fn known_answers() {
        // Two machines over 1,000 hours each; the first fails twice (4 h and 6 h), the second is serviced for 10 h.
        let observed = BTreeMap::from([(1, 1_000 * HOUR), (2, 1_000 * HOUR)]);
        let outages = [down(1, 100, 104, false), down(1, 500, 506, false), down(2, 200, 210, true)];
        let it = Reliability::of(&observed, &outages);
        assert_eq!((it.failures, it.down, it.planned), (2, 10 * HOUR, 10 * HOUR));
        assert_eq!(it.mtbf(), Some(995 * HOUR));
        assert_eq!(it.mttr(), Some(5 * HOUR));
        assert_eq!(it.availability(), 995_000);
    }

    #[test]
    fn overlaps_count_once_and_an_outage_from_before_is_no_failure_of_this_time() {
        let observed = BTreeMap::from([(1, 100 * HOUR)]);
        let before = Down { began_inside: false, ..down(1, 0, 10, false) };
        let it = Reliability::of(&observed, &[before, down(1, 5, 20, false), down(1, 15, 30, true)]);
        assert_eq!((it.failures, it.down, it.planned), (1, 20 * HOUR, 10 * HOUR));
        let nothing = Reliability::of(&BTreeMap::new(), &[]);
        assert_eq!((nothing.availability(), nothing.mtbf(), nothing.mttr()), (WHOLE, None, None));
    }

    proptest! {
        #[test]
        fn availability_lies_between_none_and_all(
            hours in proptest::collection::vec(0_i64..500, 1..6),
            outages in proptest::collection::vec((0_i64..8, 0_i64..600, 0_i64..600, any::<bool>()), 0..30),
        ) {
            let observed: BTreeMap<i64, i64> = hours.iter().enumerate().map(|(n, h)| (n as i64, h * HOUR)).collect();
            let outages: Vec<Down> = outages.into_iter().map(|(a, from, length, planned)| down(a, from, from + length, planned)).collect();
            let it = Reliability::of(&observed, &outages);
            prop_assert!((0..=WHOLE).contains(&it.availability()));
            prop_assert!(it.down >= 0 && it.planned >= 0 && it.down + it.planned <= it.observed);
        }
    }
}
