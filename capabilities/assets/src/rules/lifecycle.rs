//! Going from one stage of life to another.
use crate::{Asset, rules::stage::Stage};
use domain::Refusal;
use serde::{Deserialize, Serialize};

/// Something that a transition can require of an asset, beside filled fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Requirement {
    /// Somebody says why.
    Reason,
    /// Nobody holds it.
    NoHolder,
    /// Its data are gone, or somebody said with a reason that it holds none.
    Sanitised,
    /// Nothing is built into or attached to it.
    NoParts,
}

/// A step that somebody wants an asset to take: the facts that the rule judges by.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// The status wanted, and its stage.
    pub status: crate::StatusId,
    /// What the status is called.
    pub status_name: &'a str,
    /// The stage of the status.
    pub stage: Stage,
    /// What the transition requires; `None` when there is no such transition.
    pub requires: Option<&'a [Requirement]>,
    /// Fields that the transition requires and that are empty, by their labels.
    pub empty_fields: Vec<String>,
    /// Whether somebody said why.
    pub has_reason: bool,
    /// Whether assets of this category hold data.
    pub holds_data: bool,
    /// How many assets are part of this one.
    pub parts: i64,
}

impl Asset {
    /// The asset after the step.
    ///
    /// Refuses, in this order: a disposed asset; no such transition; what the transition requires: fields, a reason,
    /// nobody holding it, no parts, no data; and last what always holds: in use needs a holder, and only in use and
    /// in maintenance have one.
    pub fn step(&self, step: &Step<'_>) -> Result<Self, Refusal> {
        let tag = &self.tag;
        if self.stage == Stage::Disposed {
            return Err(is_disposed(tag));
        }
        if self.stage != step.stage {
            let Some(requires) = step.requires else {
                let message = format!(
                    "{tag} is {} and cannot become {} from there. An administrator can allow that transition.",
                    self.stage.says(),
                    step.stage.says()
                );
                return Err(Refusal::new("no-such-transition", message));
            };
            self.meets(requires, step)?;
        }
        if step.stage == Stage::InUse && self.holder().is_none() {
            let message =
                format!("{tag} has no holder. Hand it out to somebody, to a place or to another asset.");
            return Err(Refusal::new("in-use-needs-holder", message));
        }
        if !step.stage.can_have_holder() && self.holder().is_some() {
            return Err(still_held(tag));
        }
        Ok(Self { status: Some(step.status), stage: step.stage, ..self.clone() })
    }

    /// A new asset that begins its life in the register at a status: a register that is taken over from elsewhere has
    /// assets in every stage. Only one that is in use has to be handed out, for somebody must hold it.
    pub fn begin(self, status: crate::StatusId, stage: Stage) -> Result<Self, Refusal> {
        match stage {
            Stage::InUse if self.holder().is_none() => {
                let message = format!("{} has no holder. Register it in stock and hand it out.", self.tag);
                Err(Refusal::new("in-use-needs-holder", message))
            }
            _ => Ok(Self { status: Some(status), stage, ..self }),
        }
    }

    fn meets(&self, requires: &[Requirement], step: &Step<'_>) -> Result<(), Refusal> {
        let tag = &self.tag;
        if !step.empty_fields.is_empty() {
            let message = format!(
                "Before {tag} becomes {}, fill in: {}.",
                step.status_name.to_lowercase(),
                step.empty_fields.join(", ")
            );
            return Err(Refusal::new("fields-required", message));
        }
        for requirement in requires {
            match requirement {
                Requirement::Reason if !step.has_reason => {
                    let message = format!("Say why {tag} becomes {}.", step.status_name.to_lowercase());
                    return Err(Refusal::new("reason-required", message));
                }
                Requirement::NoHolder if self.holder().is_some() => return Err(still_held(tag)),
                Requirement::NoParts if step.parts > 0 => {
                    let message = format!("{} assets are part of {tag}. Take them out first.", step.parts);
                    return Err(Refusal::new("still-has-parts", message));
                }
                Requirement::Sanitised if !self.is_free_of_data(step.holds_data) => {
                    let message = format!(
                        "{tag} may still hold data. Record how it was sanitised, or state with a reason that it holds none."
                    );
                    return Err(Refusal::new("not-sanitised", message));
                }
                Requirement::Reason
                | Requirement::NoHolder
                | Requirement::NoParts
                | Requirement::Sanitised => {}
            }
        }
        Ok(())
    }

    /// Whether its data are known to be gone: sanitised since it was last used, or stated to hold none. Assets of a
    /// category that holds no data are free of it.
    pub fn is_free_of_data(&self, category_holds_data: bool) -> bool {
        !category_holds_data || self.sanitised_on.is_some() || self.no_data_reason.is_some()
    }
}

fn still_held(tag: &str) -> Refusal {
    Refusal::new("still-held", format!("Somebody still holds {tag}. Take it back first."))
}

/// The refusal that a disposed asset answers to every change.
pub fn is_disposed(tag: &str) -> Refusal {
    Refusal::new("asset-is-disposed", format!("{tag} is disposed of: its record is locked for ever."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::tests::asset;
    use domain::Id;

    fn step(stage: Stage, requires: Option<&[Requirement]>) -> Step<'_> {
        Step {
            status: Id::new(9),
            status_name: "Retired",
            stage,
            requires,
            empty_fields: Vec::new(),
            has_reason: false,
            holds_data: true,
            parts: 0,
        }
    }

    fn refused(asset: &Asset, step: &Step<'_>) -> &'static str {
        asset.step(step).unwrap_err().code
    }

    #[test]
    fn refusals_come_in_their_documented_order() {
        use Requirement::{NoHolder, NoParts, Reason, Sanitised};
        let held = Asset { holder_person: Some(Id::new(1)), stage: Stage::InUse, ..asset("A-1") };
        let all: &[Requirement] = &[Reason, NoHolder, NoParts, Sanitised];
        let disposed = Asset { stage: Stage::Disposed, ..held.clone() };
        assert_eq!(refused(&disposed, &step(Stage::InStock, None)), "asset-is-disposed");
        assert_eq!(refused(&held, &step(Stage::Decommissioned, None)), "no-such-transition");
        let mut wanted = Step {
            empty_fields: vec!["Serial number".into()],
            parts: 2,
            ..step(Stage::Decommissioned, Some(all))
        };
        assert_eq!(refused(&held, &wanted), "fields-required");
        wanted.empty_fields.clear();
        assert_eq!(refused(&held, &wanted), "reason-required");
        wanted.has_reason = true;
        assert_eq!(refused(&held, &wanted), "still-held");
        let free = Asset { holder_person: None, ..held };
        assert_eq!(refused(&free, &wanted), "still-has-parts");
        wanted.parts = 0;
        assert_eq!(refused(&free, &wanted), "not-sanitised");
        let clean = Asset { sanitised_on: Some("2026-01-01".parse().unwrap()), ..free };
        assert_eq!(clean.step(&wanted).unwrap().stage, Stage::Decommissioned);
    }

    #[test]
    fn in_use_needs_a_holder_and_the_shelf_has_none() {
        let shelf = asset("A-1");
        assert_eq!(refused(&shelf, &step(Stage::InUse, Some(&[]))), "in-use-needs-holder");
        let held = Asset { holder_location: Some(Id::new(1)), stage: Stage::InUse, ..asset("A-1") };
        assert_eq!(refused(&held, &step(Stage::InStock, Some(&[]))), "still-held");
        assert_eq!(held.step(&step(Stage::InMaintenance, Some(&[]))).unwrap().stage, Stage::InMaintenance);
    }

    #[test]
    fn another_status_of_the_same_stage_needs_no_transition() {
        assert_eq!(asset("A-1").step(&step(Stage::InStock, None)).unwrap().status, Some(Id::new(9)));
    }

    #[test]
    fn what_holds_no_data_needs_no_sanitising() {
        let decommissioned = Asset { stage: Stage::Decommissioned, ..asset("A-1") };
        let wanted = step(Stage::Disposed, Some(&[Requirement::Sanitised]));
        assert_eq!(refused(&decommissioned, &wanted), "not-sanitised");
        assert!(decommissioned.step(&Step { holds_data: false, ..wanted.clone() }).is_ok());
        let stated = Asset { no_data_reason: Some("a monitor arm".into()), ..decommissioned };
        assert!(stated.step(&wanted).is_ok());
    }
}
