//! What a company's own policy asks for beyond the technique: how strong, watched by whom, checked by whom.
use super::technique::{said, strength};
use super::words::words;
use assets::Outcome;
use domain::Refusal;

words! {
    /// How it was verified that the operation ran to its end.
    Verification {
        /// Every address was read back.
        Full = "full-read-back", "Read back in full", Muted;
        /// A part was read back.
        Sample = "sampled-read-back", "Read back in samples", Muted;
        /// The device itself reported the end of the operation.
        Device = "device-report", "Reported by the device", Muted;
        /// Somebody looked at what was left.
        Inspection = "inspection", "Looked at what is left", Muted;
        /// A field strength was measured.
        Measurement = "measurement", "Field strength measured", Muted;
    }
}

/// What applies to a medium: the profile of its asset, in the words of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// What it is called.
    pub name: String,
    /// The weakest outcome that is enough.
    pub minimum: Outcome,
    /// Two different people sanitise together.
    pub dual_control: bool,
    /// Somebody watches a destruction.
    pub witness: bool,
    /// Somebody else than who sanitised says that the technique was enough.
    pub separate_validation: bool,
}

/// Who took part, as far as rules care.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hands {
    /// Who did it; none when it is not known.
    pub operator: Option<i64>,
    /// The second person.
    pub second: Option<i64>,
    /// Whether somebody watched.
    pub witnessed: bool,
    /// Who said that the technique was enough.
    pub validator: Option<i64>,
}

/// Whether an attempt keeps to the policy.
///
/// Refuses, in this order: too weak an outcome; a verification that cannot tell; two pairs of hands that are one or
/// none; a destruction without a witness; a validation by the operator where another person is asked for.
pub fn permits(
    policy: &Policy,
    outcome: Outcome,
    verification: Verification,
    hands: &Hands,
) -> Result<(), Refusal> {
    let name = &policy.name;
    if strength(outcome) < strength(policy.minimum) {
        let message = format!(
            "{name} asks for \u{201c}{}\u{201d}; \u{201c}{}\u{201d} is not enough for these data.",
            said(policy.minimum),
            said(outcome)
        );
        return Err(Refusal::new("outcome-too-weak", message));
    }
    let destroys = outcome == Outcome::Destroy;
    let looks = verification == Verification::Inspection;
    if destroys != looks {
        let message = match destroys {
            true => "What was destroyed is verified by looking at what is left: choose inspection.",
            false => {
                "Looking at a medium does not tell whether its data are gone: read it back, let the device report, or measure."
            }
        };
        return Err(Refusal::new("verification-cannot-tell", message));
    }
    let two = matches!((hands.operator, hands.second), (Some(one), Some(other)) if one != other);
    if policy.dual_control && !two {
        let message = format!("{name} asks for two different people: name the operator and the second one.");
        return Err(Refusal::new("dual-control", message));
    }
    if policy.witness && destroys && !hands.witnessed {
        let message = format!("{name} asks for a witness of a destruction: name who watched.");
        return Err(Refusal::new("witness-required", message));
    }
    separate(policy, hands)
}

/// Whether somebody other than the operator says that the technique was enough, where policy wants that.
pub fn separate(policy: &Policy, hands: &Hands) -> Result<(), Refusal> {
    let by_the_same = hands
        .validator
        .is_some_and(|validator| hands.operator == Some(validator) || hands.second == Some(validator));
    if policy.separate_validation && by_the_same {
        let message = format!(
            "{} asks for a validation by somebody who did not sanitise. (NIST SP 800-88 Rev 2, §4.5)",
            policy.name
        );
        return Err(Refusal::new("validator-is-operator", message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strict() -> Policy {
        Policy {
            name: "PCI DSS".into(),
            minimum: Outcome::Purge,
            dual_control: true,
            witness: true,
            separate_validation: true,
        }
    }

    #[test]
    fn refusals_come_in_their_documented_order() {
        let mut hands = Hands { operator: Some(1), second: Some(1), witnessed: false, validator: Some(1) };
        let refused = |outcome, verification, hands: &Hands| {
            permits(&strict(), outcome, verification, hands).unwrap_err().code
        };
        let look = Verification::Inspection;
        assert_eq!(refused(Outcome::Clear, look, &hands), "outcome-too-weak");
        assert_eq!(refused(Outcome::Purge, look, &hands), "verification-cannot-tell");
        assert_eq!(refused(Outcome::Destroy, Verification::Full, &hands), "verification-cannot-tell");
        assert_eq!(refused(Outcome::Destroy, look, &hands), "dual-control");
        hands.second = Some(2);
        assert_eq!(refused(Outcome::Destroy, look, &hands), "witness-required");
        hands.witnessed = true;
        assert_eq!(refused(Outcome::Destroy, look, &hands), "validator-is-operator");
        hands.validator = Some(3);
        assert!(permits(&strict(), Outcome::Destroy, look, &hands).is_ok());
    }
}
