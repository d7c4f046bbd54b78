//! Letters: mail to somebody outside of the house, about a record. The supplier gets the order, with its PDF.
//!
//! A letter is kept in the transaction of what it is about and goes by the same post as messages to people. What it says
//! and what goes with it is kept until it went, or was given up: it may hold a secret link.
use crate::{OWN, Post, jobs, post::address, store};
use domain::Refusal;
use engine::{Error, Permission, Place, Query, RecordKind, Result, View, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use ui::i18n::{Catalog, Lang, Locale, Source, TEXTS};

/// Letters about one record that are told, the newest.
const TOLD_MAX: usize = 50;
/// How large what goes with a letter may be, in bytes: more than many servers take.
const FILE_MAX: usize = 10_000_000;

/// A letter to somebody outside.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The kind of record that it is about.
    pub about: &'static RecordKind,
    /// The record.
    pub record: i64,
    /// To whom, by name.
    pub name: String,
    /// To which address.
    pub address: String,
    /// What it is about, on one line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// What goes with it.
    pub file: Option<Enclosure>,
}

/// A file that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// What it is called.
    pub name: String,
    /// What it is: `application/pdf`.
    pub media: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// Sends a letter, as part of the transaction: it goes right after, and is tried again when the server is away. Answers of
/// it go to whoever does this, where they have an address.
///
/// # Errors
/// Where no mail is set up, and when the address is none (as the field `to`).
pub fn post(work: &mut Work<'_>, letter: Letter) -> Result<()> {
    if !work.has_tool::<Post>() {
        return Err(not_set_up());
    }
    let Some(address) = address(&letter.address) else {
        let message = format!("\u{201c}{}\u{201d} is not an e-mail address.", letter.address);
        return Err(Error::invalid("to", "not-an-address", message));
    };
    if letter.file.as_ref().is_some_and(|file| file.content.len() > FILE_MAX) {
        return Err(Refusal::new("letter-too-large", "This is too large to be mailed.").into());
    }
    let one_line = letter.subject.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    let letter = Letter { address: address.to_string(), subject: one_line.collect(), ..letter };
    let sender = Arc::clone(work.actor());
    store::post(work, &letter, &sender)?;
    jobs::soon(work)
}

fn not_set_up() -> Error {
    let message =
        "No mail is set up here. Whoever runs the server sets mail_server; until then, send it yourself.";
    Refusal::new("mail-not-set-up", message).into()
}

/// The words of a capability's letters in a language.
pub fn in_language(view: &View<'_>, lang: Lang, texts: &[Source]) -> Result<Locale> {
    let catalog = Catalog::new(&[TEXTS, texts]).map_err(|error| Error::internal(error.to_string()))?;
    Ok(Locale::new(Arc::new(catalog), lang, view.zone().clone(), view.now()))
}

/// Who writes, as a letter is signed: the person, and the organisation.
pub fn signature(view: &mut View<'_>) -> Result<String> {
    let person = view.actor().person;
    let name = view.labels(<Person as engine::Record>::KIND, person.as_slice())?.into_values().next();
    let organisation = view.settings().organisation.clone();
    Ok(name.into_iter().chain([organisation]).collect::<Vec<_>>().join("\n"))
}

/// Tells what was mailed to others about a record, newest first, and whether it went.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Letters {
    /// The kind of record: `order`.
    pub kind: String,
    /// Its id.
    pub record: i64,
}

/// Where a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LetterState {
    /// On its way; perhaps tried already.
    Waiting,
    /// The mail server took it.
    Sent,
    /// Given up.
    Failed,
}

impl LetterState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Sent, Self::Failed];

    /// As the table keeps it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }

    pub(crate) fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.name() == name).unwrap_or(Self::Failed)
    }
}

/// What became of a letter.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Posted {
    /// To whom, by name.
    pub name: String,
    /// To which address.
    pub address: String,
    /// What it is about.
    pub subject: String,
    /// The file that went with it.
    pub file: Option<String>,
    /// Who sent it, as the journal names actors.
    pub sender: String,
    /// When they did, in milliseconds since 1970.
    pub at: i64,
    /// Where it is.
    pub state: LetterState,
    /// How often it was tried.
    pub tries: i64,
    /// When the mail server took it, in milliseconds since 1970.
    pub sent_at: Option<i64>,
    /// What the mail server said when it did not take it.
    pub error: Option<String>,
}

impl Query for Letters {
    const NAME: &'static str = "notices.letters";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str =
        "Tells what was mailed to others about a record, newest first, and whether it went.";
    const PLACE: Place = Place::get("/letters/{kind}/{record}");
    type Answer = Vec<Posted>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Posted>> {
        let kind = view.kind(&self.kind).ok_or(Error::NotFound("kind of record"))?;
        view.state(kind, self.record)?;
        store::letters_about(view, kind.name, self.record, TOLD_MAX)
    }
}
