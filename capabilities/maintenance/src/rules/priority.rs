//! How much a fault matters: whom it stops, and how badly.
use domain::{Choice, Tone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whom a fault affects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Impact {
    #[default]
    OnePerson,
    Team,
    ManyPeople,
}

/// How badly it stops them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Urgency {
    CanWork,
    #[default]
    Hampered,
    CannotWork,
}

/// How soon it is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Priority {
    P1,
    P2,
    #[default]
    P3,
    P4,
}

pub(crate) const IMPACTS: &[Choice<'static>] = &[
    Choice::new("one-person", "One person"),
    Choice::new("team", "A team"),
    Choice::new("many-people", "A site or everybody"),
];
pub(crate) const URGENCIES: &[Choice<'static>] = &[
    Choice::new("can-work", "Work goes on"),
    Choice::new("hampered", "Work is hampered"),
    Choice::new("cannot-work", "Work stands still"),
];
pub(crate) const PRIORITIES: &[Choice<'static>] = &[
    Choice::toned("p1", "P1 Critical", Tone::Bad),
    Choice::toned("p2", "P2 High", Tone::Warn),
    Choice::toned("p3", "P3 Normal", Tone::Info),
    Choice::toned("p4", "P4 Low", Tone::Muted),
];

/// The table that everybody can read: a row for whom it affects, a column for how badly.
pub(crate) fn priority(impact: Impact, urgency: Urgency) -> Priority {
    use Impact::{ManyPeople, OnePerson, Team};
    use Urgency::{CanWork, CannotWork, Hampered};
    match (impact, urgency) {
        (ManyPeople, CannotWork) => Priority::P1,
        (ManyPeople, Hampered) => Priority::P1,
        (ManyPeople, CanWork) => Priority::P2,
        (Team, CannotWork) => Priority::P1,
        (Team, Hampered) => Priority::P2,
        (Team, CanWork) => Priority::P3,
        (OnePerson, CannotWork) => Priority::P2,
        (OnePerson, Hampered) => Priority::P3,
        (OnePerson, CanWork) => Priority::P4,
    }
}

impl Priority {
    /// As it is kept.
    pub(crate) fn value(self) -> &'static str {
        match self {
            Self::P1 => "p1",
            Self::P2 => "p2",
            Self::P3 => "p3",
            Self::P4 => "p4",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_people_or_less_work_never_lower_the_priority() {
        let impacts = [Impact::OnePerson, Impact::Team, Impact::ManyPeople];
        let urgencies = [Urgency::CanWork, Urgency::Hampered, Urgency::CannotWork];
        for impact in impacts {
            for pair in urgencies.windows(2) {
                assert!(priority(impact, pair[1]) <= priority(impact, pair[0]));
            }
        }
        for urgency in urgencies {
            for pair in impacts.windows(2) {
                assert!(priority(pair[1], urgency) <= priority(pair[0], urgency));
            }
        }
    }
}
