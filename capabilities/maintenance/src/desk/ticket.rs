//! A fault that somebody reported, until it is solved.
use crate::{
    PLAN, TICKETS, WORK,
    desk::promised,
    kind::{self, Moment, home_of, numbered},
    rules::{
        priority::{IMPACTS, Impact, PRIORITIES, Priority, URGENCIES, Urgency, priority},
        ticket::{PROMISES, Promise, STATES, TicketState},
    },
};
use assets::Asset;
use domain::{Choice, Field, Id, Kind, State};
use engine::{Belonging, Record, RecordKind, Result, Work};
use people::{Company, Location, Person};
use serde::{Deserialize, Serialize};

/// A ticket, as far as rules care.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Ticket {
    pub(crate) id: Id<Ticket>,
    #[serde(default)]
    pub(crate) number: String,
    #[serde(default)]
    pub(crate) title: String,
    pub(crate) reporter: Option<Id<Person>>,
    pub(crate) asset: Option<Id<Asset>>,
    #[serde(default)]
    pub(crate) impact: Impact,
    #[serde(default)]
    pub(crate) urgency: Urgency,
    #[serde(default)]
    pub(crate) priority: Priority,
    #[serde(default)]
    pub(crate) state: TicketState,
    pub(crate) assignee: Option<Id<Person>>,
    pub(crate) opened_at: Option<Moment>,
    pub(crate) responded_at: Option<Moment>,
    pub(crate) waiting_since: Option<Moment>,
    pub(crate) waiting_for: Option<String>,
    pub(crate) paused_millis: Option<i64>,
    pub(crate) respond_by: Option<Moment>,
    pub(crate) solve_by: Option<Moment>,
    pub(crate) solved_at: Option<Moment>,
    pub(crate) closed_at: Option<Moment>,
    pub(crate) promise: Option<Promise>,
    pub(crate) resolution: Option<String>,
    pub(crate) company: Option<Id<Company>>,
    pub(crate) location: Option<Id<Location>>,
}

pub(crate) const CATEGORIES: &[Choice<'static>] = &[
    Choice::new("hardware", "Hardware"),
    Choice::new("software", "Software"),
    Choice::new("network", "Network"),
    Choice::new("access", "Access and accounts"),
    Choice::new("loss", "Lost or stolen"),
    Choice::new("other", "Something else"),
];

const CLOCKS: &str = "Times";

/// The fields.
pub(crate) const TICKET_FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().unique().searchable().listed(),
    Field::text("title", "Title").required().max(200).searchable().listed().aliases(&["subject", "summary"]),
    Field::long_text("description", "What happens").aliases(&["body", "text"]),
    Field::reference("reporter", "Reported by", "person")
        .indexed()
        .listed()
        .help("Left empty, it is whoever writes it down.")
        .aliases(&["requester", "caller"]),
    Field::reference("asset", "Asset", "asset").indexed().searchable().listed(),
    Field::choice("category", "Kind of problem", CATEGORIES).indexed(),
    Field::choice("impact", "Affects", IMPACTS)
        .help("Whom it affects; with the urgency it makes the priority."),
    Field::choice("urgency", "Urgency", URGENCIES),
    Field::choice("priority", "Priority", PRIORITIES).governed().indexed().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::reference("assignee", "Assigned to", "person").governed().sparse().listed(),
    Field::choice("promise", "Promise", PROMISES).group(CLOCKS).governed().indexed().listed(),
    Field::new("opened_at", "Opened", Kind::Instant).group(CLOCKS).governed().indexed(),
    Field::new("respond_by", "First answer by", Kind::Instant).group(CLOCKS).governed(),
    Field::new("responded_at", "First answer", Kind::Instant).group(CLOCKS).governed(),
    Field::new("solve_by", "Solved by", Kind::Instant).group(CLOCKS).governed().sparse().listed(),
    Field::new("waiting_since", "Waiting since", Kind::Instant).group(CLOCKS).governed(),
    Field::text("waiting_for", "Waiting for").group(CLOCKS).governed(),
    Field::new("paused_millis", "Stood still", Kind::Json).group(CLOCKS).governed(),
    Field::new("solved_at", "Solved", Kind::Instant).group(CLOCKS).governed().sparse(),
    Field::new("closed_at", "Closed", Kind::Instant).group(CLOCKS).governed(),
    Field::long_text("resolution", "How it was solved").governed(),
    Field::reference("company", "Company", "company").governed().indexed(),
    Field::reference("location", "Place", "location").governed().indexed(),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Ticket {
    const KIND: &'static RecordKind = &RecordKind {
        keys: &["number"],
        fields: TICKET_FIELDS,
        indexes: &["state, priority, id", "assignee, state, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &["reporter"],
        },
        read: TICKETS,
        register: WORK,
        edit: WORK,
        archive: PLAN,
        ..kind::kind::<Self>(["ticket", "ticket", "Tickets", "tickets", "maintenance_tickets"], "number")
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let now = Moment::of(work);
        if before.is_none() {
            after.number = numbered("T", after.id.number());
            after.opened_at = Some(now);
            after.reporter = after.reporter.or(work.actor().person.map(Id::new));
        }
        if before.is_none_or(|was| was.asset != after.asset || was.reporter != after.reporter) {
            let home = match (after.asset, after.reporter) {
                (Some(asset), _) => Some(home_of(work, asset.number())?),
                (None, Some(person)) => Some(crate::store::home_of_person(work, person.number())?),
                (None, None) => None,
            };
            after.company = home.as_ref().and_then(|home| home.company).map(Id::new);
            after.location = home.as_ref().and_then(|home| home.location).map(Id::new);
        }
        let wanted = priority(after.impact, after.urgency);
        let moved = before.is_none() || after.priority != wanted;
        if moved && !after.is_over() {
            after.priority = wanted;
            let policy = promised(work, wanted)?;
            after = after.timed(policy.as_ref()).judged(Moment(work.now()));
        }
        Ok(after)
    }
}
