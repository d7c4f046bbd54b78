//! Who may depend on whom.
use super::{Finding, House};
use crate::{Result, workspace::Member};
use std::{path::Path, process::Command};

/// The tiers, ground first. **A capability depends only on crates of strictly lower tiers; sideways talk goes by
/// reaction or panel. The foundation depends on no capability.** Each says it in its manifest, under
/// `[package.metadata.tenure]`.
const TIERS: [(&str, &str); 6] = [
    ("foundation", "what everything stands on"),
    ("ground", "who, what kinds, with whom"),
    ("hub", "the register of assets"),
    ("stages", "the stages of an asset's life"),
    ("across", "what looks at all stages"),
    ("edge", "in and out of the system"),
];

/// The crate that must stay pure, and what of the world would have to be in its tree for it not to be.
const PURE: &str = "domain";
const IMPURE: [&str; 14] = [
    "axum",
    "database",
    "engine",
    "hyper",
    "libsqlite3-sys",
    "mio",
    "object_store",
    "postgres",
    "rusqlite",
    "socket2",
    "sqlx",
    "tokio",
    "tokio-postgres",
    "ureq",
];

/// Tiers, and what the pure crate stands on.
pub(super) fn check(house: &House) -> Result<Vec<Finding>> {
    let mut findings: Vec<Finding> =
        house.members.iter().flat_map(|member| of_member(member, &house.members)).collect();
    if house.members.iter().any(|member| member.name == PURE) {
        findings.extend(purity(&tree_of(&house.root, PURE)?));
    }
    Ok(findings)
}

fn of_member(member: &Member, all: &[Member]) -> Vec<Finding> {
    let place = format!("{}/Cargo.toml", member.folder);
    let in_foundation = member.folder.starts_with("foundation/");
    let own = rank(member);
    let misplaced = match own {
        Some(0) => !in_foundation,
        Some(_) => !member.folder.starts_with("capabilities/"),
        // The binary and the tasks stand above all tiers.
        None => member.folder.contains('/'),
    };
    if misplaced {
        let names = TIERS.map(|(name, says)| format!("{name} ({says})")).join(", ");
        let says = format!(
            "Say in [package.metadata.tenure] which tier this is: foundation for foundation/, one of the others for \
             capabilities/. From the ground up: {names}."
        );
        return vec![Finding::new(place, says)];
    }
    // Tests of a capability may tell a story with others in it; the foundation knows none even there.
    let used: Vec<&str> = match in_foundation {
        true => member.dependencies().map(|(name, _)| name).collect(),
        false => member.built_from().map(|(name, _)| name).collect(),
    };
    let ours = used.into_iter().filter_map(|used| all.iter().find(|other| other.name == used));
    let wrong = ours.filter(|other| !may_use(own, rank(other)));
    wrong.map(|other| Finding::new(&place, refusal(member, other))).collect()
}

fn rank(member: &Member) -> Option<usize> {
    TIERS.iter().position(|(name, _)| Some(*name) == member.tier())
}

/// Whether a crate of the tier `own` may use one of the tier `other`; none stands above all.
fn may_use(own: Option<usize>, other: Option<usize>) -> bool {
    match (own, other) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(own), Some(other)) => other < own || (own, other) == (0, 0),
    }
}

fn refusal(member: &Member, other: &Member) -> String {
    let tier = |member: &Member| member.tier().unwrap_or("above all tiers").to_owned();
    let (own, others) = (tier(member), tier(other));
    format!(
        "{} ({own}) must not depend on {} ({others}): only on strictly lower tiers. Let the upper one react to \
         events of the lower or fill a panel of it, or move what both need to a lower tier.",
        member.name, other.name,
    )
}

/// The names of all crates that a crate is built from, by the platform of this machine.
fn tree_of(root: &Path, name: &str) -> Result<Vec<String>> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["tree", "--edges=normal", "--prefix=none", "--format={p}", "--package", name])
        // Whoever builds all crates with one set of features would see what other crates turn on.
        .env_remove("CARGO_RESOLVER_FEATURE_UNIFICATION")
        .current_dir(root);
    let output = cargo.output().map_err(|error| format!("cargo cannot be started: {error}."))?;
    if !output.status.success() {
        return Err(format!("cargo tree says: {}", String::from_utf8_lossy(&output.stderr).trim()).into());
    }
    let text = String::from_utf8(output.stdout)?;
    Ok(text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect())
}

fn purity(tree: &[String]) -> Option<Finding> {
    let impure = IMPURE.into_iter().find(|name| tree.iter().any(|crate_name| crate_name == name))?;
    let says = format!(
        "{PURE} is pure: no IO, no clock, no database, no async. `cargo tree -p {PURE} -i {impure}` shows how {impure} \
         got in; do without that dependency or feature."
    );
    Some(Finding::new("foundation/domain/Cargo.toml", says))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(folder: &str, tier: &str, uses: &str) -> Member {
        using(folder, tier, uses, "dependencies")
    }

    fn using(folder: &str, tier: &str, uses: &str, section: &str) -> Member {
        let name = folder.rsplit('/').next().unwrap();
        let manifest = format!(
            "[package]\nname = \"{name}\"\n[package.metadata.tenure]\ntier = \"{tier}\"\n\
             [{section}]\n{uses}.workspace = true"
        );
        Member::new(folder, manifest.parse().unwrap()).unwrap()
    }

    fn findings(members: &[Member]) -> Vec<String> {
        members.iter().flat_map(|member| of_member(member, members)).map(|finding| finding.says).collect()
    }

    #[test]
    fn only_strictly_lower_tiers_may_be_used() {
        let people = member("capabilities/people", "ground", "engine");
        let engine = member("foundation/engine", "foundation", "domain");
        let domain = member("foundation/domain", "foundation", "serde");
        let custody = member("capabilities/custody", "stages", "people");
        let mut house = vec![people, engine, domain, custody];
        assert_eq!(findings(&house), Vec::<String>::new());
        house.push(member("capabilities/planning", "stages", "custody"));
        house.push(member("foundation/testkit", "foundation", "people"));
        let told = findings(&house);
        assert!(told[0].starts_with("planning (stages) must not depend on custody (stages)"), "{told:?}");
        assert!(told[1].starts_with("testkit (foundation) must not depend on people (ground)"), "{told:?}");
    }

    #[test]
    fn tests_of_a_capability_may_tell_a_story_with_others_in_it() {
        let custody = member("capabilities/custody", "stages", "serde");
        let retirement = using("capabilities/retirement", "stages", "custody", "dev-dependencies");
        let engine = using("foundation/engine", "foundation", "custody", "dev-dependencies");
        let told = findings(&[custody, retirement, engine]);
        assert!(told.len() == 1 && told[0].starts_with("engine (foundation)"), "{told:?}");
    }

    #[test]
    fn a_crate_says_its_tier_and_says_it_in_the_right_folder() {
        let none = member("capabilities/people", "", "engine");
        let wrong = member("foundation/people", "ground", "engine");
        let binary = member("tenure", "", "serde");
        assert_eq!(findings(&[none, wrong, binary]).len(), 2);
    }

    #[test]
    fn the_world_is_noticed_in_the_tree_of_the_pure_crate() {
        assert_eq!(purity(&["domain".into(), "serde".into()]), None);
        assert!(purity(&["domain".into(), "tokio".into()]).unwrap().says.contains("-i tokio"));
    }
}
