//! What follows from decisions, and who hears of them.
use crate::{Need, plan_steps, request};
use domain::Id;
use engine::{Happened, Record, Result, Work};
use notices::Notice;
use serde_json::Value;

/// The record of a kind that an approval is about.
pub(crate) fn subject_of(happened: &Happened, kind: &str) -> Option<i64> {
    let after = happened.after.as_ref()?;
    (after.get("subject_kind")?.as_str()? == kind).then(|| after.get("subject")?.as_i64())?
}

/// An approval was answered or taken back.
pub(crate) fn answered(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    request::decided(work, happened)?;
    plan_steps::decided(work, happened)?;
    tell_asker(work, happened)
}

fn person(value: Option<&Value>) -> Option<Id<people::Person>> {
    value.and_then(Value::as_i64).map(Id::new)
}

/// Whoever asked hears what was decided.
fn tell_asker(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(after) = &happened.after else { return Ok(()) };
    let word = match happened.entry.event.as_str() {
        "approved" => "was approved",
        "refused" => "was refused",
        _ => return Ok(()),
    };
    let title = after.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
    let why = after.get("reason").and_then(Value::as_str).unwrap_or_default().to_owned();
    let kind = after.get("subject_kind").and_then(Value::as_str).and_then(|kind| work.kind(kind));
    let subject = after.get("subject").and_then(Value::as_i64).unwrap_or_default();
    let asked: std::collections::BTreeSet<_> =
        [person(after.get("requester")), person(after.get("asked_by"))].into_iter().flatten().collect();
    for to in asked {
        let mut notice = Notice::new(to, "approvals.answered", format!("{title} {word}")).text(why.clone());
        notice.href = match kind {
            Some(kind) if kind.name == Need::KIND.name => Some("/request".to_owned()),
            Some(kind) => Some(format!("/{}/{subject}", kind.path)),
            None => Some("/my/approvals".to_owned()),
        };
        notices::tell(work, notice)?;
    }
    Ok(())
}

/// Whoever decides a step hears that it waits for them.
pub(crate) fn step_waits(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(after) = &happened.after else { return Ok(()) };
    if after.get("state").and_then(Value::as_str) != Some("waiting") {
        return Ok(());
    }
    let asked = match happened.entry.event.as_str() {
        "escalated" => person(after.get("escalated_to")),
        _ => person(after.get("person")),
    };
    let Some(approval) = after.get("approval").and_then(Value::as_i64) else { return Ok(()) };
    let Some(to) = asked else { return Ok(()) };
    let approval = work.load::<approvals::Approval>(Id::new(approval))?;
    let mut notice =
        Notice::new(to, "approvals.waiting", format!("{} waits for your decision", approval.title));
    notice.text = format!("{}, step {} of {}", approval.number, approval.step, approval.steps);
    notice.href = Some("/my/approvals".to_owned());
    notices::tell(work, notice).map(drop)
}
