//! A document whose every field is fingerprinted and whose fingerprints are signed: a changed byte fails, and the field
//! that was changed is named.
use super::canonical;
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What the signature is for; also the format of the document.
pub const PURPOSE: &str = "tenure-certificate-v1";

/// A signed document.
///
/// The signature is Ed25519 over the purpose, a line break and the canonical JSON of `fingerprints`, which holds the
/// SHA-256 of the canonical JSON of every value in `claims`, by its path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedDocument {
    /// [`PURPOSE`].
    pub format: String,
    /// What is certified.
    pub claims: Map<String, Value>,
    /// Path to SHA-256, in hexadecimal.
    pub fingerprints: BTreeMap<String, String>,
    /// By whom.
    pub signature: SignatureOf,
}

/// A signature and the key that made it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureOf {
    /// `Ed25519`.
    pub algorithm: String,
    /// The 32 bytes of the public key, in base64.
    pub public_key: String,
    /// The same as a C2SP verifier key, as `tenure export-journal` and checkpoints name it.
    pub key: String,
    /// The 64 bytes of the signature, in base64.
    pub value: String,
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", content = "at", rename_all = "kebab-case")]
pub enum Fault {
    /// It is no document of this kind.
    Unreadable(String),
    /// The value at this path is not the one that was signed.
    Changed(String),
    /// The value at this path was added after signing.
    Added(String),
    /// The value at this path was taken away after signing.
    Missing(String),
    /// It was signed with another key than the one that was expected.
    AnotherKey,
    /// The fingerprints are not those that were signed, or the signature is not the one of this key.
    Signature,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "This is not a certificate of Tenure: {why}."),
            Self::Changed(path) => write!(f, "{path} was changed after signing."),
            Self::Added(path) => write!(f, "{path} was added after signing."),
            Self::Missing(path) => write!(f, "{path} was taken away after signing."),
            Self::AnotherKey => f.write_str("It was signed with another key than the one you named."),
            Self::Signature => f.write_str(
                "The signature does not fit: the list of fingerprints, the signature or the key was changed.",
            ),
        }
    }
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Checked {
    /// Everything that is wrong; nothing for a document that is as it was signed.
    pub faults: Vec<Fault>,
    /// The public key that it was checked with, in base64.
    pub public_key: String,
    /// The number that the document says it has.
    pub number: String,
}

/// The fingerprint of every value, by its path: `subject.serial`, `media.0.outcome`. Empty lists and objects count as
/// values.
pub fn fingerprints(claims: &Map<String, Value>) -> Result<BTreeMap<String, String>, String> {
    let mut all = BTreeMap::new();
    for (name, value) in claims {
        gather(name, value, &mut all)?;
    }
    Ok(all)
}

fn gather(path: &str, value: &Value, all: &mut BTreeMap<String, String>) -> Result<(), String> {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            fields.iter().try_for_each(|(name, value)| gather(&format!("{path}.{name}"), value, all))
        }
        Value::Array(list) if !list.is_empty() => {
            list.iter().enumerate().try_for_each(|(n, value)| gather(&format!("{path}.{n}"), value, all))
        }
        leaf => {
            let digest = Sha256::digest(canonical(leaf)?.as_bytes());
            let hex = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            match all.insert(path.to_owned(), hex) {
                None => Ok(()),
                Some(_) => Err(format!("two values have the path {path}")),
            }
        }
    }
}

/// The bytes that are signed, after the purpose and the line break.
fn signed_text(fingerprints: &BTreeMap<String, String>) -> Result<String, String> {
    let fields = fingerprints.iter().map(|(path, hex)| (path.clone(), Value::String(hex.clone())));
    canonical(&Value::Object(fields.collect()))
}

/// Signs claims. `signer` makes the 64 bytes of an Ed25519 signature over the purpose, a line break and the text.
pub fn sign<E>(
    claims: Map<String, Value>,
    (key, public): (&str, [u8; 32]),
    signer: impl FnOnce(&str, &[u8]) -> Result<[u8; 64], E>,
) -> Result<SignedDocument, E>
where
    E: From<String>,
{
    let fingerprints = fingerprints(&claims)?;
    let text = signed_text(&fingerprints)?;
    let value = BASE64.encode(signer(PURPOSE, text.as_bytes())?);
    let signature = SignatureOf {
        algorithm: "Ed25519".into(),
        public_key: BASE64.encode(public),
        key: key.to_owned(),
        value,
    };
    Ok(SignedDocument { format: PURPOSE.into(), claims, fingerprints, signature })
}

/// The 32 bytes of a public key as people have it: in base64, or as a C2SP verifier key (`name+hash+bytes`).
pub fn public_key(text: &str) -> Option<[u8; 32]> {
    let text = text.trim();
    if let Some(bytes) = BASE64.decode(text).ok().and_then(|bytes| bytes.try_into().ok()) {
        return Some(bytes);
    }
    let mut parts = text.splitn(3, '+');
    let (name, hash, bytes) = (parts.next()?, parts.next()?, BASE64.decode(parts.next()?).ok()?);
    // The hash binds name and key together (C2SP signed-note: the first four bytes of SHA-256).
    let digest = Sha256::digest([name.as_bytes(), b"\n", &bytes].concat());
    if hash != digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect::<String>() {
        return None;
    }
    bytes.strip_prefix(&[1])?.try_into().ok()
}

/// Checks a document, with the key that somebody trusts or else the one that it names. Nothing else is needed: no
/// register, no network.
pub fn check(text: &str, trusted: Option<[u8; 32]>) -> Checked {
    let unreadable = |why: String| Checked {
        faults: vec![Fault::Unreadable(why)],
        public_key: String::new(),
        number: String::new(),
    };
    let document: SignedDocument = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => return unreadable(error.to_string()),
    };
    if document.format != PURPOSE {
        return unreadable(format!("its format is {}", document.format));
    }
    let named = public_key(&document.signature.public_key);
    let Some(key) = trusted.or(named) else { return unreadable("it names no public key".into()) };
    let mut faults = match fingerprints(&document.claims) {
        Ok(found) => differences(&document.fingerprints, &found),
        Err(why) => return unreadable(why),
    };
    if named != Some(key) || public_key(&document.signature.key) != Some(key) {
        faults.push(Fault::AnotherKey);
    }
    if !is_signed(&document, key) {
        faults.push(Fault::Signature);
    }
    let number = document.claims.get("certificate").and_then(|it| it.get("number")).and_then(Value::as_str);
    Checked { faults, public_key: BASE64.encode(key), number: number.unwrap_or_default().to_owned() }
}

fn differences(signed: &BTreeMap<String, String>, found: &BTreeMap<String, String>) -> Vec<Fault> {
    let of_signed = signed.iter().filter_map(|(path, hex)| match found.get(path) {
        Some(now) if now == hex => None,
        Some(_) => Some(Fault::Changed(path.clone())),
        None => Some(Fault::Missing(path.clone())),
    });
    let added =
        found.keys().filter(|path| !signed.contains_key(*path)).map(|path| Fault::Added(path.clone()));
    of_signed.chain(added).collect()
}

fn is_signed(document: &SignedDocument, key: [u8; 32]) -> bool {
    let bytes: Option<[u8; 64]> =
        BASE64.decode(&document.signature.value).ok().and_then(|bytes| bytes.try_into().ok());
    let (Some(bytes), Ok(key), Ok(text)) =
        (bytes, VerifyingKey::from_bytes(&key), signed_text(&document.fingerprints))
    else {
        return false;
    };
    let message = [PURPOSE.as_bytes(), b"\n", text.as_bytes()].concat();
    document.signature.algorithm == "Ed25519"
        && key.verify_strict(&message, &Signature::from_bytes(&bytes)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::Keys;
    use proptest::prelude::*;
    use serde_json::json;

    fn claims() -> Map<String, Value> {
        let value = json!({
            "certificate": { "number": "TC-1", "issued_on": "2026-03-02" },
            "subject": { "tag": "A-1", "serial": "C02X" },
            "media": [{ "serial": "S1", "outcome": "purge" }, { "serial": "S2", "outcome": "destroy" }],
            "notes": [],
        });
        value.as_object().unwrap().clone()
    }

    fn signed(keys: &Keys) -> SignedDocument {
        let public = keys.verifying_bytes().unwrap();
        sign(claims(), (keys.verifying(), public), |purpose, text| {
            keys.sign_for(purpose, text).map_err(|error| error.to_string())
        })
        .unwrap()
    }

    fn faults(document: &Value) -> Vec<Fault> {
        check(&document.to_string(), None).faults
    }

    #[test]
    fn a_document_as_it_was_signed_has_no_fault() {
        let keys = Keys::generate();
        let document = signed(&keys);
        let text = serde_json::to_string_pretty(&document).unwrap();
        let checked = check(&text, None);
        assert_eq!((checked.faults, checked.number.as_str()), (vec![], "TC-1"));
        assert_eq!(check(&text, public_key(keys.verifying())).faults, []);
        let other = Keys::generate().verifying_bytes().unwrap();
        assert_eq!(check(&text, Some(other)).faults, [Fault::AnotherKey, Fault::Signature]);
    }

    #[test]
    fn what_was_changed_is_named() {
        let document = serde_json::to_value(signed(&Keys::generate())).unwrap();
        let mut changed = document.clone();
        changed["claims"]["media"][1]["serial"] = json!("S3");
        assert_eq!(faults(&changed), [Fault::Changed("media.1.serial".into())]);
        let mut less = document.clone();
        less["claims"]["media"].as_array_mut().unwrap().pop();
        assert_eq!(
            faults(&less),
            [Fault::Missing("media.1.outcome".into()), Fault::Missing("media.1.serial".into())]
        );
        let mut more = document.clone();
        more["claims"]["subject"]["grade"] = json!("A");
        assert_eq!(faults(&more), [Fault::Added("subject.grade".into())]);
        let mut forged = changed;
        forged["fingerprints"] = json!(fingerprints(forged["claims"].as_object().unwrap()).unwrap());
        assert_eq!(faults(&forged), [Fault::Signature]);
        let mut blank = document;
        blank["signature"]["value"] = json!("");
        assert_eq!(faults(&blank), [Fault::Signature]);
        assert!(matches!(check("{", None).faults[..], [Fault::Unreadable(_)]));
    }

    #[test]
    fn fractions_are_signed_like_other_values() {
        let keys = Keys::generate();
        let mut claims = claims();
        claims.insert("factor".into(), json!({ "kilograms": 0.1, "tiny": 1e-7 }));
        let public = keys.verifying_bytes().unwrap();
        let sign_it =
            |purpose: &str, text: &[u8]| keys.sign_for(purpose, text).map_err(|error| error.to_string());
        let document =
            serde_json::to_value(sign(claims, (keys.verifying(), public), sign_it).unwrap()).unwrap();
        assert_eq!(faults(&document), []);
        let mut changed = document;
        changed["claims"]["factor"]["kilograms"] = json!(0.100_000_000_000_000_02);
        assert_eq!(faults(&changed), [Fault::Changed("factor.kilograms".into())]);
    }

    #[test]
    fn a_standard_library_verifies_the_raw_bytes() {
        let keys = Keys::generate();
        let document = signed(&keys);
        let text = canonical(&json!(document.fingerprints)).unwrap();
        let signature: [u8; 64] = BASE64.decode(&document.signature.value).unwrap().try_into().unwrap();
        let public: [u8; 32] = BASE64.decode(&document.signature.public_key).unwrap().try_into().unwrap();
        let message = format!("tenure-certificate-v1\n{text}");
        let key = VerifyingKey::from_bytes(&public).unwrap();
        assert!(key.verify_strict(message.as_bytes(), &Signature::from_bytes(&signature)).is_ok());
    }

    proptest! {
        #[test]
        fn no_changed_byte_of_a_value_passes(at in 0usize..10_000, with in b'0'..b'z') {
            let document = serde_json::to_string(&signed(&Keys::generate())).unwrap();
            let mut bytes = document.clone().into_bytes();
            let at = at % bytes.len();
            prop_assume!(bytes[at] != with && bytes[at].is_ascii_alphanumeric());
            bytes[at] = with;
            let text = String::from_utf8(bytes).unwrap();
            prop_assert!(!check(&text, None).faults.is_empty(), "{}", text);
        }
    }
}
