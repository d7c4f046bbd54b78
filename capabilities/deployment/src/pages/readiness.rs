//! Day one: everybody who starts in the next weeks, ready or not, and what is missing.
use crate::{READ, Readiness, ReadinessTold, readiness::Joiner};
use ::pages::{Page, Rooms, Shown};
use domain::Tone;
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::{
    charts::Ink,
    kit::{self, Button, Card, Column, Kpi, Line, Nothing, Row, Segment, Spot, Table},
};

/// The place.
pub(super) const HREF: &str = "/deployment";
/// The weeks that can be chosen.
const WEEKS: [i64; 3] = [2, 4, 8];

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(HREF, READ, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let weeks = page.visit.query("weeks").and_then(|weeks| weeks.parse().ok()).unwrap_or(WEEKS[1]);
    let told = Readiness { weeks: Some(weeks) }.run(page)?;
    let title = page.say("deployment-place");
    let new = page.say("deployment-new-event");
    let actions = html! {
        @if page.may(people::MANAGE) { (Button::open(&new, "/hr-events/new").icon(lu::LuUserPlus).primary()) }
    };
    let body = html! {
        (kit::head(&title, &page.say("deployment-place-note"), &actions))
        (figures(page, &told))
        div class="tiles" { (list(page, &told.joiners, weeks)) }
    };
    Ok(Shown::new(title, HREF, body))
}

fn figures(page: &Page<'_, '_>, told: &ReadinessTold) -> Markup {
    let number = |rows: usize| page.t.number(i64::try_from(rows).unwrap_or_default());
    let days = |days: Option<i64>| days.map_or_else(|| "–".to_owned(), |days| page.t.number(days));
    let running = "/onboardings?productive_on[empty]=true&state[ne]=cancelled&sort=starts_on";
    let done = "/onboardings?state=productive&sort=-productive_on";
    let unit = page.say("deployment-days");
    let asked = [
        ("deployment-start", number(told.joiners.len()), "", running, lu::LuUserPlus),
        (
            "deployment-ready",
            number(told.ready),
            "",
            "/onboardings?state=ready,shipped,handed-over",
            lu::LuCircleCheck,
        ),
        (
            "deployment-not-ready",
            number(told.joiners.len() - told.ready),
            "",
            "/onboardings?state=planned,preparing&sort=starts_on",
            lu::LuCircleAlert,
        ),
        ("deployment-from-order", days(told.days_from_order), unit.as_str(), done, lu::LuTimer),
        ("deployment-from-start", days(told.days_from_start), unit.as_str(), done, lu::LuRocket),
    ];
    let names: Vec<String> = asked.iter().map(|(key, ..)| page.say(key)).collect();
    let kpis: Vec<Kpi<'_>> = asked
        .iter()
        .zip(&names)
        .map(|((_, value, unit, href, icon), name)| Kpi {
            icon,
            name,
            value,
            unit,
            delta: None,
            note: "",
            trend: &[],
            ink: Ink::First,
            href,
        })
        .collect();
    kit::kpis(&page.t, &kpis)
}

fn list(page: &Page<'_, '_>, joiners: &[Joiner], weeks: i64) -> Markup {
    let title = page.say("deployment-who-starts");
    let labels: Vec<(String, String, bool)> = WEEKS
        .iter()
        .map(|some| {
            let label = page.t.say_with("deployment-weeks", &[("count", *some)]).into_owned();
            (label, format!("{HREF}?weeks={some}"), *some == weeks)
        })
        .collect();
    let segments: Vec<Segment<'_>> =
        labels.iter().map(|(label, href, current)| Segment { label, href, current: *current }).collect();
    let tools = kit::segments(&page.say("deployment-ahead"), None, &segments);
    let body = if joiners.is_empty() {
        let nobody = page.say("deployment-nobody");
        kit::nothing(&Nothing {
            icon: lu::LuUserPlus,
            title: &nobody,
            text: &page.say("deployment-nobody-why"),
            steps: &[],
        })
    } else {
        table(page, &title, joiners)
    };
    kit::card(&Card { title: &title, note: "", tools, width: 12, body })
}

fn table(page: &Page<'_, '_>, title: &str, joiners: &[Joiner]) -> Markup {
    let heads = [
        "deployment-person",
        "deployment-first-day",
        "deployment-state",
        "deployment-settled",
        "deployment-missing",
    ];
    let heads = heads.map(|key| page.say(key));
    let [person, day, state, settled, missing] = &heads;
    let columns = [
        Column::new(person).at(Spot::Name),
        Column::new(day).at(Spot::Value),
        Column::new(state).at(Spot::State),
        Column::new(settled),
        Column::new(missing).at(Spot::Meta),
    ];
    let lines = joiners.iter().map(|joiner| {
        let late = joiner.starts_on <= page.t.today();
        let (tone, word) = match (joiner.is_ready, late) {
            (true, _) => (Tone::Ok, "deployment-is-ready"),
            (false, true) => (Tone::Bad, "deployment-is-late"),
            (false, false) => (Tone::Warn, "deployment-is-missing"),
        };
        let share = joiner.settled as f64 / joiner.tasks.max(1) as f64;
        let count = format!("{}/{}", joiner.settled, joiner.tasks);
        let cells = vec![
            kit::lead(
                lu::LuUserRound,
                &joiner.name,
                &joiner.number,
                &format!("/onboardings/{}", joiner.onboarding),
            ),
            html! { (page.t.date(joiner.starts_on)) " (" (page.t.days_off(joiner.starts_on)) ")" },
            kit::dot(tone, &page.say(word)),
            kit::meter(tone, share, &count),
            html! { (joiner.missing.as_deref().unwrap_or("–")) },
        ];
        Line::Row(Row { id: joiner.onboarding, name: "", cells, menu: None })
    });
    let table = Table {
        caption: title,
        region: "",
        columns: &columns,
        lines: lines.collect(),
        bulk: None,
        totals: Vec::new(),
    };
    kit::table(&page.t, &table)
}
