//! Answers other than a signature: declined, withdrawn, expired.
use crate::{MANAGE, OWN, Signing, SigningState, rules::signature, sign, store};
use domain::{Event, Id};
use engine::{Command, Happening, Kept, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The person declined.
pub const DECLINED: Event = Event::new("declined", "declined");
/// It is no longer asked for.
pub const WITHDRAWN: Event = Event::new("called-off", "called off");
/// Nobody answered in time.
pub const EXPIRED: Event = Event::new("expired", "let expire");

/// Records that a person declines to sign.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Decline {
    /// Which signature.
    pub signing: Ref<Signing>,
    /// Why, in their words.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub because: Option<String>,
}

impl Command for Decline {
    const NAME: &'static str = "agreements.decline";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records that a person declines to sign.";
    const PLACE: Place = Place::post("/signings/{signing}/decline");
    type Outcome = Id<Signing>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Signing>> {
        let signing = work.find_to_change(&self.signing)?;
        end(work, &signing, SigningState::Declined, DECLINED, self.because)
    }
}

/// Declines to sign what one was asked to sign oneself.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DeclineOwn {
    /// Which signature.
    pub signing: Ref<Signing>,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub because: Option<String>,
}

impl Command for DeclineOwn {
    const NAME: &'static str = "agreements.decline-own";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Declines to sign what one was asked to sign oneself.";
    const PLACE: Place = Place::post("/my/signings/{signing}/decline");
    type Outcome = Id<Signing>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Signing>> {
        let signing = sign::own(work, &self.signing)?;
        work.as_system(|work| end(work, &signing, SigningState::Declined, DECLINED, self.because))
    }
}

/// Records that a signature is no longer asked for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Withdraw {
    /// Which signature.
    pub signing: Ref<Signing>,
}

impl Command for Withdraw {
    const NAME: &'static str = "agreements.withdraw";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records that a signature is no longer asked for.";
    const PLACE: Place = Place::post("/signings/{signing}/withdraw");
    type Outcome = Id<Signing>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Signing>> {
        let signing = work.find_to_change(&self.signing)?;
        end(work, &signing, SigningState::Withdrawn, WITHDRAWN, None)
    }
}

/// Ends the wait for an answer.
pub(crate) fn end(
    work: &mut Work<'_>,
    signing: &Kept<Signing>,
    state: SigningState,
    event: Event,
    because: Option<String>,
) -> Result<Id<Signing>> {
    let because = because.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let after = signature::end(signing, state, work.day(), because)?;
    store::end_links(work, signing.id)?;
    work.record(signing, &after, Happening::of(event))
}
