//! The only place that knows the time.
use domain::{Date, Instant};
use jiff::tz::TimeZone;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// What time it is. Never runs backwards: if the machine's clock is set back, time stands still until it has
/// caught up, so that the journal stays in order.
#[derive(Clone)]
pub struct Clock {
    latest: Arc<AtomicI64>,
    fixed: Option<Arc<AtomicI64>>,
    zone: TimeZone,
}

impl Clock {
    /// The machine's clock; days begin and end in `zone`.
    pub fn system(zone: TimeZone) -> Self {
        Self { latest: Arc::new(AtomicI64::new(0)), fixed: None, zone }
    }

    /// A clock that moves only when told to: tests, simulations, the demo estate.
    pub fn fixed(at: Instant, zone: TimeZone) -> Self {
        Self { latest: Arc::new(AtomicI64::new(0)), fixed: Some(Arc::new(AtomicI64::new(at.0))), zone }
    }

    /// This moment.
    pub fn now(&self) -> Instant {
        let reading = match &self.fixed {
            Some(fixed) => fixed.load(Ordering::Relaxed),
            None => machine_time(),
        };
        Instant(self.latest.fetch_max(reading, Ordering::Relaxed).max(reading))
    }

    /// Never answer anything earlier than `floor`: the last moment that the journal knows.
    pub fn not_before(&self, floor: Instant) {
        self.latest.fetch_max(floor.0, Ordering::Relaxed);
    }

    /// Today, in the organisation's time zone.
    pub fn today(&self) -> Date {
        self.now().date_in(&self.zone)
    }

    /// The organisation's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Sets a fixed clock; a system clock does not listen.
    pub fn set(&self, at: Instant) {
        if let Some(fixed) = &self.fixed {
            fixed.store(at.0, Ordering::Relaxed);
        }
    }

    /// Moves a fixed clock on.
    pub fn advance(&self, millis: i64) {
        if let Some(fixed) = &self.fixed {
            fixed.fetch_add(millis, Ordering::Relaxed);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that may ask the machine")]
fn machine_time() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// The next time that a cron pattern names after `now`.
pub(crate) fn next_of(cron: &croner::Cron, now: Instant, zone: &TimeZone) -> Option<Instant> {
    let from = now.timestamp().to_zoned(zone.clone());
    let next = cron.find_next_occurrence(&from, false).ok()?;
    Some(Instant(next.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_never_runs_backwards() {
        let clock = Clock::fixed(Instant(1_000), TimeZone::UTC);
        assert_eq!(clock.now(), Instant(1_000));
        clock.set(Instant(500));
        assert_eq!(clock.now(), Instant(1_000));
        clock.not_before(Instant(2_000));
        assert_eq!(clock.now(), Instant(2_000));
        clock.set(Instant(3_000));
        assert_eq!(clock.now(), Instant(3_000));
    }
}
