//! What happened lately, from the journal.
use domain::Tone;
use engine::{Entry, JournalFilter, Reach, Result};
use icondata_lu as lu;
use maud::Markup;
use pages::Page;
use std::collections::{BTreeMap, BTreeSet};
use ui::kit::{self, Happening};

/// Entries that are shown.
const ENTRIES: usize = 6;

/// What records are called, by kind and id.
type Labels = BTreeMap<(String, i64), String>;

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    // The journal is read as a whole; somebody who sees a part of the register would read of the rest.
    if page.reach_over(engine::JOURNAL_READ)? != Reach::Everything {
        return Ok(None);
    }
    let entries = page.journal(&JournalFilter::default(), ENTRIES)?;
    let labels = labels(page, &entries)?;
    let words: Vec<[String; 2]> =
        entries.iter().map(|entry| [actor(page, &labels, entry), says(page, &labels, entry)]).collect();
    let happenings: Vec<Happening<'_>> =
        entries.iter().zip(&words).map(|(entry, words)| happening(entry, words)).collect();
    let body = kit::timeline(&page.t, &happenings);
    Ok((!entries.is_empty()).then(|| super::card(page, "overview-lately", 7, None, body)))
}

fn happening<'a>(entry: &'a Entry, [actor, says]: &'a [String; 2]) -> Happening<'a> {
    Happening {
        tone: Tone::Muted,
        icon: lu::LuHistory,
        actor,
        says,
        changes: &[],
        evidence: &[],
        comment: entry.reason.as_deref(),
        at: entry.recorded_at,
    }
}

fn account(entry: &Entry) -> Option<i64> {
    entry.actor.strip_prefix("account:")?.parse().ok()
}

/// Names of what the entries are about, of kinds that the reader sees as a whole, and of who made them.
fn labels(page: &mut Page<'_, '_>, entries: &[Entry]) -> Result<Labels> {
    let mut wanted: BTreeMap<&str, BTreeSet<i64>> = BTreeMap::new();
    for entry in entries {
        let kind = page.kind(&entry.kind);
        if kind.is_some_and(|kind| matches!(page.reach_over(kind.read), Ok(Reach::Everything))) {
            wanted.entry(&entry.kind).or_default().insert(entry.record);
        }
        wanted.entry("account").or_default().extend(account(entry));
    }
    let mut labels = Labels::new();
    for (name, ids) in wanted {
        let Some(kind) = page.kind(name) else { continue };
        let ids: Vec<i64> = ids.into_iter().collect();
        let found = page.labels(kind, &ids)?;
        labels.extend(found.into_iter().map(|(id, label)| ((name.to_owned(), id), label)));
    }
    Ok(labels)
}

fn actor(page: &Page<'_, '_>, labels: &Labels, entry: &Entry) -> String {
    let name = account(entry).and_then(|id| labels.get(&("account".to_owned(), id)).cloned());
    name.unwrap_or_else(|| page.say("the-system"))
}

/// "handed out NW-1"
fn says(page: &Page<'_, '_>, labels: &Labels, entry: &Entry) -> String {
    let one = page.kind(&entry.kind).map_or_else(|| entry.kind.clone(), |kind| page.one(kind));
    let label = labels.get(&(entry.kind.clone(), entry.record)).cloned();
    let named = label.unwrap_or_else(|| format!("{one} #{}", entry.record));
    page.happened(&entry.kind, &entry.event, &named)
}
