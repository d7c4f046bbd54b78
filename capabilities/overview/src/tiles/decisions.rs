//! What needs somebody to decide.
use crate::counts::{ROWS_MAX, count, groups, list};
use assets::rules::stage::Stage;
use domain::Tone;
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use pages::Page;
use ui::kit::{self, Attention, Button, Icon};

/// A question that the register raises: its text and verb begin with its name.
struct Question {
    name: &'static str,
    tone: Tone,
    icon: Icon,
    query: &'static str,
}

const OVERDUE: Question =
    Question { name: "overview-overdue", tone: Tone::Bad, icon: lu::LuClock, query: "due_back[lt]=today" };
const WARRANTY: Question = Question {
    name: "overview-warranty",
    tone: Tone::Warn,
    icon: lu::LuShieldAlert,
    query: "warranty_ends_on[gte]=today&warranty_ends_on[lte]=today+60d&stage[ne]=disposed",
};
const UNHELD: Question = Question {
    name: "overview-unheld",
    tone: Tone::Warn,
    icon: lu::LuUserX,
    query: "stage=in-use&holder_person[empty]=true&holder_location[empty]=true&holder_asset[empty]=true",
};

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let mut told = Vec::new();
    let in_use = super::flow::rows_in(&groups(page, "", "stage", false)?, Stage::InUse);
    for question in asked(page, in_use) {
        // A plus sign in an address is a space, so the condition is written as an address writes it.
        let query = question.query.replace('+', "%2B");
        let found = count(page, &query, in_use)?;
        if found.rows > 0 {
            let key = if found.capped { "overview-at-least" } else { "overview-exactly" };
            let number = page.t.number(found.rows);
            let number = page.t.say_with(key, &[("count", number.as_str())]).into_owned();
            let title = page.t.say_with(question.name, &[("count", number.as_str())]).into_owned();
            let words = |end: &str| page.say(&format!("{}-{end}", question.name));
            told.push((
                question.tone,
                question.icon,
                [title, words("why"), words("do"), list(&query).to_string()],
            ));
        }
    }
    let lines: Vec<Attention<'_>> = told.iter().map(|(tone, icon, words)| line(*tone, icon, words)).collect();
    let body = if lines.is_empty() {
        html! { p { (page.say("overview-nothing-waits")) } }
    } else {
        kit::attention(&page.t, &lines)
    };
    Ok(Some(super::card(page, "overview-decisions", 5, None, body)))
}

/// The questions that this reader may hear, as far as they are cheap to answer.
fn asked(page: &Page<'_, '_>, in_use: i64) -> Vec<Question> {
    let overdue = page.may(custody::READ).then_some(OVERDUE);
    let unheld = (page.may(custody::READ) && in_use <= ROWS_MAX).then_some(UNHELD);
    overdue.into_iter().chain([WARRANTY]).chain(unheld).collect()
}

fn line(tone: Tone, icon: Icon, [title, note, verb, href]: &[String; 4]) -> Attention<'_> {
    Attention { tone, icon, title, note, step: Some(Button::open(verb, href)), at: None }
}
