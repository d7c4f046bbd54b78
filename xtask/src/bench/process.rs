//! What the kernel says about processes.
use crate::Result;
use std::{collections::BTreeMap, fs, path::Path, time::Duration};

/// In which unit `/proc` counts CPU time, on every Linux of today.
const TICK: Duration = Duration::from_millis(10);

/// The CPU time, in user and system mode, that a process and all below it have used; also those that are gone.
pub(super) fn cpu_of_tree(root: u32) -> Duration {
    let all: BTreeMap<u32, Stat> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|pid| Some((pid, stat(pid)?)))
        .collect();
    let is_below = |pid: &u32| {
        let above = std::iter::successors(Some(*pid), |pid| all.get(pid).map(|stat| stat.parent));
        above.take_while(|pid| *pid > 1).any(|pid| pid == root)
    };
    all.iter().filter(|(pid, _)| is_below(pid)).map(|(_, stat)| stat.cpu).sum()
}

struct Stat {
    parent: u32,
    cpu: Duration,
}

/// The numbers behind the name of a program, which is in parentheses and may hold anything.
fn stat(pid: u32) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let numbers: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |at: usize| numbers.get(at).and_then(|text| text.parse::<u32>().ok());
    // utime, stime, and the same of children that were waited for.
    let ticks: u32 = (11..15).filter_map(number).sum();
    Some(Stat { parent: number(1)?, cpu: TICK * ticks })
}

/// The memory of a process in KiB, its share of what it shares; without the pages of the files in a folder, which the
/// kernel takes back whenever it likes.
pub(super) fn memory_without(pid: u32, folder: &Path) -> Result<u64> {
    let (mut kib, mut is_counted) = (0, true);
    let folder = folder.display().to_string();
    for line in fs::read_to_string(format!("/proc/{pid}/smaps"))?.lines() {
        let mut words = line.split_whitespace();
        match (words.next(), words.next()) {
            (Some("Pss:"), Some(size)) if is_counted => kib += size.parse::<u64>()?,
            // The head of a mapping: its addresses come first, its file last.
            (Some(addresses), _) if !addresses.ends_with(':') => is_counted = !line.contains(&folder),
            _ => {}
        }
    }
    Ok(kib)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_costs_time_and_memory() {
        let before = cpu_of_tree(std::process::id());
        let mut sum = 0_u64;
        while cpu_of_tree(std::process::id()) == before {
            sum = (0..100_000).fold(sum, |sum, n| sum.rotate_left(7) ^ n);
        }
        assert!(cpu_of_tree(std::process::id()) > before, "{sum}");
        assert!(memory_without(std::process::id(), Path::new("/nowhere")).unwrap() > 100);
    }
}
