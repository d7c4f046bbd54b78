//! Short tables of tickets and orders, the same on every page.
use crate::{
    orders::KINDS,
    rules::{
        order::ORDER_STATES,
        priority::PRIORITIES,
        ticket::{PROMISES, STATES},
    },
    store::TicketRow,
};
use ::pages::{Page, value};
use domain::{Choice, Tone};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Card, Column, Line, Row, Spot, Table};

/// A word of some choices as a dot with its words in the reader's language.
pub(super) fn dot(page: &Page<'_, '_>, choices: &[Choice<'_>], word: &str) -> Markup {
    let tone = choices.iter().find(|choice| choice.value == word).map_or(Tone::Muted, |choice| choice.tone);
    kit::dot(tone, &value::label_of(&page.t, choices, word))
}

/// The state of a work order.
pub(super) fn order_state(page: &Page<'_, '_>, word: &str) -> Markup {
    dot(page, ORDER_STATES, word)
}

/// The kind of work.
pub(super) fn work_kind(page: &Page<'_, '_>, word: &str) -> String {
    value::label_of(&page.t, KINDS, word)
}

/// Tickets in a table.
pub(super) fn tickets(page: &Page<'_, '_>, caption: &str, tickets: &[TicketRow]) -> Markup {
    let words: Vec<String> = ["title", "priority", "promise", "due", "state"]
        .map(|word| page.say(&format!("desk-head-{word}")))
        .into();
    let columns = [
        Column::new(&words[0]).at(Spot::Name),
        Column::new(&words[1]).at(Spot::Meta),
        Column::new(&words[2]),
        Column::new(&words[3]).at(Spot::Value),
        Column::new(&words[4]).at(Spot::State),
    ];
    let line = |ticket: &TicketRow| {
        let href = format!("/tickets/{}", ticket.id);
        let due = ticket.solve_by.map(|due| kit::time::ago(&page.t, due)).unwrap_or_default();
        let promise = ticket.promise.as_deref().map(|word| dot(page, PROMISES, word)).unwrap_or_default();
        vec![
            kit::lead(lu::LuLifeBuoy, &ticket.title, &ticket.number, &href),
            dot(page, PRIORITIES, &ticket.priority),
            promise,
            due,
            dot(page, STATES, &ticket.state),
        ]
    };
    let lines = tickets.iter().map(|ticket| {
        Line::Row(Row { id: ticket.id, name: &ticket.number, cells: line(ticket), menu: None })
    });
    kit::table(
        &page.t,
        &Table {
            caption,
            region: "tickets",
            columns: &columns,
            lines: lines.collect(),
            bulk: None,
            totals: Vec::new(),
        },
    )
}

/// A card without tools: `width` columns of twelve on a page of its own, 0 beside a record.
pub(super) fn card(title: &str, width: u8, body: Markup) -> Markup {
    kit::card(&Card { title, note: "", tools: html! {}, width, body })
}
