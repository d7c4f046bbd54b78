//! The rail: the seven stages of an asset's life, with the days on which it reached them.
use crate::rules::stage::STAGES;
use ::pages::{Page, Subject, value};
use domain::Date;
use engine::Result;
use maud::Markup;
use ui::kit::{self, Progress, Stage};

/// The last stage.
const LAST: &str = "disposed";

/// The field that says when a stage was reached.
fn reached(stage: &str) -> &'static str {
    match stage {
        "in-stock" => "received_on",
        "in-use" => "in_service_on",
        "decommissioned" => "retired_on",
        LAST => "disposed_on",
        _ => "",
    }
}

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let now = subject.text("stage").unwrap_or_default().to_owned();
    let at = STAGES.iter().position(|stage| stage.value == now).unwrap_or_default();
    let day = |field: &str| subject.values.get(field).and_then(value::date_of);
    // A stage aside, such as a repair, is not on everybody's way: it is left out unless it is now.
    let shown: Vec<(usize, &domain::Choice<'_>)> =
        STAGES.iter().enumerate().filter(|(n, stage)| stage.value != "in-maintenance" || *n == at).collect();
    let planned = day("planned_end_on").filter(|_| at < STAGES.len() - 2);
    let told: Vec<(String, String, Progress)> = shown
        .iter()
        .map(|(n, stage)| {
            let label = value::label_of(&page.t, STAGES, stage.value);
            let when = match (day(reached(stage.value)), stage.value) {
                (Some(day), _) => page.t.date(day),
                (None, "decommissioned") => planned.map(|day| page.t.date(day)).unwrap_or_default(),
                _ => String::new(),
            };
            let progress = match n.cmp(&at) {
                std::cmp::Ordering::Less => Progress::Done,
                std::cmp::Ordering::Equal => Progress::Now,
                std::cmp::Ordering::Greater if stage.value == "decommissioned" => Progress::Next(passed(
                    day("in_service_on").or_else(|| day("received_on")),
                    planned,
                    page.t.today(),
                )),
                std::cmp::Ordering::Greater => Progress::Later,
            };
            (label, when, progress)
        })
        .collect();
    let stages: Vec<Stage<'_>> =
        told.iter().map(|(name, when, progress)| Stage { name, when, progress: *progress }).collect();
    Ok(Some(kit::rail(&page.t, &stages)))
}

/// How much of the planned time has passed, from 0 to 1.
fn passed(from: Option<Date>, until: Option<Date>, today: Date) -> f64 {
    let (Some(from), Some(until)) = (from, until) else { return 0.0 };
    let whole = until.days_since(from);
    if whole <= 0 {
        return 1.0;
    }
    let days = |days: i64| f64::from(i32::try_from(days).unwrap_or(i32::MAX));
    (days(today.days_since(from)) / days(whole)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_between_service_and_the_planned_end() {
        let day = |text: &str| text.parse::<Date>().ok();
        let today = day("2026-01-01").unwrap();
        assert!((passed(day("2025-01-01"), day("2027-01-01"), today) - 0.5).abs() < 0.01);
        assert!(passed(None, day("2027-01-01"), today).abs() < f64::EPSILON);
        assert!((passed(day("2025-01-01"), day("2025-06-01"), today) - 1.0).abs() < f64::EPSILON);
    }
}
