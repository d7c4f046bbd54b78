//! Taking an asset out of service step by step: what each step needs, and what is missing before a case can close.
use super::{steps::Step, words::words};
use domain::Refusal;

words! {
    /// How far a case has come.
    CaseState {
        /// Under way.
        Open = "open", "Open", Preparing;
        /// All its steps are taken or waived.
        Closed = "closed", "Closed", Ok;
        /// Given up: the asset is used again.
        Cancelled = "cancelled", "Cancelled", Muted;
    }
}

words! {
    /// How far a step has come.
    StepState {
        /// To be done.
        Open = "open", "Open", Preparing;
        /// Somebody asks to leave it out.
        WaiverAsked = "waiver-asked", "Waiver asked for", Warn;
        /// Done.
        Done = "done", "Done", Ok;
        /// Left out, with a reason and by two people.
        Waived = "waived", "Waived", Muted;
    }
}

impl StepState {
    /// Whether nothing remains to be done.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Waived)
    }
}

/// What the register itself knows about the asset of a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// It is decommissioned.
    pub out_of_service: bool,
    /// Its media are on the list, or it is known to hold no data.
    pub media_listed: bool,
    /// No medium in it may hold data, and it counts as free of data.
    pub free_of_data: bool,
    /// It was graded since the case began.
    pub graded: bool,
}

impl Facts {
    /// Whether the register knows by itself that a step is done; none for steps that only people know about.
    pub const fn settle(&self, step: Step) -> Option<bool> {
        match step {
            Step::OutOfService => Some(self.out_of_service),
            Step::Sanitise => Some(self.free_of_data),
            Step::Grade => Some(self.graded),
            Step::Backup | Step::Access | Step::Management | Step::Seal | Step::Media => None,
        }
    }
}

/// What somebody says when they take a step.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// What shows that it is done.
    pub evidence: &'a str,
    /// The number of the seal, of this step or an earlier one.
    pub seal: &'a str,
}

/// Whether a step can be taken now.
///
/// Refuses, in this order: a step that is settled; a seal before the back-up; whatever the register knows not to be so
/// yet; a step without what shows it.
pub fn take(
    step: Step,
    state: StepState,
    backup_open: bool,
    facts: &Facts,
    said: &Said<'_>,
) -> Result<(), Refusal> {
    if state.is_settled() {
        return Err(Refusal::new(
            "step-is-settled",
            format!("{}: nothing remains to be done.", step.label()),
        ));
    }
    if backup_open && matches!(step, Step::Seal | Step::Sanitise) {
        return Err(backup_first());
    }
    let wanting = match step {
        Step::OutOfService if !facts.out_of_service => "Take it back from its holder and retire it first.",
        Step::Media if !facts.media_listed => {
            "No medium of it is on the list. Add its drives, or state with a reason that it holds no data."
        }
        Step::Sanitise if !facts.free_of_data => "Sanitise each of its media first, or take them out.",
        Step::Grade if !facts.graded => "Grade it first.",
        _ => "",
    };
    if !wanting.is_empty() {
        return Err(Refusal::new("step-not-done-yet", wanting));
    }
    let shown = said.evidence.trim().chars().count() >= 3;
    match step {
        Step::Seal if said.seal.trim().is_empty() => {
            Err(Refusal::new("seal-required", "Write the number of the seal."))
        }
        Step::Backup | Step::Access | Step::Management if !shown => Err(Refusal::new(
            "evidence-required",
            "Say what shows that it is done: a ticket, a report, a place.",
        )),
        _ => Ok(()),
    }
}

/// The refusal of whatever would move or change data before its copy exists.
pub fn backup_first() -> Refusal {
    Refusal::new(
        "backup-first",
        "A retrievable exact copy has to exist before this is moved or sanitised: take or waive the step \u{201c}back-up\u{201d}. (45 CFR 164.310(d)(2)(iv))",
    )
}

/// What is missing before a case can close, in the order of its steps: what is not settled, and what was settled and is
/// not so any more.
pub fn missing(steps: &[(Step, StepState)], facts: &Facts) -> Vec<Step> {
    let lacks = |(step, state): &(Step, StepState)| match state {
        StepState::Open | StepState::WaiverAsked => true,
        StepState::Waived => false,
        StepState::Done => facts.settle(*step) == Some(false),
    };
    steps.iter().filter(|one| lacks(one)).map(|(step, _)| *step).collect()
}

/// Whether a case can close.
pub fn close(steps: &[(Step, StepState)], facts: &Facts) -> Result<(), Refusal> {
    let missing = missing(steps, facts);
    if missing.is_empty() {
        return Ok(());
    }
    let labels: Vec<&str> = missing.iter().map(|step| step.label()).collect();
    Err(Refusal::new("steps-missing", format!("Still missing: {}.", labels.join("; "))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn refusals_come_in_their_documented_order() {
        let facts = Facts::default();
        let said = Said::default();
        let refused = |step, state, backup| take(step, state, backup, &facts, &said).unwrap_err().code;
        assert_eq!(refused(Step::Seal, StepState::Done, true), "step-is-settled");
        assert_eq!(refused(Step::Seal, StepState::Open, true), "backup-first");
        assert_eq!(refused(Step::Media, StepState::Open, true), "step-not-done-yet");
        assert_eq!(refused(Step::Seal, StepState::Open, false), "seal-required");
        assert_eq!(refused(Step::Access, StepState::WaiverAsked, false), "evidence-required");
        let said = Said { evidence: "Ticket 4711", seal: "" };
        assert!(take(Step::Access, StepState::Open, true, &facts, &said).is_ok());
    }

    #[test]
    fn the_refusal_of_closing_lists_what_is_missing() {
        let steps = [
            (Step::Access, StepState::Open),
            (Step::Grade, StepState::Waived),
            (Step::Media, StepState::Done),
        ];
        let refusal = close(&steps, &Facts::default()).unwrap_err();
        assert_eq!(refusal.message, "Still missing: Licences and access released.");
    }

    proptest! {
        /// The gate holds: a case closes exactly when every step is settled and what the register knows is still so.
        #[test]
        fn a_case_closes_exactly_when_nothing_is_missing(
            states in prop::collection::vec(0..4usize, 8), out: bool, listed: bool, free: bool, graded: bool
        ) {
            let facts = Facts { out_of_service: out, media_listed: listed, free_of_data: free, graded };
            let steps: Vec<(Step, StepState)> =
                Step::ALL.iter().copied().zip(states.iter().map(|n| StepState::ALL[*n])).collect();
            let settled = steps.iter().all(|(step, state)| {
                state.is_settled() && (*state == StepState::Waived || facts.settle(*step) != Some(false))
            });
            prop_assert_eq!(close(&steps, &facts).is_ok(), settled);
        }
    }
}
