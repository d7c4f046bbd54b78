//! Backups that are made by themselves: when, where to, and which old ones stay.
use crate::{
    Vault,
    backup::{BackupOrder, back_up},
    incoming::unwritable,
};
use domain::Instant;
use engine::{
    Engine, Error, Result,
    jobs::{JobRun, Progress},
};
use jiff::{civil::DateTime, tz::TimeZone};
use serde_json::json;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// What their names begin and end with; nothing else in the folder is touched.
const BEGINS: &str = "tenure-";
const ENDS: &str = ".backup.zip";
/// The moment in a name, in UTC.
const MOMENT: &str = "%Y%m%d-%H%M%S";
/// A backup that was not finished within this time never will be.
const UNFINISHED_MILLIS: i64 = 86_400_000;

/// Backups that are made by themselves.
#[derive(Clone, Debug)]
pub struct BackupPlan {
    /// The folder that they go to.
    pub folder: PathBuf,
    /// How many of the newest stay.
    pub keep: usize,
    /// For how many weeks the newest of each week stays as well.
    pub keep_weeks: usize,
    /// Put the keys into them under this passphrase.
    pub passphrase: Option<String>,
    /// The version of this program, for the manifest.
    pub version: String,
}

/// The name of a backup made at a moment.
pub fn name_of(made_at: Instant) -> String {
    let at = made_at.timestamp().to_zoned(TimeZone::UTC);
    format!("{BEGINS}{}{ENDS}", at.strftime(MOMENT))
}

/// The moment in the name of a backup; none for any other file.
fn moment_of(name: &str) -> Option<DateTime> {
    DateTime::strptime(MOMENT, name.strip_prefix(BEGINS)?.strip_suffix(ENDS)?).ok()
}

/// Which of some backups may go: all but the newest `keep`, and the newest of each of the last `keep_weeks` weeks in
/// which there is one.
pub fn superfluous(names: &[String], keep: usize, keep_weeks: usize) -> Vec<String> {
    let mut all: Vec<(DateTime, &String)> =
        names.iter().filter_map(|name| Some((moment_of(name)?, name))).collect();
    all.sort_by(|a, b| b.cmp(a));
    let mut weeks = BTreeSet::new();
    let mut gone = Vec::new();
    for (n, (at, name)) in all.into_iter().enumerate() {
        let week = at.date().iso_week_date();
        // The first of a week, seen from the newest, is the newest of that week.
        let stands_for_week = weeks.insert((week.year(), week.week())) && weeks.len() <= keep_weeks;
        if n >= keep.max(1) && !stands_for_week {
            gone.push(name.clone());
        }
    }
    gone
}

/// A step of the job: one whole backup, then the old ones.
pub(crate) fn make_backup(engine: &Engine, run: &mut JobRun) -> Result<Progress> {
    let vault = Vault::of(engine)?;
    let Some(plan) = &vault.settings().backups else { return Ok(Progress::Done) };
    fs::create_dir_all(&plan.folder).map_err(|error| unwritable(&plan.folder, &error))?;
    let made_at = engine.clock().now();
    let file = plan.folder.join(name_of(made_at));
    let order = BackupOrder {
        file: &file,
        blobs: vault.blobs(),
        keys: engine.keys(),
        passphrase: plan.passphrase.as_deref(),
        made_at,
        version: &plan.version,
    };
    let manifest = back_up(&engine.db().source(), &order, &mut |_| {})?;
    let bytes = fs::metadata(&file).map(|found| found.len()).unwrap_or_default();
    let gone = take_away_old(plan, made_at)?;
    run.done = 1;
    run.total = Some(1);
    run.result = json!({
        "file": file.display().to_string(), "bytes": bytes, "entries": manifest.journal.entries,
        "attachments": manifest.files.count, "lost_attachments": manifest.files.lost, "deleted": gone,
    });
    if !manifest.files.lost.is_empty() {
        // The backup stands, but whoever reads the list of jobs must see it.
        let lost = manifest.files.lost.len();
        return Err(Error::internal(format!(
            "the backup was made, but {lost} attachments are missing or damaged"
        )));
    }
    Ok(Progress::Done)
}

fn take_away_old(plan: &BackupPlan, now: Instant) -> Result<Vec<String>> {
    let names = names_in(&plan.folder)?;
    let gone = superfluous(&names, plan.keep, plan.keep_weeks);
    for name in &gone {
        let path = plan.folder.join(name);
        fs::remove_file(&path).map_err(|error| unwritable(&path, &error))?;
    }
    for name in names.iter().filter(|name| name.starts_with(BEGINS) && name.ends_with(".part")) {
        let path = plan.folder.join(name);
        if age_millis(&path, now).is_some_and(|age| age > UNFINISHED_MILLIS) {
            let _ = fs::remove_file(path);
        }
    }
    Ok(gone)
}

fn names_in(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|error| unwritable(folder, &error))?;
    Ok(entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect())
}

fn age_millis(path: &Path, now: Instant) -> Option<i64> {
    let changed = fs::metadata(path).ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(now.0 - i64::try_from(changed.as_millis()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(moments: &[&str]) -> Vec<String> {
        moments.iter().map(|moment| format!("{BEGINS}{moment}{ENDS}")).collect()
    }

    #[test]
    fn the_newest_stay_and_one_of_each_week() {
        // Monday 2 March 2026 is the first day of a week.
        let all = names(&[
            "20260216-020000",
            "20260222-020000",
            "20260223-020000",
            "20260301-020000",
            "20260302-020000",
            "20260303-020000",
            "20260304-020000",
            "20260305-020000",
        ]);
        let gone = superfluous(&all, 2, 3);
        assert_eq!(
            gone,
            names(&["20260303-020000", "20260302-020000", "20260223-020000", "20260216-020000"])
        );
        assert_eq!(superfluous(&all, 100, 0), Vec::<String>::new());
        assert_eq!(superfluous(&all, 1, 0).len(), 7);
        assert_eq!(superfluous(&all, 0, 0).len(), 7, "the one that was just made always stays");
    }

    #[test]
    fn other_files_are_left_alone() {
        let mut all = names(&["20260302-020000", "20260303-020000"]);
        all.extend(
            ["tenure-old.backup.zip", "tenure.db", "holiday.zip", "tenure-20260301-020000.backup.zip.part"]
                .map(String::from),
        );
        assert_eq!(superfluous(&all, 1, 0), names(&["20260302-020000"]));
    }

    #[test]
    fn a_name_tells_its_moment() {
        assert_eq!(name_of(Instant(1_772_438_400_000)), "tenure-20260302-080000.backup.zip");
        assert!(moment_of("tenure-20260302-080000.backup.zip").is_some());
        assert!(moment_of("tenure-20261302-080000.backup.zip").is_none());
    }
}
