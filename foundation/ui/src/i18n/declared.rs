//! What is declared in English and said in other languages: labels of fields, choices, what happened, why something
//! was refused.
//!
//! A declaration (`Field::text("serial", "Serial number")`) stays the only place where its English stands. Other
//! languages find their words under a key that is made from the English ones: `word-serial-number`. One entry serves
//! every field of that name; an English label that changes loses its entry, and a test of the product names it.
//! A refusal reaches the page as an English sentence with its values already in it. Its pattern stands in the texts of
//! both languages (`sentence-not-placed = { $order } is { $state }.`), so the values are read out of the sentence again.
use super::{Arg, Lang, Locale};
use domain::{Choice, Date};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use std::borrow::Cow;

/// What sort of words they are: "Order" is one thing above a field and another in a list of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// The name of a field, a column, a heading.
    Word,
    /// One of the values that a field may have.
    Choice,
    /// What somebody did: "handed out". Other languages name the thing as `{ $one }`.
    Event,
    /// A sentence of help, or of what something does.
    Says,
}

impl Family {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Choice => "choice",
            Self::Event => "event",
            Self::Says => "says",
        }
    }

    /// The key of English words: `word-serial-number`.
    pub fn key(self, english: &str) -> String {
        let mut key = self.prefix().to_owned();
        for part in english.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
            key.push('-');
            key.push_str(&part.to_ascii_lowercase());
        }
        key
    }
}

/// Values of sentences that are words of the house: the name of a field, a kind of record, a choice. They are said in
/// the reader's language; every other value is what people wrote, and stays as it is although it may look like a word:
/// a place called "Office" is called so.
const HOUSE_WORDS: &[&str] = &[
    "choice",
    "fault",
    "field",
    "fields",
    "kind",
    "kinds",
    "label",
    "labels",
    "next_state",
    "one",
    "other_choice",
    "state",
    "what",
];

impl Locale {
    /// Words that are declared in English, in the reader's language.
    pub fn declared<'a>(&'a self, family: Family, english: &'a str) -> Cow<'a, str> {
        match self.lang() {
            Lang::English => Cow::Borrowed(english),
            _ => self.say_or(&family.key(english), english),
        }
    }

    /// Words that are declared in English, or a text of their own: `asset-serial`.
    pub fn declared_as<'a>(&'a self, key: &str, family: Family, english: &'a str) -> Cow<'a, str> {
        self.text(key).unwrap_or_else(|| self.declared(family, english))
    }

    /// What a choice is called. Where two with the same English differ, their values tell them apart:
    /// `choice-value-line-medium`.
    pub fn choice<'a>(&'a self, choice: &Choice<'a>) -> Cow<'a, str> {
        match self.lang() {
            Lang::English => Cow::Borrowed(choice.label),
            _ => self.declared_as(&format!("choice-value-{}", choice.value), Family::Choice, choice.label),
        }
    }

    /// What somebody did to something, with the words for it: "hat das Gerät ausgegeben". None where the language
    /// says it as English does.
    pub fn happened(&self, english: &str, one: &str) -> Option<Cow<'_, str>> {
        let key = Family::Event.key(english);
        self.text(&key)?;
        Some(self.say_with(&key, &[("one", one)]))
    }

    /// The sentence of a refusal or a fault in the reader's language, as far as the texts know it.
    pub fn sentence(&self, english: &str) -> String {
        if self.lang() == Lang::English {
            return english.to_owned();
        }
        let paragraph = |english: &str| match self.retold(english) {
            Some(told) => told,
            // Several faults stand behind one another.
            None => {
                let parts = english.split_inclusive(". ").map(str::trim_end);
                let told: Vec<String> =
                    parts.map(|part| self.retold(part).unwrap_or_else(|| part.to_owned())).collect();
                told.join(" ")
            }
        };
        english.split('\n').map(paragraph).collect::<Vec<_>>().join("\n")
    }

    fn retold(&self, english: &str) -> Option<String> {
        let (key, values) =
            self.sentences().find_map(|(key, pattern)| Some((key, values_in(pattern, english)?)))?;
        let said = |name: &str, value: &str| match self.moment_in(value) {
            Some(moment) => moment,
            None if HOUSE_WORDS.contains(&name) => self.said(value),
            None => value.to_owned(),
        };
        let values: Vec<(&str, String)> =
            values.into_iter().map(|(name, value)| (name, said(name, value))).collect();
        let values: Vec<(&str, Arg<'_>)> =
            values.iter().map(|(name, value)| (*name, Arg::from(value.as_str()))).collect();
        Some(self.say_with(key, &values).into_owned())
    }

    /// A value that is a day, or a day and a time, as the reader writes it.
    fn moment_in(&self, value: &str) -> Option<String> {
        let (day, time) = value.split_once(' ').map_or((value, None), |(day, time)| (day, Some(time)));
        let day = self.date(day.parse::<Date>().ok()?);
        match time {
            None => Some(day),
            Some(time) => time.parse::<jiff::civil::Time>().is_ok().then(|| format!("{day}, {time}")),
        }
    }

    /// Words of the house out of an English sentence, one or several: names of fields, choices, kinds of records.
    fn said(&self, value: &str) -> String {
        let known = |value: &str| {
            let called = Family::Word.key(value);
            let plain = called.trim_start_matches("word-");
            // Within a sentence a state is written otherwise than in a list: "in stock" and "In stock".
            let (term, one) = (format!("term-{plain}"), format!("{plain}-one"));
            let within = value.starts_with(|c: char| c.is_ascii_lowercase()).then_some(term);
            let all = within.into_iter().chain([called.clone(), Family::Choice.key(value), one]);
            all.into_iter().find_map(|key| self.text(&key)).map(Cow::into_owned)
        };
        known(value).or_else(|| self.retold(value)).unwrap_or_else(|| {
            let each = value.split(", ").map(|one| known(one).unwrap_or_else(|| one.to_owned()));
            each.collect::<Vec<_>>().join(", ")
        })
    }
}

/// The values in a sentence that was made by a pattern; none when it was not.
fn values_in<'p, 's>(pattern: &Pattern<&'p str>, sentence: &'s str) -> Option<Vec<(&'p str, &'s str)>> {
    let mut values = Vec::new();
    fits(&pattern.elements, sentence, &mut values).then_some(values)
}

/// Reads the shortest value first; a text behind it that fits later lengthens it.
fn fits<'p, 's>(
    elements: &[PatternElement<&'p str>],
    rest: &'s str,
    values: &mut Vec<(&'p str, &'s str)>,
) -> bool {
    let Some((first, others)) = elements.split_first() else { return rest.is_empty() };
    match first {
        PatternElement::TextElement { value } => {
            rest.strip_prefix(value).is_some_and(|rest| fits(others, rest, values))
        }
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => {
            // No value goes over the end of a sentence.
            let most = rest.find(". ").map_or(rest.len(), |at| at + 1);
            let mut ends_here = |end: usize| {
                let before = values.len();
                values.push((id.name, &rest[..end]));
                fits(others, &rest[end..], values) || {
                    values.truncate(before);
                    false
                }
            };
            match others.first() {
                None => most == rest.len() && most > 0 && ends_here(most),
                // A value ends where the text behind it begins: nothing else is worth a try.
                Some(PatternElement::TextElement { value }) => rest
                    .match_indices(value)
                    .map(|(at, _)| at)
                    .take_while(|at| *at <= most)
                    .any(|at| at > 0 && ends_here(at)),
                Some(PatternElement::Placeable { .. }) => {
                    (1..=most).filter(|at| rest.is_char_boundary(*at)).any(ends_here)
                }
            }
        }
        PatternElement::Placeable { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Catalog, Source};
    use domain::Instant;
    use jiff::tz::TimeZone;
    use std::sync::Arc;

    fn reader(lang: Lang) -> Locale {
        let english = "sentence-vague = { $order } is { $state }.\n\
                       sentence-fill-in = Fill in: { $fields }.\n\
                       sentence-not-placed = { $order } is { $state }. Place it first.\n\
                       sentence-not-placed-2 = { $order } was for { $day }.\n\
                       own = Own";
        let german = "sentence-vague = { $order } ist { $state }.\n\
                      sentence-fill-in = Füllen Sie aus: { $fields }.\n\
                      sentence-not-placed = { $order } ist { $state }. Geben Sie sie zuerst auf.\n\
                      sentence-not-placed-2 = { $order } war für den { $day }.\n\
                      own = Eigenes\n\
                      word-order = Bestellung\n\
                      choice-order = bestellen\n\
                      term-waiting-for-approval = noch zu genehmigen\n\
                      choice-waiting-for-approval = wartet auf Freigabe\n\
                      event-handed-out = hat { $one } ausgegeben";
        let texts: &[Source] =
            &[Source { lang: Lang::English, text: english }, Source { lang: Lang::German, text: german }];
        let now: Instant = "2026-11-24T11:00:00Z".parse().unwrap();
        Locale::new(Arc::new(Catalog::new(&[texts]).unwrap()), lang, TimeZone::UTC, now)
    }

    #[test]
    fn english_words_are_the_key_of_the_others() {
        assert_eq!(Family::Word.key("Serial number"), "word-serial-number");
        assert_eq!(Family::Choice.key("ISO/IEC 27001, security"), "choice-iso-iec-27001-security");
        let (en, de) = (reader(Lang::English), reader(Lang::German));
        assert_eq!(de.declared(Family::Word, "Order"), "Bestellung");
        assert_eq!(de.declared(Family::Choice, "Order"), "bestellen");
        assert_eq!(de.declared(Family::Word, "Unheard of"), "Unheard of");
        assert_eq!(de.declared_as("own", Family::Word, "Order"), "Eigenes");
        assert_eq!(en.declared(Family::Word, "Order"), "Order");
        assert_eq!(de.happened("handed out", "das Gerät").unwrap(), "hat das Gerät ausgegeben");
        assert_eq!(en.happened("handed out", "the asset"), None);
    }

    #[test]
    fn only_words_of_the_house_are_said_in_other_words() {
        let de = reader(Lang::German);
        assert_eq!(de.sentence("Order is Order."), "Order ist Bestellung.");
        assert_eq!(
            de.sentence("Fill in: Order, Our own field."),
            "Füllen Sie aus: Bestellung, Our own field."
        );
    }

    #[test]
    fn a_refusal_is_said_again_with_its_values() {
        let (en, de) = (reader(Lang::English), reader(Lang::German));
        let english = "PO-7 is Waiting for approval. Place it first.";
        assert_eq!(de.sentence(english), "PO-7 ist wartet auf Freigabe. Geben Sie sie zuerst auf.");
        assert_eq!(de.sentence("PO is 7 was for 2026-03-04."), "PO is 7 war für den 04.03.2026.");
        assert_eq!(
            de.sentence("A was for B. PO-8 is waiting for approval."),
            "A war für den B. PO-8 ist noch zu genehmigen."
        );
        assert_eq!(de.sentence("Something else."), "Something else.");
        assert_eq!(en.sentence(english), english);
    }
}
