//! Signing without an account: by a secret link, once, within a fortnight.
use crate::{
    MANAGE, Signing, SigningState, answer,
    rules::signature::{self, Signature},
    sign, store, verify,
    verify::Document,
};
use access::secret::{Secret, digest};
use domain::{Date, Event, Id, Refusal};
use engine::{Actor, Command, Error, Happening, Kept, Permission, Place, Ref, Result, View, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A link to sign by was made.
pub const LINK_MADE: Event = Event::new("link-made", "made a link for");
/// How long a link lives.
const LINK_DAYS: i64 = 14;
const DAY_MILLIS: i64 = 86_400_000;

/// Makes a secret link by which somebody signs without an account. It works once and for a fortnight, and is told only
/// now: what is kept is a digest of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MakeLink {
    /// For which signature.
    pub signing: Ref<Signing>,
}

/// A link to sign by.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Link {
    /// The signature.
    pub signing: i64,
    /// The address. Whoever has it can sign.
    pub link: String,
    /// The last day on which it works.
    pub ends_on: Date,
}

impl Command for MakeLink {
    const NAME: &'static str = "agreements.make-link";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Makes a secret link by which somebody signs without an account, once and within a fortnight.";
    const PLACE: Place = Place::post("/signings/{signing}/link");
    type Outcome = Link;

    fn run(self, work: &mut Work<'_>) -> Result<Link> {
        let signing = work.find_to_change(&self.signing)?;
        signature::open(&signing)?;
        let secret = Secret::random();
        let ends_on = work.today().plus_days(LINK_DAYS);
        let expires = work.now().plus_millis(LINK_DAYS * DAY_MILLIS);
        store::keep_link(work, &secret.digest(), signing.id, expires)?;
        work.record(&signing, &signing.record, Happening::of(LINK_MADE).fact("ends_on", ends_on))?;
        let link = format!("{}/sign/{}", work.settings().base_url, secret.reveal());
        Ok(Link { signing: signing.id.number(), link, ends_on })
    }
}

/// Whoever comes by a link, as the journal has them.
pub fn bearer() -> Arc<Actor> {
    Arc::new(Actor { name: "link:signing".into(), ..(*Actor::system()).clone() })
}

/// What a link is for.
pub fn read(view: &mut View<'_>, secret: &str) -> Result<(Kept<Signing>, Document)> {
    let now = view.now();
    let id = store::linked(view, &digest(secret), now)?.ok_or_else(ended)?;
    let signing = view.load::<Signing>(Id::new(id))?;
    let document = verify::document(view, &signing)?;
    Ok((signing, document))
}

/// Signs by a link, which ends with it.
pub fn sign(
    work: &mut Work<'_>,
    secret: &str,
    name: Option<&str>,
    drawing: Option<&str>,
    seen: Option<&str>,
) -> Result<Id<Signing>> {
    let signing = find(work, secret)?;
    let signature = Signature::read(name, drawing)?;
    sign::give(work, &signing, signature, "link", seen)
}

/// Declines by a link, which ends with it.
pub fn decline(work: &mut Work<'_>, secret: &str, because: Option<String>) -> Result<Id<Signing>> {
    let signing = find(work, secret)?;
    answer::end(work, &signing, SigningState::Declined, answer::DECLINED, because)
}

fn find(work: &mut Work<'_>, secret: &str) -> Result<Kept<Signing>> {
    let now = work.now();
    let id = store::linked(work, &digest(secret), now)?.ok_or_else(ended)?;
    work.load(Id::new(id))
}

fn ended() -> Error {
    let message = "This link was used already or has ended. Ask whoever sent it for a new one.";
    Refusal::new("signing-link-has-ended", message).into()
}
