//! How somebody wants to be told when they are not looking.
use crate::{OWN, store};
use domain::{Id, Refusal};
use engine::{Command, Error, Permission, Place, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ui::i18n::Lang;

/// When mail is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mailing {
    /// As soon as something happens.
    #[default]
    AtOnce,
    /// Once a day, everything in one.
    Daily,
    /// Not at all: the page is enough.
    Never,
}

impl Mailing {
    /// Every wish, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::AtOnce, Self::Daily, Self::Never];

    /// As the table keeps it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::Daily => "daily",
            Self::Never => "never",
        }
    }

    pub(crate) fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.name() == name).unwrap_or_default()
    }
}

/// Says when one wants mail about one's messages.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MailTo {
    /// When.
    pub mailing: Mailing,
    /// In which language: en or de; left out, as it was.
    #[serde(default)]
    pub language: Option<String>,
}

impl Command for MailTo {
    const NAME: &'static str = "notices.mail-me";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Says when one wants mail about one's messages.";
    const PLACE: Place = Place::put("/my/messages/mailing");
    type Outcome = Mailing;

    fn run(self, work: &mut Work<'_>) -> Result<Mailing> {
        let person = reader(work)?;
        let lang = self.language.as_deref().map(|tag| {
            let message = "The language is en or de.";
            Lang::from_tag(tag).ok_or_else(|| Error::invalid("language", "unknown-language", message))
        });
        store::set_mailing(work, person, self.mailing, lang.transpose()?)?;
        Ok(self.mailing)
    }
}

/// The person who asks.
pub(crate) fn reader(view: &engine::View<'_>) -> Result<Id<Person>> {
    let person = view.actor().person.map(Id::new);
    let message = "This account is no person, so nobody writes to it.";
    person.ok_or_else(|| Refusal::new("account-without-person", message).into())
}
