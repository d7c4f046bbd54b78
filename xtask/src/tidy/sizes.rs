//! How long files and functions may get: what is short stays short, what is too long may only get shorter.
use super::{Finding, House, files::File, functions::functions};
use crate::{Result, workspace::read_table};
use std::collections::BTreeMap;
use toml::Value;

/// The longest a file may get, in lines, tests included.
const FILE_MAX: usize = 600;
/// The longest a function may get, in lines. Tests are exempt: a story is told in one go.
const FUNCTION_MAX: usize = 80;
/// What was longer when the limits came, and how long it is.
const RATCHET: &str = "xtask/ratchet.toml";

/// Names of files or functions with a number of lines each.
type Lengths = BTreeMap<String, usize>;

/// A limit, and the exceptions that may only shrink.
struct Ratchet {
    /// Its table in the list of exceptions.
    table: &'static str,
    max: usize,
    advice: &'static str,
}

const FILES: Ratchet = Ratchet {
    table: "files",
    max: FILE_MAX,
    advice: "Ask which list in it grows with features, and let features add files instead",
};
const FUNCTIONS: Ratchet = Ratchet {
    table: "functions",
    max: FUNCTION_MAX,
    advice: "Keep the decision in it and move the steps out, each under a name that says what it answers",
};

/// Files and functions against their limits and exceptions.
pub(super) fn check(house: &House) -> Result<Vec<Finding>> {
    let exceptions = read_table(&house.root.join(RATCHET))?;
    let listed = |ratchet: &Ratchet| -> Lengths {
        let table = exceptions.get(ratchet.table).and_then(Value::as_table).into_iter().flatten();
        let lengths = table.map(|(name, lines)| (name.clone(), lines.as_integer().unwrap_or_default()));
        lengths.map(|(name, lines)| (name, usize::try_from(lines).unwrap_or_default())).collect()
    };
    let sources: Vec<&File> = house.files.iter().filter(|file| file.is_rust()).collect();
    let files = sources.iter().map(|file| (file.path.clone(), file.text.lines().count())).collect();
    let mut findings = FILES.judge(&files, &listed(&FILES));
    findings.extend(FUNCTIONS.judge(&function_lengths(&sources), &listed(&FUNCTIONS)));
    Ok(findings)
}

/// The functions of the sources as `path::name`; of several of one name in a file, the longest.
fn function_lengths(sources: &[&File]) -> Lengths {
    let mut lengths = Lengths::new();
    for file in sources.iter().filter(|file| !file.is_test()) {
        for function in functions(&file.layers.code_without_tests()) {
            let longest = lengths.entry(format!("{}::{}", file.path, function.name)).or_default();
            *longest = function.lines.max(*longest);
        }
    }
    lengths
}

impl Ratchet {
    fn judge(&self, lengths: &Lengths, exceptions: &Lengths) -> Vec<Finding> {
        let too_long = lengths.iter().filter(|(_, lines)| **lines > self.max);
        let grown = too_long.filter_map(|(name, lines)| {
            let says = match exceptions.get(name) {
                None => format!("{lines} lines; at most {}. {}.", self.max, self.advice),
                Some(was) if lines > was => {
                    format!(
                        "{lines} lines, and it had {was}: what is too long already may not grow. {}.",
                        self.advice
                    )
                }
                Some(_) => return None,
            };
            Some(Finding::new(name, says))
        });
        let better = exceptions.iter().filter_map(|(name, was)| {
            let says = match lengths.get(name) {
                Some(lines) if lines > &self.max && lines < was => {
                    format!("Better: {name} has {lines} lines now. Write {lines}, so that it stays so.")
                }
                Some(lines) if lines > &self.max => return None,
                _ => format!("Well done: {name} needs no exception any more. Take its line out."),
            };
            Some(Finding::new(RATCHET, says))
        });
        grown.chain(better).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths<const N: usize>(of: [(&str, usize); N]) -> Lengths {
        of.into_iter().map(|(name, lines)| (name.to_owned(), lines)).collect()
    }

    #[test]
    fn exceptions_only_shrink() {
        let exceptions =
            lengths([("same", 700), ("grown", 700), ("shrunk", 700), ("short", 700), ("gone", 700)]);
        let now = lengths([
            ("same", 700),
            ("grown", 701),
            ("shrunk", 699),
            ("short", 600),
            ("new", 601),
            ("fine", 20),
        ]);
        let told = FILES.judge(&now, &exceptions);
        let told: Vec<(&str, &str)> = told.iter().map(|it| (it.place.as_str(), &it.says[..12])).collect();
        assert_eq!(
            told,
            [
                ("grown", "701 lines, a"),
                ("new", "601 lines; a"),
                (RATCHET, "Well done: g"),
                (RATCHET, "Well done: s"),
                (RATCHET, "Better: shru"),
            ]
        );
    }

    #[test]
    fn tests_may_be_as_long_as_they_need() {
        let long = format!("fn story() {{\n{}}}\n", "    step();\n".repeat(100));
        let inline = File::new("a/src/b.rs", format!("#[cfg(test)]\nmod tests {{\n{long}}}"));
        let real = File::new("a/src/c.rs", long.clone());
        let outside = File::new("a/tests/d.rs", long);
        assert_eq!(function_lengths(&[&inline, &real, &outside]), lengths([("a/src/c.rs::story", 102)]));
    }
}
