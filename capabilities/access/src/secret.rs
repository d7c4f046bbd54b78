//! Random secrets and how they are recognised.
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use engine::random_32;
use sha2::{Digest, Sha256};

/// A secret that opens a door: a session's, a token's, a link's.
pub struct Secret(String);

impl Secret {
    /// For a session or a link.
    pub fn random() -> Self {
        Self(BASE64.encode(random_32()))
    }

    /// For a token: recognisable, so that scanners of code find leaked ones.
    pub fn token() -> Self {
        Self(format!("tenure_{}", BASE64.encode(random_32())))
    }

    /// The secret itself, to be handed over once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the database keeps and finds it by.
    pub fn digest(&self) -> [u8; 32] {
        digest(&self.0)
    }
}

/// What the database keeps of a secret. 32 random bytes need no slow hash.
pub fn digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}
