//! Hashing passwords with argon2id, at the library's recommended cost.
use argon2::{
    Argon2, PasswordHash, PasswordHasher, PasswordVerifier,
    password_hash::{SaltString, rand_core::OsRng},
};
use engine::{Error, Result};

/// The hash of a password, with its salt and cost.
pub(crate) fn hash(password: &str) -> Result<String> {
    let salt = SaltString::generate(&mut OsRng);
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt);
    Ok(hash.map_err(|error| Error::internal(error.to_string()))?.to_string())
}

/// Whether a password fits a hash. Without a hash it takes as long and is wrong: nobody learns which names exist.
pub(crate) fn verify(hash: Option<&str>, password: &str) -> bool {
    const NOBODYS: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5cy1zYWx0$RdescudvJCsgt3ub+b4BrM0cCSoDT0X2eWWiaQOfCw8";
    let fits = PasswordHash::new(hash.unwrap_or(NOBODYS))
        .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok());
    fits && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_fits() {
        let kept = hash("correct horse battery").unwrap();
        assert!(verify(Some(&kept), "correct horse battery"));
        assert!(!verify(Some(&kept), "correct horse"));
        assert!(!verify(None, "correct horse battery"));
        assert!(!verify(Some("broken"), "x"));
    }
}
