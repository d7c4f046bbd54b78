use parking_lot::Mutex;
use regex::Regex;
use std::{
    collections::HashMap,
    sync::{LazyLock, OnceLock},
};

/// Any text without a NUL character, which PostgreSQL cannot keep.
pub(crate) const NO_NUL: &str = "^[^\\u0000]*$";
/// A text that has something besides blanks and control characters.
pub(crate) const NOT_BLANK: &str = "^[^\\u0000]*[^\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000][^\\u0000]*$";
/// The inside of a class of characters: blanks and control characters.
pub(crate) const LETTERS: &str =
    "\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/// A pattern that a text must fit. The two that nearly every text has need no regular expression.
#[derive(Debug)]
pub(super) enum Pattern {
    NoNul,
    NotBlank,
    /// As JSON Schema writes it, and, once it was needed, compiled.
    Written(String, OnceLock<Regex>),
}

impl Pattern {
    pub(super) fn of(text: &str) -> Self {
        match text {
            NO_NUL => Self::NoNul,
            NOT_BLANK => Self::NotBlank,
            other => Self::Written(other.to_owned(), OnceLock::new()),
        }
    }

    pub(super) fn fits(&self, text: &str) -> bool {
        match self {
            Self::NoNul => !text.contains('\0'),
            Self::NotBlank => {
                !text.contains('\0') && text.chars().any(|c| !c.is_whitespace() && !c.is_control())
            }
            Self::Written(pattern, compiled) => {
                compiled.get_or_init(|| compiled_once(pattern)).is_match(text)
            }
        }
    }

    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::NoNul => "nul-character",
            Self::NotBlank => "required",
            Self::Written(..) => "wrong-form",
        }
    }

    pub(super) fn words(&self) -> String {
        match self {
            Self::NoNul => "a text without NUL characters".into(),
            Self::NotBlank => "a text that is not blank, without NUL characters".into(),
            Self::Written(pattern, _) => format!("a text of the form {pattern}"),
        }
    }
}

/// Many fields have the same pattern: each is compiled once, when it is first needed.
fn compiled_once(pattern: &str) -> Regex {
    static KNOWN: LazyLock<Mutex<HashMap<String, Regex>>> = LazyLock::new(Mutex::default);
    KNOWN.lock().entry(pattern.to_owned()).or_insert_with(|| compiled(pattern)).clone()
}

/// JSON Schema writes a character as `\u0000`, this engine as `\u{0000}`.
fn compiled(pattern: &str) -> Regex {
    let mut ours = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(at) = rest.find("\\u") {
        let (before, digits) = (&rest[..at], rest.get(at + 2..at + 6).unwrap_or_default());
        ours.push_str(before);
        ours.push_str(&format!("\\u{{{digits}}}"));
        rest = rest.get(at + 6..).unwrap_or_default();
    }
    ours.push_str(rest);
    // A test compiles the pattern of every schema. What no regular expression is, no text fits.
    Regex::new(&ours).or_else(|_| Regex::new("[^\\s\\S]")).expect("an empty class is a regular expression")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_cuts_say_what_their_patterns_say() {
        let texts = ["", " ", "a", " a\u{0}", "\u{85}", "\u{1}\u{7f}", "\u{3000}b", "\u{feff}", "\u{180e}"];
        for text in texts {
            assert_eq!(Pattern::NoNul.fits(text), compiled(NO_NUL).is_match(text), "{text:?}");
            assert_eq!(Pattern::NotBlank.fits(text), compiled(NOT_BLANK).is_match(text), "{text:?}");
        }
    }
}
