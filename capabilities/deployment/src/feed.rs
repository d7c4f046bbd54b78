//! Many HR events at once: each happens by itself, and is refused by itself with its reason. What was good is not lost for
//! what was not, and what was taken before is not taken again.
use crate::{HrEvent, hr_event::Change, reactions, store};
use domain::{Date, Id};
use engine::{Command, Error, Permission, Place, Record, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Most events of one feed.
pub(crate) const EVENTS_MAX: usize = 2_000;

/// Takes what the HR system tells: many joiners, movers and leavers at once. What is refused is told row by row; the rest
/// happens. An event is taken once, by its number in the HR system.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct HrFeed {
    /// The events: what happens, on which day, to whom, and the number of the event in the HR system.
    #[schemars(length(min = 1, max = 2000))]
    pub events: Vec<Map<String, Value>>,
}

/// What came of a feed.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct FeedTaken {
    /// How many happened.
    pub taken: usize,
    /// How many had happened before.
    pub known: usize,
    /// How many were refused.
    pub refused: usize,
    /// Row by row.
    pub rows: Vec<FeedRow>,
    /// What the rows say that the register does not keep.
    pub ignored: Vec<String>,
}

/// What came of one event.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FeedRow {
    /// Its place in the feed, from one.
    pub row: usize,
    /// Its number in the HR system.
    pub source_id: Option<String>,
    /// What came of it.
    pub outcome: FeedOutcome,
    /// The event, where it is kept.
    pub event: Option<i64>,
    /// Which field is wrong.
    pub field: Option<String>,
    /// Why it was refused, stable.
    pub code: Option<String>,
    /// Why it was refused, as a sentence.
    pub message: Option<String>,
}

/// What came of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FeedOutcome {
    /// It happened.
    Taken,
    /// It had happened before.
    Known,
    /// It makes no sense, or may not be.
    Refused,
}

impl Command for HrFeed {
    const NAME: &'static str = "deployment.hr-feed";
    const NEEDS: Permission = people::MANAGE;
    const SAYS: &'static str = "Takes many joiners, movers and leavers at once; what is refused is told row by row, the rest happens.";
    const PLACE: Place = Place::post("/hr-feed");
    type Outcome = FeedTaken;

    fn run(self, work: &mut Work<'_>) -> Result<FeedTaken> {
        if self.events.len() > EVENTS_MAX {
            let message = format!("A feed has at most {EVENTS_MAX} events. Send it in parts.");
            return Err(Error::invalid("events", "too-many", message));
        }
        let mut told = FeedTaken::default();
        for (nth, given) in self.events.into_iter().enumerate() {
            let event = known_fields(given, &mut told.ignored);
            let mut row = FeedRow {
                row: nth + 1,
                source_id: event.get("source_id").and_then(Value::as_str).map(str::to_owned),
                outcome: FeedOutcome::Taken,
                event: None,
                field: None,
                code: None,
                message: None,
            };
            match take(work, event) {
                Ok((outcome, id)) => (row.outcome, row.event) = (outcome, Some(id)),
                Err(error) => refuse(&mut row, error)?,
            }
            match row.outcome {
                FeedOutcome::Taken => told.taken += 1,
                FeedOutcome::Known => told.known += 1,
                FeedOutcome::Refused => told.refused += 1,
            }
            told.rows.push(row);
        }
        Ok(told)
    }
}

/// Lets one event happen, or finds that it has.
fn take(work: &mut Work<'_>, event: Map<String, Value>) -> Result<(FeedOutcome, i64)> {
    let Some(key) = event.get("source_id").and_then(Value::as_str).map(str::to_owned) else {
        let message =
            "Say the number of the event in the HR system as source_id: by it the event is taken once.";
        return Err(Error::invalid("source_id", "required", message));
    };
    if let Some(id) = store::event_of(work, &key)? {
        let kept = work.as_system(|work| work.load::<HrEvent>(Id::new(id)))?;
        return if says_the_same(&kept, &event) {
            Ok((FeedOutcome::Known, id))
        } else {
            let message = format!(
                "{key} was taken before, and said something else then. Send what changed as another event."
            );
            Err(Error::invalid("source_id", "said-otherwise", message))
        };
    }
    let made = work.attempt(|work| {
        let made = reactions::does(work, "hr-events.register", event)?;
        work.settle()?;
        Ok(made)
    })?;
    Ok((FeedOutcome::Taken, made["id"].as_i64().unwrap_or_default()))
}

/// Whether an event says what happens, when, and to whom, as the one that was taken under its number.
fn says_the_same(kept: &HrEvent, event: &Map<String, Value>) -> bool {
    let change = event.get("event").cloned().and_then(|it| serde_json::from_value::<Change>(it).ok());
    let on = event.get("effective_on").and_then(Value::as_str).and_then(|on| on.parse::<Date>().ok());
    let said = |name: &str| event.get(name).and_then(Value::as_str);
    let who = [
        (said("employee_number"), &kept.employee_number),
        (said("email"), &kept.email),
        (said("name"), &kept.name),
    ];
    let another = who.iter().any(|(said, kept)| {
        said.zip(kept.as_deref()).is_some_and(|(said, kept)| said.to_lowercase() != kept.to_lowercase())
    });
    change == Some(kept.event) && on == Some(kept.effective_on) && !another
}

/// The fields of an event by the names that the register has for them, as HR systems write them: `effectiveDate`,
/// `Employee ID`. What is empty says nothing.
fn known_fields(given: Map<String, Value>, ignored: &mut Vec<String>) -> Map<String, Value> {
    let mut event = Map::new();
    for (name, value) in given {
        let plain = spaced(&name);
        let is_it = |field: &&domain::Field<'_>| {
            spaced(field.name) == plain || field.aliases.iter().any(|alias| spaced(alias) == plain)
        };
        let says_nothing = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
        match HrEvent::KIND.fields.iter().filter(|field| field.editable()).find(is_it) {
            Some(_) if says_nothing => {}
            Some(field) => drop(event.insert(field.name.to_owned(), trimmed(field.name, value))),
            None if ignored.contains(&name) => {}
            None => ignored.push(name),
        }
    }
    event
}

/// The fields that an event may have, by the names that the register has for them.
pub(crate) fn known_names() -> Vec<&'static str> {
    HrEvent::KIND.fields.iter().filter(|field| field.editable()).map(|field| field.name).collect()
}

/// Words without edges; what happens in lower case.
fn trimmed(field: &str, value: Value) -> Value {
    match value {
        Value::String(text) if field == "event" => text.trim().to_lowercase().into(),
        Value::String(text) => text.trim().into(),
        Value::Number(number) => number.to_string().into(),
        other => other,
    }
}

/// A name as words in lower case: `effectiveDate`, `effective_date` and `Effective date` are one.
fn spaced(name: &str) -> String {
    let mut words = String::new();
    let mut was_lower = false;
    for c in name.trim().chars() {
        if c.is_uppercase() && was_lower {
            words.push(' ');
        }
        was_lower = c.is_lowercase();
        match c {
            '_' | '-' => words.push(' '),
            c => words.extend(c.to_lowercase()),
        }
    }
    words
}

/// Puts a refusal into a row; what is no refusal stops the feed.
fn refuse(row: &mut FeedRow, error: Error) -> Result<()> {
    row.outcome = FeedOutcome::Refused;
    row.code = Some(error.code().to_owned());
    match error {
        Error::Invalid(errors) => {
            row.field = errors.first().map(|error| error.field.clone());
            row.code = errors.first().map(|error| error.code.to_owned());
            let sentences: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
            row.message = Some(sentences.join(" "));
        }
        error @ (Error::Refused(_) | Error::NotFound(_) | Error::Forbidden(_) | Error::Conflict) => {
            row.message = Some(error.to_string());
        }
        error => return Err(error),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn hr_systems_name_things_in_their_own_way() {
        let given = json!({
            "effectiveDate": " 2026-04-01 ", "Type": "JOINER", "employee_id": 77, "Event ID": "HR-1", "salary": 1, "Site": "",
        });
        let mut ignored = Vec::new();
        let event = known_fields(given.as_object().unwrap().clone(), &mut ignored);
        let known = json!({
            "effective_on": "2026-04-01", "event": "joiner", "employee_number": "77", "source_id": "HR-1",
        });
        assert_eq!((json!(event), ignored), (known, vec!["salary".to_owned()]));
    }
}
