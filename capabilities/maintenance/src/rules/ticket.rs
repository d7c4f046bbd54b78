//! The steps of a ticket, and its clocks.
use super::hours::Hours;
use crate::{desk::Ticket, kind::Moment};
use domain::{Choice, Id, Refusal, Tone};
use people::Person;
use serde::{Deserialize, Serialize};

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum TicketState {
    #[default]
    New,
    Assigned,
    Waiting,
    Solved,
    Closed,
}

pub(crate) const STATES: &[Choice<'static>] = &[
    Choice::toned("new", "New", Tone::Info),
    Choice::toned("assigned", "Assigned", Tone::Preparing),
    Choice::toned("waiting", "Waiting", Tone::Warn),
    Choice::toned("solved", "Solved", Tone::Ok),
    Choice::toned("closed", "Closed", Tone::Muted),
];

/// How a ticket stands with what was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Promise {
    InTime,
    DueSoon,
    Breached,
    Paused,
    Kept,
    Missed,
}

impl Promise {
    /// Whether somebody has to hurry.
    pub(crate) fn needs_somebody(self) -> bool {
        match self {
            Self::DueSoon | Self::Breached => true,
            Self::InTime | Self::Paused | Self::Kept | Self::Missed => false,
        }
    }
}

pub(crate) const PROMISES: &[Choice<'static>] = &[
    Choice::toned("in-time", "In time", Tone::Ok),
    Choice::toned("due-soon", "Due soon", Tone::Warn),
    Choice::toned("breached", "Breached", Tone::Bad),
    Choice::toned("paused", "Paused", Tone::Muted),
    Choice::toned("kept", "Kept", Tone::Ok),
    Choice::toned("missed", "Missed", Tone::Bad),
];

/// What is promised for a priority.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    /// Open milliseconds until somebody looks at it.
    pub(crate) respond: i64,
    /// Open milliseconds until it is solved.
    pub(crate) solve: i64,
    /// When these run.
    pub(crate) hours: Hours,
}

/// A promise is due soon when so much of real time is left.
const SOON_MILLIS: i64 = 60 * 60_000;

impl Ticket {
    /// Whether nobody works on it any more.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.state, TicketState::Solved | TicketState::Closed)
    }

    fn must_be_open(&self) -> Result<(), Refusal> {
        match self.state {
            TicketState::New | TicketState::Assigned | TicketState::Waiting => Ok(()),
            TicketState::Solved | TicketState::Closed => Err(Refusal::new(
                "ticket-is-over",
                format!("{} is solved already. Reopen it first.", self.number),
            )),
        }
    }

    /// With its deadlines worked out from what is promised: from its opening, pauses added. Without a promise there are
    /// none.
    #[must_use]
    pub(crate) fn timed(&self, policy: Option<&Policy>) -> Self {
        let deadline = |open: fn(&Policy) -> i64, paused: i64| {
            let (policy, opened) = (policy?, self.opened_at?);
            policy.hours.after(opened.0, open(policy) + paused).map(Moment)
        };
        Self {
            respond_by: deadline(|policy| policy.respond, 0),
            solve_by: deadline(|policy| policy.solve, self.paused_millis.unwrap_or(0)),
            ..self.clone()
        }
    }

    /// How it stands with what was promised, at a moment.
    pub(crate) fn promise_at(&self, now: Moment) -> Option<Promise> {
        let (respond, solve) = (self.respond_by?, self.solve_by?);
        let responded_late = self.responded_at.unwrap_or(now) > respond;
        if let Some(solved) = self.solved_at.filter(|_| self.is_over()) {
            return Some(if responded_late || solved > solve { Promise::Missed } else { Promise::Kept });
        }
        let until = self.waiting_since.unwrap_or(now);
        if responded_late || until > solve {
            return Some(Promise::Breached);
        }
        if self.state == TicketState::Waiting {
            return Some(Promise::Paused);
        }
        let next = if self.responded_at.is_none() { respond.min(solve) } else { solve };
        Some(if next.0.0 - now.0.0 <= SOON_MILLIS { Promise::DueSoon } else { Promise::InTime })
    }

    /// With its standing at a moment.
    #[must_use]
    pub(crate) fn judged(self, now: Moment) -> Self {
        Self { promise: self.promise_at(now), ..self }
    }

    /// In the hands of somebody. Refuses what is over.
    pub(crate) fn assigned(&self, to: Id<Person>, now: Moment) -> Result<Self, Refusal> {
        self.must_be_open()?;
        let state = match self.state {
            TicketState::New => TicketState::Assigned,
            other => other,
        };
        let responded_at = self.responded_at.or(Some(now));
        Ok(Self { assignee: Some(to), state, responded_at, ..self.clone() })
    }

    /// Waiting for somebody else: its clock stands. Refuses what is over, and what waits already.
    pub(crate) fn waiting(&self, what_for: &str, now: Moment) -> Result<Self, Refusal> {
        self.must_be_open()?;
        if self.state == TicketState::Waiting {
            let message = format!("{} is waiting already. Add a comment instead.", self.number);
            return Err(Refusal::new("waits-already", message));
        }
        Ok(Self {
            state: TicketState::Waiting,
            waiting_since: Some(now),
            waiting_for: Some(what_for.to_owned()),
            responded_at: self.responded_at.or(Some(now)),
            ..self.clone()
        })
    }

    /// Going on: its clock runs again, and its deadline moves by what it stood. Refuses what does not wait.
    pub(crate) fn resumed(&self, policy: Option<&Policy>, now: Moment) -> Result<Self, Refusal> {
        if self.state != TicketState::Waiting {
            return Err(Refusal::new("does-not-wait", format!("{} is not waiting.", self.number)));
        }
        let state = if self.assignee.is_some() { TicketState::Assigned } else { TicketState::New };
        Ok(Self { state, waiting_for: None, ..self.paused_until(self.waiting_since, policy, now) })
    }

    fn paused_until(&self, since: Option<Moment>, policy: Option<&Policy>, now: Moment) -> Self {
        let stood = since.zip(policy).map_or(0, |(since, policy)| policy.hours.between(since.0, now.0));
        let paused = Some(self.paused_millis.unwrap_or(0) + stood).filter(|millis| *millis > 0);
        Self { paused_millis: paused, waiting_since: None, ..self.clone() }.timed(policy)
    }

    /// Solved. Refuses what is over.
    pub(crate) fn solved(&self, how: &str, policy: Option<&Policy>, now: Moment) -> Result<Self, Refusal> {
        self.must_be_open()?;
        let running = match self.state {
            TicketState::Waiting => self.paused_until(self.waiting_since, policy, now),
            TicketState::New | TicketState::Assigned | TicketState::Solved | TicketState::Closed => {
                self.clone()
            }
        };
        Ok(Self {
            state: TicketState::Solved,
            resolution: Some(how.to_owned()),
            solved_at: Some(now),
            responded_at: self.responded_at.or(Some(now)),
            waiting_for: None,
            ..running
        })
    }

    /// Closed for good. Refuses what is not solved.
    pub(crate) fn closed(&self, now: Moment) -> Result<Self, Refusal> {
        if self.state != TicketState::Solved {
            let message = format!("{} is not solved yet. Say first how it was solved.", self.number);
            return Err(Refusal::new("not-solved", message));
        }
        Ok(Self { state: TicketState::Closed, closed_at: Some(now), ..self.clone() })
    }

    /// Open again; the time in which it counted as solved is a pause. Refuses what is open.
    pub(crate) fn reopened(&self, policy: Option<&Policy>, now: Moment) -> Result<Self, Refusal> {
        if !self.is_over() {
            return Err(Refusal::new("ticket-is-open", format!("{} is open.", self.number)));
        }
        let state = if self.assignee.is_some() { TicketState::Assigned } else { TicketState::New };
        let running = self.paused_until(self.solved_at, policy, now);
        Ok(Self { state, solved_at: None, closed_at: None, resolution: None, ..running })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::hours::tests::office;
    use domain::Instant;
    use proptest::prelude::*;
    use serde_json::json;

    const HOUR: i64 = 3_600_000;
    // Monday, 2 March 2026, 08:00 in Berlin.
    const MONDAY: i64 = 1_772_434_800_000;

    fn at(hours: i64) -> Moment {
        Moment(Instant(MONDAY + hours * HOUR))
    }
    fn policy() -> Policy {
        Policy { respond: HOUR, solve: 8 * HOUR, hours: office() }
    }
    fn ticket() -> Ticket {
        let given = json!({ "id": 1, "number": "T-000001", "title": "Fan", "opened_at": at(0) });
        serde_json::from_value::<Ticket>(given).unwrap().timed(Some(&policy()))
    }

    #[test]
    fn a_promise_is_kept_due_soon_or_breached() {
        let it = ticket();
        assert_eq!((it.respond_by, it.solve_by), (Some(at(1)), Some(at(8))));
        assert_eq!(it.promise_at(at(0)), Some(Promise::DueSoon));
        assert_eq!(it.promise_at(at(2)), Some(Promise::Breached));
        let taken = it.assigned(Id::new(3), at(0)).unwrap();
        assert_eq!(taken.promise_at(at(2)), Some(Promise::InTime));
        assert_eq!(taken.promise_at(at(9)), Some(Promise::Breached));
        let solved = taken.solved("Fan cleaned", Some(&policy()), at(5)).unwrap();
        assert_eq!(solved.promise_at(at(90)), Some(Promise::Kept));
        assert_eq!(it.solved("Fan", None, at(5)).unwrap().promise_at(at(90)), Some(Promise::Missed));
        assert_eq!(it.timed(None).promise_at(at(9)), None);
    }

    #[test]
    fn steps_are_refused_in_words() {
        let it = ticket();
        assert_eq!(it.resumed(None, at(1)).unwrap_err().code, "does-not-wait");
        assert_eq!(it.closed(at(1)).unwrap_err().code, "not-solved");
        assert_eq!(it.reopened(None, at(1)).unwrap_err().code, "ticket-is-open");
        let waiting = it.waiting("a part", at(1)).unwrap();
        assert_eq!(waiting.waiting("a part", at(1)).unwrap_err().code, "waits-already");
        assert_eq!(waiting.promise_at(at(100)), Some(Promise::Paused));
        let solved = waiting.solved("Part came", Some(&policy()), at(2)).unwrap();
        assert_eq!(solved.assigned(Id::new(3), at(3)).unwrap_err().code, "ticket-is-over");
        assert_eq!(solved.closed(at(3)).unwrap().reopened(None, at(4)).unwrap().state, TicketState::New);
    }

    proptest! {
        /// However often it waits: the open time between opening and deadline, less the pauses, is what was promised.
        #[test]
        fn pauses_are_exact(steps in proptest::collection::vec(1_i64..120, 2..12)) {
            let (policy, mut it, mut hour) = (policy(), ticket(), 0);
            for (turn, step) in steps.iter().enumerate() {
                hour += step;
                it = if turn % 2 == 0 { it.waiting("them", at(hour)).unwrap() } else { it.resumed(Some(&policy), at(hour)).unwrap() };
            }
            if it.state == TicketState::Waiting {
                it = it.resumed(Some(&policy), at(hour)).unwrap();
            }
            let open = policy.hours.between(at(0).0, it.solve_by.unwrap().0);
            prop_assert_eq!(open - it.paused_millis.unwrap_or(0), policy.solve);
            prop_assert!(it.solve_by >= ticket().solve_by);
        }
    }
}
