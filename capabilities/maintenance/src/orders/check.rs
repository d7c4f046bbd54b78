//! The checklist of a work order.
use super::belonging::{BELONGING, COMPANY, Home, LOCATION, LineOfOrder, TECHNICIAN};
use crate::{
    WORK,
    kind::{self, Figure},
    orders::{WorkOrder, lines::line},
    rules::check::{Item, VERDICTS, Verdict, limits_fit, verdict},
    store,
};
use domain::{Date, Event, Field, Id, Kind, State};
use engine::{Command, Error, Happening, Permission, Place, Record, RecordKind, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub(crate) const CHECKED: Event = Event::new("checked", "checked");

/// One line of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ChecklistLine {
    pub(crate) id: Id<ChecklistLine>,
    pub(crate) work_order: Option<Id<WorkOrder>>,
    #[serde(default)]
    pub(crate) text: String,
    pub(crate) position: Option<i64>,
    pub(crate) min: Option<Figure>,
    pub(crate) max: Option<Figure>,
    pub(crate) unit: Option<String>,
    pub(crate) verdict: Option<Verdict>,
    pub(crate) value: Option<Figure>,
    pub(crate) note: Option<String>,
    pub(crate) done_by: Option<Id<Person>>,
    pub(crate) done_on: Option<Date>,
    #[serde(flatten)]
    pub(crate) home: Home,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("text", "What is checked").required().max(200).listed(),
    Field::reference("work_order", "Work order", "work-order").required().indexed().listed(),
    Field::integer("position", "Place").governed(),
    Field::new("min", "At least", Kind::Decimal).listed(),
    Field::new("max", "At most", Kind::Decimal).listed(),
    Field::text("unit", "Unit").max(20).listed(),
    Field::choice("verdict", "Result", VERDICTS).governed().indexed().listed(),
    Field::new("value", "Measured", Kind::Decimal).governed().listed(),
    Field::text("note", "Note").max(500),
    Field::reference("done_by", "Checked by", "person").governed(),
    Field::date("done_on", "Checked on").governed(),
    COMPANY,
    LOCATION,
    TECHNICIAN,
];

impl Record for ChecklistLine {
    const KIND: &'static RecordKind = &RecordKind {
        fields: FIELDS,
        belonging: BELONGING,
        ..kind::kind::<Self>(
            [
                "checklist-line",
                "line of a checklist",
                "Checklist lines",
                "checklist-lines",
                "maintenance_checks",
            ],
            "text",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        limits_fit(after.min, after.max)?;
        if let (None, Some(order)) = (before, after.work_order) {
            after.position = Some(store::checks_of(work, order.number())?.len() as i64 + 1);
        }
        after.home = Home::of(work, after.work_order)?;
        Ok(after)
    }
}

impl LineOfOrder for ChecklistLine {
    fn home(&mut self) -> &mut Home {
        &mut self.home
    }
}

/// Adds a line to the checklist of an order.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct AddCheck {
    /// To what order.
    pub(crate) order: Ref<WorkOrder>,
    /// What is checked.
    #[schemars(length(min = 1, max = 200))]
    pub(crate) text: String,
    /// The lowest value that passes, where something is measured.
    #[serde(default)]
    pub(crate) min: Option<Figure>,
    /// The highest value that passes.
    #[serde(default)]
    pub(crate) max: Option<Figure>,
    /// What it is measured in: V, °C, %.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub(crate) unit: Option<String>,
}

impl Command for AddCheck {
    const NAME: &'static str = "maintenance.add-check";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Adds a line to the checklist of an order.";
    const PLACE: Place = Place::post("/work-orders/{order}/checks");
    type Outcome = Id<ChecklistLine>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<ChecklistLine>> {
        let order = work.find_to_change(&self.order)?;
        order.must_be_open()?;
        add(work, order.id, &Item { text: self.text, min: self.min, max: self.max, unit: self.unit })
    }
}

/// Adds a line, whoever asked for it.
pub(crate) fn add(work: &mut Work<'_>, order: Id<WorkOrder>, item: &Item) -> Result<Id<ChecklistLine>> {
    let given = json!({
        "work_order": order, "text": item.text, "min": item.min, "max": item.max, "unit": item.unit,
    });
    line::<ChecklistLine>(work, given)
}

/// Says how a line of a checklist came out; what is measured decides by itself.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Check {
    /// Which line.
    pub(crate) line: Ref<ChecklistLine>,
    /// How it came out; for what is measured the value says so.
    #[serde(default)]
    pub(crate) verdict: Option<Verdict>,
    /// What was measured.
    #[serde(default)]
    pub(crate) value: Option<Figure>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub(crate) note: Option<String>,
}

impl Command for Check {
    const NAME: &'static str = "maintenance.check";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Says how a line of a checklist came out; what is measured decides by itself.";
    const PLACE: Place = Place::post("/checklist-lines/{line}/check");
    type Outcome = Id<ChecklistLine>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<ChecklistLine>> {
        let kept = work.find_to_change(&self.line)?;
        let Some(order) = kept.work_order else { return Err(Error::NotFound("work order")) };
        work.load(order)?.must_be_open()?;
        let item = Item { text: kept.text.clone(), min: kept.min, max: kept.max, unit: kept.unit.clone() };
        let verdict = verdict(&item, self.verdict, self.value)?;
        let after = ChecklistLine {
            verdict: Some(verdict),
            value: self.value,
            note: self.note.or(kept.note.clone()),
            done_by: work.actor().person.map(Id::new),
            done_on: Some(work.day()),
            ..kept.record.clone()
        };
        work.as_system(|work| work.record(&kept, &after, Happening::of(CHECKED)))
    }
}
