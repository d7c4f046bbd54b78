//! What the vault does by itself: taking away what nothing refers to, following erasures, making backups.
use crate::{Vault, plan};
use engine::{
    ANY_KIND, Capability, Engine, Happened, Reaction, Result, Work,
    files::blobs::{self, Cutoffs},
    jobs::{JobKind, JobRun, NewJob, Progress, Step, enqueue},
};
use serde_json::json;
use std::fs;

/// How long an upload may take before what it claimed counts as left behind.
const CLAIM_MILLIS: i64 = 86_400_000;
/// How long a deletion may take before another node does it again.
const GOING_MILLIS: i64 = 3_600_000;
/// Contents deleted in one step.
const BATCH: usize = 100;

/// The job that follows an erasure.
pub(crate) const AFTER_ERASURE: &str = "vault.after-erasure";
/// The job that makes backups.
pub const BACKUP: &str = "vault.backup";

/// What the vault brings to the product: its jobs, and what it does when somebody's data are erased.
pub static CAPABILITY: Capability = Capability {
    jobs: &[
        JobKind {
            name: "vault.sweep",
            says: "Deletes contents of attachments that nothing refers to any more.",
            schedule: Some("20 3 * * *"),
            step: Step::Outside(sweep),
        },
        JobKind {
            name: AFTER_ERASURE,
            says: "Deletes contents that only erased records had, and writes the list of erased records.",
            schedule: None,
            step: Step::Outside(after_erasure),
        },
        JobKind {
            name: BACKUP,
            says: "Makes a backup, checks it, and takes away old ones.",
            schedule: None,
            step: Step::Outside(plan::make_backup),
        },
    ],
    reactions: &[Reaction {
        name: "vault.follow-erasure",
        says: "Has the files of an erased record deleted at once.",
        kind: ANY_KIND,
        events: &["erased"],
        run: follow_erasure,
    }],
    ..Capability::new("vault", "Contents of attachments, backups and restores.")
};

fn follow_erasure(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let title = format!("After the erasure of a {}", happened.kind.one);
    let input = json!({ "kind": happened.kind.name, "record": happened.entry.record });
    enqueue(work, NewJob { kind: AFTER_ERASURE, title, input, unique_key: None })?;
    Ok(())
}

fn cutoffs(engine: &Engine, vault: &Vault) -> Cutoffs {
    let now = engine.clock().now();
    Cutoffs {
        claimed_before: now.plus_millis(-CLAIM_MILLIS),
        removed_before: now.plus_millis(-vault.settings().file_days_kept * 86_400_000),
    }
}

fn sweep(engine: &Engine, run: &mut JobRun) -> Result<Progress> {
    let vault = Vault::of(engine)?;
    let cutoffs = cutoffs(engine, &vault);
    if run.done == 0 {
        sweep_arrivals(engine, &vault);
        let before = engine.clock().now().plus_millis(-GOING_MILLIS);
        let left = engine.db().read_blocking(move |tx| blobs::left_going(tx, before, 10_000))?;
        left.iter().try_for_each(|digest| delete(engine, &vault, digest))?;
    }
    let unused = engine.db().read_blocking(move |tx| blobs::unused(tx, cutoffs, BATCH))?;
    take_away(engine, &vault, &unused, cutoffs, run)
}

fn after_erasure(engine: &Engine, run: &mut JobRun) -> Result<Progress> {
    let vault = Vault::of(engine)?;
    let cutoffs = cutoffs(engine, &vault);
    vault.erased().follow(engine)?;
    let of_erased = engine.db().read_blocking(move |tx| blobs::of_erased(tx, cutoffs, BATCH))?;
    take_away(engine, &vault, &of_erased, cutoffs, run)
}

/// Deletes some contents: marked in the register first, then deleted, then forgotten.
fn take_away(
    engine: &Engine,
    vault: &Vault,
    digests: &[String],
    cutoffs: Cutoffs,
    run: &mut JobRun,
) -> Result<Progress> {
    for digest in digests {
        let (taken, now) = (digest.clone(), engine.clock().now());
        if engine.housekeep_blocking(move |tx| blobs::take(tx, &taken, cutoffs, now))? {
            delete(engine, vault, digest)?;
            run.done += 1;
        }
    }
    Ok(if digests.len() == BATCH { Progress::More } else { Progress::Done })
}

fn delete(engine: &Engine, vault: &Vault, digest: &str) -> Result<()> {
    vault.blobs().delete(digest)?;
    let gone = digest.to_owned();
    engine.housekeep_blocking(move |tx| blobs::gone(tx, &gone))
}

/// Removes what uploads left that a crash interrupted.
fn sweep_arrivals(engine: &Engine, vault: &Vault) {
    let before = engine.clock().now().0 - CLAIM_MILLIS;
    for entry in fs::read_dir(vault.arrivals()).into_iter().flatten().flatten() {
        let changed = entry.metadata().and_then(|found| found.modified()).ok();
        let millis = changed
            .and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok())
            .map(|it| it.as_millis() as i64);
        if millis.is_some_and(|millis| millis < before) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
