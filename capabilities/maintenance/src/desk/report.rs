//! Somebody reports a fault, adds to it, names further assets.
use crate::{
    REPORT, WORK,
    desk::{Ticket, TicketAsset, promised},
    kind::Moment,
    rules::{
        priority::{Impact, Urgency},
        ticket::TicketState,
    },
};
use assets::Asset;
use domain::{Event, Id, Refusal, State};
use engine::{Command, Happening, Kept, Permission, Place, Record, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub(crate) const REPORTED: Event = Event::new("reported", "reported");
pub(crate) const REPLIED: Event = Event::new("replied", "replied to");
pub(crate) const LINKED: Event = Event::new("asset-named", "named a further asset of");

/// What kind of problem it is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Category {
    Hardware,
    Software,
    Network,
    Access,
    Loss,
    Other,
}

/// Reports a problem: with something that one holds, or with anything else.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct ReportFault {
    /// What is wrong, in a few words.
    #[schemars(length(min = 1, max = 200))]
    pub(crate) title: String,
    /// What has the problem; empty when it is no asset.
    #[serde(default)]
    pub(crate) asset: Option<Ref<Asset>>,
    /// What happens, since when, and what was tried already.
    #[serde(default)]
    #[schemars(length(max = 10_000))]
    pub(crate) description: Option<String>,
    /// What kind of problem it is.
    #[serde(default)]
    pub(crate) category: Option<Category>,
    /// Whom it affects.
    #[serde(default)]
    pub(crate) impact: Option<Impact>,
    /// How badly.
    #[serde(default)]
    pub(crate) urgency: Option<Urgency>,
}

impl Command for ReportFault {
    const NAME: &'static str = "maintenance.report-fault";
    const NEEDS: Permission = REPORT;
    const SAYS: &'static str = "Reports a problem to the support desk.";
    const PLACE: Place = Place::post("/faults");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        let asset = self.asset.as_ref().map(|asset| work.find(asset)).transpose()?.map(|asset| asset.id);
        let given = json!({
            "title": self.title, "asset": asset, "description": self.description, "category": self.category,
            "impact": self.impact, "urgency": self.urgency, "reporter": work.actor().person,
        });
        let given: State = given.as_object().cloned().unwrap_or_default();
        let given = given.into_iter().filter(|(_, value)| !value.is_null()).collect();
        // What somebody reports about a colleague's asset or a printer lies where the asset lies, not in their own reach.
        let id = work.as_system(|work| work.register_state(Ticket::KIND, given, REPORTED))?;
        Ok(Id::new(id))
    }
}

/// Adds something to a ticket; one that waits goes on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Reply {
    /// Which ticket.
    pub(crate) ticket: Ref<Ticket>,
    /// What there is to say.
    #[schemars(length(min = 1, max = 10_000))]
    pub(crate) text: String,
}

impl Command for Reply {
    const NAME: &'static str = "maintenance.reply";
    const NEEDS: Permission = REPORT;
    const SAYS: &'static str = "Adds something to a ticket; one that waits goes on.";
    const PLACE: Place = Place::post("/tickets/{ticket}/replies");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        let kept = work.find_to_change(&self.ticket)?;
        let author = work.actor().person.map(Id::new);
        reply(work, &kept, self.text, author)
    }
}

/// Somebody answers: the reporter ends a waiting, anybody else begins the work.
pub(crate) fn reply(
    work: &mut Work<'_>,
    kept: &Kept<Ticket>,
    text: String,
    author: Option<Id<Person>>,
) -> Result<Id<Ticket>> {
    let now = Moment::of(work);
    let mut after = kept.record.clone();
    let by_reporter = author == kept.reporter;
    if kept.state == TicketState::Waiting && by_reporter {
        let policy = promised(work, kept.priority)?;
        after = kept.resumed(policy.as_ref(), now)?.judged(Moment(work.now()));
    } else if !by_reporter && after.responded_at.is_none() {
        after.responded_at = Some(now);
        after = after.judged(Moment(work.now()));
    }
    let mut what = Happening::of(REPLIED).fact("text", text);
    // Whoever hands a mail over is not who wrote it.
    if author != work.actor().person.map(Id::new) {
        what = what.fact("author", author);
    }
    work.record(kept, &after, what)
}

/// Names a further asset that a ticket is about.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct LinkAsset {
    /// Which ticket.
    pub(crate) ticket: Ref<Ticket>,
    /// Which asset.
    pub(crate) asset: Ref<Asset>,
    /// What it has to do with it.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub(crate) note: Option<String>,
}

impl Command for LinkAsset {
    const NAME: &'static str = "maintenance.link-asset";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Names a further asset that a ticket is about.";
    const PLACE: Place = Place::post("/tickets/{ticket}/assets");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        let kept = work.find_to_change(&self.ticket)?;
        let asset = work.find(&self.asset)?;
        if kept.asset == Some(asset.id) || crate::store::ticket_has(work, kept.id, asset.id)? {
            let message = format!("{} names {} already.", kept.number, asset.tag);
            return Err(Refusal::new("named-already", message).into());
        }
        let line =
            TicketAsset { id: work.new_id()?, ticket: Some(kept.id), asset: Some(asset.id), note: self.note };
        work.as_system(|work| work.register(&line, Event::REGISTERED))?;
        let what = Happening::of(LINKED).fact("asset", Value::from(asset.tag.clone()));
        work.record(&kept, &kept.record, what)
    }
}
