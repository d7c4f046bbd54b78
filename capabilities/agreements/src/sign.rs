//! Signing: at a desk, or by the person signed in.
use crate::{
    MANAGE, OWN, Signing,
    rules::signature::{self, Signature},
    store, verify,
};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Kept, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// It was signed.
pub const SIGNED: Event = Event::new("signed", "signed");

/// Takes a signature at a desk, on the device of whoever hands out or takes back: a typed name, a drawing, or both.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Sign {
    /// Which signature.
    pub signing: Ref<Signing>,
    /// The full name of who signs, as they type it.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub name: Option<String>,
    /// What they drew: an SVG path on 600 by 180.
    #[serde(default)]
    #[schemars(length(max = 8000))]
    pub drawing: Option<String>,
    /// The SHA-256 of what they saw; refused when text or items are others by now.
    #[serde(default)]
    #[schemars(length(max = 64))]
    pub content: Option<String>,
}

impl Command for Sign {
    const NAME: &'static str = "agreements.sign";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Takes a signature at a desk: a typed name, a drawing, or both.";
    const PLACE: Place = Place::post("/signings/{signing}/sign");
    type Outcome = Id<Signing>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Signing>> {
        let signing = work.find_to_change(&self.signing)?;
        let signature = Signature::read(self.name.as_deref(), self.drawing.as_deref())?;
        give(work, &signing, signature, "desk", self.content.as_deref())
    }
}

/// Signs what one was asked to sign oneself: a typed name, a drawing, or both.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SignOwn {
    /// Which signature.
    pub signing: Ref<Signing>,
    /// One's full name.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub name: Option<String>,
    /// What one drew: an SVG path on 600 by 180.
    #[serde(default)]
    #[schemars(length(max = 8000))]
    pub drawing: Option<String>,
    /// The SHA-256 of what one saw; refused when text or items are others by now.
    #[serde(default)]
    #[schemars(length(max = 64))]
    pub content: Option<String>,
}

impl Command for SignOwn {
    const NAME: &'static str = "agreements.sign-own";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Signs what one was asked to sign oneself.";
    const PLACE: Place = Place::post("/my/signings/{signing}/sign");
    type Outcome = Id<Signing>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Signing>> {
        let signing = own(work, &self.signing)?;
        let signature = Signature::read(self.name.as_deref(), self.drawing.as_deref())?;
        work.as_system(|work| give(work, &signing, signature, "own", self.content.as_deref()))
    }
}

/// A signature of whoever asks; of nobody else, whatever they may do otherwise.
pub(crate) fn own(work: &mut Work<'_>, signing: &Ref<Signing>) -> Result<Kept<Signing>> {
    let person = work.actor().person;
    let id = match signing.value().as_i64() {
        Some(id) => Some(id),
        None => store::numbered(work, &signing.value().as_str().unwrap_or_default().to_uppercase())?,
    };
    let theirs = match (id, person) {
        (Some(id), Some(person)) => store::is_of(work, id, person)?,
        _ => false,
    };
    match id.filter(|_| theirs) {
        Some(id) => work.as_system(|work| work.load(Id::new(id))),
        None => Err(engine::Error::NotFound("signature")),
    }
}

/// Records the signature, with what it is about as a number.
pub(crate) fn give(
    work: &mut Work<'_>,
    signing: &Kept<Signing>,
    signature: Signature,
    way: &str,
    seen: Option<&str>,
) -> Result<Id<Signing>> {
    signature::open(signing)?;
    let content = verify::content_of(work, signing)?;
    if seen.is_some_and(|seen| seen != content) {
        let message = "What is to be signed has changed meanwhile. Read it again, then sign.";
        return Err(Refusal::new("content-changed", message).into());
    }
    let drawn = signature.drawing.is_some();
    let after = signature::sign(signing, signature, way, content.clone(), work.day())?;
    store::end_links(work, signing.id)?;
    let what = Happening::of(SIGNED).fact("content", content).fact("way", way).fact("drawn", drawn);
    work.record(signing, &after, what)
}
