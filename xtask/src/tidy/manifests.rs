//! What manifests have to say.
use super::{Finding, House};
use crate::{Result, workspace::Member};
use toml::Value;

/// Manifests of crates, and the list of dependencies in the manifest of the workspace.
pub(super) fn check(house: &House) -> Result<Vec<Finding>> {
    let mut findings: Vec<Finding> = house.members.iter().flat_map(of_member).collect();
    if let Some(manifest) = house.files.iter().find(|file| file.path == "Cargo.toml") {
        findings.extend(unexplained(&manifest.text).into_iter().map(|(line, name)| {
            let says = format!(
                "Say after {name} what it is for: `{name} = … # what for`. Each dependency earns its line."
            );
            Finding::at_line(manifest, line, says)
        }));
    }
    Ok(findings)
}

fn of_member(member: &Member) -> Vec<Finding> {
    let place = format!("{}/Cargo.toml", member.folder);
    let mut findings = Vec::new();
    let mut tell = |says: String| findings.push(Finding::new(&place, says));
    for (name, value) in member.dependencies() {
        if value.get("workspace") != Some(&Value::Boolean(true)) {
            tell(format!(
                "Write `{name}.workspace = true`, and its version with what it is for in the root Cargo.toml."
            ));
        }
    }
    let says = member.manifest.get("package").and_then(|package| package.get("description"));
    if says.and_then(Value::as_str).is_none_or(str::is_empty) {
        tell("Say in `description`, in a sentence, what this crate is.".into());
    }
    let lints = member.manifest.get("lints").and_then(|lints| lints.get("workspace"));
    if lints != Some(&Value::Boolean(true)) {
        tell("Add `[lints]` with `workspace = true`, so that it is judged like all others.".into());
    }
    findings
}

/// The lines of other people's crates that do not say what the crate is for, with its name. Our own say it in their
/// manifests.
fn unexplained(manifest: &str) -> Vec<(usize, &str)> {
    let lines = manifest.lines().enumerate().map(|(at, line)| (at + 1, line));
    let listed = lines
        .skip_while(|(_, line)| line.trim() != "[workspace.dependencies]")
        .skip(1)
        .take_while(|(_, line)| !line.starts_with('['));
    let dependencies = listed.filter_map(|(at, line)| Some((at, line, line.split_once('=')?.0.trim())));
    let others = dependencies.filter(|(_, line, name)| !name.starts_with('#') && !line.contains("path = "));
    let silent = |line: &str| line.rsplit_once(" # ").is_none_or(|(_, says)| says.trim().is_empty());
    others.filter(|(_, line, _)| silent(line)).map(|(at, _, name)| (at, name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_says_what_it_is_for() {
        let manifest = "[workspace.dependencies]\n# Values = ours.\ndomain = { path = \"x\" }\n\
            csv = \"1\" # CSV\nserde = \"1\"\n\n[profile.dev]\ndebug = 1";
        assert_eq!(unexplained(manifest), [(5, "serde")]);
    }

    #[test]
    fn versions_are_the_workspaces() {
        let manifest = "[package]\nname = \"a\"\ndescription = \"An a.\"\n\
            [dependencies]\nserde.workspace = true\ncsv = \"1\"\n[lints]\nworkspace = true";
        let member = Member::new("capabilities/a", manifest.parse().unwrap()).unwrap();
        let findings = of_member(&member);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].says.starts_with("Write `csv.workspace = true`"));
    }
}
