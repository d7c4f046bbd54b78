//! The words of pages that are the same for all kinds of records.
use ui::i18n::{Lang, Source};

/// In every language.
pub(crate) const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// What other languages call what several capabilities declare in English, or the engine does.
pub const WORDS: &[Source] = ui::words!();
