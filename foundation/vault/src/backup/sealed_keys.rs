//! The register's keys under a passphrase: Argon2id makes the key, XChaCha20-Poly1305 seals.
use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use domain::Refusal;
use engine::{Error, Keys, Result, random_32};
use serde::{Deserialize, Serialize};

/// Memory and passes that a guess costs: what OWASP names for Argon2id, eight times over, because it is done once.
const MEMORY_KIB: u32 = 128 * 1024;
const PASSES: u32 = 3;
/// Most memory that somebody else's backup may ask for.
const MEMORY_KIB_MAX: u32 = 2 * 1024 * 1024;
/// Most passes that somebody else's backup may ask for.
const PASSES_MAX: u32 = 64;
/// Fewest characters of a passphrase.
pub const PASSPHRASE_MIN: usize = 12;

/// Sealed keys, as a backup holds them.
#[derive(Serialize, Deserialize)]
pub(crate) struct SealedKeys {
    kdf: String,
    memory_kib: u32,
    passes: u32,
    salt: String,
    nonce: String,
    sealed: String,
}

/// Seals the keys.
pub(crate) fn seal(keys: &Keys, passphrase: &str) -> Result<SealedKeys> {
    if passphrase.chars().count() < PASSPHRASE_MIN {
        let message = format!(
            "A passphrase for the keys has at least {PASSPHRASE_MIN} characters: four words or more."
        );
        return Err(Refusal::new("passphrase-too-short", message).into());
    }
    let (salt, nonce) = (random_32(), random_32());
    let nonce = nonce.get(..24).unwrap_or_default();
    let cipher = cipher(passphrase, &salt, MEMORY_KIB, PASSES)?;
    let text = serde_json::to_vec(keys)?;
    let payload = Payload { msg: &text, aad: keys.verifying().as_bytes() };
    let sealed =
        cipher.encrypt(XNonce::from_slice(nonce), payload).map_err(|_| Error::internal("sealing failed"))?;
    Ok(SealedKeys {
        kdf: "argon2id".into(),
        memory_kib: MEMORY_KIB,
        passes: PASSES,
        salt: BASE64.encode(salt),
        nonce: BASE64.encode(nonce),
        sealed: BASE64.encode(sealed),
    })
}

/// Opens the keys of the register with this public key.
pub(crate) fn open(sealed: &SealedKeys, passphrase: &str, verifying: &str) -> Result<Keys> {
    let broken = || Error::internal("the keys in the backup are not as this program writes them");
    if sealed.kdf != "argon2id" || sealed.memory_kib > MEMORY_KIB_MAX || sealed.passes > PASSES_MAX {
        return Err(broken());
    }
    let bytes = |text: &str| BASE64.decode(text).map_err(|_| broken());
    let nonce = bytes(&sealed.nonce)?;
    if nonce.len() != 24 {
        return Err(broken());
    }
    let cipher = cipher(passphrase, &bytes(&sealed.salt)?, sealed.memory_kib, sealed.passes)?;
    let payload = Payload { msg: &bytes(&sealed.sealed)?, aad: verifying.as_bytes() };
    let text = cipher.decrypt(XNonce::from_slice(&nonce), payload).map_err(|_| {
        Refusal::new("wrong-passphrase", "This passphrase does not open the keys in the backup.")
    })?;
    Ok(serde_json::from_slice(&text)?)
}

fn cipher(passphrase: &str, salt: &[u8], memory_kib: u32, passes: u32) -> Result<XChaCha20Poly1305> {
    let failed = |error: argon2::Error| Error::internal(error.to_string());
    let params = Params::new(memory_kib, passes, 1, Some(32)).map_err(failed)?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .map_err(failed)?;
    Ok(XChaCha20Poly1305::new(&key.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_open_with_their_passphrase_only() {
        let keys = Keys::generate();
        let sealed = seal(&keys, "four words are enough").unwrap();
        let opened = open(&sealed, "four words are enough", keys.verifying()).unwrap();
        assert_eq!(serde_json::to_string(&opened).unwrap(), serde_json::to_string(&keys).unwrap());
        for (passphrase, verifying) in
            [("four words are enougH", keys.verifying()), ("four words are enough", "other")]
        {
            let error = open(&sealed, passphrase, verifying).unwrap_err();
            assert_eq!(error.code(), "wrong-passphrase");
        }
        assert_eq!(seal(&keys, "short").err().unwrap().code(), "passphrase-too-short");
    }
}
