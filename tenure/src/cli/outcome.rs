//! How the command line answers: words or JSON, and the exit code.
use engine::Error;
use serde_json::{Value, json};
use std::{io::Write, process::ExitCode};

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The register said why.
    Engine(Error),
    /// A server said why: status, code and sentence.
    Remote(u16, String, String),
    /// The command line itself makes no sense.
    Usage(String),
    /// What was checked is not right.
    Wrong(String),
    /// Anything else.
    Other(String),
}

impl Failure {
    pub(crate) fn usage(why: impl Into<String>) -> Self {
        Self::Usage(why.into())
    }
    pub(crate) fn other(why: impl Into<String>) -> Self {
        Self::Other(why.into())
    }

    /// 2 invalid, 3 refused, 4 not found, 5 not allowed, 6 conflict, 7 unavailable, 1 anything checked and found
    /// wrong, 70 our own fault.
    fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Engine(Error::Invalid(_)) => 2,
            Self::Engine(Error::Refused(_)) => 3,
            Self::Engine(Error::NotFound(_)) => 4,
            Self::Engine(Error::Forbidden(_) | Error::Unauthenticated) => 5,
            Self::Engine(Error::Conflict) => 6,
            Self::Engine(Error::Unavailable(_)) => 7,
            Self::Engine(Error::Internal(_)) => 70,
            Self::Remote(status, code, _) => match status {
                400 | 413 | 415 | 422 => 2,
                409 if code == "changed-meanwhile" => 6,
                409 => 3,
                404 => 4,
                401 | 403 => 5,
                503 | 0 => 7,
                _ => 70,
            },
            Self::Wrong(_) | Self::Other(_) => 1,
        }
    }

    fn code(&self) -> &str {
        match self {
            Self::Engine(error) => error.code(),
            Self::Remote(_, code, _) => code,
            Self::Usage(_) => "usage",
            Self::Wrong(_) => "wrong",
            Self::Other(_) => "failed",
        }
    }

    fn sentence(&self) -> String {
        match self {
            Self::Engine(error) => crate::serve::sentence(error),
            Self::Remote(_, _, why) | Self::Usage(why) | Self::Wrong(why) | Self::Other(why) => why.clone(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Engine(error)
    }
}

/// Says why, and with which code the process ends.
pub(crate) fn report(failure: &Failure, json: bool) -> ExitCode {
    let mut err = std::io::stderr().lock();
    let _ = if json {
        writeln!(err, "{}", json!({ "code": failure.code(), "title": failure.sentence() }))
    } else {
        let details: Vec<String> = match failure {
            Failure::Engine(Error::Invalid(errors)) => {
                errors.iter().map(|error| format!("  {}: {}", error.field, error.message)).collect()
            }
            _ => vec![format!("  {}", failure.sentence())],
        };
        writeln!(err, "Not done ({}):\n{}", failure.code(), details.join("\n"))
    };
    ExitCode::from(failure.exit_code())
}

/// Says something on the standard output.
pub(crate) fn say(text: impl AsRef<str>) {
    let _ = writeln!(std::io::stdout().lock(), "{}", text.as_ref());
}

/// Shows JSON as it is.
pub(crate) fn show_json(value: &Value) {
    say(serde_json::to_string_pretty(value).unwrap_or_default());
}
