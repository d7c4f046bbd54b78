use std::fmt;

/// A rule of the business said no. `code` is stable and documented; `message` is a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Stable, kebab-case, listed in the reference of refusals: `asset-not-in-stock`.
    pub code: &'static str,
    /// What is wrong and what to do, in one or two sentences.
    pub message: String,
}

impl Refusal {
    /// A refusal with its code and sentence.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}
impl std::error::Error for Refusal {}
