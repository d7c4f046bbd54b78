//! How good a thing is, from what was tested and what it looks like: A to D.
use super::words::words;

words! {
    /// A grade.
    Grade {
        /// As good as new.
        A = "a", "A", Ok;
        /// Works, with slight marks.
        B = "b", "B", Info;
        /// Works in part, or looks worn.
        C = "c", "C", Warn;
        /// Does not work, or cannot be used.
        D = "d", "D", Bad;
    }
}

words! {
    /// How a test went.
    Tested {
        /// It works.
        Works = "works", "Works", Ok;
        /// It does not.
        Fails = "fails", "Fails", Bad;
        /// Nobody tested it, or it has none.
        Untested = "untested", "Not tested", Muted;
    }
}

words! {
    /// What it looks like.
    Look {
        /// No marks.
        AsNew = "as-new", "As new", Ok;
        /// Slight marks.
        Light = "light-marks", "Slight marks", Ok;
        /// Marks that everybody sees.
        Worn = "worn", "Visibly worn", Warn;
        /// Cracks, dents, missing parts.
        Damaged = "damaged", "Damaged", Bad;
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings<'a> {
    /// Whether it starts.
    pub starts: Tested,
    /// The other tests, by what they are called.
    pub tests: &'a [(&'static str, Tested)],
    /// How much of its capacity the battery has left, in percent.
    pub battery: Option<i64>,
    /// What it looks like.
    pub look: Look,
    /// Whether it is still locked to somebody's account.
    pub locked: bool,
}

/// Below this share of its capacity a battery costs a grade.
const BATTERY_FAIR: i64 = 80;
/// Below this share it costs two.
const BATTERY_POOR: i64 = 60;
/// So many failed tests make a thing useless as a whole.
const FAILS_MAX: usize = 3;

/// The grade, and the reasons for it: the worst of what was found decides.
pub fn grade(found: &Findings<'_>) -> (Grade, Vec<String>) {
    let mut said: Vec<(Grade, String)> = Vec::new();
    let mut costs = |grade: Grade, why: String| said.push((grade, why));
    match found.starts {
        Tested::Fails => costs(Grade::D, "it does not start".into()),
        Tested::Untested => costs(Grade::D, "nobody has started it".into()),
        Tested::Works => {}
    }
    if found.locked {
        costs(Grade::D, "it is locked to an account".into());
    }
    match found.look {
        Look::Damaged => costs(Grade::D, "it is damaged".into()),
        Look::Worn => costs(Grade::C, "it is visibly worn".into()),
        Look::Light => costs(Grade::B, "it has slight marks".into()),
        Look::AsNew => {}
    }
    let failed: Vec<&str> =
        found.tests.iter().filter(|(_, how)| *how == Tested::Fails).map(|(what, _)| *what).collect();
    let untested: Vec<&str> =
        found.tests.iter().filter(|(_, how)| *how == Tested::Untested).map(|(what, _)| *what).collect();
    match failed.len() {
        0 => {}
        1..FAILS_MAX => costs(Grade::C, format!("does not work: {}", failed.join(", "))),
        _ => costs(Grade::D, format!("does not work: {}", failed.join(", "))),
    }
    if !untested.is_empty() {
        costs(Grade::B, format!("not tested: {}", untested.join(", ")));
    }
    match found.battery {
        Some(left) if left < BATTERY_POOR => costs(Grade::C, format!("the battery has {left} % left")),
        Some(left) if left < BATTERY_FAIR => costs(Grade::B, format!("the battery has {left} % left")),
        _ => {}
    }
    let worst = said.iter().map(|(grade, _)| *grade).max().unwrap_or(Grade::A);
    let mut reasons: Vec<String> =
        said.into_iter().filter(|(grade, _)| *grade == worst).map(|(_, why)| why).collect();
    if reasons.is_empty() {
        reasons.push("everything works and it looks as new".into());
    }
    (worst, reasons)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(look: Look, display: Tested, battery: i64) -> (Grade, Vec<String>) {
        let tests = [("display", display), ("keyboard", Tested::Works)];
        grade(&Findings { starts: Tested::Works, tests: &tests, battery: Some(battery), look, locked: false })
    }

    #[test]
    fn the_worst_of_what_was_found_decides() {
        assert_eq!(found(Look::AsNew, Tested::Works, 95).0, Grade::A);
        assert_eq!(found(Look::Light, Tested::Works, 95).0, Grade::B);
        assert_eq!(found(Look::AsNew, Tested::Untested, 95).0, Grade::B);
        assert_eq!(
            found(Look::Light, Tested::Fails, 95),
            (Grade::C, vec!["does not work: display".to_owned()])
        );
        assert_eq!(found(Look::AsNew, Tested::Works, 59).0, Grade::C);
        assert_eq!(found(Look::Damaged, Tested::Works, 95).0, Grade::D);
    }

    proptest! {
        #[test]
        fn another_fault_never_makes_it_better(a in 0..3usize, b in 0..3usize, look in 0..4usize) {
            let tests = [("a", Tested::ALL[a]), ("b", Tested::ALL[b])];
            let worse = [("a", Tested::ALL[a]), ("b", Tested::Fails)];
            let of = |tests: &[(&'static str, Tested)]| {
                let look = Look::ALL[look];
                grade(&Findings { starts: Tested::Works, tests, battery: None, look, locked: false }).0
            };
            prop_assert!(of(&worse) >= of(&tests));
        }
    }
}
