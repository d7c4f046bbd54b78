//! Checking the whole register: every seal, every row against the sum of its entries, every signed checkpoint.
use crate::{
    Keys, RecordKind, Result,
    journal::{AsOf, Entry, fold, order_of_history, seal_of, store},
    keys::RecordKey,
    proof::{Frontier, checkpoints, open_note},
    record::rows,
};
use database::{Tx, sql};
use domain::{Change, changes_between};
use serde::Serialize;

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Stable: `seal-broken`, `entry-missing`, `table-differs`, `row-unexplained`, `tail-missing`,
    /// `position-missing`, `checkpoint-broken`, `root-differs`.
    pub code: &'static str,
    /// The kind of record, where it is about one.
    pub kind: Option<String>,
    /// The record.
    pub record: Option<i64>,
    /// The number of the entry within the record.
    pub sequence: Option<i64>,
    /// The place of the entry in the whole journal.
    pub position: Option<i64>,
    /// What was found, in a sentence.
    pub message: String,
}

/// What a check of the register found.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Verification {
    /// Entries checked.
    pub entries: u64,
    /// Records checked.
    pub records: u64,
    /// Signed checkpoints checked.
    pub checkpoints: u64,
    /// The root over the whole journal, in hexadecimal.
    pub root: String,
    /// Entries that no checkpoint covers yet.
    pub uncovered: u64,
    /// What is wrong; the first finding is the first broken entry.
    pub findings: Vec<Finding>,
}

/// Findings kept; more are only counted by their absence.
const FINDINGS_MAX: usize = 100;
/// Records checked at a time.
const IDS_PER_ROUND: i64 = 500;

/// Checks everything in one reading transaction. `progress` hears how many entries are done.
pub(crate) fn verify(
    tx: &mut Tx<'_>,
    kinds: &[&'static RecordKind],
    keys: &Keys,
    mut progress: impl FnMut(u64),
) -> Result<Verification> {
    let mut found = Verification::default();
    for kind in kinds {
        verify_kind(tx, kind, keys, &mut found, &mut progress)?;
    }
    verify_log(tx, keys.verifying(), &mut found)?;
    found.findings.sort_by_key(|finding| finding.position.unwrap_or(i64::MAX));
    Ok(found)
}

fn verify_kind(
    tx: &mut Tx<'_>,
    kind: &'static RecordKind,
    keys: &Keys,
    found: &mut Verification,
    progress: &mut impl FnMut(u64),
) -> Result<()> {
    let last: Option<i64> =
        tx.scalar(sql("select max(record) from journal where kind = ?").bind(kind.name))?;
    let last_row: Option<i64> = tx.scalar(sql(format!("select max(id) from {}", kind.table)))?;
    let end = last.unwrap_or(0).max(last_row.unwrap_or(0));
    let mut from = 1;
    while from <= end {
        let to = from + IDS_PER_ROUND - 1;
        let entries = store::of_records(tx, kind.name, from, to, AsOf::default())?;
        found.entries += entries.len() as u64;
        verify_records(tx, kind, keys, (from, to), entries, found)?;
        progress(found.entries);
        from = to + 1;
    }
    Ok(())
}

fn verify_records(
    tx: &mut Tx<'_>,
    kind: &'static RecordKind,
    keys: &Keys,
    (from, to): (i64, i64),
    entries: Vec<Entry>,
    found: &mut Verification,
) -> Result<()> {
    let text = format!("select id from {} where id >= ? and id <= ? order by id", kind.table);
    let mut rows: std::collections::BTreeSet<i64> =
        tx.all(sql(text).bind(from).bind(to), |row| row.at(0))?.into_iter().collect();
    for own in entries.chunk_by(|a, b| a.record == b.record) {
        let Some(id) = own.first().map(|entry| entry.record) else { continue };
        found.records += 1;
        let chain = verify_chain(own.iter(), &[]);
        found.findings.extend(chain.err());
        let row = if rows.remove(&id) { rows::load(tx, kind, id, false)? } else { None };
        let mut history = own.to_vec();
        order_of_history(&mut history);
        // A key that does not open shows as a difference in the personal fields.
        let key = if kind.is_personal() { record_key(tx, kind.name, id, keys)? } else { None };
        let state = fold(&history, |entry| opened(key.as_ref(), entry));
        let differs = match (&row, &state) {
            (None, None) => None,
            (Some(_), None) => Some("is in its table although its history ends".to_owned()),
            (None, Some(_)) => Some("is missing from its table".to_owned()),
            (Some(row), Some(state)) => {
                let fields: Vec<String> =
                    changes_between(state, &row.state).into_iter().map(|change| change.field).collect();
                let end = own.last().map(|entry| (entry.sequence, entry.seal.clone()));
                match fields.is_empty() {
                    false => Some(format!("differs from its history in: {}", fields.join(", "))),
                    true if end != Some((row.version, row.seal.clone())) => {
                        Some("does not stand where its history ends".to_owned())
                    }
                    true => None,
                }
            }
        };
        if let (Some(how), true) = (differs, found.findings.len() < FINDINGS_MAX) {
            found.findings.push(Finding {
                code: "table-differs",
                kind: Some(kind.name.into()),
                record: Some(id),
                sequence: None,
                position: None,
                message: format!("The {} {id} {how}.", kind.one),
            });
        }
    }
    for id in rows.into_iter().take(FINDINGS_MAX.saturating_sub(found.findings.len())) {
        found.findings.push(Finding {
            code: "row-unexplained",
            kind: Some(kind.name.into()),
            record: Some(id),
            sequence: None,
            position: None,
            message: format!("The {} {id} is in its table without any history.", kind.one),
        });
    }
    Ok(())
}

/// Checks the chain of one record: numbers without a gap, every seal over the one before. The error is the first
/// broken entry.
pub(crate) fn verify_chain<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    start: &[u8],
) -> std::result::Result<(), Finding> {
    let mut previous = start.to_vec();
    for (expected, entry) in (1..).zip(entries) {
        let finding = |code, message: String| Finding {
            code,
            kind: Some(entry.kind.clone()),
            record: Some(entry.record),
            sequence: Some(entry.sequence),
            position: entry.position,
            message,
        };
        if entry.sequence != expected {
            let message = format!("Entry {expected} of the {} {} is missing.", entry.kind, entry.record);
            return Err(finding("entry-missing", message));
        }
        if seal_of(&previous, entry).as_slice() != entry.seal {
            let message = format!(
                "Entry {} of the {} {} was altered, or one before it was.",
                entry.sequence, entry.kind, entry.record
            );
            return Err(finding("seal-broken", message));
        }
        previous.clone_from(&entry.seal);
    }
    Ok(())
}

/// Checks positions and signed checkpoints against the tree over all seals.
fn verify_log(tx: &mut Tx<'_>, verifying_key: &str, found: &mut Verification) -> Result<()> {
    let mut notes = checkpoints(tx)?.into_iter().peekable();
    let mut frontier = Frontier::default();
    let mut findings = Vec::new();
    let mut checked = 0;
    tx.each(sql("select position, seal from journal where position is not null order by position"), |row| {
        let position: i64 = row.at(0)?;
        if position as u64 != frontier.size() + 1 {
            findings.push(log_finding(
                "position-missing",
                Some(frontier.size() as i64 + 1),
                format!("The entry at position {} is missing.", frontier.size() + 1),
            ));
            return Ok::<_, crate::Error>(false);
        }
        frontier.push(&row.at::<Vec<u8>>(1)?);
        while let Some((size, note)) = notes.next_if(|(size, _)| *size == frontier.size()) {
            checked += 1;
            if let Err(finding) = check_note(&note, verifying_key, size, &frontier) {
                findings.push(finding);
            }
        }
        Ok(true)
    })?;
    if findings.is_empty()
        && let Some((size, _)) = notes.last()
    {
        findings.push(log_finding(
            "tail-missing",
            Some(frontier.size() as i64 + 1),
            format!("The journal ends after {} entries, but {size} were signed for.", frontier.size()),
        ));
    }
    let covered = crate::proof::latest(tx)?.map_or(0, |(size, _)| size);
    found.checkpoints = checked;
    found.root = super::entry::hex(&frontier.root().0);
    found.uncovered = frontier.size().saturating_sub(covered);
    found.findings.extend(findings);
    Ok(())
}

fn check_note(
    note: &str,
    verifying_key: &str,
    size: u64,
    frontier: &Frontier,
) -> std::result::Result<(), Finding> {
    let at = Some(size as i64);
    let (signed_size, root) = open_note(note, verifying_key).map_err(|why| {
        log_finding(
            "checkpoint-broken",
            at,
            format!("The checkpoint over {size} entries does not hold: {why}."),
        )
    })?;
    if signed_size != size || root.0 != frontier.root().0 {
        let message = format!("The first {size} entries are not the ones that were signed for.");
        return Err(log_finding("root-differs", at, message));
    }
    Ok(())
}

fn log_finding(code: &'static str, position: Option<i64>, message: String) -> Finding {
    Finding { code, kind: None, record: None, sequence: None, position, message }
}

fn record_key(tx: &mut Tx<'_>, kind: &str, id: i64, keys: &Keys) -> Result<Option<RecordKey>> {
    let statement = sql("select secret from record_keys where kind = ? and record = ?").bind(kind).bind(id);
    let sealed: Option<Vec<u8>> = tx.first(statement, |row| row.at(0))?;
    Ok(sealed.and_then(|sealed| keys.open_record_key(kind, id, &sealed).ok()))
}

fn opened(key: Option<&RecordKey>, entry: &Entry) -> Vec<Change> {
    let place = crate::view::place_of(&entry.kind, entry.record, entry.sequence);
    let text = entry.payload().sealed.zip(key).and_then(|(sealed, key)| key.open(&sealed, &place).ok());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}
