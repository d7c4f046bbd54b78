//! The steps of a work order.
use crate::{kind::Moment, orders::WorkOrder};
use domain::{Choice, Date, Refusal, Tone};
use serde::{Deserialize, Serialize};

/// Where a work order stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum OrderState {
    #[default]
    Open,
    InProgress,
    WaitingForParts,
    Done,
    Cancelled,
}

pub(crate) const ORDER_STATES: &[Choice<'static>] = &[
    Choice::toned("open", "Open", Tone::Info),
    Choice::toned("in-progress", "In progress", Tone::Preparing),
    Choice::toned("waiting-for-parts", "Waiting for parts", Tone::Warn),
    Choice::toned("done", "Done", Tone::Ok),
    Choice::toned("cancelled", "Cancelled", Tone::Muted),
];

/// What a checklist says when an order is to be finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checks {
    /// Lines that nobody has answered.
    pub(crate) open: i64,
    /// Lines that failed.
    pub(crate) failed: i64,
}

impl WorkOrder {
    /// Refuses what is done or cancelled.
    pub(crate) fn must_be_open(&self) -> Result<(), Refusal> {
        let over = match self.state {
            OrderState::Done => "done",
            OrderState::Cancelled => "cancelled",
            OrderState::Open | OrderState::InProgress | OrderState::WaitingForParts => return Ok(()),
        };
        let message =
            format!("{} is {over} already. Open another order for what is still to do.", self.number);
        Err(Refusal::new("order-is-over", message))
    }

    /// Under way. Refuses what is over, and what is under way.
    pub(crate) fn started(&self, now: Moment) -> Result<Self, Refusal> {
        self.must_be_open()?;
        if self.state == OrderState::InProgress {
            return Err(Refusal::new("order-is-under-way", format!("{} is under way already.", self.number)));
        }
        let started_at = self.started_at.or(Some(now));
        Ok(Self { state: OrderState::InProgress, started_at, waiting_for: None, ..self.clone() })
    }

    /// Waiting for parts. Refuses what is not under way.
    pub(crate) fn waiting_for_parts(&self, what: &str) -> Result<Self, Refusal> {
        self.must_be_open()?;
        if self.state != OrderState::InProgress {
            return Err(Refusal::new(
                "order-not-under-way",
                format!("{} is not under way. Start it first.", self.number),
            ));
        }
        Ok(Self { state: OrderState::WaitingForParts, waiting_for: Some(what.to_owned()), ..self.clone() })
    }

    /// Done. Refuses what is over, an unanswered checklist, and failed checks without a word about them.
    pub(crate) fn finished(
        &self,
        outcome: Option<&str>,
        checks: Checks,
        now: Moment,
        day: Date,
    ) -> Result<Self, Refusal> {
        self.must_be_open()?;
        if checks.open > 0 {
            let message = format!("{} lines of the checklist are not answered yet.", checks.open);
            return Err(Refusal::new("checklist-open", message));
        }
        if checks.failed > 0 && outcome.is_none_or(|text| text.trim().is_empty()) {
            let message = format!("{} checks failed: say what was done about it.", checks.failed);
            return Err(Refusal::new("failed-checks-unexplained", message));
        }
        Ok(Self {
            state: OrderState::Done,
            started_at: self.started_at.or(Some(now)),
            finished_at: Some(now),
            finished_on: Some(day),
            waiting_for: None,
            outcome: outcome.map(str::to_owned),
            checks_failed: Some(checks.failed).filter(|failed| *failed > 0),
            ..self.clone()
        })
    }

    /// Given up. Refuses what is over.
    pub(crate) fn cancelled(&self, why: &str) -> Result<Self, Refusal> {
        self.must_be_open()?;
        Ok(Self {
            state: OrderState::Cancelled,
            waiting_for: None,
            outcome: Some(why.to_owned()),
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Instant;
    use serde_json::json;

    #[test]
    fn an_order_goes_forward_and_ends_once() {
        let now = Moment(Instant(1_772_438_400_000));
        let day: Date = "2026-03-02".parse().unwrap();
        let order: WorkOrder = serde_json::from_value(json!({ "id": 1, "number": "WO-000001" })).unwrap();
        assert_eq!(order.waiting_for_parts("fan").unwrap_err().code, "order-not-under-way");
        let started = order.started(now).unwrap();
        assert_eq!(started.started(now).unwrap_err().code, "order-is-under-way");
        let waits = started.waiting_for_parts("fan").unwrap();
        let on = waits.started(now).unwrap();
        assert_eq!((on.state, on.waiting_for.clone()), (OrderState::InProgress, None));
        let checks = |open, failed| Checks { open, failed };
        assert_eq!(on.finished(None, checks(2, 0), now, day).unwrap_err().code, "checklist-open");
        assert_eq!(
            on.finished(Some(" "), checks(0, 1), now, day).unwrap_err().code,
            "failed-checks-unexplained"
        );
        let done = on.finished(Some("New fan"), checks(0, 1), now, day).unwrap();
        assert_eq!((done.checks_failed, done.finished_on), (Some(1), Some(day)));
        assert_eq!(done.cancelled("no").unwrap_err().code, "order-is-over");
        assert_eq!(order.cancelled("not needed").unwrap().state, OrderState::Cancelled);
    }
}
