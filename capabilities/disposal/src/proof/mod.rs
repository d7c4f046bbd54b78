//! Signed documents that anybody can verify without the register.
mod canonical;
mod document;

pub use canonical::canonical;
pub use document::{Checked, Fault, PURPOSE, SignedDocument, check, fingerprints, public_key, sign};
