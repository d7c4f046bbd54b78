//! What the media of an asset together say about the asset.
use super::life::MediumState;
use super::technique::{said, strength};
use assets::Outcome;
use std::collections::BTreeMap;

/// One medium, as far as its asset is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its serial number.
    pub serial: String,
    /// Where it is in its life.
    pub state: MediumState,
    /// Whether it is in the asset.
    pub installed: bool,
    /// What was proven.
    pub outcome: Option<Outcome>,
}

/// What follows for the asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody registered a medium of it: its media say nothing.
    Silent,
    /// These media are in it and may hold data.
    Open(Vec<String>),
    /// All its media are accounted for, and some were sanitised: the asset counts as sanitised, as strongly as the
    /// weakest of them.
    Sanitised {
        /// The weakest outcome.
        outcome: Outcome,
        /// How, in a few words: "per medium: 1 destroy, 1 purge".
        technique: String,
        /// The serial numbers, in a few words.
        verification: String,
    },
    /// All its media were taken out and stand on the list by themselves.
    TakenOut(String),
}

/// Serials named in a sentence; the others are counted.
const NAMED: usize = 8;

fn listed(serials: &[&str]) -> String {
    let named: Vec<&str> = serials.iter().copied().take(NAMED).collect();
    match serials.len() {
        0..=NAMED => named.join(", "),
        many => format!("{} and {} more", named.join(", "), many - NAMED),
    }
}

/// What the media of an asset together say about it.
pub fn verdict(parts: &[Part]) -> Verdict {
    let real: Vec<&Part> = parts.iter().filter(|part| part.state != MediumState::Struck).collect();
    if real.is_empty() {
        return Verdict::Silent;
    }
    let open: Vec<String> = real
        .iter()
        .filter(|part| part.installed && part.state.is_open())
        .map(|part| part.serial.clone())
        .collect();
    if !open.is_empty() {
        return Verdict::Open(open);
    }
    let proven = |part: &&Part| match part.state {
        MediumState::Sanitised | MediumState::Destroyed => part.outcome,
        _ => None,
    };
    let outcomes: Vec<Outcome> = real.iter().filter_map(proven).collect();
    let serials: Vec<&str> = real.iter().map(|part| part.serial.as_str()).collect();
    match outcomes.iter().copied().min_by_key(|outcome| strength(*outcome)) {
        None => {
            Verdict::TakenOut(format!("Its media are out of it and on the register: {}", listed(&serials)))
        }
        Some(outcome) => {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for outcome in &outcomes {
                *counts.entry(said(*outcome)).or_default() += 1;
            }
            let counts: Vec<String> = counts.iter().map(|(word, count)| format!("{count} {word}")).collect();
            let proven: Vec<&str> =
                real.iter().filter(|part| proven(part).is_some()).map(|part| part.serial.as_str()).collect();
            Verdict::Sanitised {
                outcome,
                technique: format!("per medium: {}", counts.join(", ")),
                verification: format!("Verified and validated medium by medium: {}", listed(&proven)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn part(state: MediumState, installed: bool, outcome: Option<Outcome>) -> Part {
        Part { serial: "S".into(), state, installed, outcome }
    }

    #[test]
    fn the_weakest_outcome_is_the_assets() {
        let parts = [
            part(MediumState::Sanitised, true, Some(Outcome::Purge)),
            part(MediumState::Destroyed, false, Some(Outcome::Destroy)),
        ];
        let Verdict::Sanitised { outcome, technique, .. } = verdict(&parts) else { panic!("not sanitised") };
        assert_eq!((outcome, technique.as_str()), (Outcome::Purge, "per medium: 1 destroy, 1 purge"));
    }

    #[test]
    fn what_is_out_does_not_keep_its_asset_and_what_is_in_does() {
        let out = part(MediumState::Removed, false, None);
        assert!(matches!(verdict(std::slice::from_ref(&out)), Verdict::TakenOut(_)));
        assert_eq!(
            verdict(&[out, part(MediumState::Failed, true, None)]),
            Verdict::Open(vec!["S".to_owned()])
        );
        assert_eq!(verdict(&[part(MediumState::Struck, false, None)]), Verdict::Silent);
    }

    proptest! {
        #[test]
        fn an_asset_is_never_sanitised_while_a_medium_in_it_is_open(
            kinds in prop::collection::vec((0..8usize, any::<bool>()), 0..12)
        ) {
            let parts: Vec<Part> = kinds
                .iter()
                .map(|(n, installed)| {
                    let state = MediumState::ALL[*n];
                    let closed = matches!(state, MediumState::Sanitised | MediumState::Destroyed);
                    part(state, *installed, closed.then_some(Outcome::Purge))
                })
                .collect();
            let open = parts.iter().any(|part| part.installed && part.state.is_open());
            prop_assert_eq!(matches!(verdict(&parts), Verdict::Open(_)), open);
        }
    }
}
