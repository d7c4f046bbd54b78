//! Words that we do not use, and what to write instead.
use super::{
    Finding, House,
    files::{File, lines_with},
};
use crate::Result;

/// A word, in lower case, and what to do about it.
const WORDS: [(&str, &str); 13] = [
    ("successfully", "Say what happened: “Handed out to Ana.” That it went well is why one is told"),
    ("blacklist", "Say what the list does: blocked, refused"),
    ("whitelist", "Say what the list does: allowed, admitted"),
    ("slave", "Say replica, or follower"),
    ("sanity check", "Say what is checked"),
    ("dummy", "Say what it stands for: a sample, a placeholder"),
    ("foobar", "Use an example from the trade: laptop 4711, handed out to Ana"),
    ("utilize", "Write use"),
    ("utilise", "Write use"),
    ("performant", "Write fast, and how fast"),
    ("an error occurred", "Say what is wrong and what the person can do"),
    ("invalid input", "Say which field, what is wrong with it, and what would be right"),
    ("oops", "Say what is wrong and what the person can do"),
];
/// Whose words they are: what we write, not what others licensed or machines resolved.
const ENDINGS: [&str; 9] = [".rs", ".md", ".sql", ".css", ".js", ".html", ".toml", ".ftl", ".sh"];
/// Where the words stand that this rule is about.
const THIS: &str = "xtask/src/tidy/words.rs";

/// Every text that people or colleagues read.
pub(super) fn check(house: &House) -> Result<Vec<Finding>> {
    let ours = house.files.iter().filter(|file| ENDINGS.iter().any(|ending| file.path.ends_with(ending)));
    Ok(ours.filter(|file| file.path != THIS).flat_map(in_file).collect())
}

fn in_file(file: &File) -> Vec<Finding> {
    let text = file.text.to_lowercase();
    let found = WORDS.iter().flat_map(|(word, instead)| {
        lines_with(&text, word).into_iter().map(move |line| (line, format!("“{word}”: {instead}.")))
    });
    found.map(|(line, says)| Finding::at_line(file, line, says)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_told_with_what_to_write_instead() {
        let file = File::new("README.md", "Saved.\n\nSuccessfully saved; utilisation is fine.".into());
        let findings = in_file(&file);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].place == "README.md:3" && findings[0].says.contains("Say what happened"));
    }
}
