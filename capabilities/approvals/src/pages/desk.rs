//! The page of what waits for the reader, and of what they asked for.
use crate::{Asked, Question, Waiting, decide::decider, store};
use ::pages::{Page, Shown};
use domain::Tone;
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card, Column, Line, Nothing, Row, Spot, Table};

/// Its address.
pub(super) const HREF: &str = "/my/approvals";

/// How many wait for the reader.
pub(super) fn count(page: &mut Page<'_, '_>) -> Result<i64> {
    let who = decider(page)?;
    store::count_waiting(page, &who)
}

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let waiting = Waiting {}.run(page)?;
    let asked = Asked {}.run(page)?;
    let title = page.say("approvals-place");
    let note = page.t.say_with("approvals-note", &[("count", waiting.len())]).into_owned();
    let deputy = page.say("do-approvals-stand-in");
    let href = format!("/do/approvals.stand-in?_back={HREF}");
    let tools = html! { (Button::dialog(&deputy, &href).icon(lu::LuUsers)) };
    let body = html! {
        (kit::head(&title, &note, &tools))
        div class="tiles" {
            (card(page, "approvals-waiting-title", waiting_table(page, &waiting)))
            @if !asked.is_empty() { (card(page, "approvals-asked-title", asked_table(page, &asked))) }
        }
    };
    Ok(Shown::new(title, HREF, body))
}

fn card(page: &Page<'_, '_>, title: &str, body: Markup) -> Markup {
    kit::card(&Card { title: &page.say(title), note: "", tools: html! {}, width: 12, body })
}

fn waiting_table(page: &Page<'_, '_>, waiting: &[Question]) -> Markup {
    if waiting.is_empty() {
        let (title, text) = (page.say("approvals-nothing"), page.say("approvals-nothing-why"));
        return kit::nothing(&Nothing { icon: lu::LuStamp, title: &title, text: &text, steps: &[] });
    }
    let heads =
        ["what", "amount", "who", "due", "answer"].map(|word| page.say(&format!("approvals-head-{word}")));
    let columns = [
        Column::new(&heads[0]).at(Spot::Name),
        Column::new(&heads[1]).figures().at(Spot::Value),
        Column::new(&heads[2]).at(Spot::Meta),
        Column::new(&heads[3]),
        Column::new(&heads[4]).at(Spot::State),
    ];
    let lines = waiting
        .iter()
        .map(|one| {
            let cells = vec![
                subject(page, one),
                html! { @if let Some(amount) = one.amount { (page.t.money(amount)) } },
                html! { @if let Some(name) = &one.requester { (kit::person(name)) } },
                due(page, one),
                answers(page, one.approval, one.step, HREF),
            ];
            Line::Row(Row { id: one.approval, name: &one.number, cells, menu: None })
        })
        .collect();
    table(page, "approvals-waiting-title", &columns, lines)
}

fn asked_table(page: &Page<'_, '_>, asked: &[Question]) -> Markup {
    let heads = ["what", "amount", "state", "on"].map(|word| page.say(&format!("approvals-head-{word}")));
    let columns = [
        Column::new(&heads[0]).at(Spot::Name),
        Column::new(&heads[1]).figures().at(Spot::Value),
        Column::new(&heads[2]).at(Spot::State),
        Column::new(&heads[3]).at(Spot::Meta),
    ];
    let lines = asked
        .iter()
        .map(|one| {
            let cells = vec![
                subject(page, one),
                html! { @if let Some(amount) = one.amount { (page.t.money(amount)) } },
                state(page, one),
                html! { @if let Some(day) = one.asked_on { (page.t.date(day)) } },
            ];
            Line::Row(Row { id: one.approval, name: &one.number, cells, menu: None })
        })
        .collect();
    table(page, "approvals-asked-title", &columns, lines)
}

fn table(page: &Page<'_, '_>, caption: &str, columns: &[Column<'_>], lines: Vec<Line<'_>>) -> Markup {
    let caption = page.say(caption);
    let table = Table { caption: &caption, region: "", columns, lines, bulk: None, totals: Vec::new() };
    kit::table(&page.t, &table)
}

/// What is asked, with the way to the record where the reader may see its kind.
fn subject(page: &Page<'_, '_>, one: &Question) -> Markup {
    let kind = page.kind(&one.subject_kind).filter(|kind| page.may(kind.read));
    match kind {
        Some(kind) => {
            let href = format!("/{}/{}", kind.path, one.subject);
            kit::lead(page.desk.look(kind.name).icon, &one.title, &one.number, &href)
        }
        None => html! { b { (one.title) } " " span class="mono" { (one.number) } },
    }
}

fn due(page: &Page<'_, '_>, one: &Question) -> Markup {
    match one.due_on {
        Some(day) if day < page.t.today() => kit::dot(Tone::Bad, &page.t.date(day)),
        Some(day) => html! { (page.t.date(day)) },
        None => html! { span class="none" { "\u{2013}" } },
    }
}

fn state(page: &Page<'_, '_>, one: &Question) -> Markup {
    let label = page.say(&format!("approvals-state-{}", one.state));
    match one.state.as_str() {
        "approved" => kit::dot(Tone::Ok, &label),
        "refused" => kit::dot(Tone::Bad, &label),
        "open" => {
            let steps = [("step", one.step), ("steps", one.steps)];
            kit::dot(Tone::Preparing, &page.t.say_with("approvals-step-of", &steps))
        }
        _ => kit::dot(Tone::Muted, &label),
    }
}

/// Yes on the spot; no with a reason.
pub(super) fn answers(page: &Page<'_, '_>, approval: i64, step: i64, back: &str) -> Markup {
    let (yes, no) = (page.say("do-approvals-approve"), page.say("do-approvals-refuse"));
    let href = format!("/do/approvals.refuse?approval=%23{approval}&step={step}&_back={back}");
    html! {
        form method="post" action="/do/approvals.approve" class="actions" {
            input type="hidden" name="approval" value={ "#" (approval) };
            input type="hidden" name="step" value=(step);
            input type="hidden" name="_back" value=(back);
            (Button::send(&yes).icon(lu::LuCheck).small().primary())
            (Button::dialog(&no, &href).icon(lu::LuX).small())
        }
    }
}
