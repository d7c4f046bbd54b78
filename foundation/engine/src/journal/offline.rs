//! Checking an exported journal where there is no database: on an auditor's own machine.
use crate::{
    journal::{Entry, Finding, Verification, seal_of},
    proof::{Frontier, open_note},
};
use serde_json::Value;
use std::collections::HashMap;

/// Reads an export line by line: a first line with the public key, entries in the order of positions, then the signed
/// checkpoints.
#[derive(Default)]
pub struct ExportVerifier {
    wanted_key: Option<String>,
    key: Option<String>,
    /// The last number and seal of each record's chain.
    chains: HashMap<(String, i64), (i64, Vec<u8>)>,
    frontier: Frontier,
    /// The root after each size that a checkpoint may name.
    roots: Vec<[u8; 32]>,
    found: Verification,
    covered: u64,
}

/// Findings kept.
const FINDINGS_MAX: usize = 100;

impl ExportVerifier {
    /// A verifier; with a key it accepts only an export that is signed with that key.
    pub fn new(key: Option<&str>) -> Self {
        Self { wanted_key: key.map(str::to_owned), ..Self::default() }
    }

    /// Takes the next line. An error means that this is no export at all.
    pub fn line(&mut self, line: &str) -> Result<(), String> {
        if line.trim().is_empty() {
            return Ok(());
        }
        let value: Value = serde_json::from_str(line)
            .map_err(|error| format!("This is not an exported journal: {error}."))?;
        if value.get("tenure_journal").is_some() {
            let key = value.get("key").and_then(Value::as_str).unwrap_or_default();
            if self.wanted_key.as_deref().is_some_and(|wanted| wanted != key) {
                self.finding(
                    "key-differs",
                    None,
                    "It is signed with another key than the one you gave.".into(),
                );
            }
            self.key = Some(self.wanted_key.clone().unwrap_or_else(|| key.to_owned()));
            return Ok(());
        }
        match (value.get("entry"), value.get("checkpoint")) {
            (Some(entry), _) => {
                let entry: Entry = serde_json::from_value(entry.clone())
                    .map_err(|error| format!("An entry is not readable: {error}."))?;
                self.entry(&entry);
                Ok(())
            }
            (_, Some(checkpoint)) => {
                self.checkpoint(checkpoint);
                Ok(())
            }
            _ => Err("This is not an exported journal.".into()),
        }
    }

    /// What was found in all.
    pub fn finish(mut self) -> Result<Verification, String> {
        if self.key.is_none() {
            return Err("This is not an exported journal.".into());
        }
        self.found.records = self.chains.len() as u64;
        self.found.root = super::entry::hex(&self.frontier.root().0);
        self.found.uncovered = self.frontier.size().saturating_sub(self.covered);
        if self.covered == 0 && self.frontier.size() > 0 {
            self.finding(
                "checkpoint-missing",
                None,
                "No signed checkpoint vouches for these entries.".into(),
            );
        }
        Ok(self.found)
    }

    fn entry(&mut self, entry: &Entry) {
        self.found.entries += 1;
        let expected = self.frontier.size() as i64 + 1;
        if entry.position != Some(expected) {
            self.finding(
                "position-missing",
                Some(expected),
                format!("The entry at position {expected} is missing."),
            );
        }
        let chain = self.chains.entry((entry.kind.clone(), entry.record)).or_default();
        let whose = format!("the {} {}", entry.kind, entry.record);
        let (number, previous) = chain.clone();
        *chain = (entry.sequence, entry.seal.clone());
        if entry.sequence != number + 1 {
            let message = format!("Entry {} of {whose} is missing.", number + 1);
            self.finding("entry-missing", entry.position, message);
        } else if seal_of(&previous, entry).as_slice() != entry.seal {
            let message = format!("Entry {} of {whose} was altered, or one before it was.", entry.sequence);
            self.finding("seal-broken", entry.position, message);
        }
        self.frontier.push(&entry.seal);
        self.roots.push(self.frontier.root().0);
    }

    fn checkpoint(&mut self, checkpoint: &Value) {
        self.found.checkpoints += 1;
        let size = checkpoint.get("size").and_then(Value::as_u64).unwrap_or_default();
        let note = checkpoint.get("note").and_then(Value::as_str).unwrap_or_default();
        let at = Some(size as i64);
        match open_note(note, self.key.as_deref().unwrap_or_default()) {
            Err(why) => self.finding(
                "checkpoint-broken",
                at,
                format!("The checkpoint over {size} entries does not hold: {why}."),
            ),
            Ok((signed, _)) if signed > self.frontier.size() => {
                let message = format!(
                    "The journal ends after {} entries, but {signed} were signed for.",
                    self.frontier.size()
                );
                self.finding("tail-missing", at, message);
            }
            Ok((signed, root)) => {
                let ours = signed.checked_sub(1).and_then(|last| self.roots.get(last as usize));
                if signed != size || ours != Some(&root.0) {
                    let message =
                        format!("The first {signed} entries are not the ones that were signed for.");
                    self.finding("root-differs", at, message);
                } else {
                    self.covered = self.covered.max(signed);
                }
            }
        }
    }

    fn finding(&mut self, code: &'static str, position: Option<i64>, message: String) {
        if self.found.findings.len() < FINDINGS_MAX {
            self.found.findings.push(Finding {
                code,
                kind: None,
                record: None,
                sequence: None,
                position,
                message,
            });
        }
    }
}
