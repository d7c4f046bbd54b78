//! What a leaver says without an account: where a box shall go, that things were brought or sent.
use crate::{
    MANAGE, Retrieval,
    open::move_on,
    rules::case::{expects, runs},
    store,
    way::{self, Route},
};
use access::secret::{Secret, digest};
use domain::{Date, Event, Id, Refusal};
use engine::{Actor, Command, Error, Happening, Kept, Permission, Place, Ref, Result, View, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A link for the leaver was made.
pub const LINK_MADE: Event = Event::new("link-made", "made a link for");
/// The person said where a box shall go.
pub(crate) const ADDRESS_GIVEN: Event = Event::new("address-given", "gave an address for");
/// How long a link lives.
const LINK_DAYS: i64 = 90;
const DAY_MILLIS: i64 = 86_400_000;

/// Makes a secret link by which a leaver says without an account where a box shall go, or that things were brought or
/// sent. It works until the return is closed, 90 days at most, and is told only now.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MakeLink {
    /// For which return.
    pub retrieval: Ref<Retrieval>,
}

/// A link for a leaver.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Link {
    /// The return.
    pub retrieval: i64,
    /// The address.
    pub link: String,
    /// The last day on which it works.
    pub ends_on: Date,
}

impl Command for MakeLink {
    const NAME: &'static str = "retrieval.make-link";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Makes a secret link by which a leaver says without an account where a box shall go, or that things were sent.";
    const PLACE: Place = Place::post("/retrievals/{retrieval}/link");
    type Outcome = Link;

    fn run(self, work: &mut Work<'_>) -> Result<Link> {
        let case = work.find_to_change(&self.retrieval)?;
        runs(case.state, &case.number)?;
        let secret = Secret::random();
        let ends_on = work.today().plus_days(LINK_DAYS);
        let expires = work.now().plus_millis(LINK_DAYS * DAY_MILLIS);
        store::keep_link(work, &secret.digest(), case.id, expires)?;
        work.record(&case, &case.record, Happening::of(LINK_MADE).fact("ends_on", ends_on))?;
        let link = format!("{}/return/{}", work.settings().base_url, secret.reveal());
        Ok(Link { retrieval: case.id.number(), link, ends_on })
    }
}

/// Whoever comes by a link, as the journal has them.
pub fn bearer() -> Arc<Actor> {
    Arc::new(Actor { name: "link:return".into(), ..(*Actor::system()).clone() })
}

/// What a leaver sees: the case, what is still to come, and how.
pub struct Asked {
    /// The case.
    pub case: Kept<Retrieval>,
    /// Tags and descriptions of what is still to come.
    pub items: Vec<(String, String)>,
    /// How to pack and send.
    pub instructions: String,
    /// Where boxes go.
    pub address: String,
    /// Where things can be brought.
    pub drop_off: String,
}

/// What a link is for.
pub fn read(view: &mut View<'_>, secret: &str) -> Result<Asked> {
    let id = find(view, secret)?;
    let case = view.load(id)?;
    let items = store::to_come(view, case.id)?;
    let plan = match case.plan {
        Some(plan) => store::instructions(view, plan)?,
        None => Default::default(),
    };
    Ok(Asked { case, items, instructions: plan.0, address: plan.1, drop_off: plan.2 })
}

/// What the leaver says.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Where a box shall go.
    pub ship_to: Option<String>,
    /// Where they brought the things.
    pub dropped_at: Option<String>,
    /// With whom they sent them.
    pub carrier: Option<String>,
    /// Under which number.
    pub tracking: Option<String>,
}

/// Takes what the leaver says.
pub fn answer(work: &mut Work<'_>, secret: &str, answer: Answer) -> Result<()> {
    let id = find(work, secret)?;
    let case = work.load(id)?;
    expects(case.state, &case.number)?;
    let said = |text: Option<String>, most: usize| {
        let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        text.map(|text| text.chars().take(most).collect::<String>())
    };
    let (ship_to, dropped_at) = (said(answer.ship_to, 500), said(answer.dropped_at, 200));
    let (carrier, tracking) = (said(answer.carrier, 120), said(answer.tracking, 120));
    if ship_to.is_none() && dropped_at.is_none() && carrier.is_none() && tracking.is_none() {
        let message = "Say where a box shall go, where you brought the devices, or with whom you sent them.";
        return Err(Refusal::new("nothing-said", message).into());
    }
    if let Some(address) = ship_to {
        move_on(work, case.id, ADDRESS_GIVEN, |case| case.ship_to = Some(address))?;
    }
    if dropped_at.is_some() || carrier.is_some() || tracking.is_some() {
        way::on_its_way(work, case.id, Route { carrier, tracking, dropped_at })?;
    }
    Ok(())
}

fn find(view: &mut View<'_>, secret: &str) -> Result<Id<Retrieval>> {
    let now = view.now();
    let ended = || {
        let message = "This link has ended. Ask whoever sent it for a new one.";
        Error::from(Refusal::new("return-link-has-ended", message))
    };
    store::linked(view, &digest(secret), now)?.map(Id::new).ok_or_else(ended)
}
