//! Whatever the product declares in English has German words: a kind of record, a field, a heading, a choice, an
//! event, a verb, a sentence of help. What is new is named here until it has them.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
use domain::{Event, Field, Kind};
use engine::{Doing, Engine};
use pages::Desk;
use std::collections::BTreeSet;
use testkit::TestDb;
use ui::i18n::{Family, Lang, Locale, Source};

fn product() -> (Engine, std::sync::Arc<Desk>) {
    let engine = testkit::register(&TestDb::sqlite(), tenure::capabilities::ALL);
    let desk = tenure::parts::desk(&engine);
    (engine, desk)
}

fn german(desk: &Desk) -> Locale {
    Locale::new(desk.catalog.clone(), Lang::German, jiff::tz::TimeZone::UTC, testkit::START)
}

/// Everything that is declared: a key of its own, its family, its English.
struct Declared {
    all: BTreeSet<(String, Family, String)>,
}

impl Declared {
    fn by(engine: &Engine, desk: &Desk) -> Self {
        let mut it = Self { all: BTreeSet::new() };
        for kind in engine.kinds() {
            it.fields(kind.name, kind.fields);
        }
        for event in engine.capabilities().iter().flat_map(|one| one.events).chain(Event::OF_ALL) {
            it.add(String::new(), Family::Event, event.says);
        }
        for doing in engine.doings() {
            let Doing::Verb(verb) = doing else { continue };
            let name = verb.name.replace('.', "-");
            it.add(format!("do-{name}"), Family::Word, &pages::form::verb_words(verb.name));
            it.add(format!("do-{name}-note"), Family::Says, verb.says);
            it.fields(&name, &desk.form(verb.name).unwrap().fields);
        }
        it
    }

    fn add(&mut self, key: String, family: Family, english: &str) {
        if !english.is_empty() {
            self.all.insert((key, family, english.to_owned()));
        }
    }

    fn fields(&mut self, record: &str, fields: &[Field<'_>]) {
        for field in fields {
            let key = format!("{record}-{}", field.name);
            self.add(format!("{key}-help"), Family::Says, field.help);
            self.add(key, Family::Word, field.label);
            self.add(String::new(), Family::Word, field.group);
            if let Kind::Choice(choices) | Kind::Choices(choices) = field.kind {
                for choice in choices {
                    self.add(format!("choice-value-{}", choice.value), Family::Choice, choice.label);
                }
            }
        }
    }
}

#[test]
fn everything_that_is_declared_has_german_words() {
    let (engine, desk) = product();
    let t = german(&desk);
    let mut missing = Vec::new();
    let declared = Declared::by(&engine, &desk);
    assert!(declared.all.len() > 3_000, "only {} words are declared", declared.all.len());
    for (key, family, english) in &declared.all {
        if !t.knows(key) && !t.knows(&family.key(english)) {
            missing.push(format!("{} = {english}", family.key(english)));
        }
    }
    for kind in engine.kinds() {
        let keys = ["one", "many", "the"].map(|word| format!("{}-{word}", kind.name));
        missing.extend(keys.into_iter().filter(|key| !t.knows(key)));
    }
    missing.dedup();
    assert!(missing.is_empty(), "{} without German:\n{}", missing.len(), missing.join("\n"));
}

/// Words of what is declared no more would be kept for ever.
#[test]
fn german_words_belong_to_something_that_is_declared() {
    let (engine, desk) = product();
    let declared = Declared::by(&engine, &desk).all;
    let mut known: BTreeSet<String> = declared.iter().map(|(key, ..)| key.clone()).collect();
    known.extend(declared.iter().map(|(_, family, english)| family.key(english)));
    let forms = ["one", "many", "the"];
    known.extend(engine.kinds().iter().flat_map(|kind| forms.map(|word| format!("{}-{word}", kind.name))));
    let german = words().filter(|source| source.lang == Lang::German && !source.text.contains("\nsentence-"));
    let keys = german.flat_map(|source| source.text.lines()).filter_map(|line| line.split_once(" = "));
    let strangers: Vec<&str> =
        keys.map(|(key, _)| key).filter(|key| !known.contains(*key) && !key.starts_with("term-")).collect();
    assert!(strangers.is_empty(), "nothing of these is declared: {strangers:?}");
}

/// Why something is refused or told is an English sentence in the code and a pattern in the texts: neither changes
/// alone.
#[test]
fn every_sentence_with_german_is_one_that_the_code_says() {
    let said = literals();
    let sentences = words().filter(|source| source.text.contains("\nsentence-"));
    let english = sentences.clone().filter(|source| source.lang == Lang::English);
    let patterns: Vec<(&str, &str)> =
        english.flat_map(|source| source.text.lines()).filter_map(|line| line.split_once(" = ")).collect();
    assert!(patterns.len() > 600, "only {} sentences have German", patterns.len());
    // What is put together from two literals is no literal itself.
    let literal = patterns.iter().filter(|(key, _)| !key.starts_with("sentence-made-"));
    let strangers: Vec<&str> =
        literal.map(|(_, sentence)| *sentence).filter(|sentence| !said.contains(&bare(sentence))).collect();
    assert!(strangers.is_empty(), "nothing says these any more: {strangers:#?}");
    for part in tenure::parts::ALL.iter().map(|part| part.words).chain([pages::WORDS]) {
        let sentences: Vec<Source> =
            part.iter().filter(|source| source.text.contains("\nsentence-")).copied().collect();
        assert_eq!(ui::i18n::check(&sentences), Vec::<String>::new());
    }
}

fn words() -> impl Iterator<Item = &'static Source> + Clone {
    tenure::parts::ALL.iter().flat_map(|part| part.words).chain(pages::WORDS)
}

/// A sentence with its places empty, as the code and the texts have it alike.
fn bare(sentence: &str) -> String {
    let mut parts = sentence.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || " $_.:".contains(c));
    parts.fold(first, |bare, part| match part.split_once('}') {
        Some((name, rest)) if is_name(name) => format!("{bare}{{}}{rest}"),
        _ => format!("{bare}{{{part}"),
    })
}

/// The code of all crates, without tests and comments, cut at its quotation marks: every second piece is a literal. Lines
/// are joined, and quotation marks written out.
fn code(within: &[&str]) -> Vec<Vec<String>> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut folders: Vec<std::path::PathBuf> = within.iter().map(|folder| root.join(folder)).collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension() {
                None if path.is_dir() && !path.ends_with("tests") && !path.ends_with("demo") => {
                    folders.push(path);
                }
                Some(of) if of == "rs" => files.push(cut(&std::fs::read_to_string(path).unwrap())),
                _ => {}
            }
        }
    }
    files
}

fn cut(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let code = code.lines().filter(is_code).collect::<Vec<_>>().join("\n");
    let lines: Vec<&str> = code
        .split("\\\n")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.trim_start() })
        .collect();
    let code = lines.concat().replace("\\u{201c}", "\u{201c}").replace("\\u{201d}", "\u{201d}");
    code.split('"').map(str::to_owned).collect()
}

fn literals() -> BTreeSet<String> {
    code(&["capabilities", "foundation"]).iter().flatten().map(|piece| bare(piece)).collect()
}

/// What somebody is told or refused with, as far as it stands where such things are said: the subject and the text of
/// a message, the sentence of a refusal, of a fault, of whatever is called `message`.
fn told(pieces: &[String]) -> Vec<&str> {
    let is_message_file = pieces.iter().any(|piece| piece.contains("Notice::new("));
    let before = |at: usize, back: usize| at.checked_sub(back).map_or("", |at| pieces[at].trim());
    let follows = |at: usize, back: usize, call: &str| {
        let start = before(at, back).chars().rev().take(60).collect::<Vec<_>>();
        start.into_iter().rev().collect::<String>().contains(call)
    };
    let is_told = |at: usize| {
        let last = before(at, 1);
        let is_next = matches!(last.split_whitespace().collect::<String>().as_str(), "," | ",format!(");
        let is_value = [
            "message =",
            "message = format!(",
            "subject =",
            "subject = format!(",
            ".text(",
            ".text(format!(",
        ];
        let of_message = ["=> format!(", "=>", "text =", "text = format!("];
        let said = |ends: &[&str]| {
            let last = last.split_whitespace().collect::<Vec<_>>().join(" ");
            ends.iter().any(|end| last.ends_with(end))
        };
        said(&is_value)
            || (is_next && (follows(at, 3, "Refusal::new(") || follows(at, 3, "Error::invalid(")))
            || (is_next && follows(at, 5, "Error::invalid("))
            || (is_message_file && (said(&of_message) || (is_next && follows(at, 3, "Notice::new("))))
    };
    let is_sentence = |text: &str| {
        let starts = text.starts_with(|c: char| c.is_uppercase() || "{\u{201c}".contains(c));
        starts && text.contains(' ') && bare(text).chars().any(char::is_alphabetic)
    };
    (1..pieces.len())
        .filter(|at| is_told(*at))
        .map(|at| pieces[at].as_str())
        .filter(|text| is_sentence(text))
        .collect()
}

/// Messages reach people in the page and by mail, refusals stand beside their forms: neither stays English by oversight.
#[test]
fn whatever_people_are_told_or_refused_with_has_german() {
    let english =
        words().filter(|source| source.lang == Lang::English && source.text.contains("\nsentence-"));
    let known: BTreeSet<String> = english
        .flat_map(|source| source.text.lines())
        .filter_map(|line| line.split_once(" = "))
        .map(|(_, text)| bare(text))
        .collect();
    let code = code(&["capabilities"]);
    let told: BTreeSet<&str> = code.iter().flat_map(|pieces| told(pieces)).collect();
    assert!(told.len() > 500, "only {} sentences were found", told.len());
    // The first value may be a whole sentence, which is said by itself.
    let is_known = |text: &str| {
        known.contains(text) || text.strip_prefix("{} ").is_some_and(|rest| known.contains(rest))
    };
    let missing: Vec<&&str> = told.iter().filter(|text| !is_known(&bare(text))).collect();
    assert!(missing.is_empty(), "{} without German: {missing:#?}", missing.len());
}

#[test]
fn refusals_are_said_in_german_with_the_words_of_their_fields() {
    let (_, desk) = product();
    let t = german(&desk);
    let said = [
        ("Serial number is required.", "Seriennummer ist erforderlich."),
        ("Serial number has at most 120 characters.", "Seriennummer hat höchstens 120 Zeichen."),
        ("There is no such asset.", "Das gibt es nicht: Gerät."),
        ("NW-7 is in use, not in stock.", "NW-7 ist in Gebrauch, nicht am Lager."),
        (
            "“Display” has no version yet. Publish it first.",
            "„Display“ hat noch keine Version. Veröffentlichen Sie zuerst eine.",
        ),
        ("TK-000003 is solved: Display", "TK-000003 ist gelöst: Display"),
        (
            "Title is required. Due back is a day such as 2026-03-01.",
            "Titel ist erforderlich. Rückgabe bis ist ein Tag wie 2026-03-01.",
        ),
        ("Nobody has ever said this.", "Nobody has ever said this."),
    ];
    for (english, german) in said {
        assert_eq!(t.sentence(english), german);
    }
}
