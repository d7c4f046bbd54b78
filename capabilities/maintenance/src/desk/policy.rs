//! What is promised for a priority: how soon somebody looks at it, how soon it is solved, and in which hours.
use crate::{
    PLAN, kind,
    rules::{
        hours::{DAYS, Hours, holidays, minute},
        priority::{PRIORITIES, Priority},
    },
    store,
};
use domain::{Choice, Event, Field, Id, Kind, State};
use engine::{Error, Record, RecordKind, Result, Work};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::json;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SlaPolicy {
    pub(crate) id: Id<SlaPolicy>,
    pub(crate) priority: Option<Priority>,
    pub(crate) respond_minutes: Option<i64>,
    pub(crate) solve_minutes: Option<i64>,
    pub(crate) round_the_clock: Option<bool>,
    #[serde(default)]
    pub(crate) days: Vec<String>,
    pub(crate) opens: Option<String>,
    pub(crate) closes: Option<String>,
    pub(crate) holidays: Option<String>,
}

const WEEK: &[Choice<'static>] = &[
    Choice::new("mon", "Monday"),
    Choice::new("tue", "Tuesday"),
    Choice::new("wed", "Wednesday"),
    Choice::new("thu", "Thursday"),
    Choice::new("fri", "Friday"),
    Choice::new("sat", "Saturday"),
    Choice::new("sun", "Sunday"),
];

const HOURS: &str = "Hours";
const TIME: &str = "([01]?[0-9]|2[0-4]):[0-5][0-9]";

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().max(80).listed(),
    Field::choice("priority", "Priority", PRIORITIES).required().indexed().listed(),
    Field::integer("respond_minutes", "First answer within, minutes").required().at_least(1).listed(),
    Field::integer("solve_minutes", "Solved within, minutes").required().at_least(1).listed(),
    Field::boolean("round_the_clock", "Round the clock").group(HOURS).listed(),
    Field::new("days", "Working days", Kind::Choices(WEEK)).group(HOURS),
    Field::text("opens", "From").group(HOURS).max(5).pattern(TIME).help("Such as 08:00."),
    Field::text("closes", "To").group(HOURS).max(5).pattern(TIME).help("Such as 18:00."),
    Field::long_text("holidays", "Closed on").group(HOURS).help("One day a line: 2026-12-25 Christmas."),
];

impl Record for SlaPolicy {
    const KIND: &'static RecordKind = &RecordKind {
        fields: FIELDS,
        keys: &["name"],
        register: PLAN,
        edit: PLAN,
        ..kind::kind::<Self>(
            ["sla-policy", "service level", "Service levels", "service-levels", "maintenance_sla_policies"],
            "name",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, after: Self, whole: &State, work: &mut Work<'_>) -> Result<Self> {
        if let (Some(respond), Some(solve)) = (after.respond_minutes, after.solve_minutes)
            && solve < respond
        {
            let message = "Nothing is solved before somebody has looked at it: give at least the minutes of the first answer.";
            return Err(Error::invalid("solve_minutes", "solved-before-answered", message));
        }
        let hours = hours_of(&after, work.zone().clone())?;
        if hours.opens >= hours.closes || !hours.days.contains(&true) {
            let message =
                "Say on which days somebody is there, and from when to when; or that it is round the clock.";
            return Err(Error::invalid("days", "never-open", message));
        }
        let live = whole.get("archived").is_none();
        let changed = before.is_none_or(|was| was.priority != after.priority);
        if let Some(priority) = after.priority
            && live
            && changed
            && store::policies_of(work, priority.value())?.into_iter().any(|id| id != after.id.number())
        {
            let message =
                "There is a service level for this priority already. Edit that one, or archive it first.";
            return Err(Error::invalid("priority", "already-taken", message));
        }
        Ok(after)
    }
}

/// The hours of a service level.
pub(crate) fn hours_of(policy: &SlaPolicy, zone: TimeZone) -> Result<Hours> {
    let closed = policy.holidays.as_deref().map(holidays).transpose()?.unwrap_or_default();
    if policy.round_the_clock == Some(true) {
        return Ok(Hours { holidays: closed, ..Hours::always(zone) });
    }
    let at = |text: &Option<String>, otherwise: i64| text.as_deref().map_or(Some(otherwise), minute);
    let wrong = |field: &str| Error::invalid(field, "not-a-time", "This is a time such as 08:00.");
    Ok(Hours {
        days: DAYS.map(|day| policy.days.iter().any(|one| one == day)),
        opens: at(&policy.opens, 0).ok_or_else(|| wrong("opens"))?,
        closes: at(&policy.closes, 1_440).ok_or_else(|| wrong("closes"))?,
        holidays: closed,
        zone,
    })
}

/// The service levels that a new register starts with.
pub(crate) fn begin(work: &mut Work<'_>) -> Result<()> {
    let week = json!(["mon", "tue", "wed", "thu", "fri"]);
    let levels = [
        ("Critical, round the clock", "p1", 30, 240, true),
        ("High", "p2", 60, 480, false),
        ("Normal", "p3", 240, 1_440, false),
        ("Low", "p4", 480, 3_000, false),
    ];
    for (name, priority, respond, solve, always) in levels {
        let level = json!({
            "name": name, "priority": priority, "respond_minutes": respond, "solve_minutes": solve,
            "round_the_clock": always, "days": week, "opens": "08:00", "closes": "18:00",
        });
        let state: State = level.as_object().cloned().unwrap_or_default();
        work.register_state(SlaPolicy::KIND, state, Event::REGISTERED)?;
    }
    Ok(())
}
