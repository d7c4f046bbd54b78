//! What the clock does in a case, and when: it tells, reminds three times, tells the manager, and asks for a letter. It
//! stops when something is on its way or back.
use domain::{Date, Refusal};
use serde::{Deserialize, Serialize};

/// The deadlines of a case, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// Before the last day, when the person is told.
    pub tell_before: i64,
    /// After the last day, until when everything is back.
    pub return_within: i64,
    /// After that, when the person is reminded.
    pub remind: [i64; 3],
    /// After that, when the manager hears of it.
    pub escalate: i64,
    /// After that, when the letter is due.
    pub letter: i64,
}

impl Default for Pace {
    fn default() -> Self {
        Self { tell_before: 14, return_within: 7, remind: [1, 5, 10], escalate: 14, letter: 28 }
    }
}

impl Pace {
    /// Refuses deadlines that do not follow each other.
    pub fn check(&self) -> Result<(), Refusal> {
        let steps = [self.remind[0], self.remind[1], self.remind[2], self.escalate, self.letter];
        if steps.windows(2).all(|pair| pair[0] < pair[1]) {
            return Ok(());
        }
        let message = "Reminders, the manager and the letter follow each other: each needs more days than the one before.";
        Err(Refusal::new("deadlines-out-of-order", message))
    }

    /// Until when everything is back.
    pub fn due_on(&self, last_day: Date) -> Date {
        last_day.plus_days(self.return_within)
    }
}

/// What the clock does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Tells the person what to give back.
    Tell,
    /// Reminds for the nth time, from 1.
    Remind(i64),
    /// Tells the manager.
    Escalate,
    /// Asks for the letter.
    Letter,
}

impl Step {
    /// As records keep it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tell => "tell",
            Self::Remind(_) => "remind",
            Self::Escalate => "escalate",
            Self::Letter => "letter",
        }
    }
}

/// How far a case came, as far as the clock cares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether the person still has everything or something, and nothing is on its way.
    pub waits: bool,
    /// Whether the person was told.
    pub told: bool,
    /// How often they were reminded.
    pub reminders: i64,
    /// Whether the manager was told.
    pub escalated: bool,
    /// Whether the letter was asked for.
    pub lettered: bool,
}

/// What comes next and on which day, never before `earliest`; nothing when everything was done or nothing is awaited.
pub fn next(pace: &Pace, last_day: Date, due_on: Date, at: Standing, earliest: Date) -> Option<(Step, Date)> {
    if !at.waits {
        return None;
    }
    let late = |days: i64| due_on.plus_days(days).max(earliest);
    if !at.told {
        return Some((Step::Tell, last_day.plus_days(-pace.tell_before).max(earliest)));
    }
    if let Some(days) = usize::try_from(at.reminders).ok().and_then(|nth| pace.remind.get(nth)) {
        return Some((Step::Remind(at.reminders + 1), late(*days)));
    }
    match (at.escalated, at.lettered) {
        (false, _) => Some((Step::Escalate, late(pace.escalate))),
        (true, false) => Some((Step::Letter, late(pace.letter))),
        (true, true) => None,
    }
}

/// How a case stands after a step of the clock.
pub fn after(at: Standing, step: Step) -> Standing {
    match step {
        Step::Tell => Standing { told: true, ..at },
        Step::Remind(nth) => Standing { reminders: nth, ..at },
        Step::Escalate => Standing { escalated: true, ..at },
        Step::Letter => Standing { lettered: true, ..at },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    const WAITS: Standing =
        Standing { waits: true, told: false, reminders: 0, escalated: false, lettered: false };

    #[test]
    fn the_whole_course_of_a_case_that_nobody_answers() {
        let (pace, last_day) = (Pace::default(), day("2026-06-30"));
        let due_on = pace.due_on(last_day);
        let (mut at, mut course) = (WAITS, Vec::new());
        while let Some((step, on)) = next(&pace, last_day, due_on, at, day("2026-06-01")) {
            course.push((step, on.to_string()));
            at = after(at, step);
        }
        let told = |step, on: &str| (step, on.to_owned());
        assert_eq!(
            course,
            [
                told(Step::Tell, "2026-06-16"),
                told(Step::Remind(1), "2026-07-08"),
                told(Step::Remind(2), "2026-07-12"),
                told(Step::Remind(3), "2026-07-17"),
                told(Step::Escalate, "2026-07-21"),
                told(Step::Letter, "2026-08-04"),
            ]
        );
    }

    #[test]
    fn what_is_on_its_way_stops_the_clock() {
        let at = Standing { waits: false, ..WAITS };
        assert_eq!(next(&Pace::default(), day("2026-06-30"), day("2026-07-07"), at, day("2026-06-01")), None);
    }

    #[test]
    fn deadlines_follow_each_other() {
        assert!(Pace::default().check().is_ok());
        let crossed = Pace { remind: [5, 3, 10], ..Pace::default() };
        assert_eq!(crossed.check().unwrap_err().code, "deadlines-out-of-order");
    }

    /// A leaver: when they leave, when we hear of it, and after how many days they send everything, if ever.
    #[derive(Clone, Debug)]
    struct Leaver {
        last_day: i64,
        heard: i64,
        sends: Option<i64>,
    }

    fn leaver() -> impl Strategy<Value = Leaver> {
        (0i64..365, -30i64..40, prop::option::weighted(0.9, 0i64..90)).prop_map(
            |(last_day, notice, sends)| Leaver { last_day, heard: (last_day - notice).max(0), sends },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

        /// Two years of a clock that strikes once a day (and sleeps now and then) over a thousand leavers.
        #[test]
        fn a_thousand_leavers(leavers in prop::collection::vec(leaver(), 1_000), sleeps in 2i64..9) {
            let (pace, start) = (Pace::default(), day("2026-01-01"));
            for leaver in leavers {
                let last_day = start.plus_days(leaver.last_day);
                let due_on = pace.due_on(last_day);
                let (mut at, mut done) = (WAITS, Vec::new());
                for now in leaver.heard..730 {
                    let today = start.plus_days(now);
                    if leaver.sends.is_some_and(|days| now >= leaver.heard + days) {
                        at.waits = false;
                    }
                    if now % sleeps == 0 { continue; }
                    // One step a day, even after a pause.
                    if let Some((step, on)) = next(&pace, last_day, due_on, at, start.plus_days(leaver.heard))
                        && on <= today
                    {
                        done.push((step, today));
                        at = after(at, step);
                    }
                }
                let steps: Vec<Step> = done.iter().map(|(step, _)| *step).collect();
                let whole = [Step::Tell, Step::Remind(1), Step::Remind(2), Step::Remind(3), Step::Escalate, Step::Letter];
                prop_assert!(whole.starts_with(&steps), "in order, each once: {:?}", steps);
                prop_assert!(done.windows(2).all(|pair| pair[0].1 < pair[1].1), "one a day");
                for (step, on) in &done {
                    let earliest = match step {
                        Step::Tell => last_day.plus_days(-pace.tell_before),
                        Step::Remind(nth) => due_on.plus_days(pace.remind[usize::try_from(*nth - 1).unwrap()]),
                        Step::Escalate => due_on.plus_days(pace.escalate),
                        Step::Letter => due_on.plus_days(pace.letter),
                    };
                    prop_assert!(*on >= earliest, "{:?} too early", step);
                    if let Some(sends) = leaver.sends {
                        prop_assert!(*on < start.plus_days(leaver.heard + sends), "nothing after it was sent");
                    }
                }
                if leaver.sends.is_none() {
                    prop_assert_eq!(steps.len(), whole.len(), "nobody is forgotten");
                }
            }
        }
    }
}
