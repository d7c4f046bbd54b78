//! The first page of maintenance: what presses, what is mine, and the ways to everything else.
use super::{DESK, calendar, reliability, rows};
use crate::{TICKETS, store, store::Counts};
use ::pages::{Page, Shown};
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::{
    charts::Ink,
    kit::{self, Button, Icon, Kpi, Nothing, View},
};

/// Rows of one's own that are shown.
const MINE: usize = 20;

/// The ways from here: the key of the name, the address.
const WAYS: [(&str, &str); 11] = [
    ("maintenance-place", DESK),
    ("maintenance-calendar", calendar::HREF),
    ("maintenance-duty-many", "/due-maintenance"),
    ("maintenance-plan-many", "/maintenance-plans"),
    ("campaign-many", "/campaigns"),
    ("known-problem-many", "/known-problems"),
    ("coverage-many", "/covers"),
    ("outage-many", "/outages"),
    ("maintenance-window-many", "/maintenance-windows"),
    ("meter-reading-many", "/meter-readings"),
    ("maintenance-reliability", reliability::HREF),
];

/// The ways from one page of maintenance to the others.
pub(super) fn ways(page: &Page<'_, '_>, here: &str) -> Markup {
    let labels: Vec<String> = WAYS.iter().map(|(text, _)| page.say(text)).collect();
    let views: Vec<View<'_>> = WAYS
        .iter()
        .zip(&labels)
        .map(|((_, href), label)| View { label, href, current: *href == here, ..View::default() })
        .collect();
    let name = page.say("maintenance-place");
    kit::views(&name, None, &page.t, &views, &html! {})
}

/// What presses: its key, how many, its drawing and colour, and the rows behind it.
fn pressing(counts: &Counts) -> [(&'static str, i64, Icon, Ink, &'static str); 5] {
    [
        (
            "desk-unassigned",
            counts.unassigned,
            lu::LuInbox,
            Ink::First,
            "/tickets?assignee[empty]=true&state=new,assigned,waiting&sort=solve_by",
        ),
        (
            "desk-breaching",
            counts.breaching,
            lu::LuAlarmClock,
            Ink::Fourth,
            "/tickets?promise=due-soon,breached&sort=solve_by",
        ),
        (
            "desk-overdue",
            counts.overdue,
            lu::LuCalendarX,
            Ink::Fourth,
            "/work-orders?state=open,in-progress,waiting-for-parts&due_on[lt]=today&sort=due_on",
        ),
        (
            "desk-returns",
            counts.returns,
            lu::LuPackageOpen,
            Ink::Third,
            "/rmas?state=requested,sent&sort=requested_on",
        ),
        ("desk-down", counts.down, lu::LuUnplug, Ink::Fifth, "/outages?ended_at[empty]=true"),
    ]
}

fn figures(page: &mut Page<'_, '_>) -> Result<Markup> {
    let today = page.today();
    let counts = store::counts(page, today)?;
    let words: Vec<(String, String)> =
        pressing(&counts).iter().map(|one| (page.say(one.0), page.t.number(one.1))).collect();
    let kpis: Vec<Kpi<'_>> = pressing(&counts)
        .into_iter()
        .zip(&words)
        .map(|((_, _, icon, ink, href), (name, value))| Kpi {
            icon,
            name,
            value,
            unit: "",
            delta: None,
            note: "",
            trend: &[],
            ink,
            href,
        })
        .collect();
    Ok(kit::kpis(&page.t, &kpis))
}

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let (title, note) = (page.say("maintenance-place"), page.say("maintenance-note"));
    let (ticket, order) = (page.say("desk-new-ticket"), page.say("desk-new-order"));
    let tools = html! {
        @if page.may(crate::WORK) {
            (Button::open(&ticket, "/tickets/new").icon(lu::LuPlus))
            (Button::dialog(&order, "/do/maintenance.open-order?_back=/maintenance").icon(lu::LuWrench).primary())
        }
    };
    let figures = figures(page)?;
    let mine = mine(page)?;
    let body = html! {
        (kit::head(&title, &note, &tools))
        (ways(page, DESK))
        div class="tiles" { (figures) (mine) }
    };
    Ok(Shown::new(title, DESK, body))
}

/// What is in the reader's hands.
fn mine(page: &mut Page<'_, '_>) -> Result<Markup> {
    let Some(person) = page.actor().person else { return Ok(html! {}) };
    let tickets = match page.may(TICKETS) {
        true => store::tickets_by(page, "assignee", person, true, MINE)?,
        false => Vec::new(),
    };
    let orders = store::orders_in_hand(page, person, MINE)?;
    if tickets.is_empty() && orders.is_empty() {
        let (title, text) = (page.say("desk-nothing"), page.say("desk-nothing-why"));
        return Ok(kit::nothing(&Nothing { icon: lu::LuCoffee, title: &title, text: &text, steps: &[] }));
    }
    let (my_tickets, my_orders) = (page.say("desk-my-tickets"), page.say("desk-my-orders"));
    Ok(html! {
        @if !tickets.is_empty() {
            (rows::card(&my_tickets, 12, rows::tickets(page, &my_tickets, &tickets)))
        }
        @if !orders.is_empty() {
            (rows::card(&my_orders, 12, calendar::table(page, &my_orders, &orders, false)))
        }
    })
}

/// The same figures on the overview, as long as anything presses.
pub(super) fn tile(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let today = page.today();
    let counts = store::counts(page, today)?;
    let told: Vec<_> = pressing(&counts).into_iter().filter(|one| one.1 > 0).collect();
    if told.is_empty() {
        return Ok(None);
    }
    let words: Vec<(String, String)> =
        told.iter().map(|one| (page.say(one.0), page.t.number(one.1))).collect();
    let body = html! {
        dl class="split" {
            @for ((name, value), one) in words.iter().zip(&told) {
                div class="stat" { dt { (name) } dd { a href=(one.4) { (value) } } }
            }
        }
    };
    let (title, all) = (page.say("maintenance-place"), page.say("view-all"));
    let tools = kit::more(&all, DESK);
    Ok(Some(kit::card(&kit::Card { title: &title, note: "", tools, width: 12, body })))
}
