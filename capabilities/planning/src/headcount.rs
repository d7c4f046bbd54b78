//! Who will join: so many people in a role, at a place, by a day. Each line becomes needs through the role's profile.
use crate::{MANAGE, Need, NeedState, READ, RoleProfile, need, store};
use domain::{Date, Event, Field, Id, Kind};
use engine::{Belonging, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::{Company, Department, Location};
use serde::{Deserialize, Serialize};

/// Needs followed the headcount plan.
pub(crate) const FOLLOWED: Event = Event::new("followed-headcount", "worked out from the headcount plan");

/// A line of the headcount plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Headcount {
    /// Its identity.
    pub id: Id<Headcount>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// What they will be.
    pub profile: Id<RoleProfile>,
    /// How many.
    pub people: i64,
    /// Where.
    pub location: Option<Id<Location>>,
    /// In which department.
    pub department: Option<Id<Department>>,
    /// For which company.
    pub company: Option<Id<Company>>,
    /// Their first day.
    pub starts_on: Date,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed(),
    Field::reference("profile", "Role profile", "role-profile")
        .required()
        .indexed()
        .listed()
        .aliases(&["role", "profile"]),
    Field::integer("people", "People").required().at_least(1).listed().aliases(&["headcount", "count"]),
    Field::reference("location", "Place", "location").indexed().listed().aliases(&["site"]),
    Field::reference("department", "Department", "department").indexed().listed().aliases(&["team"]),
    Field::reference("company", "Company", "company").indexed(),
    Field::date("starts_on", "First day").required().indexed().listed().aliases(&["start date", "start"]),
    Field::boolean("remote", "They work from home").listed(),
    Field::text("country", "Country").max(60).listed(),
    Field::long_text("reason", "Reason"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Headcount {
    const KIND: &'static RecordKind = &RecordKind {
        name: "headcount",
        one: "line of the headcount plan",
        many: "Headcount plan",
        path: "headcount-plan",
        table: "planning_headcount",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &["starts_on, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: Some("department"),
            own: &[],
        },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// Brings the needs of a line of the headcount plan up to date. Needs that somebody has planned or met stay as they are.
pub(crate) fn follow(work: &mut Work<'_>, line: i64) -> Result<()> {
    let line = work.load::<Headcount>(Id::new(line))?;
    let gone = line.is_archived();
    let items = store::items_of(work, line.profile)?;
    let known = store::needs_of_headcount(work, line.id)?;
    for item in &items {
        let kept = known.iter().find(|(_, profile_line)| *profile_line == item.line).map(|(id, _)| *id);
        match kept {
            Some(id) => update(work, id, &line, Some(item), gone)?,
            None if !gone => begin(work, &line, item)?,
            None => {}
        }
    }
    for (id, _) in known.iter().filter(|(_, of)| items.iter().all(|item| item.line != *of)) {
        update(work, *id, &line, None, true)?;
    }
    Ok(())
}

fn wanted(before: Need, line: &Headcount, item: &store::Item) -> Need {
    Need {
        model: item.model,
        category: item.category,
        quantity: Some(line.people.saturating_mul(item.quantity)),
        wanted_by: Some(line.starts_on),
        location: line.location,
        department: line.department,
        company: line.company,
        headcount: Some(line.id),
        profile_line: Some(item.line),
        ..before
    }
}

fn begin(work: &mut Work<'_>, line: &Headcount, item: &store::Item) -> Result<()> {
    let id = work.new_id::<Need>()?;
    let requester = work.actor().person.map(Id::new);
    let reason = Some(line.name.clone());
    let need = wanted(Need { requester, reason, ..need::blank(id) }, line, item);
    let need = need::completed(work, need)?;
    work.register(&need, FOLLOWED).map(drop)
}

fn update(
    work: &mut Work<'_>,
    id: Id<Need>,
    line: &Headcount,
    item: Option<&store::Item>,
    gone: bool,
) -> Result<()> {
    let kept = work.load(id)?;
    if !matches!(kept.state, NeedState::Wanted | NeedState::Dropped) {
        return Ok(());
    }
    let state = if gone { NeedState::Dropped } else { NeedState::Wanted };
    let changed = match item {
        Some(item) => wanted(kept.record.clone(), line, item),
        None => kept.record.clone(),
    };
    let after = need::completed(work, Need { state, ..changed })?;
    if after != kept.record {
        work.record(&kept, &after, FOLLOWED)?;
    }
    Ok(())
}
