//! The register's secrets: the key that signs checkpoints, and the key under which each person's own key is kept.
//!
//! They live in one file beside the data, not in the database: who copies the database can neither sign a
//! rewritten past nor read erased people.
use crate::{Error, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload as Sealing},
};
use rand_core::{OsRng, RngCore};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

/// The name under which the register signs, as C2SP signed notes want one.
pub const ORIGIN: &str = "tenure-register";

/// The secrets of one register.
#[derive(Clone, Serialize, Deserialize)]
pub struct Keys {
    /// C2SP signer key (`PRIVATE+KEY+…`).
    signing: String,
    /// C2SP verifier key; public.
    verifying: String,
    /// Base64 of the 32 bytes under which record keys are kept.
    master: String,
}

impl Keys {
    /// New secrets, from the machine's randomness.
    pub fn generate() -> Self {
        let (signing, verifying) = signed_note::generate_key(&mut OsRng, ORIGIN);
        Self { signing, verifying, master: BASE64.encode(random_32()) }
    }

    /// Reads the file, or makes one that only its owner may read. Of several nodes that start at once one makes it, and
    /// the others read that one.
    pub fn load_or_create(path: &Path) -> Result<Self> {
        if let Some(keys) = Self::load(path)? {
            return Ok(keys);
        }
        let keys = Self::generate();
        match keys.save(path) {
            Ok(()) => Ok(keys),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Self::load(path)?
                .ok_or_else(|| Error::internal(format!("the keys at {} are gone", path.display()))),
            Err(error) => Err(Error::of_file(format!("the keys at {}", path.display()), &error)),
        }
    }

    /// Reads the file; none is made.
    pub fn load(path: &Path) -> Result<Option<Self>> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(Some(serde_json::from_str(&text)?)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::internal(format!("the keys at {}: {error}", path.display()))),
        }
    }

    /// Writes the file; it must not exist yet. It is written beside its place and moved there, so that nobody ever reads
    /// half of it and a crash leaves none that is empty.
    pub fn save(&self, path: &Path) -> std::io::Result<()> {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(serde_json::to_string_pretty(self)?.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path)?;
        fs::File::open(folder)?.sync_all()
    }

    /// The public half of the signing key, for anybody who wants to verify.
    pub fn verifying(&self) -> &str {
        &self.verifying
    }

    /// What signs checkpoints.
    pub(crate) fn signer(&self) -> Result<signed_note::StandardSigner> {
        signed_note::StandardSigner::new(&self.signing)
            .map_err(|error| Error::internal(format!("the signing key is broken: {error}")))
    }

    /// A text signed by this register, as a C2SP signed note. The text ends with a line break.
    pub fn sign(&self, text: &str) -> Result<String> {
        let failed = |error: signed_note::NoteError| Error::internal(error.to_string());
        let mut note = signed_note::Note::new(text.as_bytes(), &[]).map_err(failed)?;
        note.add_sigs(&[&self.signer()?]).map_err(failed)?;
        String::from_utf8(note.to_bytes()).map_err(|error| Error::internal(error.to_string()))
    }

    /// The text of a note, if the register with this public key has signed it. The error says what is wrong.
    pub fn signed_text(note: &str, verifying: &str) -> std::result::Result<String, String> {
        let verifier = signed_note::StandardVerifier::new(verifying).map_err(|error| error.to_string())?;
        let note = signed_note::Note::from_bytes(note.as_bytes()).map_err(|error| error.to_string())?;
        let known = signed_note::VerifierList::new(vec![Box::new(verifier)]);
        note.verify(&known).map_err(|error| error.to_string())?;
        String::from_utf8(note.text().to_vec()).map_err(|error| error.to_string())
    }

    /// The 64 bytes of an Ed25519 signature over `purpose`, a line break and `text`. The purpose keeps what is signed
    /// for one end from being shown for another; a checkpoint begins with [`ORIGIN`], which is no purpose.
    pub fn sign_for(&self, purpose: &str, text: &[u8]) -> Result<[u8; 64]> {
        use ed25519_dalek::Signer;
        if purpose == ORIGIN || purpose.contains('\n') {
            return Err(Error::internal("this is no purpose to sign for"));
        }
        let seed = key_bytes(&self.signing).ok_or_else(|| Error::internal("the signing key is broken"))?;
        let message = [purpose.as_bytes(), b"\n", text].concat();
        Ok(ed25519_dalek::SigningKey::from_bytes(&seed).sign(&message).to_bytes())
    }

    /// The 32 bytes of the public key.
    pub fn verifying_bytes(&self) -> Result<[u8; 32]> {
        key_bytes(&self.verifying).ok_or_else(|| Error::internal("the public key is broken"))
    }

    /// A new key for one record, as the database keeps it: sealed under the master key.
    pub(crate) fn new_record_key(&self, kind: &str, record: i64) -> Result<(RecordKey, Vec<u8>)> {
        let key = RecordKey(random_32());
        let sealed = seal(&self.master_bytes()?, &key.0, &format!("{kind}:{record}"))?;
        Ok((key, sealed))
    }

    /// Opens a record's key.
    pub(crate) fn open_record_key(&self, kind: &str, record: i64, sealed: &[u8]) -> Result<RecordKey> {
        let bytes = open(&self.master_bytes()?, sealed, &format!("{kind}:{record}"))?;
        bytes.try_into().map(RecordKey).map_err(|_| Error::internal("a record key has the wrong length"))
    }

    fn master_bytes(&self) -> Result<[u8; 32]> {
        BASE64
            .decode(&self.master)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| Error::internal("the master key is broken"))
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({})", self.verifying)
    }
}

/// The 32 bytes in a C2SP key: its last part is base64 of the algorithm (1 is Ed25519) and the bytes.
fn key_bytes(key: &str) -> Option<[u8; 32]> {
    // A name holds no plus sign, base64 may: `PRIVATE+KEY+name+hash+bytes` and `name+hash+bytes`.
    let parts = if key.starts_with("PRIVATE+KEY+") { 5 } else { 3 };
    let bytes = BASE64.decode(key.splitn(parts, '+').nth(parts - 1)?).ok()?;
    bytes.strip_prefix(&[1])?.try_into().ok()
}

/// The key of one record's personal data. Whoever destroys it erases them from the whole journal.
pub(crate) struct RecordKey([u8; 32]);

impl RecordKey {
    /// Encrypts `text` for one entry.
    pub(crate) fn seal(&self, text: &str, place: &str) -> Result<String> {
        Ok(BASE64.encode(seal(&self.0, text.as_bytes(), place)?))
    }

    /// Decrypts what [`RecordKey::seal`] made for the same entry.
    pub(crate) fn open(&self, sealed: &str, place: &str) -> Result<String> {
        let bytes = BASE64.decode(sealed).map_err(|error| Error::internal(error.to_string()))?;
        String::from_utf8(open(&self.0, &bytes, place)?).map_err(|error| Error::internal(error.to_string()))
    }
}

/// 32 bytes of the machine's randomness.
pub fn random_32() -> [u8; 32] {
    let mut bytes = [0; 32];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

/// XChaCha20-Poly1305 with a random nonce in front; `place` is authenticated, so a sealed text cannot be moved.
fn seal(key: &[u8; 32], text: &[u8], place: &str) -> Result<Vec<u8>> {
    let mut nonce = [0; 24];
    OsRng.fill_bytes(&mut nonce);
    let cipher = XChaCha20Poly1305::new(key.into());
    let sealing = Sealing { msg: text, aad: place.as_bytes() };
    let mut out = nonce.to_vec();
    out.extend(
        cipher.encrypt(XNonce::from_slice(&nonce), sealing).map_err(|_| Error::internal("sealing failed"))?,
    );
    Ok(out)
}

fn open(key: &[u8; 32], sealed: &[u8], place: &str) -> Result<Vec<u8>> {
    let (nonce, text) =
        sealed.split_at_checked(24).ok_or_else(|| Error::internal("a sealed text is cut short"))?;
    let cipher = XChaCha20Poly1305::new(key.into());
    cipher
        .decrypt(XNonce::from_slice(nonce), Sealing { msg: text, aad: place.as_bytes() })
        .map_err(|_| Error::internal("a sealed text was altered or belongs elsewhere"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_opens_only_in_its_place_and_with_its_key() {
        let keys = Keys::generate();
        let (key, kept) = keys.new_record_key("person", 7).unwrap();
        let sealed = key.seal("Ana", "person:7:1").unwrap();
        let again = keys.open_record_key("person", 7, &kept).unwrap();
        assert_eq!(again.open(&sealed, "person:7:1").unwrap(), "Ana");
        assert!(again.open(&sealed, "person:7:2").is_err());
        assert!(keys.open_record_key("person", 8, &kept).is_err());
        assert!(Keys::generate().open_record_key("person", 7, &kept).is_err());
    }

    #[test]
    fn what_is_signed_for_an_end_is_verified_for_that_end_only() {
        let keys = Keys::generate();
        let signature = ed25519_dalek::Signature::from_bytes(&keys.sign_for("a-purpose", b"text").unwrap());
        let public = ed25519_dalek::VerifyingKey::from_bytes(&keys.verifying_bytes().unwrap()).unwrap();
        assert!(public.verify_strict(b"a-purpose\ntext", &signature).is_ok());
        assert!(public.verify_strict(b"another\ntext", &signature).is_err());
        assert!(public.verify_strict(b"text", &signature).is_err());
        assert!(keys.sign_for(ORIGIN, b"12\nroot\n").is_err());
    }

    #[test]
    fn the_file_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        let made = Keys::load_or_create(&path).unwrap();
        assert_eq!(Keys::load_or_create(&path).unwrap().verifying(), made.verifying());
        assert!(made.save(&path).is_err());
    }

    #[test]
    fn nodes_that_start_at_once_get_the_same_keys() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, gate) = (folder.path().join("keys.json"), std::sync::Barrier::new(16));
        let start = || {
            gate.wait();
            Keys::load_or_create(&path).unwrap().verifying().to_owned()
        };
        let all: Vec<String> = std::thread::scope(|scope| {
            let nodes: Vec<_> = (0..16).map(|_| scope.spawn(start)).collect();
            nodes.into_iter().map(|node| node.join().unwrap()).collect()
        });
        assert!(all.iter().all(|key| *key == all[0]), "{all:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left lying");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
