//! The tree's hashes in the database, 256 to a row, in the linear order of the tlog papers.
use crate::{Error, Result};
use database::{Tx, sql};
use std::{cell::RefCell, collections::BTreeMap};
use tlog_tiles::tlog::{
    self, Hash, HashReader, RecordProof, TreeProof, node_hash, record_hash, stored_hash_count,
    stored_hashes_for_record_hash,
};

const PER_CHUNK: u64 = 256;

/// Appends leaves (seals of entries) to a tree that has `size` already; answers the new root.
pub(crate) fn append(tx: &mut Tx<'_>, size: u64, seals: &[Vec<u8>]) -> Result<Hash> {
    let stored = Stored::new(tx);
    let mut next = stored_hash_count(size);
    for (n, seal) in seals.iter().enumerate() {
        let hashes =
            stored_hashes_for_record_hash(size + n as u64, record_hash(seal), &stored).map_err(broken)?;
        for hash in hashes {
            stored.put(next, hash)?;
            next += 1;
        }
    }
    let root = tlog::tree_hash(size + seals.len() as u64, &stored).map_err(broken)?;
    stored.save()?;
    Ok(root)
}

/// Proof that the entry at `position` (from 1) is in the journal of the first `size` entries.
pub fn inclusion_proof(tx: &mut Tx<'_>, size: u64, position: u64) -> Result<RecordProof> {
    tlog::prove_record(size, position - 1, &Stored::new(tx)).map_err(broken)
}

/// Proof that the journal of `newer` entries begins with the journal of `older` entries.
pub fn consistency_proof(tx: &mut Tx<'_>, newer: u64, older: u64) -> Result<TreeProof> {
    tlog::prove_tree(newer, older, &Stored::new(tx)).map_err(broken)
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::internal(format!("the journal's tree: {error}"))
}

/// Hashes as the database has them, with what was read or is about to be written in memory.
struct Stored<'t, 'c> {
    tx: RefCell<&'t mut Tx<'c>>,
    chunks: RefCell<BTreeMap<u64, (Vec<u8>, bool)>>,
}

impl<'t, 'c> Stored<'t, 'c> {
    fn new(tx: &'t mut Tx<'c>) -> Self {
        Self { tx: RefCell::new(tx), chunks: RefCell::new(BTreeMap::new()) }
    }

    fn load(&self, chunk: u64) -> Result<()> {
        if self.chunks.borrow().contains_key(&chunk) {
            return Ok(());
        }
        let statement = sql("select hashes from journal_tree where chunk = ?").bind(chunk as i64);
        let bytes: Option<Vec<u8>> = self.tx.borrow_mut().first(statement, |row| row.at(0))?;
        self.chunks.borrow_mut().insert(chunk, (bytes.unwrap_or_default(), false));
        Ok(())
    }

    fn hash(&self, index: u64) -> Result<Hash> {
        self.load(index / PER_CHUNK)?;
        let at = (index % PER_CHUNK) as usize * 32;
        let chunks = self.chunks.borrow();
        chunks
            .get(&(index / PER_CHUNK))
            .and_then(|(bytes, _)| bytes.get(at..at + 32))
            .and_then(|bytes| bytes.try_into().ok())
            .map(Hash)
            .ok_or_else(|| broken(format!("hash {index} is missing")))
    }

    fn put(&self, index: u64, hash: Hash) -> Result<()> {
        self.load(index / PER_CHUNK)?;
        let at = (index % PER_CHUNK) as usize * 32;
        let mut chunks = self.chunks.borrow_mut();
        let (bytes, changed) = chunks.entry(index / PER_CHUNK).or_default();
        bytes.truncate(at);
        if bytes.len() != at {
            return Err(broken(format!("hash {index} would leave a gap")));
        }
        bytes.extend(hash.0);
        *changed = true;
        Ok(())
    }

    fn save(&self) -> Result<()> {
        for (chunk, (bytes, changed)) in self.chunks.borrow().iter() {
            if *changed {
                let text = "insert into journal_tree (chunk, hashes) values (?, ?)
                    on conflict (chunk) do update set hashes = excluded.hashes";
                self.tx.borrow_mut().execute(sql(text).bind(*chunk as i64).bind(bytes.clone()))?;
            }
        }
        Ok(())
    }
}

impl HashReader for Stored<'_, '_> {
    fn read_hashes(&self, indexes: &[u64]) -> std::result::Result<Vec<Hash>, tlog::Error> {
        indexes.iter().map(|index| self.hash(*index).map_err(|_| tlog::Error::IndexesNotInTree)).collect()
    }
}

/// The root of a growing tree, from its leaves alone: what a verifier computes who trusts no stored hash.
#[derive(Default)]
pub struct Frontier {
    size: u64,
    /// Roots of the complete subtrees, largest first; their sizes are the binary digits of `size`.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// Adds the next leaf: the seal of an entry.
    pub fn push(&mut self, seal: &[u8]) {
        let mut hash = record_hash(seal);
        let mut size = self.size;
        while size & 1 == 1 {
            if let Some(left) = self.peaks.pop() {
                hash = node_hash(left, hash);
            }
            size >>= 1;
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// How many leaves it has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root over all leaves so far, in hexadecimal.
    pub fn root_in_hex(&self) -> String {
        self.root().0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The root over all leaves so far.
    pub(crate) fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        match peaks.next() {
            None => tlog::EMPTY_HASH,
            Some(last) => peaks.fold(*last, |right, left| node_hash(*left, right)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frontier_agrees_with_the_library() {
        struct Flat(Vec<Hash>);
        impl HashReader for Flat {
            fn read_hashes(&self, indexes: &[u64]) -> std::result::Result<Vec<Hash>, tlog::Error> {
                Ok(indexes.iter().map(|index| self.0[*index as usize]).collect())
            }
        }
        let (mut flat, mut frontier) = (Flat(Vec::new()), Frontier::default());
        for n in 0..300_u64 {
            let leaf = n.to_be_bytes();
            let more = tlog::stored_hashes(n, &leaf, &flat).unwrap();
            flat.0.extend(more);
            frontier.push(&leaf);
            assert_eq!(frontier.root().0, tlog::tree_hash(n + 1, &flat).unwrap().0, "at {n}");
        }
        assert_eq!(frontier.size(), 300);
    }
}
