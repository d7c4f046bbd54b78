//! Telling somebody something.
use crate::{jobs, store, wish::Mailing};
use domain::Id;
use engine::{Result, Work};
use people::Person;

/// Most characters of a subject; what is longer is cut.
const SUBJECT_MAX: usize = 160;
/// Most characters of a text.
const TEXT_MAX: usize = 4_000;

/// A message to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// To whom.
    pub to: Id<Person>,
    /// What kind of thing it tells of: `approvals.waiting`.
    pub topic: &'static str,
    /// What it is about, as a sentence without a full stop: "Purchase plan PP-000012 waits for your decision".
    pub subject: String,
    /// The rest, in plain text; may be empty.
    pub text: String,
    /// The page to open: `/approvals/5`.
    pub href: Option<String>,
    /// Told once for this key, however often it is tried: `overdue:asset:17:2026-03-04`.
    pub once: Option<String>,
}

impl Notice {
    /// A message without text, page and key.
    pub fn new(to: Id<Person>, topic: &'static str, subject: impl Into<String>) -> Self {
        Self { to, topic, subject: subject.into(), text: String::new(), href: None, once: None }
    }

    /// With more to say.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self }
    }

    /// With a page to open.
    #[must_use]
    pub fn href(self, href: impl Into<String>) -> Self {
        Self { href: Some(href.into()), ..self }
    }

    /// Told once for this key.
    #[must_use]
    pub fn once(self, key: impl Into<String>) -> Self {
        Self { once: Some(key.into()), ..self }
    }
}

/// Tells somebody something, as part of the transaction; answers whether it was new.
pub fn tell(work: &mut Work<'_>, notice: Notice) -> Result<bool> {
    let notice = Notice {
        subject: notice.subject.chars().take(SUBJECT_MAX).collect(),
        text: notice.text.chars().take(TEXT_MAX).collect(),
        ..notice
    };
    if let Some(key) = &notice.once
        && store::was_told(work, notice.to, key)?
    {
        return Ok(false);
    }
    let mailing = store::mailing(work, notice.to)?;
    store::add(work, &notice, if mailing == Mailing::Never { "none" } else { "waiting" })?;
    if mailing == Mailing::AtOnce {
        jobs::soon(work)?;
    }
    Ok(true)
}
