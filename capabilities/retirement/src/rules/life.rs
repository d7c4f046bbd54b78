//! The life of a medium: built in, taken out, sanitised, destroyed, lost. It never leaves the list.
use super::technique::{said, strength};
use super::words::words;
use crate::Medium;
use assets::{Asset, Outcome};
use domain::{Date, Id, Refusal};

words! {
    /// Where a medium is in its life.
    MediumState {
        /// Built into an asset; may hold data.
        Installed = "installed", "Installed", Info;
        /// Out of its asset, in somebody's hands; may hold data.
        Removed = "removed", "Removed", Warn;
        /// Sanitised and verified; somebody has yet to validate it.
        ToValidate = "to-validate", "Waits for validation", Preparing;
        /// A purge failed: it has to be destroyed.
        Failed = "failed", "Failed, to be destroyed", Bad;
        /// Its data are gone.
        Sanitised = "sanitised", "Sanitised", Ok;
        /// It is no more.
        Destroyed = "destroyed", "Destroyed", Muted;
        /// Nobody knows where it is.
        Lost = "lost", "Lost", Bad;
        /// It never existed: the entry was a mistake.
        Struck = "struck", "Entered by mistake", Muted;
    }
}

impl MediumState {
    /// Whether it may still hold data, as far as anybody has proven.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Installed | Self::Removed | Self::ToValidate | Self::Failed)
    }

    /// Whether nobody can lay hands on it any more.
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Destroyed | Self::Lost | Self::Struck)
    }
}

/// Whether somebody said that a technique was enough for the data on a medium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validated {
    /// Nobody yet.
    Open,
    /// It was.
    Valid,
    /// It was not.
    Invalid,
}

/// How an attempt to sanitise ended.
#[derive(Clone, Copy, Debug)]
pub struct Attempt {
    /// What was wanted.
    pub outcome: Outcome,
    /// Whether the operation ran to its end and was verified.
    pub passed: bool,
    /// Whether it was validated.
    pub validated: Validated,
    /// On which day.
    pub on: Date,
}

impl Medium {
    /// Whether it is in its asset and may hold data: what keeps that asset from leaving.
    pub fn keeps_its_asset(&self) -> bool {
        self.installed && self.state.is_open()
    }

    fn is_at_hand(&self) -> Result<(), Refusal> {
        let serial = &self.serial;
        match self.state {
            MediumState::Destroyed => {
                Err(Refusal::new("already-destroyed", format!("{serial} has been destroyed.")))
            }
            MediumState::Lost => {
                let message = format!("{serial} is lost. Say first that it was found.");
                Err(Refusal::new("medium-is-lost", message))
            }
            MediumState::Struck => {
                Err(Refusal::new("medium-is-struck", format!("{serial} was entered by mistake.")))
            }
            MediumState::Installed
            | MediumState::Removed
            | MediumState::ToValidate
            | MediumState::Failed
            | MediumState::Sanitised => Ok(()),
        }
    }

    /// Built into an asset.
    ///
    /// Refuses: what is gone; what failed and has to be destroyed; what is in that asset already; what is still in
    /// another.
    pub fn installed_into(&self, asset: Id<Asset>) -> Result<Self, Refusal> {
        self.is_at_hand()?;
        if self.state == MediumState::Failed {
            return Err(self.must_be_destroyed());
        }
        if self.installed && self.asset == Some(asset) {
            return Err(Refusal::new("already-installed", format!("{} is in there already.", self.serial)));
        }
        if self.installed {
            let message =
                format!("{} is still built into another asset. Remove it there first.", self.serial);
            return Err(Refusal::new("installed-elsewhere", message));
        }
        let state = if self.state == MediumState::Removed { MediumState::Installed } else { self.state };
        let came_from = self.asset.filter(|was| *was != asset).or(self.came_from);
        Ok(Self {
            asset: Some(asset),
            came_from,
            installed: true,
            state,
            location: None,
            seal_number: None,
            removed_on: None,
            ..self.clone()
        })
    }

    /// Taken out of its asset. It goes on to say which asset that was.
    ///
    /// Refuses: what is gone; what is in no asset.
    pub fn taken_out(&self, on: Date) -> Result<Self, Refusal> {
        self.is_at_hand()?;
        if !self.installed {
            return Err(Refusal::new("not-installed", format!("{} is in no asset.", self.serial)));
        }
        let state = if self.state == MediumState::Installed { MediumState::Removed } else { self.state };
        Ok(Self { installed: false, state, removed_on: Some(on), bay: None, ..self.clone() })
    }

    /// Lost, in its asset or out of it.
    ///
    /// Refuses what is gone.
    pub fn lost(&self, on: Date) -> Result<Self, Refusal> {
        self.is_at_hand()?;
        Ok(Self { installed: false, state: MediumState::Lost, ended_on: Some(on), ..self.clone() })
    }

    /// Found again: out of any asset, and who knows what happened to it meanwhile.
    ///
    /// Refuses what is not lost.
    pub fn found(&self) -> Result<Self, Refusal> {
        if self.state != MediumState::Lost {
            return Err(Refusal::new("not-lost", format!("{} is not lost.", self.serial)));
        }
        // What had failed is no better for having been away.
        let state = if self.failed_on.is_some() { MediumState::Failed } else { MediumState::Removed };
        Ok(Self { state, ended_on: None, ..self.without_proof() })
    }

    /// Entered by mistake: it stays on the list and says so.
    ///
    /// Refuses what is gone, and what somebody has sanitised: that cannot have been a mistake.
    pub fn struck(&self, on: Date) -> Result<Self, Refusal> {
        self.is_at_hand()?;
        if self.outcome.is_some() || self.state == MediumState::Failed {
            let message = format!("Somebody worked on {}: it was no mistake.", self.serial);
            return Err(Refusal::new("worked-on", message));
        }
        Ok(Self { installed: false, state: MediumState::Struck, ended_on: Some(on), ..self.clone() })
    }

    /// Put to use again: whatever it holds from now on nobody has sanitised.
    #[must_use]
    pub fn used_again(&self) -> Self {
        match self.state {
            MediumState::Sanitised | MediumState::ToValidate if self.installed => {
                Self { state: MediumState::Installed, ..self.without_proof() }
            }
            _ => self.clone(),
        }
    }

    fn without_proof(&self) -> Self {
        Self { outcome: None, technique: None, sanitised_on: None, ..self.clone() }
    }

    fn must_be_destroyed(&self) -> Refusal {
        let message = format!(
            "A purge of {} failed, so it has to be destroyed. (NIST SP 800-88 Rev 2, §4.3.6)",
            self.serial
        );
        Refusal::new("must-be-destroyed", message)
    }

    /// Whether it can be sanitised so now.
    ///
    /// Refuses, in this order: what is gone; anything but destruction after a failed purge; what is sanitised as
    /// strongly already, or waits for its validation.
    pub fn may_be_sanitised(&self, outcome: Outcome) -> Result<(), Refusal> {
        self.is_at_hand()?;
        if self.state == MediumState::Failed && outcome != Outcome::Destroy {
            return Err(self.must_be_destroyed());
        }
        let done = matches!(self.state, MediumState::Sanitised | MediumState::ToValidate);
        if done && self.outcome.is_some_and(|had| strength(had) >= strength(outcome)) {
            let had = self.outcome.map(said).unwrap_or_default();
            let message = format!("{} has its \u{201c}{had}\u{201d} recorded already.", self.serial);
            return Err(Refusal::new("already-sanitised", message));
        }
        Ok(())
    }

    /// The medium after an attempt. A failed clear may be tried again, a failed purge leads to destruction, a failed
    /// destruction is repeated.
    pub fn sanitised(&self, it: &Attempt) -> Result<Self, Refusal> {
        self.may_be_sanitised(it.outcome)?;
        Ok(self.outcome_of(it))
    }

    /// The medium after somebody judged whether the technique was enough.
    ///
    /// Refuses what does not wait for it.
    pub fn judged(&self, it: &Attempt) -> Result<Self, Refusal> {
        if self.state != MediumState::ToValidate {
            let message = format!("{} does not wait for a validation.", self.serial);
            return Err(Refusal::new("nothing-to-validate", message));
        }
        Ok(self.outcome_of(it))
    }

    fn outcome_of(&self, it: &Attempt) -> Self {
        let had = self.without_proof();
        if !it.passed || it.validated == Validated::Invalid {
            let back = if self.installed { MediumState::Installed } else { MediumState::Removed };
            return match it.outcome {
                // What was proven before is still so.
                Outcome::Clear if self.state == MediumState::Sanitised => self.clone(),
                Outcome::Clear => Self { state: back, ..had },
                Outcome::Purge | Outcome::Destroy => {
                    Self { state: MediumState::Failed, failed_on: Some(it.on), ..had }
                }
            };
        }
        let proven = Self { outcome: Some(it.outcome), sanitised_on: Some(it.on), ..had };
        match (it.outcome, it.validated) {
            (_, Validated::Open) => Self { state: MediumState::ToValidate, ..proven },
            (Outcome::Destroy, _) => Self {
                state: MediumState::Destroyed,
                installed: false,
                bay: None,
                ended_on: Some(it.on),
                ..proven
            },
            (Outcome::Clear | Outcome::Purge, _) => Self { state: MediumState::Sanitised, ..proven },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn drive() -> Medium {
        serde_json::from_value(json!({
            "id": 1, "serial": "S-1", "media_type": "ssd", "asset": 7, "state": "installed", "installed": true,
        }))
        .unwrap()
    }

    fn day() -> Date {
        "2026-03-02".parse().unwrap()
    }

    fn attempt(outcome: Outcome, passed: bool, validated: Validated) -> Attempt {
        Attempt { outcome, passed, validated, on: day() }
    }

    #[test]
    fn a_failed_purge_leads_to_destruction_and_nowhere_else() {
        let failed = drive().sanitised(&attempt(Outcome::Purge, false, Validated::Open)).unwrap();
        assert_eq!(failed.state, MediumState::Failed);
        let again = failed.sanitised(&attempt(Outcome::Purge, true, Validated::Valid));
        assert_eq!(again.unwrap_err().code, "must-be-destroyed");
        assert_eq!(failed.installed_into(Id::new(9)).unwrap_err().code, "must-be-destroyed");
        let gone = failed.sanitised(&attempt(Outcome::Destroy, true, Validated::Valid)).unwrap();
        assert_eq!(
            (gone.state, gone.installed, gone.asset),
            (MediumState::Destroyed, false, Some(Id::new(7)))
        );
        assert_eq!(gone.lost(day()).unwrap_err().code, "already-destroyed");
    }

    #[test]
    fn the_same_is_not_recorded_twice_but_more_is() {
        let cleared = drive().sanitised(&attempt(Outcome::Clear, true, Validated::Valid)).unwrap();
        let again = cleared.sanitised(&attempt(Outcome::Clear, true, Validated::Valid));
        assert_eq!(again.unwrap_err().code, "already-sanitised");
        let purged = cleared.sanitised(&attempt(Outcome::Purge, true, Validated::Valid)).unwrap();
        assert_eq!(purged.outcome, Some(Outcome::Purge));
    }

    #[test]
    fn what_nobody_validated_still_keeps_its_asset() {
        let waits = drive().sanitised(&attempt(Outcome::Purge, true, Validated::Open)).unwrap();
        assert!(waits.keeps_its_asset());
        assert_eq!(
            waits.judged(&attempt(Outcome::Purge, true, Validated::Invalid)).unwrap().state,
            MediumState::Failed
        );
        assert!(!waits.judged(&attempt(Outcome::Purge, true, Validated::Valid)).unwrap().keeps_its_asset());
    }

    #[test]
    fn a_drive_remembers_where_it_came_from() {
        let out = drive().taken_out(day()).unwrap();
        assert_eq!((out.state, out.asset, out.installed), (MediumState::Removed, Some(Id::new(7)), false));
        let there = out.installed_into(Id::new(8)).unwrap();
        assert_eq!((there.asset, there.came_from), (Some(Id::new(8)), Some(Id::new(7))));
        assert_eq!(there.installed_into(Id::new(9)).unwrap_err().code, "installed-elsewhere");
        assert_eq!(out.found().unwrap_err().code, "not-lost");
        assert_eq!(out.lost(day()).unwrap().found().unwrap().state, MediumState::Removed);
    }

    fn acts(medium: &Medium, act: u8) -> Result<Medium, Refusal> {
        let outcome = [Outcome::Clear, Outcome::Purge, Outcome::Destroy][usize::from(act % 3)];
        let validated = [Validated::Open, Validated::Valid, Validated::Invalid][usize::from(act / 3 % 3)];
        let it = attempt(outcome, act.is_multiple_of(2), validated);
        match act % 8 {
            0 => medium.installed_into(Id::new(i64::from(act % 5) + 1)),
            1 => medium.taken_out(day()),
            2 => medium.lost(day()),
            3 => medium.found(),
            4 => medium.struck(day()),
            5 => Ok(medium.used_again()),
            6 => medium.judged(&it),
            _ => medium.sanitised(&it),
        }
    }

    proptest! {
        /// No drive without an end: whatever happens to a medium, it is open and at hand, or its end is proven.
        #[test]
        fn a_medium_is_open_or_its_end_is_proven(deeds in prop::collection::vec(any::<u8>(), 0..40)) {
            let mut medium = drive();
            for act in deeds {
                if let Ok(after) = acts(&medium, act) {
                    medium = after;
                }
                prop_assert_eq!(medium.state.is_gone(), medium.ended_on.is_some());
                let proven = medium.outcome.is_some() && medium.sanitised_on.is_some();
                match medium.state {
                    MediumState::Sanitised | MediumState::Destroyed => prop_assert!(proven),
                    MediumState::Installed => prop_assert!(medium.installed && !proven),
                    MediumState::Removed => prop_assert!(!medium.installed && !proven),
                    MediumState::Failed | MediumState::ToValidate | MediumState::Lost | MediumState::Struck => {}
                }
                prop_assert!(!medium.state.is_gone() || !medium.installed);
                prop_assert!(medium.asset.is_some(), "it always says where it was last");
            }
        }
    }
}
