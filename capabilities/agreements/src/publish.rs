//! A text is published: what it says now becomes a version that never changes.
use crate::{AgreementText, AgreementVersion, WRITE, rules::content::digest};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Kept, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A version was published.
pub const PUBLISHED: Event = Event::new("published", "published");

/// Publishes a text as its next version. Signatures that were asked for or given before keep theirs.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Publish {
    /// Which text.
    pub text: Ref<AgreementText>,
}

impl Command for Publish {
    const NAME: &'static str = "agreements.publish";
    const NEEDS: Permission = WRITE;
    const SAYS: &'static str =
        "Publishes a text as its next version. Signatures that were asked for or given before keep theirs.";
    const PLACE: Place = Place::post("/agreement-texts/{text}/publish");
    type Outcome = Id<AgreementVersion>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<AgreementVersion>> {
        let text = work.find_to_change(&self.text)?;
        publish(work, &text)
    }
}

/// Publishes a text.
pub(crate) fn publish(work: &mut Work<'_>, text: &Kept<AgreementText>) -> Result<Id<AgreementVersion>> {
    let digest = digest(&text.body);
    if let Some(current) = text.current {
        let current = work.load::<AgreementVersion>(current)?;
        if current.digest == digest && current.sign_on_return == text.sign_on_return {
            let message = format!("{} says the same already. Edit the text first.", current.name);
            return Err(Refusal::new("nothing-new", message).into());
        }
    }
    let number = text.current_number.unwrap_or(0) + 1;
    let version = AgreementVersion {
        id: work.new_id()?,
        name: format!("{} · {number}", text.name),
        wording: text.id,
        number,
        body: text.body.clone(),
        language: text.language.clone(),
        digest,
        published_on: work.day(),
        sign_on_return: text.sign_on_return,
    };
    let id = work.register(&version, PUBLISHED)?;
    let after = AgreementText { current: Some(id), current_number: Some(number), ..text.record.clone() };
    work.record(text, &after, Happening::of(PUBLISHED).fact("version", number))?;
    Ok(id)
}
