use crate::{Vault, incoming::hex};
use engine::{
    Engine, Finding, Result,
    files::{blobs, verify_rows},
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::Read;

/// What a check of the attachments found.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FileCheck {
    /// Contents read.
    pub contents: u64,
    /// Bytes read.
    pub bytes: u64,
    /// What is wrong: `file-differs`, `file-missing`, `file-damaged`.
    pub findings: Vec<Finding>,
}

/// Checks that the journal explains every attachment, and reads the content of each. `progress` hears how many bytes
/// are done.
pub fn check_files(engine: &Engine, vault: &Vault, mut progress: impl FnMut(u64)) -> Result<FileCheck> {
    let findings = engine.db().read_apart(verify_rows)?;
    let mut found = FileCheck { findings, ..FileCheck::default() };
    for (file, kind, record) in engine.db().read_blocking(blobs::dangling)? {
        let message = format!("The content of the file {file} of the {kind} {record} is not stored.");
        found.findings.push(Finding {
            record: Some(record),
            kind: Some(kind),
            ..finding("file-missing", message)
        });
    }
    let mut after = String::new();
    loop {
        let from = after.clone();
        let page = engine.db().read_blocking(move |tx| blobs::referred(tx, &from, 500))?;
        let Some((last, _)) = page.last() else { break };
        after.clone_from(last);
        for (digest, bytes) in &page {
            found.findings.extend(wrong_with(vault, digest)?);
            found.contents += 1;
            found.bytes += *bytes as u64;
            progress(found.bytes);
        }
    }
    Ok(found)
}

fn wrong_with(vault: &Vault, digest: &str) -> Result<Option<Finding>> {
    if vault.blobs().size(digest)?.is_none() {
        return Ok(Some(finding(
            "file-missing",
            format!("The content {digest} is missing from where files lie."),
        )));
    }
    let same = vault.blobs().read(digest, None).and_then(digest_of);
    Ok(match same {
        Ok(read) if read == digest => None,
        Ok(_) => Some(finding("file-damaged", format!("The content {digest} was altered."))),
        Err(error) => {
            Some(finding("file-damaged", format!("The content {digest} cannot be read: {error:?}")))
        }
    })
}

fn digest_of(mut content: Box<dyn Read + Send>) -> Result<String> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match content.read(&mut buffer) {
            Ok(0) => return Ok(hex(&hash.finalize())),
            Ok(read) => hash.update(buffer.get(..read).unwrap_or_default()),
            Err(error) => return Err(engine::Error::internal(error.to_string())),
        }
    }
}

fn finding(code: &'static str, message: String) -> Finding {
    Finding { code, kind: None, record: None, sequence: None, position: None, message }
}
