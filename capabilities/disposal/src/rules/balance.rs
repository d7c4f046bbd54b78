//! The balance of a lot's mass: kilograms in are kilograms out, or somebody explains the rest.
use domain::Refusal;

/// Most moisture that a lot may declare, in thousandths of its mass.
pub const MOISTURE_MAX_PERMILLE: i64 = 50;
/// Most grams by which two scales may be declared to differ over a whole lot.
pub const SCALE_MAX_GRAMS: i64 = 50_000;

/// The masses of a lot, in whole grams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// What went in, by the weights of the lines.
    pub in_grams: i64,
    /// What was reported lost or stolen on the way, of what went in.
    pub lost_grams: i64,
    /// What the partner reported, whatever became of it.
    pub out_grams: i64,
    /// By how much two scales may differ.
    pub scale_grams: i64,
    /// How much of the mass may dry away, in thousandths.
    pub moisture_permille: i64,
}

impl Balance {
    /// What is missing (or, when negative, too much): in − lost − out.
    pub const fn difference(&self) -> i64 {
        self.in_grams - self.lost_grams - self.out_grams
    }

    /// How much may be missing: the scales, and what dries away. Rounded down to whole grams.
    pub const fn may_be_missing(&self) -> i64 {
        self.scale_grams + (self.in_grams - self.lost_grams) * self.moisture_permille / 1_000
    }

    /// How much more may come out than went in: the scales alone, for nothing gets wetter on the way.
    pub const fn may_be_more(&self) -> i64 {
        self.scale_grams
    }

    /// Whether every gram is explained.
    pub const fn is_even(&self) -> bool {
        let difference = self.difference();
        difference <= self.may_be_missing() && -difference <= self.may_be_more()
    }

    /// Grams that nobody has explained; negative for grams that nobody put in.
    pub const fn unexplained(&self) -> i64 {
        let difference = self.difference();
        if self.is_even() {
            0
        } else if difference > 0 {
            difference - self.may_be_missing()
        } else {
            difference + self.may_be_more()
        }
    }

    /// Refuses a lot with unexplained kilograms.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.is_even() {
            return Ok(());
        }
        let (missing, which) = if self.difference() > 0 {
            (self.unexplained(), "missing")
        } else {
            (-self.unexplained(), "too much")
        };
        let message = format!(
            "{} went in, {} came out and {} were reported lost: {} are {which} beyond the declared tolerance. Record the \
             rest of the weights, or report what was lost.",
            kilograms(self.in_grams),
            kilograms(self.out_grams),
            kilograms(self.lost_grams),
            kilograms(missing),
        );
        Err(Refusal::new("mass-does-not-balance", message))
    }
}

/// Grams as kilograms, exact: "12.345 kg".
pub fn kilograms(grams: i64) -> String {
    let sign = if grams < 0 { "-" } else { "" };
    format!("{sign}{}.{:03} kg", grams.abs() / 1_000, grams.abs() % 1_000)
}

/// Refuses a tolerance that would explain everything away.
pub fn check_tolerance(scale_grams: i64, moisture_permille: i64) -> Result<(), Refusal> {
    if !(0..=SCALE_MAX_GRAMS).contains(&scale_grams) {
        let message = format!("Scales differ by at most {} in a lot.", kilograms(SCALE_MAX_GRAMS));
        return Err(Refusal::new("tolerance-too-wide", message));
    }
    if !(0..=MOISTURE_MAX_PERMILLE).contains(&moisture_permille) {
        let message = format!("At most {MOISTURE_MAX_PERMILLE} ‰ of a lot can be declared as moisture.");
        return Err(Refusal::new("tolerance-too-wide", message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn balance(in_grams: i64, lost_grams: i64, out_grams: i64) -> Balance {
        Balance { in_grams, lost_grams, out_grams, scale_grams: 100, moisture_permille: 5 }
    }

    #[test]
    fn moisture_explains_what_is_missing_but_not_what_is_too_much() {
        assert!(balance(100_000, 0, 99_400).is_even());
        assert_eq!(balance(100_000, 0, 99_399).unexplained(), 1);
        assert!(balance(100_000, 0, 100_100).is_even());
        assert_eq!(balance(100_000, 0, 100_101).unexplained(), -1);
        assert!(balance(100_000, 40_000, 60_000).is_even());
    }

    #[test]
    fn the_refusal_names_the_kilograms() {
        let refusal = balance(100_000, 0, 80_000).check().unwrap_err();
        assert_eq!(refusal.code, "mass-does-not-balance");
        assert!(refusal.message.contains("19.400 kg are missing"), "{}", refusal.message);
        assert_eq!(kilograms(-1_050), "-1.050 kg");
        assert_eq!(check_tolerance(50_001, 0).unwrap_err().code, "tolerance-too-wide");
        assert_eq!(check_tolerance(0, 51).unwrap_err().code, "tolerance-too-wide");
    }

    proptest! {
        #[test]
        fn a_lot_balances_exactly_when_in_is_out_within_what_was_declared(
            lines in prop::collection::vec(1i64..50_000, 1..40), lost in 0usize..4, drift in -20_000i64..20_000,
            scale in 0i64..5_000, moisture in 0i64..50,
        ) {
            let in_grams: i64 = lines.iter().sum();
            let lost_grams: i64 = lines.iter().take(lost.min(lines.len())).sum();
            let out_grams = (in_grams - lost_grams - drift).max(0);
            let it = Balance { in_grams, lost_grams, out_grams, scale_grams: scale, moisture_permille: moisture };
            let drift = it.difference();
            let explained = if drift >= 0 { scale + (in_grams - lost_grams) * moisture / 1_000 } else { scale };
            prop_assert_eq!(it.check().is_ok(), drift.abs() <= explained);
            prop_assert_eq!(it.unexplained() == 0, it.check().is_ok());
            // Whatever is said to be missing brings it back into balance.
            let after = Balance { out_grams: it.out_grams + it.unexplained(), ..it };
            prop_assert!(after.is_even());
        }
    }
}
