//! Years of a company by chance: actors do at random what people do, some of it too late, some of it impossible. Whatever
//! they do, the register holds together. A short life on every run; longer ones by `cargo xtask simulate`.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod checks;
mod company;

use company::Company;
use testkit::on_both;

/// Virtual days, unless the environment says otherwise.
const DAYS: u32 = 40;
/// What chance begins with, likewise.
const SEED: u64 = 1;
/// Days between two looks at everything.
const CHECKED_EVERY: u32 = 20;

#[expect(
    clippy::disallowed_methods,
    reason = "the task that makes long simulations says by the environment how long"
)]
fn asked<T: std::str::FromStr>(name: &str, otherwise: T) -> T {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn whatever_a_company_does_its_register_holds_together() {
    let (seed, days) = (asked("SIMULATION_SEED", SEED), asked("SIMULATION_DAYS", DAYS));
    on_both(|db| {
        let mut told = Told { seed, day: 0 };
        let mut company = Company::on(&db, seed);
        for day in 1..=days {
            told.day = day;
            company.lives_a_day();
            if day % CHECKED_EVERY == 0 || day == days {
                checks::all(&company);
            }
        }
        let (done, refused) = (company.done, company.refused);
        println!("seed {seed}, {days} days: {done} things done, {refused} refused");
        assert!(done > days as usize && refused > 0, "{done} done, {refused} refused");
    });
}

/// Says on failure how to live the same again.
struct Told {
    seed: u64,
    day: u32,
}

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("seed {}, day {}: cargo xtask simulate --seed {}", self.seed, self.day, self.seed);
        }
    }
}
