//! Serial numbers as a scanner or a person writes them: one unit a line, its IMEI behind the serial number.
use domain::{FieldError, is_imei};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most units of one delivery.
pub const UNITS_MAX: usize = 500;
/// The longest serial number.
const SERIAL_MAX: usize = 120;

/// One unit of a delivery, by its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unit {
    /// What the manufacturer calls it.
    pub serial: String,
    /// The 15 digits of a phone.
    #[serde(default)]
    pub imei: Option<String>,
}

/// Reads units: a line each, `serial` or `serial imei`. Empty lines are skipped.
///
/// Refuses a unit that was scanned twice, an IMEI that is none, and what looks like a formula.
pub fn read(text: &str) -> Result<Vec<Unit>, FieldError> {
    let wrong = |code, message: String| FieldError::new("serials", code, message);
    let (mut units, mut seen) = (Vec::new(), BTreeSet::new());
    for (at, line) in text.lines().enumerate() {
        let line_number = at + 1;
        let mut words = line.split([' ', '\t', ',', ';']).filter(|word| !word.is_empty());
        let Some(serial) = words.next() else { continue };
        let imei = words.next().map(str::to_owned);
        if words.next().is_some() {
            let message = format!("Line {line_number} has more than a serial number and an IMEI.");
            return Err(wrong("too-many-words", message));
        }
        if serial.starts_with(['=', '+', '@']) || serial.chars().any(char::is_control) {
            return Err(wrong("not-a-serial", format!("Line {line_number} is no serial number.")));
        }
        if serial.chars().count() > SERIAL_MAX {
            return Err(wrong("too-long", format!("The serial number in line {line_number} is too long.")));
        }
        if let Some(imei) = imei.as_deref().filter(|imei| !is_imei(imei)) {
            return Err(wrong("not-an-imei", format!("{imei} in line {line_number} is not an IMEI.")));
        }
        if !seen.insert(serial.to_uppercase()) {
            return Err(wrong("scanned-twice", format!("{serial} was scanned twice (line {line_number}).")));
        }
        units.push(Unit { serial: serial.to_owned(), imei });
    }
    if units.len() > UNITS_MAX {
        return Err(wrong("too-many", format!("Receive at most {UNITS_MAX} units at once.")));
    }
    Ok(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_unit() {
        let units = read("C02X1\r\n\n R58N2 , 490154203237518\n").unwrap();
        assert_eq!(units.len(), 2);
        assert_eq!(units[1].imei.as_deref(), Some("490154203237518"));
    }

    #[test]
    fn what_cannot_be_a_unit_is_told_with_its_line() {
        let code = |text: &str| read(text).unwrap_err().code;
        assert_eq!(code("A1\na1"), "scanned-twice");
        assert_eq!(code("A1 123456789012345"), "not-an-imei");
        assert_eq!(code("=cmd()"), "not-a-serial");
        assert_eq!(code("A1 B2 C3"), "too-many-words");
        assert!(read("A1\na1").unwrap_err().message.contains("line 2"));
    }
}
