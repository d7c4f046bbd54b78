//! What somebody was told.
use crate::{OWN, store};
use domain::Id;
use engine::{Permission, Place, Query, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Messages on one page.
const PAGE: usize = 50;

/// One's own messages, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Inbox {
    /// Only what is unread.
    #[serde(default)]
    pub unread: bool,
    /// Only what is older than this message.
    #[serde(default)]
    pub before: Option<i64>,
}

/// Some messages.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Messages {
    /// The messages, newest first; at most 50.
    pub messages: Vec<Message>,
    /// What to ask for as `before` to see more; none at the end.
    pub next: Option<i64>,
}

/// One message.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Message {
    /// Its number.
    pub id: i64,
    /// What kind of thing it tells of.
    pub topic: String,
    /// What it is about.
    pub subject: String,
    /// The rest.
    pub text: String,
    /// The page to open.
    pub href: Option<String>,
    /// When it was written, in milliseconds since 1970.
    pub at: i64,
    /// Whether it has been read.
    pub read: bool,
}

impl Query for Inbox {
    const NAME: &'static str = "notices.inbox";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Tells one's own messages, newest first.";
    const PLACE: Place = Place::get("/my/messages");
    type Answer = Messages;

    fn run(self, view: &mut View<'_>) -> Result<Messages> {
        let Some(person) = view.actor().person else { return Ok(Messages::default()) };
        let mut messages = store::messages(view, Id::new(person), self.unread, self.before, PAGE + 1)?;
        let more = messages.len() > PAGE;
        messages.truncate(PAGE);
        let next = messages.last().map(|last| last.id).filter(|_| more);
        Ok(Messages { messages, next })
    }
}
