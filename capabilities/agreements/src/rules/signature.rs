//! Signing, declining, withdrawing.
use crate::{Direction, Signing, SigningState};
use domain::{Date, Refusal};

/// The longest drawing, in letters of its path.
pub const DRAWING_MAX: usize = 8_000;
/// The longest name.
pub const NAME_MAX: usize = 120;

/// A name that was typed, a path that was drawn, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// The name.
    pub name: Option<String>,
    /// The path, on 600 by 180.
    pub drawing: Option<String>,
}

impl Signature {
    /// What somebody sent.
    ///
    /// Refuses, in this order: nothing at all; a name of one letter or of too many; a path that is none; one that is
    /// too long.
    pub fn read(name: Option<&str>, drawing: Option<&str>) -> Result<Self, Refusal> {
        let said =
            |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let (name, drawing) = (said(name), said(drawing));
        if name.is_none() && drawing.is_none() {
            return Err(Refusal::new(
                "signature-missing",
                "Type your full name, or sign with a finger or a pen.",
            ));
        }
        if let Some(name) = &name
            && !(2..=NAME_MAX).contains(&name.chars().count())
        {
            return Err(Refusal::new("not-a-name", "Type your full name as your signature."));
        }
        if let Some(path) = &drawing {
            if path.len() > DRAWING_MAX {
                return Err(Refusal::new(
                    "drawing-too-large",
                    "This drawing is too large. Clear it and sign again.",
                ));
            }
            if !is_path(path) {
                return Err(Refusal::new(
                    "not-a-drawing",
                    "This is not a drawn signature. Clear it and sign again.",
                ));
            }
        }
        Ok(Self { name, drawing })
    }
}

/// Whether a text draws lines and curves and does nothing else.
fn is_path(text: &str) -> bool {
    text.starts_with('M')
        && text.chars().all(|c| matches!(c, 'M' | 'L' | 'Q' | 'l' | '0'..='9' | '.' | ',' | ' ' | '-'))
}

/// The signature as it was given.
///
/// Refuses what is no longer open.
pub fn sign(
    signing: &Signing,
    signature: Signature,
    way: &str,
    content: String,
    on: Date,
) -> Result<Signing, Refusal> {
    open(signing)?;
    Ok(Signing {
        state: SigningState::Signed,
        answered_on: Some(on),
        next_on: None,
        way: Some(way.to_owned()),
        signed_name: signature.name,
        drawing: signature.drawing,
        content: Some(content),
        ..signing.clone()
    })
}

/// The signature as it was answered otherwise, or not at all.
///
/// Refuses what is no longer open.
pub fn end(
    signing: &Signing,
    state: SigningState,
    on: Date,
    because: Option<String>,
) -> Result<Signing, Refusal> {
    open(signing)?;
    Ok(Signing { state, answered_on: Some(on), next_on: None, declined_because: because, ..signing.clone() })
}

/// That an answer is still awaited.
pub fn open(signing: &Signing) -> Result<(), Refusal> {
    let number = &signing.number;
    let (code, is) = match signing.state {
        SigningState::Open => return Ok(()),
        SigningState::Signed => ("signed-already", "was signed already"),
        SigningState::Declined => ("declined-already", "was declined"),
        SigningState::Expired => ("signing-expired", "has expired"),
        SigningState::Withdrawn => ("signing-withdrawn", "is no longer asked for"),
    };
    let next = if signing.state == SigningState::Signed { "" } else { " Ask for a new signature." };
    Err(Refusal::new(code, format!("{number} {is}.{next}")))
}

/// Whether a text is signed in this direction.
pub const fn applies(direction: Direction, on_return: bool) -> bool {
    matches!(direction, Direction::HandOut) || on_return
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn signing(state: &str) -> Signing {
        serde_json::from_value(json!({
            "id": 1, "number": "AG-000001", "person": 1, "wording": 1, "state": state,
            "asked_on": "2026-03-01", "expires_on": "2026-03-31", "next_on": "2026-03-04",
        }))
        .unwrap()
    }

    fn refused(name: Option<&str>, drawing: Option<&str>) -> &'static str {
        Signature::read(name, drawing).unwrap_err().code
    }

    #[test]
    fn a_signature_is_a_name_or_a_path_and_nothing_else() {
        assert_eq!(refused(None, None), "signature-missing");
        assert_eq!(refused(Some("  "), Some("")), "signature-missing");
        assert_eq!(refused(Some("A"), None), "not-a-name");
        assert_eq!(refused(None, Some("M1,1\"/><script>")), "not-a-drawing");
        assert_eq!(refused(None, Some(&format!("M1,1{}", "L2,2".repeat(3_000)))), "drawing-too-large");
        let both = Signature::read(Some(" Ana Silva "), Some("M1,1Q2,2 3,3L4,4")).unwrap();
        assert_eq!(both.name.as_deref(), Some("Ana Silva"));
    }

    #[test]
    fn an_answer_is_given_once() {
        let day: Date = "2026-03-02".parse().unwrap();
        let signature = Signature { name: Some("Ana".into()), drawing: None };
        let signed = sign(&signing("open"), signature.clone(), "desk", "c".into(), day).unwrap();
        assert_eq!(
            (signed.state, signed.next_on, signed.answered_on),
            (SigningState::Signed, None, Some(day))
        );
        for (state, code) in [
            ("signed", "signed-already"),
            ("declined", "declined-already"),
            ("expired", "signing-expired"),
            ("withdrawn", "signing-withdrawn"),
        ] {
            assert_eq!(
                sign(&signing(state), signature.clone(), "desk", "c".into(), day).unwrap_err().code,
                code
            );
            assert_eq!(end(&signing(state), SigningState::Declined, day, None).unwrap_err().code, code);
        }
    }
}
