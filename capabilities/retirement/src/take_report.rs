//! A file of a wipe tool comes in: read, planned row by row, applied. What cannot be taken is refused by row with the
//! reason, and nothing is guessed.
use crate::{
    AttemptResult, Medium, ReportState, SanitiseMedium, WORK, WipeReport,
    reports::{self, Format},
    rules::report::{RawRow, cell, told},
    store,
};
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A file of reports was read.
pub const REPORT_READ: Event = Event::new("wipe-report-read", "read");
/// A file of reports was applied.
pub const REPORT_APPLIED: Event = Event::new("wipe-report-applied", "applied");

/// A row of a file of reports, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportLine {
    /// Which row of the file, from 1.
    pub row: usize,
    /// The serial number that it names.
    pub serial: String,
    /// The medium on the list.
    pub medium: Option<i64>,
    /// What would be recorded, or was.
    pub input: Option<serde_json::Value>,
    /// Why it is refused: a stable code.
    pub code: Option<String>,
    /// Why it is refused, in words.
    pub refused: Option<String>,
}

/// Reads a file of reports that a wipe tool wrote, and plans it: nothing is recorded until it is applied.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReadReport {
    /// What the file is called.
    #[schemars(length(min = 1, max = 200))]
    pub file_name: String,
    /// What stands in it: CSV, JSON or XML.
    #[schemars(length(min = 1, max = 4_000_000))]
    pub text: String,
    /// Which of its names is what, where they are unusual: our column (serial, method, outcome, result, verification,
    /// percent, failure, tool, version, started, finished, number, witness) to its name.
    #[serde(default)]
    pub mapping: BTreeMap<String, String>,
}

impl Command for ReadReport {
    const NAME: &'static str = "retirement.read-report";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Reads a file of a wipe tool and plans it row by row; nothing is recorded until it is applied.";
    const PLACE: Place = Place::post("/wipe-reports");
    type Outcome = Id<WipeReport>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<WipeReport>> {
        let digest = hex(&Sha256::digest(self.text.as_bytes()));
        if let Some(number) = store::applied_report(work, &digest)? {
            let message = format!("This very file was applied already: {number}.");
            return Err(Refusal::new("applied-already", message).into());
        }
        let format = Format::of(&self.text);
        let rows = reports::rows(format, &self.text)?;
        let id = work.new_id::<WipeReport>()?;
        let mut lines = Vec::with_capacity(rows.len());
        for (n, row) in rows.iter().enumerate() {
            let mut line = planned(work, n + 1, row, &self.mapping)?;
            if lines.iter().any(|other: &ReportLine| other.medium.is_some() && other.medium == line.medium) {
                line.code = Some("twice-in-the-file".into());
                line.refused = Some("This medium stands in the file twice.".into());
                line.input = None;
            }
            if let Some(verb) = line.verb()? {
                let rehearsed = work.rehearse(|work| work.run(verb)).map(|_| ());
                line.take(rehearsed)?;
            }
            lines.push(line);
        }
        let report = WipeReport {
            id,
            number: format!("WR-{:06}", id.number()),
            file_name: self.file_name,
            format: format.name().to_owned(),
            state: ReportState::Planned,
            rows: count(lines.len()),
            good: count(lines.iter().filter(|line| line.refused.is_none()).count()),
            refused: count(lines.iter().filter(|line| line.refused.is_some()).count()),
            digest,
            lines: serde_json::to_value(&lines)?,
        };
        work.register(&report, REPORT_READ)
    }
}

/// Applies a file of reports: its good rows are recorded, the others stay with their reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ApplyReport {
    /// Which file.
    pub report: Ref<WipeReport>,
}

impl Command for ApplyReport {
    const NAME: &'static str = "retirement.apply-report";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Applies a file of a wipe tool; good rows are recorded, the others stay with their reason.";
    const PLACE: Place = Place::post("/wipe-reports/{report}/apply");
    type Outcome = Id<WipeReport>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<WipeReport>> {
        let kept = work.find_to_change(&self.report)?;
        if kept.state == ReportState::Applied {
            return Err(
                Refusal::new("applied-already", format!("{} was applied already.", kept.number)).into()
            );
        }
        let mut lines: Vec<ReportLine> = serde_json::from_value(kept.lines.clone())?;
        for line in &mut lines {
            let Some(verb) = line.verb()? else { continue };
            let verb = SanitiseMedium { report: Some(kept.id), ..verb };
            let done = work.attempt(|work| work.run(verb)).map(|_| ());
            line.take(done)?;
        }
        let good = lines.iter().filter(|line| line.refused.is_none()).count();
        let after = WipeReport {
            state: ReportState::Applied,
            good: count(good),
            refused: count(lines.len() - good),
            lines: serde_json::to_value(&lines)?,
            ..kept.record.clone()
        };
        work.record(&kept, &after, Happening::of(REPORT_APPLIED).fact("recorded", good))
    }
}

impl ReportLine {
    fn verb(&self) -> Result<Option<SanitiseMedium>> {
        Ok(self.input.clone().filter(|_| self.refused.is_none()).map(serde_json::from_value).transpose()?)
    }

    /// Keeps a refusal; what is none stops everything.
    fn take(&mut self, done: Result<()>) -> Result<()> {
        match done {
            Ok(()) => Ok(()),
            Err(
                error @ (Error::Refused(_) | Error::Invalid(_) | Error::NotFound(_) | Error::Forbidden(_)),
            ) => {
                self.code = Some(match &error {
                    Error::Invalid(faults) => faults.first().map_or("invalid", |fault| fault.code).to_owned(),
                    other => other.code().to_owned(),
                });
                self.refused = Some(error.to_string());
                Ok(())
            }
            Err(stop) => Err(stop),
        }
    }
}

/// What a row would record, before that is tried.
fn planned(
    work: &mut Work<'_>,
    row: usize,
    raw: &RawRow,
    mapping: &BTreeMap<String, String>,
) -> Result<ReportLine> {
    let get = |column: &str| cell(raw, column, mapping).map(str::to_owned);
    let refused = |serial: String, code: &str, why: String| ReportLine {
        row,
        serial,
        medium: None,
        input: None,
        code: Some(code.to_owned()),
        refused: Some(why),
    };
    let Some(serial) = get("serial") else {
        return Ok(refused(String::new(), "no-serial", "It names no serial number.".into()));
    };
    let medium = match work.find::<Medium>(&Ref::key(format!("serial:{serial}"))) {
        Ok(medium) => medium,
        Err(Error::NotFound(_)) => {
            let why = format!("No medium on the list has the serial number {serial}. Add it first.");
            return Ok(refused(serial, "unknown-medium", why));
        }
        Err(Error::Refused(refusal)) => return Ok(refused(serial, refusal.code, refusal.message)),
        Err(other) => return Err(other),
    };
    let told = match told(raw, medium.media_type, mapping) {
        Ok(told) => told,
        Err(why) => return Ok(refused(serial, "unclear", why)),
    };
    let result = if told.passed { AttemptResult::Passed } else { AttemptResult::Failed };
    let mut input = json!({
        "medium": medium.id, "outcome": told.outcome, "technique": told.technique, "result": result,
        "verification": told.verification, "sampled_percent": told.percent, "failure": told.failure,
        "tool": get("tool"), "tool_version": get("version"), "report_number": get("number"),
        "witness": get("witness"), "started_at": told.started.map(|at| at.to_string()),
        "finished_at": told.finished.map(|at| at.to_string()),
    });
    if let Some(fields) = input.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    Ok(ReportLine {
        row,
        serial,
        medium: Some(medium.id.number()),
        input: Some(input),
        code: None,
        refused: None,
    })
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
