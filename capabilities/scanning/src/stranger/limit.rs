//! How often strangers may say something. Counted per node: who is many gains a factor, not a door.
use domain::{Instant, Refusal};
use parking_lot::Mutex;
use std::collections::VecDeque;

/// Reports from one address within a window.
const OF_ONE_MAX: usize = 5;
/// Reports from everybody within a window.
const OF_ALL_MAX: usize = 100;
/// How long a window is: an hour.
const WINDOW_MILLIS: i64 = 60 * 60_000;

/// Remembers who has said something within the last hour.
#[derive(Debug, Default)]
pub struct Limit {
    said: Mutex<VecDeque<(Instant, String)>>,
}

impl Limit {
    /// Lets somebody in, and counts them.
    ///
    /// Refuses `too-many-reports`.
    pub fn let_in(&self, address: &str, now: Instant) -> Result<(), Refusal> {
        let mut said = self.said.lock();
        while said.front().is_some_and(|(at, _)| now.0 - at.0 >= WINDOW_MILLIS) {
            said.pop_front();
        }
        let of_one = said.iter().filter(|(_, of)| of == address).count();
        if of_one >= OF_ONE_MAX || said.len() >= OF_ALL_MAX {
            let message = "Too many reports have come in. Try again in an hour, or call the owner.";
            return Err(Refusal::new("too-many-reports", message));
        }
        said.push_back((now, address.to_owned()));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn let_in(limit: &Limit, address: &str, minute: i64) -> bool {
        limit.let_in(address, Instant(minute * 60_000)).is_ok()
    }

    #[test]
    fn one_address_says_five_things_an_hour_and_others_are_still_heard() {
        let limit = Limit::default();
        let heard: Vec<bool> = (0..6).map(|minute| let_in(&limit, "192.0.2.7", minute)).collect();
        assert_eq!(heard, [true, true, true, true, true, false]);
        assert!(let_in(&limit, "192.0.2.8", 6));
        assert!(let_in(&limit, "192.0.2.7", 60), "the first was an hour ago");
        assert!(!let_in(&limit, "192.0.2.7", 60));
    }

    #[test]
    fn many_addresses_together_are_not_heard_without_end() {
        let limit = Limit::default();
        let heard = (0..150).filter(|nth| let_in(&limit, &format!("192.0.2.{nth}"), 0)).count();
        assert_eq!(heard, OF_ALL_MAX);
    }
}
