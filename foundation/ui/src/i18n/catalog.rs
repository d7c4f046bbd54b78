use super::{Lang, numbers};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use std::{borrow::Cow, fmt};

/// A Fluent file in one language. Every crate that shows words has a constant list of these.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The language that it speaks.
    pub lang: Lang,
    /// What is in the file.
    pub text: &'static str,
}

impl Source {
    /// An English file.
    pub const fn english(text: &'static str) -> Self {
        Self { lang: Lang::English, text }
    }

    /// A German file.
    pub const fn german(text: &'static str) -> Self {
        Self { lang: Lang::German, text }
    }
}

/// Why texts cannot be used: they do not parse, or two of them share a key.
#[derive(Debug, PartialEq, Eq)]
pub struct TextError(pub Vec<String>);

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}
impl std::error::Error for TextError {}

/// All texts of the product in all languages. One for the process.
pub struct Catalog {
    bundles: Vec<(Lang, FluentBundle<FluentResource>)>,
    /// The keys of all sentences that the register says, those with the most words of their own first: "{ $order } is placed" is
    /// looked at before "{ $thing } is { $state }".
    sentences: Vec<String>,
}

/// What the keys of sentences begin with.
const SENTENCE: &str = "sentence-";

impl Catalog {
    /// Joins the texts of all crates. What is missing in a language is said in English.
    pub fn new(crates: &[&[Source]]) -> Result<Self, TextError> {
        let mut faults = Vec::new();
        let (mut bundles, mut sentences) = (Vec::new(), Vec::new());
        for lang in Lang::ALL {
            let mut bundle = empty(*lang);
            for source in crates.iter().copied().flatten().filter(|source| source.lang == *lang) {
                let resource =
                    FluentResource::try_new(source.text.to_owned()).unwrap_or_else(|(rest, errors)| {
                        faults.extend(
                            errors
                                .iter()
                                .map(|error| format!("The {} texts do not parse: {error}.", lang.tag())),
                        );
                        rest
                    });
                if *lang == Lang::default() {
                    sentences.extend(resource.entries().filter_map(sentence));
                }
                if let Err(errors) = bundle.add_resource(resource) {
                    faults.extend(errors.iter().map(|error| fault(*lang, error)));
                }
            }
            bundles.push((*lang, bundle));
        }
        sentences.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
        let sentences = sentences.into_iter().map(|(_, key)| key).collect();
        if faults.is_empty() { Ok(Self { bundles, sentences }) } else { Err(TextError(faults)) }
    }

    /// How every sentence is made in English.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (&str, &Pattern<&str>)> {
        self.sentences.iter().filter_map(|key| Some((key.as_str(), self.pattern(Lang::default(), key)?)))
    }

    /// How a text is made in one language.
    fn pattern(&self, lang: Lang, key: &str) -> Option<&Pattern<&str>> {
        let (_, bundle) = self.bundles.iter().find(|(of, _)| *of == lang)?;
        bundle.get_message(key)?.value()
    }

    /// The text in the language, else in English, with values filled in.
    pub(super) fn text<'a>(
        &'a self,
        lang: Lang,
        key: &str,
        args: Option<&FluentArgs<'_>>,
    ) -> Option<Cow<'a, str>> {
        [lang, Lang::default()].into_iter().find_map(|lang| {
            let pattern = self.pattern(lang, key)?;
            let (_, bundle) = self.bundles.iter().find(|(of, _)| *of == lang)?;
            // A value that is missing shows as {$name}; saying that much is better than saying nothing.
            Some(bundle.format_pattern(pattern, args, &mut Vec::new()))
        })
    }
}

/// The key of a sentence, and how many letters of its own it has.
fn sentence(entry: &Entry<&str>) -> Option<(usize, String)> {
    let Entry::Message(message) = entry else { return None };
    let elements = &message.value.as_ref().filter(|_| message.id.name.starts_with(SENTENCE))?.elements;
    let letters = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => value.len(),
        PatternElement::Placeable { .. } => 0,
    };
    Some((elements.iter().map(letters).sum(), message.id.name.to_owned()))
}

/// A bundle that writes numbers as its language does and puts no invisible marks around values, since texts
/// also go into mails and files.
fn empty(lang: Lang) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::English => |value, _| grouped(value, Lang::English),
        Lang::German => |value, _| grouped(value, Lang::German),
    }));
    bundle
}

/// A number of a text with its groups; other values are Fluent's business.
fn grouped(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numbers::written(&number.value.to_string(), lang.language())),
        _ => None,
    }
}

fn fault(lang: Lang, error: &FluentError) -> String {
    match error {
        FluentError::Overriding { id, .. } => {
            format!("The {} text \u{201c}{id}\u{201d} exists twice.", lang.tag())
        }
        other => format!("The {} texts cannot be used: {other}.", lang.tag()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_crates_cannot_use_one_key() {
        let one: &[Source] = &[Source { lang: Lang::German, text: "save = Sichern" }];
        let two: &[Source] = &[Source { lang: Lang::German, text: "save = Speichern" }];
        let error = Catalog::new(&[one, two]).err().unwrap();
        assert_eq!(error.to_string(), "The de text “save” exists twice.");
    }

    #[test]
    fn a_broken_file_is_named() {
        let broken: &[Source] = &[Source { lang: Lang::English, text: "save = { $who" }];
        assert!(Catalog::new(&[broken]).err().unwrap().to_string().starts_with("The en texts do not parse"));
    }
}
