use super::{Catalog, Lang, Language};
use domain::{Date, Instant};
use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::Pattern;
use jiff::tz::TimeZone;
use std::{borrow::Cow, sync::Arc};

/// The reader's language, time zone and present: everything that turns values into words.
///
/// Made once per request and lent to every component as `t`. Cheap to clone.
#[derive(Clone)]
pub struct Locale {
    catalog: Arc<Catalog>,
    lang: Lang,
    zone: TimeZone,
    now: Instant,
}

/// A value that a text names: `{ $count }`.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A count: chooses the plural form, and is shown with its groups.
    Number(i64),
    /// Words, shown as they are.
    Text(Cow<'a, str>),
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}
impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}
impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl Locale {
    /// A reader of these texts in a language, a zone and at a moment.
    pub fn new(catalog: Arc<Catalog>, lang: Lang, zone: TimeZone, now: Instant) -> Self {
        Self { catalog, lang, zone, now }
    }

    /// The text with this key, or the key itself when nobody brought one.
    pub fn say(&self, key: &str) -> Cow<'_, str> {
        self.catalog.text(self.lang, key, None).unwrap_or_else(|| Cow::Owned(key.to_owned()))
    }

    /// The text with this key, with the values that it names filled in: `t.say_with("list-count", &[("count",
    /// n)])`. Values of several kinds are written as [`Arg`]s.
    pub fn say_with<'a, V: Clone + Into<Arg<'a>>>(&self, key: &str, values: &[(&str, V)]) -> Cow<'_, str> {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            let value = match value.clone().into() {
                Arg::Number(number) => FluentValue::from(number),
                Arg::Text(text) => FluentValue::String(text),
            };
            args.set(*name, value);
        }
        self.catalog.text(self.lang, key, Some(&args)).unwrap_or_else(|| Cow::Owned(key.to_owned()))
    }

    /// The text with this key, or `otherwise` where no language has it: for labels that a record brings
    /// along.
    pub fn say_or<'a>(&'a self, key: &str, otherwise: &'a str) -> Cow<'a, str> {
        self.catalog.text(self.lang, key, None).unwrap_or(Cow::Borrowed(otherwise))
    }

    /// Whether some language that the reader understands has this text.
    pub fn knows(&self, key: &str) -> bool {
        self.text(key).is_some()
    }

    /// The text with this key, where some language has it.
    pub(super) fn text(&self, key: &str) -> Option<Cow<'_, str>> {
        self.catalog.text(self.lang, key, None)
    }

    /// How sentences are made in English, with the places of their values; those that say most first.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (&str, &Pattern<&str>)> {
        self.catalog.sentences()
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// How the language writes things.
    pub fn language(&self) -> &'static Language {
        self.lang.language()
    }

    /// The time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The present moment of this page.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The present day in the reader's zone.
    pub fn today(&self) -> Date {
        self.now.date_in(&self.zone)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::i18n::{Source, TEXTS};

    /// A reader in Berlin at noon on 24 November 2026.
    pub(crate) fn reader(lang: Lang) -> Locale {
        let more = &[Source {
            lang: Lang::English,
            text: "found = { $count ->\n    [one] { $count } asset\n   *[other] { $count } assets\n} \
                   in { $place }",
        }];
        let catalog = Catalog::new(&[TEXTS, more]).unwrap();
        let now = "2026-11-24T11:00:00Z".parse().unwrap();
        Locale::new(Arc::new(catalog), lang, TimeZone::get("Europe/Berlin").unwrap(), now)
    }
    pub(crate) fn english() -> Locale {
        reader(Lang::English)
    }
    pub(crate) fn german() -> Locale {
        reader(Lang::German)
    }

    #[test]
    fn a_text_counts_in_the_plural_and_with_groups() {
        let say = |count: i64| {
            let t = english();
            t.say_with("found", &[("count", Arg::from(count)), ("place", Arg::from("Oslo"))]).into_owned()
        };
        assert_eq!(say(1), "1 asset in Oslo");
        assert_eq!(say(31_319), "31,319 assets in Oslo");
    }

    #[test]
    fn what_german_lacks_is_said_in_english_and_what_nobody_has_is_its_key() {
        let t = german();
        let args = [("count", Arg::from(2_000_i64)), ("place", Arg::from("Oslo"))];
        assert_eq!(t.say_with("found", &args), "2,000 assets in Oslo");
        assert_eq!(t.say("no-such-text"), "no-such-text");
        assert_eq!(t.say_or("asset-serial", "Serial number"), "Serial number");
    }
}
