//! What retirement knows of single media: which end each of them came to.
use crate::{rules::requirements::MediumEnd, store};
use assets::Asset;
use domain::Id;
use engine::{Record, Result, View};
use people::Person;
use retirement::{AttemptResult, Medium, MediumRow, Sanitisation, rules::life::MediumState};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A medium of an asset: whether it is over with it, and what a certificate says about it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) name: String,
    pub(crate) is_over: bool,
    pub(crate) told: Value,
}

impl Told {
    pub(crate) fn end(&self) -> MediumEnd {
        MediumEnd { name: self.name.clone(), is_over: self.is_over }
    }
}

/// The media of an asset, with the last attempt on each; none where they are not recorded one by one.
pub(crate) fn of_asset(view: &mut View<'_>, asset: Id<Asset>) -> Result<Vec<Told>> {
    let media = retirement::media_of(view, asset)?;
    if media.is_empty() {
        return Ok(Vec::new());
    }
    let mut last: BTreeMap<i64, Sanitisation> = BTreeMap::new();
    for id in retirement::sanitisations_of(view, asset)? {
        let attempt = view.see(id)?;
        if attempt.result == AttemptResult::Passed {
            last.insert(attempt.medium.number(), attempt.record);
        }
    }
    let people: Vec<i64> =
        last.values().flat_map(|it| [it.operator, it.validated_by]).flatten().map(Id::number).collect();
    let names = view.labels(Person::KIND, &people)?;
    Ok(media
        .into_iter()
        .filter(|medium| medium.state != MediumState::Struck)
        .map(|medium| Told {
            name: medium.serial.clone(),
            is_over: is_over(medium.state),
            told: told(&medium, last.get(&medium.id), &names),
        })
        .collect())
}

const fn is_over(state: MediumState) -> bool {
    matches!(state, MediumState::Sanitised | MediumState::Destroyed)
}

/// The fields of a certificate of sanitisation, as far as they are known.
fn told(medium: &MediumRow, attempt: Option<&Sanitisation>, names: &BTreeMap<i64, String>) -> Value {
    let name = |person: Option<Id<Person>>| person.and_then(|person| names.get(&person.number()));
    let mut told = json!({
        "serial": medium.serial, "make": medium.make, "media_type": medium.media_type.label(),
        "capacity_gb": medium.capacity_gb, "bay": medium.bay, "state": medium.state.label(),
    });
    if let Some(attempt) = attempt {
        told["sanitisation"] = without_nulls(json!({
            "number": attempt.number, "outcome": attempt.outcome, "technique": attempt.technique.label(),
            "tool": attempt.tool, "tool_version": attempt.tool_version, "done_on": attempt.done_on,
            "verification": attempt.verification, "sampled_percent": attempt.sampled_percent,
            "validation": attempt.validation.label(), "validated_on": attempt.validated_on,
            "validated_by": name(attempt.validated_by), "validation_note": attempt.validation_note,
            "operator": name(attempt.operator), "witness": attempt.witness, "report_number": attempt.report_number,
        }));
    }
    without_nulls(told)
}

fn without_nulls(mut value: Value) -> Value {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    value
}

/// Why the data of some media are gone, medium by medium; those without an end are left out.
pub(crate) fn ends_of(view: &mut View<'_>, media: &[Id<Medium>]) -> Result<BTreeMap<i64, String>> {
    let ends = store::ends_of_media(view, media)?;
    Ok(ends
        .into_iter()
        .filter(|end| MediumState::from_value(&end.state).is_some_and(is_over))
        .map(|end| {
            let how = [end.outcome, end.technique].into_iter().flatten().collect::<Vec<_>>().join(", ");
            let on = end.on.map(|on| format!(" on {on}")).unwrap_or_default();
            (end.id, format!("{how}{on}"))
        })
        .collect())
}
