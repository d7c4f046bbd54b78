//! The steps of a ticket, one command each.
use crate::{REPORT, WORK, desk::Ticket, desk::promised, kind::Moment, rules::ticket::Policy};
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Kept, Permission, Place, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) const ASSIGNED: Event = Event::new("assigned", "assigned");
pub(crate) const WAITS: Event = Event::new("put-on-hold", "put on hold");
pub(crate) const RESUMED: Event = Event::new("resumed", "resumed");
pub(crate) const SOLVED: Event = Event::new("solved", "solved");
pub(crate) const CLOSED: Event = Event::new("closed", "closed");
pub(crate) const REOPENED: Event = Event::new("reopened", "reopened");

/// One step: the ticket, what is promised for it, and the moment go in; the ticket after it comes out.
fn step(
    work: &mut Work<'_>,
    ticket: &Ref<Ticket>,
    what: Happening,
    next: impl FnOnce(&Kept<Ticket>, Option<&Policy>, Moment) -> Result<Ticket, Refusal>,
) -> Result<Id<Ticket>> {
    let kept = work.find_to_change(ticket)?;
    let policy = promised(work, kept.priority)?;
    let now = Moment::of(work);
    let after = next(&kept, policy.as_ref(), now)?.judged(Moment(work.now()));
    work.record(&kept, &after, what)
}

/// Gives a ticket to somebody.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Assign {
    /// Which ticket.
    pub(crate) ticket: Ref<Ticket>,
    /// To whom.
    pub(crate) to: Ref<Person>,
}

impl Command for Assign {
    const NAME: &'static str = "maintenance.assign";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Gives a ticket to somebody.";
    const PLACE: Place = Place::post("/tickets/{ticket}/assign");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        let person = work.find(&self.to)?;
        person.can_receive()?;
        step(work, &self.ticket, Happening::of(ASSIGNED), |it, _, now| it.assigned(person.id, now))
    }
}

/// Takes a ticket oneself.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Take {
    /// Which ticket.
    pub(crate) ticket: Ref<Ticket>,
}

impl Command for Take {
    const NAME: &'static str = "maintenance.take";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Takes a ticket oneself.";
    const PLACE: Place = Place::post("/tickets/{ticket}/take");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        let Some(me) = work.actor().person.map(Id::new) else {
            let message = "This account belongs to nobody. Assign the ticket to a person instead.";
            return Err(Error::Refused(Refusal::new("account-without-person", message)));
        };
        step(work, &self.ticket, Happening::of(ASSIGNED), |it, _, now| it.assigned(me, now))
    }
}

/// Puts a ticket on hold; its clock stands until it goes on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Wait {
    /// Which ticket.
    pub(crate) ticket: Ref<Ticket>,
    /// What or whom it waits for.
    #[schemars(length(min = 1, max = 200))]
    pub(crate) waiting_for: String,
}

impl Command for Wait {
    const NAME: &'static str = "maintenance.wait";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Puts a ticket on hold; its clock stands until it goes on.";
    const PLACE: Place = Place::post("/tickets/{ticket}/wait");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        step(work, &self.ticket, Happening::of(WAITS), |it, _, now| it.waiting(&self.waiting_for, now))
    }
}

/// Goes on with a ticket that waited; its deadline moves by as much as it stood.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Resume {
    /// Which ticket.
    pub(crate) ticket: Ref<Ticket>,
}

impl Command for Resume {
    const NAME: &'static str = "maintenance.resume";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Goes on with a ticket that waited; its deadline moves by as much as it stood.";
    const PLACE: Place = Place::post("/tickets/{ticket}/resume");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        step(work, &self.ticket, Happening::of(RESUMED), |it, policy, now| it.resumed(policy, now))
    }
}

/// Says how a ticket was solved.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Solve {
    /// Which ticket.
    pub(crate) ticket: Ref<Ticket>,
    /// How it was solved.
    #[schemars(length(min = 1, max = 10_000))]
    pub(crate) resolution: String,
}

impl Command for Solve {
    const NAME: &'static str = "maintenance.solve";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Says how a ticket was solved.";
    const PLACE: Place = Place::post("/tickets/{ticket}/solve");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        step(work, &self.ticket, Happening::of(SOLVED), |it, policy, now| {
            it.solved(&self.resolution, policy, now)
        })
    }
}

/// Closes a solved ticket.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct CloseTicket {
    /// Which ticket.
    pub(crate) ticket: Ref<Ticket>,
}

impl Command for CloseTicket {
    const NAME: &'static str = "maintenance.close";
    const NEEDS: Permission = REPORT;
    const SAYS: &'static str = "Closes a solved ticket: whoever reported it is content.";
    const PLACE: Place = Place::post("/tickets/{ticket}/close");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        step(work, &self.ticket, Happening::of(CLOSED), |it, _, now| it.closed(now))
    }
}

/// Opens a solved ticket again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Reopen {
    /// Which ticket.
    pub(crate) ticket: Ref<Ticket>,
    /// What is still wrong.
    #[schemars(length(min = 1, max = 2000))]
    pub(crate) note: String,
}

impl Command for Reopen {
    const NAME: &'static str = "maintenance.reopen";
    const NEEDS: Permission = REPORT;
    const SAYS: &'static str = "Opens a solved ticket again, because it is not solved.";
    const PLACE: Place = Place::post("/tickets/{ticket}/reopen");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        let what = Happening::of(REOPENED).fact("note", &self.note);
        step(work, &self.ticket, what, |it, policy, now| it.reopened(policy, now))
    }
}
