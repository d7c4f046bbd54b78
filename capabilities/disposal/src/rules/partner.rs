//! Whether a service partner may take a lot on a day.
use super::words::{Role, Route, Standard};
use domain::{Date, Refusal};

/// A certificate that a partner holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// What it is.
    pub standard: Standard,
    /// Its first day, if known.
    pub from: Option<Date>,
    /// Its last day.
    pub until: Date,
}

/// A partner as far as the rule must know it.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it does for us.
    pub roles: &'a [Role],
    /// What we require of it.
    pub requires: &'a [Standard],
    /// What it holds.
    pub held: &'a [Held],
}

/// How a required standard stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// No certificate was ever shown.
    Missing,
    /// The last one ended.
    Ended(Date),
    /// One begins later, none holds now.
    Begins(Date),
    /// It holds until that day.
    Until(Date),
}

/// The roles of which a partner needs one for a route.
pub const fn roles_for(route: Route) -> &'static [Role] {
    match route {
        Route::Recycle => &[Role::Recycler],
        Route::Sell => &[Role::Reseller],
        Route::Donate => &[Role::Charity],
        Route::Return => &[Role::Lessor],
        Route::Destroy => &[Role::Destroyer, Role::Recycler],
    }
}

/// Whether a partner with these roles must have certificates at all: whoever treats waste or destroys data.
pub fn must_be_certified(roles: &[Role]) -> bool {
    roles.iter().any(|role| matches!(role, Role::Recycler | Role::Destroyer))
}

impl Standing<'_> {
    /// How one standard stands on a day: of several certificates the one that holds longest.
    pub fn cover(&self, standard: Standard, on: Date) -> Cover {
        let of_it = || self.held.iter().filter(|held| held.standard == standard);
        let holds = of_it().filter(|held| held.until >= on && held.from.is_none_or(|from| from <= on));
        if let Some(until) = holds.map(|held| held.until).max() {
            return Cover::Until(until);
        }
        let later = of_it().filter(|held| held.until >= on).filter_map(|held| held.from).min();
        match (later, of_it().map(|held| held.until).max()) {
            (Some(from), _) => Cover::Begins(from),
            (None, Some(until)) => Cover::Ended(until),
            (None, None) => Cover::Missing,
        }
    }

    /// Whether it may take a lot by a route on a day.
    ///
    /// Refuses, in this order: a partner that does not do that for us; a required certificate that was never shown; one
    /// that ended or has not begun.
    pub fn may_take(&self, route: Route, on: Date) -> Result<(), Refusal> {
        let roles = roles_for(route);
        if !self.roles.iter().any(|role| roles.contains(role)) {
            let message = format!(
                "{} is not registered as a {}. Choose another partner or add the role to this one.",
                self.name,
                roles.first().map_or("partner", |role| role.label()).to_lowercase()
            );
            return Err(Refusal::new("partner-has-another-role", message));
        }
        self.requires.iter().try_for_each(|standard| self.covered(*standard, on))
    }

    /// Whether a carrier may carry on a day.
    pub fn may_carry(&self, on: Date) -> Result<(), Refusal> {
        if !self.roles.contains(&Role::Carrier) {
            let message = format!("{} is not registered as a carrier. Add the role to it first.", self.name);
            return Err(Refusal::new("partner-has-another-role", message));
        }
        self.requires.iter().try_for_each(|standard| self.covered(*standard, on))
    }

    fn covered(&self, standard: Standard, on: Date) -> Result<(), Refusal> {
        let (name, label) = (self.name, standard.label());
        match self.cover(standard, on) {
            Cover::Until(_) => Ok(()),
            Cover::Missing => {
                let message = format!(
                    "{name} must be certified by {label}, and no such certificate is recorded. Add it, or choose another partner."
                );
                Err(Refusal::new("partner-certificate-missing", message))
            }
            Cover::Ended(until) => {
                let message = format!(
                    "The {label} certificate of {name} ended on {until}. Record its renewal, or choose another partner."
                );
                Err(Refusal::new("partner-certificate-expired", message))
            }
            Cover::Begins(from) => {
                let message = format!(
                    "The {label} certificate of {name} begins only on {from}. Wait, or choose another partner."
                );
                Err(Refusal::new("partner-certificate-expired", message))
            }
        }
    }

    /// The first day on which a required certificate no longer holds; none when nothing is required or something is
    /// already missing.
    pub fn certified_until(&self, on: Date) -> Option<Date> {
        let mut first: Option<Date> = None;
        for standard in self.requires {
            let Cover::Until(until) = self.cover(*standard, on) else { return None };
            first = Some(first.map_or(until, |day| day.min(until)));
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn held(standard: Standard, from: Option<&str>, until: &str) -> Held {
        Held { standard, from: from.map(day), until: day(until) }
    }

    fn code(standing: &Standing<'_>, route: Route, on: &str) -> &'static str {
        standing.may_take(route, day(on)).map_or_else(|refusal| refusal.code, |()| "may")
    }

    #[test]
    fn a_lot_goes_only_where_the_required_certificate_holds_on_the_day() {
        let certificates = [held(Standard::R2v3, Some("2024-01-01"), "2026-03-10")];
        let mut it = Standing {
            name: "Metalloop",
            roles: &[Role::Recycler],
            requires: &[Standard::R2v3],
            held: &certificates,
        };
        assert_eq!(code(&it, Route::Recycle, "2026-03-10"), "may");
        assert_eq!(code(&it, Route::Recycle, "2026-03-11"), "partner-certificate-expired");
        assert_eq!(code(&it, Route::Recycle, "2023-12-31"), "partner-certificate-expired");
        assert_eq!(code(&it, Route::Sell, "2026-03-10"), "partner-has-another-role");
        assert_eq!(code(&it, Route::Destroy, "2026-03-10"), "may");
        it.requires = &[Standard::R2v3, Standard::NaidAaa];
        assert_eq!(code(&it, Route::Recycle, "2026-03-10"), "partner-certificate-missing");
        it.held = &[];
        assert_eq!(it.cover(Standard::R2v3, day("2026-03-10")), Cover::Missing);
        assert_eq!(it.may_carry(day("2026-03-10")).unwrap_err().code, "partner-has-another-role");
    }

    #[test]
    fn a_renewal_takes_over_without_a_gap() {
        let certificates = [
            held(Standard::R2v3, None, "2026-03-10"),
            held(Standard::R2v3, Some("2026-03-11"), "2029-03-10"),
            held(Standard::Iso14001, None, "2027-01-01"),
        ];
        let it = Standing {
            name: "Metalloop",
            roles: &[Role::Recycler],
            requires: &[Standard::R2v3, Standard::Iso14001],
            held: &certificates,
        };
        assert_eq!(it.certified_until(day("2026-03-01")), Some(day("2026-03-10")));
        assert_eq!(it.certified_until(day("2026-03-11")), Some(day("2027-01-01")));
        assert_eq!(it.certified_until(day("2027-01-02")), None);
    }

    proptest! {
        #[test]
        fn whoever_may_take_a_lot_has_every_required_certificate(
            spans in prop::collection::vec((0usize..4, 0i64..400, 0i64..400), 0..8), on in 0i64..800,
        ) {
            let start = day("2026-01-01");
            let held: Vec<Held> = spans
                .iter()
                .map(|(n, from, long)| Held {
                    standard: Standard::ALL[*n],
                    from: Some(start.plus_days(*from)),
                    until: start.plus_days(from + long),
                })
                .collect();
            let requires = [Standard::ALL[0], Standard::ALL[1]];
            let it = Standing { name: "P", roles: &[Role::Recycler], requires: &requires, held: &held };
            let on = start.plus_days(on);
            let holds = requires.iter().all(|standard| {
                held.iter().any(|held| held.standard == *standard && held.from <= Some(on) && on <= held.until)
            });
            prop_assert_eq!(it.may_take(Route::Recycle, on).is_ok(), holds);
        }
    }
}
