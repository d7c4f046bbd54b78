//! Chance that repeats itself: the same seed, subject and number always throw the same.
use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};

/// What chance is asked about. Each subject has dice of its own, so that a change to one leaves the others as they were.
#[derive(Clone, Copy, Debug)]
pub(crate) enum About {
    /// Names, homes and employment of people.
    Staff = 1,
    /// What stands on somebody's desk.
    Desk,
    /// A device that somebody or a room had before.
    Former,
    /// A device that serves a room.
    Room,
    /// A device on the shelf.
    Spare,
    /// A device that is wanted or ordered.
    Wanted,
    /// What a single asset is like: cost, memory, addresses.
    Asset,
}

/// Dice for one subject.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    /// The dice of one subject.
    pub(crate) fn of(seed: u64, about: About, number: u32) -> Self {
        let mixed = seed ^ ((about as u64) << 56) ^ u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(ChaCha8Rng::seed_from_u64(mixed))
    }

    /// A number from 0 up to but without `end`.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        self.0.random_range(0..end.max(1))
    }

    /// A number from `low` to `high`, both included; `low` when the two are the wrong way round.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        self.0.random_range(low..=high.max(low))
    }

    /// Whether something with this many chances in a hundred comes true.
    pub(crate) fn percent(&mut self, chances: u32) -> bool {
        self.below(100) < chances
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u32) as usize]
    }

    /// The place of one of several weights, which are not all zero.
    pub(crate) fn weighted(&mut self, weights: impl Iterator<Item = u32> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        for (at, weight) in weights.enumerate() {
            if left < weight {
                return at;
            }
            left -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_subject_throws_the_same() {
        let throw = |seed, number| Dice::of(seed, About::Desk, number).below(u32::MAX);
        assert_eq!(throw(1, 7), throw(1, 7));
        assert_ne!(throw(1, 7), throw(2, 7));
        assert_ne!(throw(1, 7), throw(1, 8));
        assert_ne!(Dice::of(1, About::Room, 7).below(u32::MAX), throw(1, 7));
    }

    #[test]
    fn weights_of_nothing_are_never_picked() {
        let mut dice = Dice::of(1, About::Asset, 1);
        assert!((0..200).all(|_| dice.weighted([0, 3, 0, 1].into_iter()) % 2 == 1));
    }
}
