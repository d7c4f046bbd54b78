//! `tenure verify-certificate`: checks a signed certificate. Needs no register and no network.
use crate::cli::outcome::{Failure, say, show_json};
use clap::Args;
use disposal::proof::{check, public_key};
use serde_json::json;
use std::{fs, path::PathBuf};

/// The largest certificate that is read.
const BYTES_MAX: u64 = 16 << 20;

/// Which certificate, and by whom it should be signed.
#[derive(Args)]
pub(crate) struct VerifyCertificateArgs {
    /// The signed document, as JSON.
    file: PathBuf,
    /// The public key that it must be signed with; otherwise the one inside it is believed.
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
}

pub(crate) fn verify(args: &VerifyCertificateArgs, as_json: bool) -> Result<(), Failure> {
    let path = args.file.display();
    let trusted = match &args.key {
        Some(text) => Some(public_key(text).ok_or_else(|| {
            Failure::usage(
                "--key is a public key: 32 bytes in base64, or name+hash+bytes as checkpoints have it.",
            )
        })?),
        None => None,
    };
    let size = fs::metadata(&args.file).map_err(|error| Failure::other(format!("{path}: {error}")))?.len();
    if size > BYTES_MAX {
        return Err(Failure::other(format!("{path} is too large to be a certificate.")));
    }
    let text = fs::read_to_string(&args.file).map_err(|error| Failure::other(format!("{path}: {error}")))?;
    let checked = check(&text, trusted);
    if as_json {
        show_json(&json!(checked));
    } else {
        for fault in &checked.faults {
            say(fault.to_string());
        }
        if checked.faults.is_empty() {
            let whose = match trusted {
                Some(_) => "the key that you named".to_owned(),
                None => {
                    format!("the key {} that it names; compare that with the issuer's", checked.public_key)
                }
            };
            say(format!("{} is as it was signed, with {whose}.", checked.number));
            say("Whether it was revoked since, the page named in it tells.");
        }
    }
    match checked.faults.len() {
        0 => Ok(()),
        1 => Err(Failure::Wrong("The certificate is not as it was signed.".into())),
        n => Err(Failure::Wrong(format!("The certificate is not as it was signed, in {n} places."))),
    }
}
