//! What follows from HR events and from handing out, and what is refused.
use crate::{
    HrEvent, OnboardingTask, hand_over,
    hr_event::Change,
    onboard::{self, move_on},
    rules::progress::{CaseState, TaskState},
    store,
};
use domain::{Event, Id, Refusal, State};
use engine::{Error, Happened, Happening, Kept, Proposed, Result, View, Work};
use people::{Person, rules::employment::Employment};
use serde_json::{Map, Value, json};

/// An HR event took effect.
pub(crate) const DONE: Event = Event::new("done", "did what was told by");
/// A device was taken back from its person.
pub(crate) const OPENED_AGAIN: Event = Event::new("opened-again", "opened a device again of");
/// A device came to its person by other means.
pub(crate) const TICKED: Event = Event::new("ticked", "ticked a device of");

/// Lets an HR event happen, all of it or nothing: whatever is refused refuses the event, with its reason.
pub(crate) fn hr_event(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let event = work.load::<HrEvent>(Id::new(happened.entry.record))?;
    let known = store::person_of(work, &event)?;
    let person = match (event.event, known) {
        (Change::Joiner, known) => joined(work, &event, known)?,
        (Change::Mover, Some(person)) => moved(work, &event, person)?,
        (Change::Leaver, Some(person)) => left(work, &event, person)?,
        (Change::Mover | Change::Leaver, None) => {
            let message =
                "Nobody has this employee number, e-mail address or name. Register them as a joiner first.";
            return Err(Error::invalid("employee_number", "no-such-person", message));
        }
    };
    let after = HrEvent { person: Some(Id::new(person)), done_on: Some(work.day()), ..event.record.clone() };
    work.record(&event, &after, DONE)?;
    Ok(())
}

/// Does what a verb of the register does, by name, with the rights of whoever brought the event.
pub(crate) fn does(work: &mut Work<'_>, verb: &str, input: Map<String, Value>) -> Result<Value> {
    let doing = work.doing(verb).ok_or_else(|| Error::internal(format!("there is no verb {verb}")))?;
    doing.run(work, Value::Object(input))
}

/// What an event says about a person, as fields of a person.
fn fields(event: &HrEvent) -> Map<String, Value> {
    let said = [
        ("name", json!(event.name)),
        ("first_name", json!(event.first_name)),
        ("last_name", json!(event.last_name)),
        ("email", json!(event.email)),
        ("employee_number", json!(event.employee_number)),
        ("job_title", json!(event.job_title)),
        ("company", json!(event.company)),
        ("department", json!(event.department)),
        ("location", json!(event.location)),
        ("manager", json!(event.manager)),
    ];
    said.into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// Registers or completes the person, and opens their onboarding where there is a profile.
fn joined(work: &mut Work<'_>, event: &Kept<HrEvent>, known: Option<i64>) -> Result<i64> {
    let mut given = fields(event);
    let here = event.effective_on <= work.today();
    given.insert("starts_on".into(), json!(event.effective_on));
    given.insert("employment".into(), json!(if here { "active" } else { "expected" }));
    let id = match known {
        Some(id) => {
            given.insert("id".into(), json!(id));
            does(work, "people.edit", given)?;
            id
        }
        None => does(work, "people.register", given)?["id"].as_i64().unwrap_or_default(),
    };
    onboarded(work, event, id)?;
    Ok(id)
}

/// Opens an onboarding where there is a profile and none runs.
fn onboarded(work: &mut Work<'_>, event: &HrEvent, person: i64) -> Result<()> {
    let person = work.load::<Person>(Id::new(person))?;
    let usual = match person.department {
        Some(department) => store::profile_of(work, department)?,
        None => None,
    };
    let wanted = event.profile.is_some() || usual.is_some();
    if wanted && store::running(work, person.id.number())?.is_none() {
        onboard::open(work, &person, event.profile, event.effective_on)?;
    }
    Ok(())
}

/// Moves the person; a profile that is named opens an onboarding for what the new role needs.
fn moved(work: &mut Work<'_>, event: &Kept<HrEvent>, person: i64) -> Result<i64> {
    let mut given = fields(event);
    // Whoever moves is found by number or mail: a name in the row is no new name.
    ["name", "first_name", "last_name", "employee_number"].iter().for_each(|name| drop(given.remove(*name)));
    given.insert("id".into(), json!(person));
    does(work, "people.edit", given)?;
    if event.profile.is_some() {
        onboarded(work, event, person)?;
    }
    Ok(person)
}

/// Records the last day: on the day itself the person has left, before it the day is known.
fn left(work: &mut Work<'_>, event: &Kept<HrEvent>, person: i64) -> Result<i64> {
    let kept = work.load::<Person>(Id::new(person))?;
    let here = kept.employment != Employment::Left;
    if event.effective_on < work.today() && here {
        let input = json!({ "person": person, "last_day": event.effective_on });
        does(work, "people.leave", input.as_object().cloned().unwrap_or_default())?;
    } else if here {
        let input = json!({ "id": person, "ends_on": event.effective_on });
        does(work, "people.edit", input.as_object().cloned().unwrap_or_default())?;
    }
    Ok(person)
}

fn holder(state: Option<&State>) -> Option<i64> {
    state?.get("holder_person").and_then(Value::as_i64)
}

/// Ticks the item of an onboarding when its asset comes to the person by other means.
pub(crate) fn handed_out(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(person) = holder(happened.after.as_ref()) else { return Ok(()) };
    let Some((task, case)) = store::waiting_for(work, happened.entry.record, person)? else { return Ok(()) };
    hand_over::done(work, Id::new(task))?;
    move_on(work, Id::new(case), Happening::of(TICKED), |_| {})
}

/// Opens the item of an onboarding again whose device the person does not have any more: kept for them still when the
/// handing out was undone, to be assigned anew when they gave it back.
pub(crate) fn taken_back(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let was = holder(happened.before.as_ref());
    let Some(was) = was.filter(|was| holder(happened.after.as_ref()) != Some(*was)) else { return Ok(()) };
    let Some((task, case)) = store::done_with(work, happened.entry.record, was)? else { return Ok(()) };
    let undone = happened.entry.event == Event::UNDONE.name;
    work.as_system(|work| {
        let task = work.load::<OnboardingTask>(Id::new(task))?;
        let open = OnboardingTask {
            state: if undone { TaskState::Assigned } else { TaskState::Open },
            asset: task.asset.filter(|_| undone),
            done_on: None,
            done_by: None,
            ..task.record.clone()
        };
        work.record(&task, &open, OPENED_AGAIN)
    })?;
    follow_tasks(work, case)
}

/// A task was brought back to what it was: its onboarding follows.
pub(crate) fn task_undone(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let case = happened.after.as_ref().and_then(|state| state.get("onboarding")?.as_i64());
    case.map_or(Ok(()), |case| follow_tasks(work, case))
}

/// Counts the tasks of an onboarding anew; handed over is only what nobody took back.
fn follow_tasks(work: &mut Work<'_>, case: i64) -> Result<()> {
    move_on(work, Id::new(case), OPENED_AGAIN, |case| {
        if case.state == CaseState::HandedOver {
            (case.state, case.handed_on) = (CaseState::Preparing, None);
        }
    })
}

/// What is kept for a joiner is handed out to nobody else.
pub(crate) fn reserved(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    if !matches!(proposed.event.name, "handed-out" | "transferred") {
        return Ok(());
    }
    let to = holder(proposed.after);
    match store::kept_for_person(view, proposed.id)? {
        Some((person, number)) if to != Some(person) => {
            let message =
                format!("This is kept for a joiner ({number}). Give it free there, or take another one.");
            Err(Refusal::new("kept-for-a-joiner", message).into())
        }
        _ => Ok(()),
    }
}
