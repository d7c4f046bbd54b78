//! What has to be written down, and links that lead somewhere.
use super::{
    Finding, House,
    files::{File, line_of},
};
use crate::{Result, workspace::Member};
use std::path::Path;

/// What every visitor looks for at the root, and what belongs into it.
const AT_ROOT: [(&str, &str); 3] = [
    ("CHANGELOG.md", "what changed, in the words of people who use it"),
    ("LICENSE", "what others may do with it"),
    ("STYLE.md", "how we write, with examples"),
];

/// Papers at the root, a page per capability, links between pages.
pub(super) fn check(house: &House) -> Result<Vec<Finding>> {
    let has = |path: &str| house.files.iter().any(|file| file.path == path);
    let missing = AT_ROOT.iter().filter(|(path, _)| !has(path));
    let missing =
        missing.map(|(path, says)| Finding::new(*path, format!("Is not there. Write in it {says}.")));
    let silent = house.members.iter().filter_map(|member| without_page(member, has));
    let pages = house.files.iter().filter(|file| file.path.ends_with(".md"));
    Ok(missing.chain(silent).chain(pages.flat_map(|page| dead_links(page, &house.root))).collect())
}

fn without_page(member: &Member, has: impl Fn(&str) -> bool) -> Option<Finding> {
    let page = format!("{}/README.md", member.folder);
    let needed = member.folder.starts_with("capabilities/") && !has(&page);
    let says =
        "Is not there. Write in it what the capability is for, the words it owns, and who may do what.";
    needed.then(|| Finding::new(page, says))
}

/// Links of a page to files that are not there.
fn dead_links(page: &File, root: &Path) -> Vec<Finding> {
    let folder = root.join(&page.path).parent().map(Path::to_owned).unwrap_or_default();
    let text = without_code(&page.text);
    let leads_nowhere = |target: &str| {
        let path = target.split(['#', '?']).next().unwrap_or_default();
        let outside = path.is_empty() || path.contains(':') || path.starts_with('/');
        !outside && !folder.join(path).exists()
    };
    let dead = links(&text).into_iter().filter(|(_, target)| leads_nowhere(target));
    dead.map(|(at, target)| {
        Finding::at_line(
            page,
            line_of(&text, at),
            format!("The link to {target} leads nowhere. Mend it or take it out."),
        )
    })
    .collect()
}

/// The text with fenced code blanked, line for line.
fn without_code(text: &str) -> String {
    let mut inside = false;
    let lines = text.lines().map(|line| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        if inside || fence { "" } else { line }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The targets of links such as `[text](target)`, and where they stand.
fn links(text: &str) -> Vec<(usize, &str)> {
    let starts = text.match_indices("](").map(|(at, open)| at + open.len());
    starts
        .filter_map(|at| Some((at, text[at..].split_once(')')?.0)))
        .filter(|(_, target)| !target.contains(' '))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_somewhere() {
        let text =
            "[a](Cargo.toml#x) [b](nowhere.md)\n```\n[c](code.md)\n```\n[d](https://example.com) [e](#here)";
        let found = dead_links(&File::new("README.md", text.into()), crate::root());
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].place == "README.md:1" && found[0].says.contains("nowhere.md"));
    }
}
