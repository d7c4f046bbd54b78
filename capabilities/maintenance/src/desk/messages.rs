//! Whom the desk tells what: whoever gets a ticket, whoever reported it, whoever works on what breaks its promise.
use crate::{desk::Ticket, rules::ticket::Promise};
use domain::Id;
use engine::{Happened, Result, Work};
use notices::{Notice, tell};
use people::Person;
use serde_json::Value;

/// Tells people what happened to a ticket, unless they did it themselves.
pub(crate) fn messages(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let ticket = work.load(Id::<Ticket>::new(happened.entry.record))?.record;
    let (number, title) = (&ticket.number, &ticket.title);
    let payload = happened.entry.payload();
    let fact = |name: &str| payload.facts.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let author = payload.facts.get("author").and_then(Value::as_i64).or(work.actor().person).map(Id::new);
    let (to, subject, text) = match happened.entry.event.as_str() {
        "assigned" => (ticket.assignee, format!("{number} is yours: {title}"), String::new()),
        "put-on-hold" => (
            ticket.reporter,
            format!("{number} waits: {title}"),
            ticket.waiting_for.clone().unwrap_or_default(),
        ),
        "solved" => (
            ticket.reporter,
            format!("{number} is solved: {title}"),
            ticket.resolution.clone().unwrap_or_default(),
        ),
        "reopened" => (ticket.assignee, format!("{number} is open again: {title}"), fact("note")),
        "replied" => {
            let by_reporter = author == ticket.reporter;
            let to = if by_reporter { ticket.assignee } else { ticket.reporter };
            (to, format!("Something new about {number}: {title}"), fact("text"))
        }
        "promise-changed" if ticket.promise.is_some_and(Promise::needs_somebody) => {
            (ticket.assignee, format!("{number} runs out of time: {title}"), String::new())
        }
        _ => return Ok(()),
    };
    let own_doing = |person: Id<Person>| author == Some(person);
    let Some(to) = to.filter(|person| !own_doing(*person)) else { return Ok(()) };
    let href = format!("/tickets/{}", ticket.id.number());
    tell(work, Notice::new(to, "maintenance.ticket", subject).text(text).href(href))?;
    Ok(())
}
