//! How far an onboarding is, from its tasks.
use domain::Refusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TaskKind {
    /// A device to be kept, prepared and handed over.
    Item,
    /// Software and its licence.
    Software,
    /// An account, a group, a key.
    Access,
    /// Something else.
    Preparation,
}

/// Where a task stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskState {
    /// Missing.
    #[default]
    Open,
    /// A device is kept for the person.
    Assigned,
    /// There.
    Done,
    /// Left out on purpose.
    Waived,
}

/// How far an onboarding is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseState {
    /// Nothing was done.
    #[default]
    Planned,
    /// Something is missing.
    Preparing,
    /// Everything is there.
    Ready,
    /// It is on its way.
    Shipped,
    /// The person has it.
    HandedOver,
    /// The person can work.
    Productive,
    /// Nobody comes.
    Cancelled,
}

impl CaseState {
    /// Whether nothing can happen in it any more.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Productive | Self::Cancelled)
    }
}

/// A task, as far as progress goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What it is.
    pub what: String,
    /// Of which kind.
    pub kind: TaskKind,
    /// Where it stands.
    pub state: TaskState,
}

/// The names of what is missing, in the order of the tasks. A device that is kept for the person is not missing.
pub fn missing(tasks: &[Task]) -> Vec<&str> {
    tasks.iter().filter(|task| task.state == TaskState::Open).map(|task| task.what.as_str()).collect()
}

/// How far it is: before the hand-over the tasks say it.
pub fn state(now: CaseState, tasks: &[Task], shipped: bool) -> CaseState {
    if now.is_over() || now == CaseState::HandedOver {
        return now;
    }
    let begun = tasks.iter().any(|task| task.state != TaskState::Open);
    match (missing(tasks).is_empty(), shipped, begun) {
        (true, true, _) => CaseState::Shipped,
        (true, false, _) => CaseState::Ready,
        (false, _, true) => CaseState::Preparing,
        (false, _, false) => CaseState::Planned,
    }
}

/// That an onboarding still runs.
pub fn runs(state: CaseState, number: &str) -> Result<(), Refusal> {
    match state {
        CaseState::Productive => {
            Err(Refusal::new("onboarding-done", format!("{number} is done: the person works.")))
        }
        CaseState::Cancelled => {
            Err(Refusal::new("onboarding-cancelled", format!("{number} was called off. Open a new one.")))
        }
        _ => Ok(()),
    }
}

/// That everything which is no device is settled: only then somebody can work.
pub fn can_work(state: CaseState, number: &str, tasks: &[Task]) -> Result<(), Refusal> {
    runs(state, number)?;
    let open = |task: &&Task| matches!(task.state, TaskState::Open | TaskState::Assigned);
    match tasks.iter().filter(open).map(|task| task.what.as_str()).collect::<Vec<_>>() {
        open if open.is_empty() => Ok(()),
        open => {
            let message = format!(
                "Not everything of {number} is there: {}. Settle it, or leave it out.",
                open.join(", ")
            );
            Err(Refusal::new("tasks-not-settled", message))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TaskState::{Assigned, Done, Open, Waived};
    use proptest::prelude::*;

    fn task(state: TaskState) -> Task {
        Task { what: format!("{state:?}"), kind: TaskKind::Item, state }
    }

    fn tasks(states: &[TaskState]) -> Vec<Task> {
        states.iter().copied().map(task).collect()
    }

    #[test]
    fn tasks_say_how_far_it_is() {
        let far = |states: &[TaskState], shipped| state(CaseState::Planned, &tasks(states), shipped);
        assert_eq!(far(&[Open, Open], false), CaseState::Planned);
        assert_eq!(far(&[Open, Assigned], false), CaseState::Preparing);
        assert_eq!(far(&[Done, Assigned, Waived], false), CaseState::Ready);
        assert_eq!(far(&[Done, Assigned], true), CaseState::Shipped);
        assert_eq!(far(&[Open, Done], true), CaseState::Preparing, "sent in two parcels");
        assert_eq!(far(&[], false), CaseState::Ready);
        assert_eq!(state(CaseState::HandedOver, &tasks(&[Open]), false), CaseState::HandedOver);
    }

    #[test]
    fn nobody_works_without_what_they_need() {
        let works = |states: &[TaskState]| can_work(CaseState::HandedOver, "ON-1", &tasks(states));
        assert!(works(&[Done, Waived]).is_ok());
        assert_eq!(works(&[Done, Open]).unwrap_err().code, "tasks-not-settled");
        assert_eq!(works(&[Assigned]).unwrap_err().code, "tasks-not-settled");
        assert_eq!(can_work(CaseState::Cancelled, "ON-1", &[]).unwrap_err().code, "onboarding-cancelled");
    }

    proptest! {
        #[test]
        fn ready_is_exactly_when_nothing_is_missing(picks in prop::collection::vec(0usize..4, 0..12), shipped: bool) {
            let all = tasks(&picks.iter().map(|pick| [Open, Assigned, Done, Waived][*pick]).collect::<Vec<_>>());
            let now = state(CaseState::Preparing, &all, shipped);
            let is_ready = matches!(now, CaseState::Ready | CaseState::Shipped);
            prop_assert_eq!(is_ready, missing(&all).is_empty());
        }
    }
}
