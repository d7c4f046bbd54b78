//! People are reminded of what they should bring back: some days before, and when it is late.
use crate::store::{self, Due};
use domain::{Date, Id};
use engine::{
    Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use notices::Notice;

/// How many days before they are reminded.
const DAYS_BEFORE: i64 = 3;
/// Days late on which they are reminded again.
const DAYS_LATE: [i64; 3] = [1, 7, 14];
/// Assets looked at in one step.
const BATCH: usize = 200;

/// The job.
pub(crate) const REMIND: JobKind = JobKind {
    name: "custody.remind",
    says: "Reminds people of what they should bring back.",
    schedule: Some("0 6 * * *"),
    step: Step::Inside(step),
};

/// How a reminder begins, on this day; none on days when nobody is reminded.
fn occasion(today: Date, due_back: Date) -> Option<&'static str> {
    match today.days_since(due_back) {
        0 => Some("Due back today"),
        early if early == -DAYS_BEFORE => Some("Due back soon"),
        late if DAYS_LATE.contains(&late) => Some("Overdue"),
        _ => None,
    }
}

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let (today, after) = (work.today(), run.cursor.as_i64().unwrap_or(0));
    let days: Vec<Date> =
        DAYS_LATE.iter().chain(&[0, -DAYS_BEFORE]).map(|late| today.plus_days(-late)).collect();
    let due = store::due_on(work, &days, after, BATCH)?;
    for Due { asset, tag, person, due_back } in &due {
        let Some(occasion) = occasion(today, *due_back) else { continue };
        let notice = Notice::new(Id::new(*person), "custody.due-back", format!("{occasion}: {tag}"))
            .text(format!("{tag} should be back on {due_back}."))
            .href(format!("/assets/{asset}"))
            .once(format!("due-back:{asset}:{due_back}:{occasion}:{}", today.days_since(*due_back)));
        notices::tell(work, notice)?;
    }
    run.done += due.len() as i64;
    run.cursor = due.last().map_or(after, |last| last.asset).into();
    Ok(if due.len() == BATCH { Progress::More } else { Progress::Done })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_reminded_before_on_the_day_and_now_and_then_afterwards() {
        let due = Date::new(2026, 3, 10).unwrap();
        let told: Vec<(i64, &str)> =
            (-5..=20).filter_map(|day| occasion(due.plus_days(day), due).map(|word| (day, word))).collect();
        let late = "Overdue";
        assert_eq!(told, [(-3, "Due back soon"), (0, "Due back today"), (1, late), (7, late), (14, late)]);
    }
}
