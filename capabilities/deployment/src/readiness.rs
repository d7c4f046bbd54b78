//! Who starts in the next weeks, and whether everything will be there.
use crate::{READ, store};
use domain::Date;
use engine::{Permission, Place, Query, Record, Result, View};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many weeks ahead unless somebody asks otherwise.
const WEEKS: i64 = 4;
/// Rows told at most.
const MAX: usize = 500;

/// Tells who starts in the next weeks, whether everything is there, and what is missing.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Readiness {
    /// How many weeks ahead; four when left out.
    #[serde(default)]
    pub weeks: Option<i64>,
}

/// Who starts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReadinessTold {
    /// Those who start, soonest first; those who have started and cannot work yet come first of all.
    pub joiners: Vec<Joiner>,
    /// How many of them are ready.
    pub ready: usize,
    /// Days from the order of the kit to working, the middle one of the last half year; absent when nobody started.
    pub days_from_order: Option<i64>,
    /// Days from the first day to working, the middle one of the last half year.
    pub days_from_start: Option<i64>,
}

/// Somebody who starts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Joiner {
    /// The onboarding.
    pub onboarding: i64,
    /// Its number.
    pub number: String,
    /// The person.
    pub person: i64,
    /// What they are called.
    pub name: String,
    /// Their first day.
    pub starts_on: Date,
    /// How far it is.
    pub state: String,
    /// Whether everything is there.
    pub is_ready: bool,
    /// Tasks that are settled.
    pub settled: i64,
    /// All tasks.
    pub tasks: i64,
    /// What is missing, in words.
    pub missing: Option<String>,
}

impl Query for Readiness {
    const NAME: &'static str = "deployment.readiness";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Tells who starts in the next weeks, whether everything is there, and what is missing.";
    const PLACE: Place = Place::get("/onboardings/readiness");
    type Answer = ReadinessTold;

    fn run(self, view: &mut View<'_>) -> Result<ReadinessTold> {
        let until = view.today().plus_days(7 * self.weeks.unwrap_or(WEEKS).clamp(1, 52));
        let rows = store::starting(view, until, MAX)?;
        let ids: Vec<i64> = rows.iter().map(|row| row.person).collect();
        let names = view.labels(Person::KIND, &ids)?;
        let joiners: Vec<Joiner> = rows
            .into_iter()
            .map(|row| Joiner { name: names.get(&row.person).cloned().unwrap_or_default(), ..row })
            .collect();
        let half_a_year_ago = view.today().plus_days(-182);
        let (mut from_order, mut from_start) = store::speeds(view, half_a_year_ago)?;
        Ok(ReadinessTold {
            ready: joiners.iter().filter(|joiner| joiner.is_ready).count(),
            joiners,
            days_from_order: middle(&mut from_order),
            days_from_start: middle(&mut from_start),
        })
    }
}

/// The middle one; of an even number the smaller one of the two.
fn middle(days: &mut [i64]) -> Option<i64> {
    days.sort_unstable();
    days.get(days.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::middle;

    #[test]
    fn the_middle_is_one_of_them() {
        assert_eq!(middle(&mut []), None);
        assert_eq!(middle(&mut [9]), Some(9));
        assert_eq!(middle(&mut [9, 1]), Some(1));
        assert_eq!(middle(&mut [9, 1, 4]), Some(4));
    }
}
