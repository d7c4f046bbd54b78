//! The way of a lot: open, sealed, handed over, settled, closed.
use super::{
    balance::Balance,
    words::{LineKind, LineState, LotStage, Route},
};
use crate::{Line, Lot};
use assets::rules::lifecycle::is_disposed;
use assets::{Asset, rules::stage::Stage};
use domain::{Date, Refusal};
use retirement::rules::life::MediumState;

/// A line with what the rule must know of its asset.
#[derive(Clone, Debug)]
pub struct Loaded<'a> {
    /// The line.
    pub line: &'a Line,
    /// Whether what it stands for is known to be free of data.
    pub is_free_of_data: bool,
}

/// What has come back for a lot.
#[derive(Clone, Copy, Debug, Default)]
pub struct Returned {
    /// Its mass.
    pub balance: Balance,
    /// How many amounts of income are recorded.
    pub incomes: i64,
    /// How many weights are recorded.
    pub weights: i64,
}

/// Whether an asset may be put into a lot: it is out of service, in nobody's hands and in no other lot.
pub fn may_join(asset: &Asset, other_lot: Option<&str>) -> Result<(), Refusal> {
    let tag = &asset.tag;
    match asset.stage {
        Stage::Disposed => return Err(is_disposed(tag)),
        Stage::Decommissioned => {}
        Stage::Planned | Stage::Ordered | Stage::InStock | Stage::InUse | Stage::InMaintenance => {
            let message = format!("{tag} is {}. Retire it before it is put into a lot.", asset.stage.says());
            return Err(Refusal::new("not-retired", message));
        }
    }
    match other_lot {
        Some(lot) => {
            let message = format!("{tag} is in {lot} already. Take it out there first.");
            Err(Refusal::new("in-another-lot", message))
        }
        None => Ok(()),
    }
}

/// Whether a medium may be put into a lot by itself: it is in no asset, still there, and in no other lot.
pub fn medium_may_join(
    serial: &str,
    state: MediumState,
    installed: bool,
    other_lot: Option<&str>,
) -> Result<(), Refusal> {
    if matches!(state, MediumState::Lost | MediumState::Struck) {
        let message = format!("The medium {serial} is {}.", state.label().to_lowercase());
        return Err(Refusal::new("medium-is-gone", message));
    }
    if installed {
        let message = format!("{serial} is built into an asset and leaves with it. Take it out first.");
        return Err(Refusal::new("medium-is-installed", message));
    }
    match other_lot {
        Some(lot) => Err(Refusal::new("in-another-lot", format!("{serial} is in {lot} already."))),
        None => Ok(()),
    }
}

impl Lot {
    /// Refuses changes to what is in the lot unless it is open.
    pub fn must_be_open(&self) -> Result<(), Refusal> {
        self.must_be(LotStage::Open, "lot-not-open", "Things are put in and taken out only while it is open.")
    }

    fn must_be(&self, stage: LotStage, code: &'static str, hint: &str) -> Result<(), Refusal> {
        if self.stage == stage {
            return Ok(());
        }
        let message = format!("The lot {} is {}.", self.number, self.stage.label().to_lowercase());
        let message = format!("{message} {hint}");
        Err(Refusal::new(code, message))
    }

    /// Refuses weights and money before the lot has left and after it is closed.
    pub fn must_be_out(&self) -> Result<(), Refusal> {
        match self.stage {
            LotStage::HandedOver | LotStage::Settled => Ok(()),
            LotStage::Open | LotStage::Sealed => {
                let message = format!("{} has not been handed over yet.", self.number);
                Err(Refusal::new("lot-not-handed-over", message))
            }
            LotStage::Closed | LotStage::Cancelled => Err(self.is_over()),
        }
    }

    /// Refuses changes to a lot that is closed or cancelled.
    pub fn must_live(&self) -> Result<(), Refusal> {
        match self.stage {
            LotStage::Closed | LotStage::Cancelled => Err(self.is_over()),
            LotStage::Open | LotStage::Sealed | LotStage::HandedOver | LotStage::Settled => Ok(()),
        }
    }

    fn is_over(&self) -> Refusal {
        let message =
            format!("{} is {}: nothing is changed any more.", self.number, self.stage.label().to_lowercase());
        Refusal::new("lot-is-over", message)
    }

    /// The lot after it is counted, weighed and sealed.
    ///
    /// Refuses, in this order: a lot that is not open; an empty one; a line without weight or category; a line that may
    /// still hold data.
    pub fn seal(&self, lines: &[Loaded<'_>], seals: Option<String>, on: Date) -> Result<Self, Refusal> {
        self.must_be(LotStage::Open, "lot-not-open", "Only an open lot is sealed.")?;
        if lines.is_empty() {
            let message = format!("Nothing is in {} yet.", self.number);
            return Err(Refusal::new("lot-is-empty", message));
        }
        let bare = lines
            .iter()
            .find(|one| one.line.mass_grams.is_none_or(|mass| mass <= 0) || one.line.weee.is_none());
        if let Some(one) = bare {
            let message = format!(
                "{} has no weight or no category of waste. Weigh it, or record the composition of its model.",
                one.line.description
            );
            return Err(Refusal::new("line-not-weighed", message));
        }
        if let Some(one) = lines.iter().find(|one| !one.is_free_of_data && one.line.what != LineKind::Loose) {
            let message = format!(
                "{} may still hold data. Record how it was sanitised, or state with a reason that it holds none.",
                one.line.description
            );
            return Err(Refusal::new("not-sanitised", message));
        }
        Ok(Self {
            stage: LotStage::Sealed,
            sealed_on: Some(on),
            seals: seals.or_else(|| self.seals.clone()),
            ..self.clone()
        })
    }

    /// The lot open again, because something was wrong with it.
    pub fn unseal(&self) -> Result<Self, Refusal> {
        self.must_be(
            LotStage::Sealed,
            "lot-not-sealed",
            "Only a sealed lot that is still here is opened again.",
        )?;
        Ok(Self { stage: LotStage::Open, sealed_on: None, seals: None, ..self.clone() })
    }

    /// The lot out of our hands.
    ///
    /// Refuses, in this order: a lot that is not sealed; a gift to which nobody consented.
    pub fn hand_over(&self, on: Date) -> Result<Self, Refusal> {
        self.must_be(LotStage::Sealed, "lot-not-sealed", "Seal it before it is handed over.")?;
        if self.route == Route::Donate && self.consent_on.is_none() {
            let message =
                format!("Nobody has consented to giving {} away. Record the consent first.", self.number);
            return Err(Refusal::new("consent-required", message));
        }
        Ok(Self { stage: LotStage::HandedOver, handed_over_on: Some(on), ..self.clone() })
    }

    /// The lot with everything back that the partner owes: weights always, the price of a sale, the receipt of a gift.
    pub fn settle(&self, returned: &Returned, on: Date) -> Result<Self, Refusal> {
        self.must_be(
            LotStage::HandedOver,
            "lot-not-handed-over",
            "Only a lot that was handed over is settled.",
        )?;
        if returned.weights == 0 && returned.balance.lost_grams < returned.balance.in_grams {
            let message =
                format!("No weight has come back for {} yet. Record what the partner reports.", self.number);
            return Err(Refusal::new("weights-missing", message));
        }
        if self.route == Route::Sell && returned.incomes == 0 {
            let message =
                format!("No price is recorded for {}. Accept a quote or record the sale.", self.number);
            return Err(Refusal::new("price-missing", message));
        }
        if self.route == Route::Donate && self.receipt_number.is_none() {
            let message = format!("The receipt of {} is missing. Record its number.", self.number);
            return Err(Refusal::new("receipt-missing", message));
        }
        Ok(Self { stage: LotStage::Settled, settled_on: Some(on), ..self.clone() })
    }

    /// The lot closed.
    ///
    /// Refuses, in this order: a lot that is not settled; one with unexplained kilograms.
    pub fn close(&self, returned: &Returned, on: Date) -> Result<Self, Refusal> {
        self.must_be(LotStage::Settled, "lot-not-settled", "Settle it before it is closed.")?;
        returned.balance.check()?;
        Ok(Self { stage: LotStage::Closed, closed_on: Some(on), ..self.clone() })
    }

    /// The lot given up before it left.
    pub fn cancel(&self, on: Date) -> Result<Self, Refusal> {
        match self.stage {
            LotStage::Open | LotStage::Sealed => {
                Ok(Self { stage: LotStage::Cancelled, closed_on: Some(on), ..self.clone() })
            }
            LotStage::HandedOver | LotStage::Settled => {
                let message = format!(
                    "{} is out of our hands and cannot be cancelled. Report what was lost.",
                    self.number
                );
                Err(Refusal::new("lot-is-out", message))
            }
            LotStage::Closed | LotStage::Cancelled => Err(self.is_over()),
        }
    }
}

impl Line {
    /// Refuses a line that is no longer in its lot.
    pub fn must_wait(&self) -> Result<(), Refusal> {
        if self.state == LineState::Waiting {
            return Ok(());
        }
        let message = format!("{} is {} already.", self.description, self.state.label().to_lowercase());
        Err(Refusal::new("line-is-over", message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn lot(route: Route, stage: LotStage) -> Lot {
        serde_json::from_value(json!({
            "id": 1, "number": "LOT-000001", "route": route, "stage": stage, "partner": 1,
            "scale_grams": 0, "moisture_permille": 0
        }))
        .unwrap()
    }

    fn line(mass: Option<i64>) -> Line {
        serde_json::from_value(json!({
            "id": 1, "number": "LOT-000001/01", "lot": 1, "what": "line-asset", "description": "A-1",
            "weee": "weee-6", "mass_grams": mass, "state": "in-lot"
        }))
        .unwrap()
    }

    fn day() -> Date {
        "2026-03-02".parse().unwrap()
    }

    #[test]
    fn a_lot_is_sealed_only_when_everything_in_it_is_weighed_and_free_of_data() {
        let it = lot(Route::Recycle, LotStage::Open);
        let code = |lines: &[Loaded<'_>]| it.seal(lines, None, day()).unwrap_err().code;
        let (bare, full) = (line(None), line(Some(1_500)));
        assert_eq!(code(&[]), "lot-is-empty");
        assert_eq!(code(&[Loaded { line: &bare, is_free_of_data: false }]), "line-not-weighed");
        assert_eq!(code(&[Loaded { line: &full, is_free_of_data: false }]), "not-sanitised");
        let sealed =
            it.seal(&[Loaded { line: &full, is_free_of_data: true }], Some("S-1".into()), day()).unwrap();
        assert_eq!((sealed.stage, sealed.seals.as_deref()), (LotStage::Sealed, Some("S-1")));
        assert_eq!(sealed.must_be_open().unwrap_err().code, "lot-not-open");
        assert_eq!(sealed.unseal().unwrap().stage, LotStage::Open);
    }

    #[test]
    fn each_step_has_one_place_to_come_from() {
        let returned = Returned {
            balance: Balance { in_grams: 10, out_grams: 10, ..Balance::default() },
            incomes: 1,
            weights: 1,
        };
        for stage in LotStage::ALL {
            let it = lot(Route::Recycle, *stage);
            assert_eq!(it.unseal().is_ok(), *stage == LotStage::Sealed);
            assert_eq!(it.hand_over(day()).is_ok(), *stage == LotStage::Sealed);
            assert_eq!(it.settle(&returned, day()).is_ok(), *stage == LotStage::HandedOver);
            assert_eq!(it.close(&returned, day()).is_ok(), *stage == LotStage::Settled);
            assert_eq!(it.cancel(day()).is_ok(), matches!(stage, LotStage::Open | LotStage::Sealed));
            assert_eq!(it.must_live().is_ok(), !matches!(stage, LotStage::Closed | LotStage::Cancelled));
        }
    }

    #[test]
    fn what_each_route_needs_before_it_is_settled() {
        let weighed = Returned {
            balance: Balance { in_grams: 10, out_grams: 10, ..Balance::default() },
            incomes: 0,
            weights: 1,
        };
        let code = |route| {
            lot(route, LotStage::HandedOver).settle(&weighed, day()).map_or_else(|r| r.code, |_| "ok")
        };
        assert_eq!(code(Route::Recycle), "ok");
        assert_eq!(code(Route::Sell), "price-missing");
        assert_eq!(code(Route::Donate), "receipt-missing");
        let nothing =
            Returned { balance: Balance { in_grams: 10, ..Balance::default() }, ..Returned::default() };
        let it = lot(Route::Recycle, LotStage::HandedOver);
        assert_eq!(it.settle(&nothing, day()).unwrap_err().code, "weights-missing");
        let gift = lot(Route::Donate, LotStage::Sealed);
        assert_eq!(gift.hand_over(day()).unwrap_err().code, "consent-required");
        let given = Lot { consent_on: Some(day()), ..gift };
        assert!(given.hand_over(day()).is_ok());
    }

    #[test]
    fn kilograms_that_nobody_explains_keep_a_lot_open() {
        let returned = Returned {
            balance: Balance { in_grams: 10_000, out_grams: 9_000, ..Balance::default() },
            incomes: 0,
            weights: 1,
        };
        let it = lot(Route::Recycle, LotStage::Settled);
        assert_eq!(it.close(&returned, day()).unwrap_err().code, "mass-does-not-balance");
    }

    #[test]
    fn only_what_is_retired_and_in_no_other_lot_joins() {
        let mut asset: Asset = serde_json::from_value(json!({ "id": 1, "tag": "A-1" })).unwrap();
        for (stage, code) in [(Stage::InUse, "not-retired"), (Stage::Disposed, "asset-is-disposed")] {
            asset.stage = stage;
            assert_eq!(may_join(&asset, None).unwrap_err().code, code);
        }
        asset.stage = Stage::Decommissioned;
        assert_eq!(may_join(&asset, Some("LOT-000002")).unwrap_err().code, "in-another-lot");
        assert!(may_join(&asset, None).is_ok());
    }
}
