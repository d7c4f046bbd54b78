//! What must not stand in which source, and what to write instead.
use super::{
    Finding, House,
    files::{File, lines_with},
};
use crate::Result;

/// Words that must not stand somewhere.
struct Ban {
    words: &'static [&'static str],
    layer: Layer,
    files: fn(&File) -> bool,
    says: &'static str,
}

/// Which layer of the source is meant.
#[derive(Clone, Copy)]
enum Layer {
    Code,
    CodeWithoutTests,
    Comments,
    Texts,
}

const BANS: [Ban; 9] = [
    Ban {
        words: &["sql("],
        layer: Layer::CodeWithoutTests,
        files: |file| !file.is_test() && !is_store(file) && !knows_sql(file),
        says: "SQL stands in store.rs or under store/: move the statement there and give it a name.",
    },
    Ban {
        words: &["current_timestamp", "now()", "datetime('now')"],
        layer: Layer::Texts,
        files: |file| file.capability().is_some(),
        says: "Only the engine's clock knows the time: bind the moment that the work or view was given.",
    },
    Ban {
        words: &["StatusCode"],
        layer: Layer::CodeWithoutTests,
        files: |file| {
            let doors = ["foundation/web", "foundation/pages", "foundation/testkit", "xtask"];
            !file.is_test() && !doors.iter().any(|door| file.is_under(door))
        },
        says: "Only foundation/web, foundation/pages and what asks them know HTTP statuses: answer with an engine::Error; it becomes the right one.",
    },
    Ban {
        words: &["async", "HashMap", "HashSet", "f32", "f64", "Engine", "Work", "View", "database", "tokio"],
        layer: Layer::CodeWithoutTests,
        files: is_rules,
        says: "Rules are pure and exact: take facts as arguments, keep order (BTreeMap), count in whole units (Money).",
    },
    Ban {
        words: &[
            "async",
            "std::env",
            "std::fs",
            "TcpStream",
            "ToSocketAddrs",
            "UdpSocket",
            "std::process",
            "std::thread",
            "std::time",
            "Timestamp::now",
        ],
        layer: Layer::CodeWithoutTests,
        files: |file| file.is_under("foundation/domain/src"),
        says: "The domain is pure: take what the world says as an argument.",
    },
    Ban {
        words: &["print!", "println!", "eprint!", "eprintln!"],
        layer: Layer::CodeWithoutTests,
        files: |file| !file.is_test() && (file.is_under("foundation") || file.is_under("capabilities")),
        says: "Libraries do not write on terminals: answer with it, or log it with tracing.",
    },
    Ban {
        words: &["todo!", "unimplemented!", "dbg!"],
        layer: Layer::Code,
        files: |_| true,
        says: "What ships is finished: write it, or leave the whole thing out.",
    },
    Ban {
        // In halves, so that whoever looks for these words finds only real ones.
        words: &[concat!("FIX", "ME"), concat!("XX", "X"), concat!("TO", "DO")],
        layer: Layer::Comments,
        files: |_| true,
        says: "Do it now, or describe it in an issue; source does not keep promises.",
    },
    Ban {
        words: &["#[ignore]"],
        layer: Layer::Code,
        files: |_| true,
        says: "A test that does not run has its reason beside it: #[ignore = \"why\"].",
    },
];

/// Each ban, in each file that it is about.
pub(super) fn check(house: &House) -> Result<Vec<Finding>> {
    Ok(house.files.iter().filter(|file| file.is_rust()).flat_map(in_file).collect())
}

fn in_file(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    let without_tests = file.layers.code_without_tests();
    for ban in BANS.iter().filter(|ban| (ban.files)(file)) {
        let text = match ban.layer {
            Layer::Code => &file.layers.code,
            Layer::CodeWithoutTests => &without_tests,
            Layer::Comments => &file.layers.comments,
            Layer::Texts => &file.layers.texts,
        };
        for word in ban.words {
            let word_says = format!("{}: {}", word.trim_end_matches('('), ban.says);
            findings.extend(
                lines_with(text, word).into_iter().map(|line| Finding::at_line(file, line, &word_says)),
            );
        }
    }
    findings
}

fn is_store(file: &File) -> bool {
    file.stem() == "store" || file.has_folder("store")
}

/// The layers below the stores: what they are made of is SQL.
fn knows_sql(file: &File) -> bool {
    ["database", "engine", "lists", "testkit"].iter().any(|name| file.is_under(&format!("foundation/{name}")))
}

fn is_rules(file: &File) -> bool {
    file.capability().is_some() && !file.is_test() && (file.stem() == "rules" || file.has_folder("rules"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, text: &str) -> Vec<String> {
        in_file(&File::new(path, text.to_owned())).into_iter().map(|finding| finding.place).collect()
    }

    const CUSTODY: &str = "capabilities/custody/src/hand_out.rs";

    #[test]
    fn sql_stands_in_stores() {
        let source = "fn a() {\n    view.first(sql(\"select 1\"))\n}";
        assert_eq!(told(CUSTODY, source), ["capabilities/custody/src/hand_out.rs:2"]);
        for store in ["capabilities/custody/src/store.rs", "capabilities/custody/src/store/loans.rs"] {
            assert!(told(store, source).is_empty());
        }
        assert!(told(CUSTODY, &format!("#[cfg(test)]\nmod tests {{\n{source}\n}}")).is_empty());
    }

    #[test]
    fn rules_are_pure() {
        let source = "use std::collections::HashMap;\n/// Work of the View.\npub async fn a(x: f64) {}";
        assert_eq!(told("capabilities/finance/src/rules.rs", source).len(), 3);
        assert_eq!(told("capabilities/finance/src/rules/straight_line.rs", source).len(), 3);
        assert!(told("capabilities/finance/src/book.rs", source).is_empty());
    }

    #[test]
    fn the_database_is_not_asked_for_the_time() {
        assert_eq!(told("capabilities/custody/src/store.rs", "sql(\"select now()\"); clock.now()").len(), 1);
    }

    #[test]
    fn promises_are_found_in_comments_only() {
        let word = concat!("TO", "DO");
        assert_eq!(told(CUSTODY, &format!("// {word}: later\nlet {word} = \"{word}\";")).len(), 1);
    }
}
