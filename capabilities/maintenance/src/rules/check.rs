//! Checklists: how they are written, and whether a measurement passes.
use crate::kind::Figure;
use domain::{Choice, Refusal, Tone};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Lines of one checklist, at most.
const LINES_MAX: usize = 100;

/// How a line of a checklist came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Verdict {
    Pass,
    Fail,
    NotApplicable,
}

pub(crate) const VERDICTS: &[Choice<'static>] = &[
    Choice::toned("pass", "Passed", Tone::Ok),
    Choice::toned("fail", "Failed", Tone::Bad),
    Choice::toned("not-applicable", "Does not apply", Tone::Muted),
];

/// What is to be checked: something to look at, or something to measure within limits.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Item {
    pub(crate) text: String,
    pub(crate) min: Option<Figure>,
    pub(crate) max: Option<Figure>,
    pub(crate) unit: Option<String>,
}

impl Item {
    /// Whether a value is to be measured.
    pub(crate) fn is_measured(&self) -> bool {
        self.min.is_some() || self.max.is_some() || self.unit.is_some()
    }
}

/// Reads a checklist, a line each: `Cables are fixed`, or with limits `Supply voltage | 11.4..12.6 V`.
///
/// Refuses limits that cannot be read, and too many lines.
pub(crate) fn items(text: &str) -> Result<Vec<Item>, Refusal> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > LINES_MAX {
        let message = format!("A checklist has at most {LINES_MAX} lines.");
        return Err(Refusal::new("checklist-too-long", message));
    }
    lines.into_iter().map(item).collect()
}

fn item(line: &str) -> Result<Item, Refusal> {
    let Some((text, limits)) = line.split_once('|') else {
        return Ok(Item { text: line.to_owned(), ..Item::default() });
    };
    let limits = limits.trim();
    let (range, unit) = limits.split_once(' ').unwrap_or((limits, ""));
    let wrong = || {
        let message = format!(
            "\u{201c}{line}\u{201d}: write limits as 11.4..12.6 V, with either end left out where there is none."
        );
        Refusal::new("limits-unreadable", message)
    };
    let (from, to) = range.split_once("..").ok_or_else(wrong)?;
    let end = |text: &str| match text.trim() {
        "" => Ok(None),
        number => Decimal::from_str_exact(number).map(|number| Some(Figure(number))).map_err(|_| wrong()),
    };
    let (min, max) = (end(from)?, end(to)?);
    limits_fit(min, max)?;
    let unit = Some(unit.trim().to_owned()).filter(|unit| !unit.is_empty());
    Ok(Item { text: text.trim().to_owned(), min, max, unit })
}

/// Refuses a lower limit above the upper one.
pub(crate) fn limits_fit(min: Option<Figure>, max: Option<Figure>) -> Result<(), Refusal> {
    match (min, max) {
        (Some(min), Some(max)) if min > max => Err(Refusal::new(
            "limits-crossed",
            format!("The lower limit {min} lies above the upper limit {max}."),
        )),
        _ => Ok(()),
    }
}

/// How a line came out: what was measured decides, where something is to be measured; otherwise what somebody says.
///
/// Refuses a missing measurement, a missing verdict, and a verdict that the measurement contradicts.
pub(crate) fn verdict(item: &Item, said: Option<Verdict>, value: Option<Figure>) -> Result<Verdict, Refusal> {
    if said == Some(Verdict::NotApplicable) {
        return Ok(Verdict::NotApplicable);
    }
    if !item.is_measured() {
        let message = format!("Say whether \u{201c}{}\u{201d} passed.", item.text);
        return said.ok_or_else(|| Refusal::new("verdict-missing", message));
    }
    let Some(value) = value else {
        let message = format!("Measure \u{201c}{}\u{201d} and give the value.", item.text);
        return Err(Refusal::new("value-missing", message));
    };
    let within = item.min.is_none_or(|min| min <= value) && item.max.is_none_or(|max| value <= max);
    let found = if within { Verdict::Pass } else { Verdict::Fail };
    match said {
        Some(Verdict::Pass) if found == Verdict::Fail => {
            let message = format!("{value} lies outside of the limits, so this has not passed.");
            Err(Refusal::new("outside-tolerance", message))
        }
        // Somebody may fail what lies within the limits: a smell is not measured.
        Some(Verdict::Fail) => Ok(Verdict::Fail),
        _ => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Figure {
        Figure(text.parse().unwrap())
    }

    #[test]
    fn checklists_are_read_as_people_write_them() {
        let read = items("Cables are fixed\n\nSupply voltage | 11.4..12.6 V\nBattery | 80.. %\nNoise | ..45")
            .unwrap();
        assert_eq!(read.len(), 4);
        assert!(!read[0].is_measured());
        assert_eq!(
            (read[1].min, read[1].max, read[1].unit.as_deref()),
            (Some(figure("11.4")), Some(figure("12.6")), Some("V"))
        );
        assert_eq!(
            (read[2].min, read[2].max, read[2].unit.as_deref()),
            (Some(figure("80")), None, Some("%"))
        );
        assert_eq!((read[3].min, read[3].max), (None, Some(figure("45"))));
        assert_eq!(items("Voltage | high").unwrap_err().code, "limits-unreadable");
        assert_eq!(items("Voltage | 5..4 V").unwrap_err().code, "limits-crossed");
        assert_eq!(items(&"x\n".repeat(101)).unwrap_err().code, "checklist-too-long");
    }

    #[test]
    fn limits_belong_to_what_passes() {
        let item = items("Supply voltage | 11.4..12.6 V").unwrap().remove(0);
        let of = |value: &str| verdict(&item, None, Some(figure(value)));
        assert_eq!(
            (of("11.4"), of("12.60"), of("12.61"), of("11.39")),
            (Ok(Verdict::Pass), Ok(Verdict::Pass), Ok(Verdict::Fail), Ok(Verdict::Fail))
        );
        assert_eq!(
            verdict(&item, Some(Verdict::Pass), Some(figure("13"))).unwrap_err().code,
            "outside-tolerance"
        );
        assert_eq!(verdict(&item, Some(Verdict::Fail), Some(figure("12"))), Ok(Verdict::Fail));
        assert_eq!(verdict(&item, None, None).unwrap_err().code, "value-missing");
        assert_eq!(verdict(&item, Some(Verdict::NotApplicable), None), Ok(Verdict::NotApplicable));
        let look = items("Cables are fixed").unwrap().remove(0);
        assert_eq!(verdict(&look, None, None).unwrap_err().code, "verdict-missing");
    }
}
