//! What bookings refuse that others want to do with an asset, and what follows from what they do.
use crate::{
    Booking, BookingState,
    fetch::{NOT_FETCHED, RETURNED, record},
    rules::span::{Span, is_no_show},
    store,
};
use domain::{Date, Event, Id, Instant, Refusal, State};
use engine::{
    Happened, Happening, Proposed, Result, View, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use notices::{Notice, tell};
use serde_json::{Value, json};

/// Until when bookings matter to a hand-out without an end: as far as anybody books.
const AHEAD_MILLIS: i64 = 2 * 366 * 86_400_000;
/// Bookings looked at in one step.
const PER_STEP: usize = 100;

/// An asset is not handed out to others while it is kept for somebody, nor beyond the moment from which it is.
pub(crate) fn kept_for_somebody(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    let given = [custody::HANDED_OUT, custody::TRANSFERRED].contains(&proposed.event);
    let Some(after) = proposed.after.filter(|_| given) else { return Ok(()) };
    let person = after.get("holder_person").and_then(Value::as_i64).map(Id::new);
    let now = view.now();
    let span = Span { from: now, until: now.plus_millis(AHEAD_MILLIS) };
    for hold in store::holds(view, Id::new(proposed.id), span)? {
        if hold.state != "reserved" || Some(hold.person) == person {
            continue;
        }
        let begins = hold.span.from.date_in(view.zone());
        if hold.span.from <= now || due(after).is_none_or(|due| due > begins) {
            return Err(reserved(begins, hold.span.from <= now).into());
        }
    }
    Ok(())
}

fn due(after: &State) -> Option<Date> {
    after.get("due_back").and_then(Value::as_str).and_then(|day| day.parse().ok())
}

fn reserved(begins: Date, now: bool) -> Refusal {
    let message = match now {
        true => {
            "It is reserved for somebody else now. Cancel the booking first, or take another one.".to_owned()
        }
        false => format!(
            "It is reserved for somebody else from {begins} on. Hand it out with a return by then, or cancel the booking."
        ),
    };
    Refusal::new("asset-reserved", message)
}

/// Bookings are not undone: what they kept may be somebody else's by now.
pub(crate) fn bookings_stand(_: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    match [Event::UNDONE, Event::WITHDRAWN].contains(&proposed.event) {
        true => {
            Err(Refusal::new("bookings-stand", "Bookings are not undone: cancel it, or book again.").into())
        }
        false => Ok(()),
    }
}

/// A booking whose last asset came back is over.
pub(crate) fn came_back(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(id) = store::fetched_with(work, happened.entry.record)? else { return Ok(()) };
    let booking = work.load::<Booking>(id)?;
    for asset in &booking.assets {
        if work.load(*asset)?.holder_person == Some(booking.person) {
            return Ok(());
        }
    }
    let after = Booking { state: BookingState::Returned, ..booking.record.clone() };
    record(work, &booking, &after, Happening::of(RETURNED)).map(drop)
}

/// The job that frees what nobody fetched.
pub(crate) const NO_SHOWS: JobKind = JobKind {
    name: "bookings.no-shows",
    says: "Frees what was booked and not fetched in time.",
    schedule: Some("10 * * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let now: Instant = work.now();
    let ids = store::not_fetched(work, now, run.cursor.as_i64().unwrap_or(0), PER_STEP)?;
    for id in &ids {
        let booking = work.load::<Booking>(Id::new(*id))?;
        if !is_no_show(booking.begins.0, booking.hold_hours, now) && booking.ends.0 > now {
            continue;
        }
        let after = Booking { state: BookingState::NoShow, ..booking.record.clone() };
        record(work, &booking, &after, Happening::of(NOT_FETCHED))?;
        let subject = format!("Booking {} was freed: nobody came for it", booking.number);
        let notice = Notice::new(booking.person, "bookings.no-show", subject).href(format!("/bookings/{id}"));
        tell(work, notice)?;
    }
    run.done += i64::try_from(ids.len()).unwrap_or_default();
    match ids.last() {
        Some(last) if ids.len() == PER_STEP => {
            run.cursor = json!(last);
            Ok(Progress::More)
        }
        _ => Ok(Progress::Done),
    }
}
