//! Traces of the machine and the tools that something was made with: they help nobody who reads it elsewhere.
use super::{
    Finding, House,
    files::{File, line_of, lines_with},
};
use crate::Result;

// All of these are in halves, so that this file is none of its own findings.

/// Folders of one machine.
const FOLDERS: [&str; 3] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
/// Where packages are fetched from; whoever builds has settings for that.
const REGISTRIES: [&str; 6] = [
    concat!("crates", ".io"),
    concat!("npm", "js"),
    concat!("pypi", ".org"),
    concat!("files.python", "hosted.org"),
    concat!("rubygems", ".org"),
    concat!("deb.debian", ".org"),
];
/// Writing tools.
const TOOLS: [&str; 8] = [
    concat!("cla", "ude"),
    concat!("anth", "ropic"),
    concat!("chat", "gpt"),
    concat!("co", "pilot"),
    concat!("open", "ai"),
    concat!("ai ass", "istant"),
    concat!("language ", "model"),
    concat!("co-authored", "-by"),
];
/// Written by cargo, which names its registry in it.
const LOCK: &str = "Cargo.lock";

/// Every file but the lock.
pub(super) fn check(house: &House) -> Result<Vec<Finding>> {
    Ok(house.files.iter().filter(|file| file.path != LOCK).flat_map(in_file).collect())
}

fn in_file(file: &File) -> Vec<Finding> {
    let text = file.text.to_lowercase();
    let mut findings = Vec::new();
    let mut tell = |lines: Vec<usize>, says: String| {
        findings.extend(lines.into_iter().map(|line| Finding::at_line(file, line, &says)));
    };
    for folder in FOLDERS {
        tell(
            paths_into(&text, folder),
            format!("{folder} is a folder of one machine. Name the place from the root of the repository."),
        );
    }
    for registry in REGISTRIES {
        tell(
            lines_with(&text, registry),
            format!("Leave {registry} out: where packages come from is a setting of whoever builds."),
        );
    }
    for tool in TOOLS {
        tell(
            lines_with(&text, tool),
            format!("Leave “{tool}” out: say what was made and why, not with which tool."),
        );
    }
    findings
}

/// The lines with a path that starts with this folder; `…/assets/work/` is none.
fn paths_into(text: &str, folder: &str) -> Vec<usize> {
    let starts = |at: &usize| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || "\"'`(=:<[,".contains(c))
    };
    text.match_indices(folder).map(|(at, _)| at).filter(starts).map(|at| line_of(text, at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> usize {
        in_file(&File::new("docs/a.md", text.to_owned())).len()
    }

    #[test]
    fn folders_of_a_machine_are_found() {
        let folder = FOLDERS[0];
        assert_eq!(
            told(&format!("see {folder}main, `{folder}x`\nhttps://example.com{folder}x, a{folder}b")),
            2
        );
    }

    #[test]
    fn registries_and_tools_are_found() {
        assert_eq!(told(&format!("from {} with {}", REGISTRIES[0], TOOLS[0].to_uppercase())), 2);
        assert_eq!(told("The OpenAPI document; an assistant door for programs."), 0);
    }
}
