//! Texts and code know each other: every text is said somewhere, and everything that is said has a text.
use std::{collections::BTreeSet, fs, path::Path};

/// Beginnings of keys that code puts together.
const BUILT: [&str; 5] = ["theme-", "density-", "ago-", "ahead-", "span-"];

fn sources(folder: &Path, found: &mut String) {
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source is text");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            found.extend(
                code.lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                    .flat_map(|line| [line, "\n"]),
            );
        }
    }
}

#[test]
fn what_is_said_has_a_text_and_what_has_a_text_is_said() {
    let mut code = String::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut code);
    let english = include_str!("../src/i18n/en.ftl");
    let texts: BTreeSet<&str> = english
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split(" =").next())
        .collect();
    let said: BTreeSet<&str> = ["say(\"", "say_with(\"", "key(\"", "say_with(\n"]
        .into_iter()
        .flat_map(|call| code.split(call).skip(1))
        .filter_map(|rest| rest.trim_start().trim_start_matches('"').split('"').next())
        .filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .collect();
    let missing: Vec<&&str> = said.iter().filter(|key| !texts.contains(**key)).collect();
    let quoted = |key: &str| code.contains(&format!("\"{key}\""));
    let unsaid: Vec<&&str> = texts
        .iter()
        .filter(|key| !quoted(key) && !BUILT.iter().any(|start| key.starts_with(start)))
        .collect();
    assert_eq!((missing, unsaid), (vec![], vec![]), "(said without a text, texts that nobody says)");
}
