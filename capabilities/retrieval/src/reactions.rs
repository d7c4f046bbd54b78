//! What follows when somebody is to leave, and when assets change hands.
use crate::{
    Reason, Retrieval, close,
    inspect::LOST,
    open::{self, Opening, move_on},
    receive,
    rules::{case::CaseState, case::ItemState},
    store,
};
use domain::{Date, Event, Id, State};
use engine::{Happened, Happening, Result, Work};
use people::Person;
use serde_json::Value;

/// The last day moved.
pub(crate) const MOVED: Event = Event::new("last-day-moved", "moved the last day of");

fn text<'s>(state: Option<&'s State>, name: &str) -> Option<&'s str> {
    state?.get(name).and_then(Value::as_str)
}

/// Opens a case when a last day is known, moves it when that moves, calls it off when there is none any more.
pub(crate) fn person_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let was = text(happened.before.as_ref(), "ends_on");
    let is = text(happened.after.as_ref(), "ends_on");
    if was == is {
        return Ok(());
    }
    let person = happened.entry.record;
    let running = store::running(work, person)?;
    let last_day: Option<Date> = is.and_then(|day| day.parse().ok());
    match (running, last_day) {
        (None, Some(last_day)) => begin(work, person, last_day),
        (Some((case, _)), Some(last_day)) => reschedule(work, Id::new(case), last_day),
        (Some((case, _)), None) => {
            let case = work.load::<Retrieval>(Id::new(case))?;
            match case.reason == Reason::Leaver && case.state < CaseState::InTransit {
                true => close::cancel(work, case.id, Some("The person stays.".into())).map(|_| ()),
                false => Ok(()),
            }
        }
        (None, None) => Ok(()),
    }
}

fn begin(work: &mut Work<'_>, person: i64, last_day: Date) -> Result<()> {
    if store::held(work, person, 1)?.is_empty() {
        return Ok(());
    }
    let person = work.load::<Person>(Id::new(person))?;
    let opening = Opening {
        person: &person,
        reason: Reason::Leaver,
        last_day,
        due_on: None,
        plan: None,
        assets: Vec::new(),
    };
    open::open(work, &opening).map(|_| ())
}

fn reschedule(work: &mut Work<'_>, case: Id<Retrieval>, last_day: Date) -> Result<()> {
    move_on(work, case, MOVED, |case| {
        if case.reason == Reason::Leaver {
            case.due_on = case.pace.due_on(last_day).max(case.opened_on);
            case.last_day = last_day;
        }
    })
}

fn holder(state: Option<&State>) -> Option<i64> {
    state?.get("holder_person").and_then(Value::as_i64)
}

/// Notes what came back, whoever took it back; what a leaver is still given joins their case.
pub(crate) fn custody_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let (was, is) = (holder(happened.before.as_ref()), holder(happened.after.as_ref()));
    if was == is || happened.entry.event == Event::UNDONE.name {
        return Ok(());
    }
    let asset = happened.entry.record;
    if let Some(person) = was
        && let Some((item, expected_of)) = store::expected(work, asset)?
        && person == expected_of
    {
        let lost = happened.entry.event == assets::REPORTED_LOST.name;
        let condition = text(happened.after.as_ref(), "condition").map(str::to_owned);
        match lost {
            false => receive::received(work, Id::new(item), condition, None)?,
            true => lose(work, Id::new(item))?,
        }
    }
    if let Some(person) = is
        && let Some((case, _)) = store::running_leaver(work, person)?
    {
        open::join(work, Id::new(case), asset)?;
    }
    Ok(())
}

fn lose(work: &mut Work<'_>, item: Id<crate::RetrievalItem>) -> Result<()> {
    let item = work.load(item)?;
    let after = crate::RetrievalItem { state: ItemState::Lost, ..item.record.clone() };
    work.record(&item, &after, LOST)?;
    move_on(work, item.retrieval, Happening::of(LOST).fact("asset", &item.tag), |_| {})
}
