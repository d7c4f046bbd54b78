//! What was signed, word for word, and whether it is still that.
use crate::{AgreementVersion, Direction, READ, Signing, SigningState, rules::content, store};
use domain::Date;
use engine::{Permission, Place, Query, Record, Ref, Result, View};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is or was signed, word for word; and whether its number is still the one that was signed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Verify {
    /// Which signature.
    pub signing: Ref<Signing>,
}

/// What is or was signed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Document {
    /// The number of the signature.
    pub number: String,
    /// The name of the text with its version.
    pub title: String,
    /// What it says.
    pub body: String,
    /// Its language, two letters.
    pub language: Option<String>,
    /// What for.
    pub direction: Direction,
    /// Where it stands.
    pub state: String,
    /// Who is to sign, or did.
    pub person: String,
    /// The items.
    pub items: Vec<DocumentItem>,
    /// The SHA-256 of text and items, worked out now.
    pub content: String,
    /// Whether that is what was signed; absent as long as nobody has.
    pub genuine: Option<bool>,
    /// When it was answered.
    pub answered_on: Option<Date>,
    /// The name that was typed.
    pub signed_name: Option<String>,
    /// What was drawn.
    pub drawing: Option<String>,
    /// How it was signed.
    pub way: Option<String>,
}

/// One item of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DocumentItem {
    /// The asset.
    pub asset: i64,
    /// Its tag.
    pub tag: String,
    /// Its serial number.
    pub serial: Option<String>,
    /// What it is.
    pub description: String,
}

impl Query for Verify {
    const NAME: &'static str = "agreements.document";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells what is or was signed, word for word, and whether it is still that.";
    const PLACE: Place = Place::get("/signings/{signing}/document");
    type Answer = Document;

    fn run(self, view: &mut View<'_>) -> Result<Document> {
        let signing = view.find(&self.signing)?;
        document(view, &signing)
    }
}

/// The SHA-256 of what is to be signed now.
pub(crate) fn content_of(view: &mut View<'_>, signing: &Signing) -> Result<String> {
    let version = store::wording(view, signing.wording)?;
    let items: Vec<content::Item> =
        store::items(view, signing.id)?.into_iter().map(|(_, item)| item).collect();
    Ok(content::content(signing.direction, &version.body, &items))
}

/// What is signed, whoever may see it.
pub(crate) fn document(view: &mut View<'_>, signing: &Signing) -> Result<Document> {
    let version: AgreementVersion = store::wording(view, signing.wording)?;
    let items = store::items(view, signing.id)?;
    let content = content_of(view, signing)?;
    let name = view.labels(Person::KIND, &[signing.person.number()])?.into_values().next();
    Ok(Document {
        number: signing.number.clone(),
        title: version.name,
        body: version.body,
        language: version.language,
        direction: signing.direction,
        state: word(signing.state).to_owned(),
        person: name.unwrap_or_default(),
        items: items
            .into_iter()
            .map(|(asset, item)| DocumentItem {
                asset,
                tag: item.tag,
                serial: item.serial,
                description: item.description,
            })
            .collect(),
        genuine: signing.content.as_ref().map(|signed| *signed == content),
        content,
        answered_on: signing.answered_on,
        signed_name: signing.signed_name.clone(),
        drawing: signing.drawing.clone(),
        way: signing.way.clone(),
    })
}

const fn word(state: SigningState) -> &'static str {
    match state {
        SigningState::Open => "open",
        SigningState::Signed => "signed",
        SigningState::Declined => "declined",
        SigningState::Expired => "expired",
        SigningState::Withdrawn => "withdrawn",
    }
}
