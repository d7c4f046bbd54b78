//! Signed statements "the journal had this many entries, and this was its root".
use crate::{Error, Keys, Result, keys::ORIGIN};
use database::{Tx, sql};
use domain::Instant;
use signed_note::{Note, StandardVerifier, VerifierList};
use tlog_tiles::{checkpoint::Checkpoint, tlog::Hash};

/// The newest checkpoint: how many entries it covers and when it was made.
pub(crate) fn latest(tx: &mut Tx<'_>) -> Result<Option<(u64, Instant)>> {
    let text = "select size, recorded_at from journal_checkpoints order by size desc limit 1";
    Ok(tx.first(sql(text), |row| Ok((row.at::<i64>(0)? as u64, row.at(1)?)))?)
}

/// Every checkpoint with its note, smallest first.
pub(crate) fn checkpoints(tx: &mut Tx<'_>) -> Result<Vec<(u64, String)>> {
    let text = "select size, note from journal_checkpoints order by size";
    Ok(tx.all(sql(text), |row| Ok((row.at::<i64>(0)? as u64, row.at(1)?)))?)
}

/// Signs and keeps a checkpoint.
pub(crate) fn keep(tx: &mut Tx<'_>, keys: &Keys, size: u64, root: Hash, at: Instant) -> Result<()> {
    let body =
        Checkpoint::new(ORIGIN, size, root, "").map_err(|_| Error::internal("a checkpoint is malformed"))?;
    let mut note = Note::new(&body.to_bytes(), &[]).map_err(|error| Error::internal(error.to_string()))?;
    note.add_sigs(&[&keys.signer()?]).map_err(|error| Error::internal(error.to_string()))?;
    let text = String::from_utf8(note.to_bytes()).map_err(|error| Error::internal(error.to_string()))?;
    tx.execute(
        sql("insert into journal_checkpoints (size, recorded_at, note) values (?, ?, ?) on conflict (size) do nothing")
            .bind(size as i64)
            .bind(at)
            .bind(text),
    )?;
    Ok(())
}

/// Checks a checkpoint's signature; answers its size and root. The error says what is wrong with it.
pub(crate) fn open_note(note: &str, verifying_key: &str) -> std::result::Result<(u64, Hash), String> {
    let verifier =
        StandardVerifier::new(verifying_key).map_err(|error| format!("the public key: {error}"))?;
    let note = Note::from_bytes(note.as_bytes()).map_err(|error| error.to_string())?;
    note.verify(&VerifierList::new(vec![Box::new(verifier)])).map_err(|error| error.to_string())?;
    let body = Checkpoint::from_bytes(note.text()).map_err(|_| "it is malformed".to_owned())?;
    Ok((body.size(), *body.hash()))
}
