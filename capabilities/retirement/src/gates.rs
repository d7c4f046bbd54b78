//! What keeps an asset from leaving, and a medium from falling off the list, whoever wants it and through whichever
//! door; and how an asset follows what happens to its media.
use crate::{
    Grading, Medium, decommission, grading,
    profile::profile_for,
    rules::{life::MediumState, whole::Verdict, whole::verdict},
    store,
};
use assets::{
    Asset, Condition, REPORTED_LOST, SANITISED, STATED_FREE_OF_DATA, Sanitise, StateFreeOfData,
    rules::stage::Stage,
};
use domain::{Event, Id, Refusal, State};
use engine::{Happened, Happening, Proposed, Result, View, Work};
use serde_json::Value;

/// An asset holds a medium again that nobody has sanitised.
pub const REOPENED: Event = Event::new("media-reopened", "found open media in");
/// A medium is used again with its asset.
pub const USED_AGAIN: Event = Event::new("medium-used-again", "put to use again");
/// A medium got lost with its asset.
pub const LOST_WITH_ASSET: Event = Event::new("medium-lost-with-asset", "lost with its asset");
/// A medium left with its asset.
pub const LEFT_WITH_ASSET: Event = Event::new("medium-left-with-asset", "let go with its asset");

fn text<'s>(state: Option<&'s State>, name: &str) -> Option<&'s str> {
    state.and_then(|state| state.get(name)).and_then(Value::as_str)
}

fn becomes(before: Option<&State>, after: Option<&State>, stage: Stage) -> bool {
    text(after, "stage") == Some(stage.value()) && text(before, "stage") != Some(stage.value())
}

/// An asset does not leave, is not called sanitised or free of data, and is not taken off the list while a medium in
/// it may hold data. One that is lost takes its media with it.
pub(crate) fn media_keep_their_asset(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    let leaves = becomes(proposed.before, proposed.after, Stage::Disposed) && proposed.event != REPORTED_LOST;
    let claims =
        [SANITISED, STATED_FREE_OF_DATA, Event::ARCHIVED, Event::WITHDRAWN].contains(&proposed.event);
    if !leaves && !claims {
        return Ok(());
    }
    let open = store::open_media_of(view, Id::new(proposed.id))?;
    if open.is_empty() {
        return Ok(());
    }
    let tag = text(proposed.before, "tag").unwrap_or("This asset");
    let serials: Vec<&str> = open.iter().take(5).map(|medium| medium.serial.as_str()).collect();
    let message = format!(
        "{} media in {tag} may still hold data: {}. Sanitise each of them, or take it out.",
        open.len(),
        serials.join(", ")
    );
    Err(Refusal::new("media-still-open", message).into())
}

/// A medium stays on the list, what was proven stays proven, and nothing that may hold data is in an asset that left.
pub(crate) fn media_stay(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    if [Event::ARCHIVED, Event::WITHDRAWN].contains(&proposed.event) {
        let message = "A medium never leaves the list. If it was entered by mistake, have it struck off.";
        return Err(Refusal::new("media-stay", message).into());
    }
    let state = |state| text(state, "state").and_then(MediumState::from_value);
    let (before, after) = (state(proposed.before), state(proposed.after));
    let reopens = after.is_some_and(MediumState::is_open) && before.is_some_and(|was| !was.is_open());
    if proposed.event == Event::UNDONE && reopens {
        let message = "What was proven about a medium is not undone. Record what happened to it since.";
        return Err(Refusal::new("proof-stays", message).into());
    }
    let value = |name: &str| proposed.after.and_then(|state| state.get(name));
    let inside = value("installed").and_then(Value::as_bool).unwrap_or(false);
    if let (true, true, Some(asset)) =
        (inside, after.is_some_and(MediumState::is_open), value("asset").and_then(Value::as_i64))
        && store::stage_of(view, asset)?.as_deref() == Some(Stage::Disposed.value())
    {
        let message = "That asset has left for good; a medium that may hold data cannot be in it.";
        return Err(Refusal::new("asset-is-disposed", message).into());
    }
    Ok(())
}

/// What was written about an attempt stays.
pub(crate) fn attempts_stay(_: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    if [Event::ARCHIVED, Event::WITHDRAWN, Event::UNDONE].contains(&proposed.event) {
        let message = "A sanitisation that was recorded is not taken back. Record what happened since.";
        return Err(Refusal::new("proof-stays", message).into());
    }
    Ok(())
}

/// The assets that a change of a medium concerns follow it.
pub(crate) fn assets_follow(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let asset =
        |state: &Option<State>| state.as_ref().and_then(|state| state.get("asset")).and_then(Value::as_i64);
    let (was, is) = (asset(&happened.before), asset(&happened.after));
    for id in [is, was.filter(|was| is != Some(*was))].into_iter().flatten() {
        follow(work, Id::new(id))?;
    }
    Ok(())
}

/// The media of an asset follow it: lost with it, gone with it, used with it. And whatever was undone about the asset,
/// it still says what its media say.
pub(crate) fn media_follow(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let (before, after) = (happened.before.as_ref(), happened.after.as_ref());
    let asset = Id::new(happened.entry.record);
    if becomes(before, after, Stage::Disposed) {
        return leave(work, asset, happened.entry.event == REPORTED_LOST.name);
    }
    if becomes(before, after, Stage::InUse) {
        return each(work, asset, USED_AGAIN, |medium, _| Ok(medium.used_again()));
    }
    let undone = happened.entry.event == Event::UNDONE.name && after.is_some();
    if undone || becomes(before, after, Stage::Decommissioned) {
        return follow(work, asset);
    }
    Ok(())
}

fn leave(work: &mut Work<'_>, asset: Id<Asset>, lost: bool) -> Result<()> {
    let event = if lost { LOST_WITH_ASSET } else { LEFT_WITH_ASSET };
    each(work, asset, event, |medium, on| match lost {
        true if medium.installed => medium.lost(on),
        false if medium.installed => Ok(Medium { ended_on: medium.ended_on.or(Some(on)), ..medium.clone() }),
        _ => Ok(medium.clone()),
    })
}

/// Changes every medium of an asset, as far as there is something to change.
fn each(
    work: &mut Work<'_>,
    asset: Id<Asset>,
    event: Event,
    change: impl Fn(&Medium, domain::Date) -> Result<Medium, Refusal>,
) -> Result<()> {
    for row in store::media_of(work, asset)? {
        let medium = work.load::<Medium>(Id::new(row.id))?;
        let after = change(&medium, work.day())?;
        if after != medium.record {
            work.record(&medium, &after, Happening::of(event))?;
        }
    }
    Ok(())
}

/// Lets an asset say what its media say, unless it is in use, not here yet, or gone.
fn follow(work: &mut Work<'_>, id: Id<Asset>) -> Result<()> {
    let asset = work.load::<Asset>(id)?;
    if matches!(asset.stage, Stage::Disposed | Stage::InUse | Stage::Planned | Stage::Ordered) {
        return Ok(());
    }
    let parts: Vec<_> = store::media_of(work, id)?.iter().map(store::MediumRow::part).collect();
    let today = Some(work.today());
    let proven = asset.sanitised_on.is_some() || asset.no_data_reason.is_some();
    match verdict(&parts) {
        Verdict::Open(_) if proven => {
            let after = Asset {
                sanitised_on: None,
                sanitisation: None,
                no_data_reason: None,
                ..asset.record.clone()
            };
            work.record(&asset, &after, Happening::of(REOPENED).on(today))?;
        }
        Verdict::Sanitised { outcome, technique, verification } => {
            let says = format!("{}: {technique}", crate::rules::technique::said(outcome));
            if asset.sanitisation.as_deref() != Some(says.as_str()) {
                let witness = None;
                let tool = None;
                let asset = engine::Ref::id(id);
                let verb = Sanitise { asset, outcome, technique, tool, verification, witness };
                work.on_day(today, |work| work.run(verb))?;
            }
        }
        Verdict::TakenOut(because) if !proven && asset.stage == Stage::Decommissioned => {
            let verb = StateFreeOfData { asset: engine::Ref::id(id), because };
            work.on_day(today, |work| work.run(verb))?;
        }
        Verdict::Silent | Verdict::Open(_) | Verdict::TakenOut(_) => {}
    }
    Ok(())
}

/// An asset of a strict profile leaves only after its case closed; none leaves in the middle of one; and nothing whose
/// copy is asked for is moved before that copy exists. What is lost was not let go.
pub(crate) fn cases_hold(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    let (Some(before), Some(after)) = (proposed.before, proposed.after) else { return Ok(()) };
    if before.get("location") != after.get("location") && store::backup_is_open(view, proposed.id)? {
        return Err(crate::rules::case::backup_first().into());
    }
    if !becomes(Some(before), Some(after), Stage::Disposed) || proposed.event == REPORTED_LOST {
        return Ok(());
    }
    let tag = text(Some(before), "tag").unwrap_or("This asset");
    if let Some(case) = store::open_case(view, proposed.id)? {
        let message = format!("The decommissioning of {tag} is still open: close {} first.", case.number);
        return Err(Refusal::new("case-still-open", message).into());
    }
    let strict = profile_for(view, before)?.filter(|profile| profile.case_required == Some(true));
    let Some(profile) = strict else { return Ok(()) };
    let retired_on = text(Some(before), "retired_on").and_then(|day| day.parse().ok());
    if !store::has_closed_case(view, proposed.id, retired_on)? {
        let message = format!(
            "{} asks for a closed decommissioning case before {tag} leaves. Begin one, and close it.",
            profile.name
        );
        return Err(Refusal::new("case-required", message).into());
    }
    Ok(())
}

/// The open case of an asset follows what happens to it.
pub(crate) fn cases_follow(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let value = |state: &Option<State>, name: &str| state.as_ref().and_then(|state| state.get(name)).cloned();
    let concerns = ["stage", "sanitised_on", "no_data_reason"];
    let changed = |name: &&str| value(&happened.before, name) != value(&happened.after, name);
    if happened.before.is_none() || !concerns.iter().any(changed) {
        return Ok(());
    }
    decommission::advance(work, Id::new(happened.entry.record))
}

/// The open case of a graded asset follows.
pub(crate) fn grades_follow(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let asset = happened.after.as_ref().and_then(|state| state.get("asset")).and_then(Value::as_i64);
    asset.map_or(Ok(()), |asset| decommission::advance(work, Id::new(asset)))
}

/// Lets an asset say in what condition it was graded.
pub(crate) fn take_condition(
    work: &mut Work<'_>,
    asset: Id<Asset>,
    condition: Condition,
    grading: &Grading,
) -> Result<()> {
    let kept = work.load::<Asset>(asset)?;
    let after = Asset { condition: Some(condition.value().to_owned()), ..kept.record.clone() };
    work.record(&kept, &after, grading::told(grading))?;
    Ok(())
}
