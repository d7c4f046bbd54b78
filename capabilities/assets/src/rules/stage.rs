//! The seven stages of an asset's life.
use domain::{Choice, Tone};
use serde::{Deserialize, Serialize};

/// Where an asset is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Wanted, not bought.
    Planned,
    /// Bought, not here.
    Ordered,
    /// Here and not in use: on the shelf, being prepared, reserved.
    #[default]
    InStock,
    /// With its holder.
    InUse,
    /// Being repaired or serviced.
    InMaintenance,
    /// Out of service for good, still here.
    Decommissioned,
    /// Gone: sold, given away, recycled, destroyed, lost.
    Disposed,
}

impl Stage {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 7] = [
        Self::Planned,
        Self::Ordered,
        Self::InStock,
        Self::InUse,
        Self::InMaintenance,
        Self::Decommissioned,
        Self::Disposed,
    ];

    /// As it is stored.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Ordered => "ordered",
            Self::InStock => "in-stock",
            Self::InUse => "in-use",
            Self::InMaintenance => "in-maintenance",
            Self::Decommissioned => "decommissioned",
            Self::Disposed => "disposed",
        }
    }

    /// As it is said in a sentence.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Ordered => "ordered",
            Self::InStock => "in stock",
            Self::InUse => "in use",
            Self::InMaintenance => "in maintenance",
            Self::Decommissioned => "decommissioned",
            Self::Disposed => "disposed",
        }
    }

    /// The stage with this stored value.
    pub fn from_value(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.value() == value)
    }

    /// Whether an asset of this stage can have a holder.
    pub const fn can_have_holder(self) -> bool {
        matches!(self, Self::InUse | Self::InMaintenance)
    }
}

/// The stages as choices of a field.
pub const STAGES: &[Choice<'static>] = &[
    Choice::toned("planned", "Planned", Tone::Muted),
    Choice::toned("ordered", "Ordered", Tone::Muted),
    Choice::toned("in-stock", "In stock", Tone::Info),
    Choice::toned("in-use", "In use", Tone::Ok),
    Choice::toned("in-maintenance", "In maintenance", Tone::Warn),
    Choice::toned("decommissioned", "Decommissioned", Tone::Muted),
    Choice::toned("disposed", "Disposed", Tone::Muted),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_and_stages_are_the_same_seven() {
        let values: Vec<&str> = STAGES.iter().map(|choice| choice.value).collect();
        assert_eq!(values, Stage::ALL.map(Stage::value));
        assert!(Stage::ALL.iter().all(|stage| Stage::from_value(stage.value()) == Some(*stage)));
        assert_eq!(Stage::from_value("lost"), None);
    }
}
