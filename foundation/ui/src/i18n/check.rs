use super::{Lang, Source};
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with a crate's texts: files that do not parse, keys that a language lacks or has too much,
/// and translations that name other values. Empty when all is well; every crate with texts asserts that in a
/// test.
pub fn check(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut languages: Vec<(Lang, BTreeMap<String, BTreeSet<String>>)> = Vec::new();
    for lang in Lang::ALL {
        let mut texts = BTreeMap::new();
        for source in sources.iter().filter(|source| source.lang == *lang) {
            match FluentResource::try_new(source.text.to_owned()) {
                Ok(resource) => texts.extend(resource.entries().filter_map(placeables)),
                Err((_, errors)) => faults
                    .extend(errors.iter().map(|error| format!("{}: does not parse: {error}", lang.tag()))),
            }
        }
        languages.push((*lang, texts));
    }
    let Some(((_, reference), others)) = languages.split_first() else { return faults };
    for (lang, texts) in others {
        let tag = lang.tag();
        for (key, values) in reference {
            match texts.get(key) {
                None => faults.push(format!("{tag}: \u{201c}{key}\u{201d} is missing")),
                Some(own) if own != values => {
                    faults.push(format!("{tag}: \u{201c}{key}\u{201d} names {own:?} and not {values:?}"));
                }
                Some(_) => {}
            }
        }
        let unknown = texts.keys().filter(|key| !reference.contains_key(*key));
        faults.extend(unknown.map(|key| format!("{tag}: \u{201c}{key}\u{201d} does not exist in English")));
    }
    faults
}

/// The key of a message and the values that it names.
fn placeables(entry: &Entry<&str>) -> Option<(String, BTreeSet<String>)> {
    let Entry::Message(message) = entry else { return None };
    let mut names = BTreeSet::new();
    if let Some(pattern) = &message.value {
        of_pattern(pattern, &mut names);
    }
    Some((message.id.name.to_owned(), names))
}

fn of_pattern(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            variants.iter().for_each(|variant| of_pattern(&variant.value, names));
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| of_inline(argument, names));
        }
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_texts_are_whole_in_every_language() {
        assert_eq!(check(crate::i18n::TEXTS), Vec::<String>::new());
    }

    #[test]
    fn gaps_and_slips_of_a_translation_are_named() {
        let sources = [
            Source {
                lang: Lang::English,
                text: "a = { $n ->\n    [one] one\n   *[other] { $n } of { $all }\n}\nb = B\n",
            },
            Source { lang: Lang::German, text: "a = { $n } von { $alle }\nc = C\n" },
        ];
        assert_eq!(
            check(&sources),
            [
                "de: “a” names {\"alle\", \"n\"} and not {\"all\", \"n\"}",
                "de: “b” is missing",
                "de: “c” does not exist in English",
            ]
        );
    }
}
