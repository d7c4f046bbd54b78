//! Texts, numbers, money and dates in the language of the person who reads them.
//!
//! Every crate that shows words brings its own Fluent files as a constant list of [`Source`]s; the binary
//! joins them into one [`Catalog`]. A page gets a [`Locale`]: one language, one time zone, one "now".
//!
//! Numbers, dates and money are written by this module and not by ICU: of what the interface shows, ICU's
//! stable crates cover only plain numbers and dates, cost four times the build of everything else here, and
//! leave money and relative time to experimental crates. A language is one file of [`Language`] conventions
//! and one `.ftl` file beside it.
mod catalog;
mod check;
mod dates;
mod declared;
mod english;
mod german;
mod lang;
mod locale;
mod money;
mod numbers;
mod relative;

pub use catalog::{Catalog, Source, TextError};
pub use check::check;
pub use declared::Family;
pub use lang::{Lang, Language};
pub use locale::{Arg, Locale};

/// The words and sentences of a capability in other languages, from the files beside the caller: `words.de.ftl`,
/// `sentences.en.ftl`, `sentences.de.ftl`.
#[macro_export]
macro_rules! words {
    () => {
        &[
            $crate::i18n::Source::german(include_str!("words.de.ftl")),
            $crate::i18n::Source::english(include_str!("sentences.en.ftl")),
            $crate::i18n::Source::german(include_str!("sentences.de.ftl")),
        ]
    };
}

/// The texts of the building blocks themselves.
pub const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

#[cfg(test)]
pub(crate) use locale::tests::english as english_for_tests;
