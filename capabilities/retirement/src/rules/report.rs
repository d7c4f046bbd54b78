//! What wipe tools write, in our words: which column is what, which method is which technique, which word is a success.
//!
//! Tools differ in their words and agree on what they tell: which medium, how, with what result, when. A row that leaves
//! something open is refused with the reason, never guessed.
use super::{policy::Verification, technique::MediaType, technique::Technique, technique::permit_of};
use assets::Outcome;
use domain::Instant;
use std::collections::BTreeMap;

/// A row as it was read: what the tool calls its values, in lower case, and the values.
pub type RawRow = BTreeMap<String, String>;

/// What a row can tell, and by which names tools call it, best first.
pub const COLUMNS: &[(&str, &[&str])] = &[
    (
        "serial",
        &[
            "serial",
            "serial number",
            "serialnumber",
            "serial_no",
            "serial no",
            "drive serial",
            "disk serial",
            "disk_serial",
            "s/n",
        ],
    ),
    (
        "method",
        &[
            "technique",
            "method",
            "erasure method",
            "erasure_standard",
            "erasure standard",
            "erasure_standard_name",
            "standard",
            "wipe method",
            "sanitization method",
            "algorithm",
        ],
    ),
    ("outcome", &["outcome", "sanitization type", "sanitisation type", "nist", "level"]),
    ("result", &["result", "status", "state", "wipe status", "erasure status", "outcome status"]),
    ("verification", &["verification", "verify", "verification method", "verification_level", "verified"]),
    (
        "percent",
        &["sampled_percent", "verification percentage", "verified percent", "verification_percentage"],
    ),
    ("failure", &["failure", "error", "errors", "message", "failure reason", "error_message", "remarks"]),
    ("tool", &["tool", "software", "product", "product name", "product_name", "program", "tool name"]),
    (
        "version",
        &[
            "tool version",
            "tool_version",
            "software version",
            "version",
            "product version",
            "product_version",
            "product_revision",
        ],
    ),
    ("started", &["started", "started at", "start time", "start_time", "start", "begin", "started_at"]),
    (
        "finished",
        &["finished", "finished at", "end time", "end_time", "end", "timestamp", "finished_at", "completed"],
    ),
    (
        "number",
        &[
            "report number",
            "report id",
            "report_id",
            "report uuid",
            "report_uuid",
            "uuid",
            "certificate",
            "certificate number",
        ],
    ),
    ("witness", &["witness", "witnessed by"]),
];

/// The value of a column: by the name that somebody mapped, or by the first of its known names. Nested names are known
/// by their last part too.
pub fn cell<'r>(row: &'r RawRow, column: &str, mapping: &BTreeMap<String, String>) -> Option<&'r str> {
    let found = |name: &str| {
        row.get(name).or_else(|| {
            let end = format!(".{name}");
            row.iter().find(|(key, _)| key.ends_with(&end)).map(|(_, value)| value)
        })
    };
    let value = match mapping.get(column) {
        Some(name) => found(&name.trim().to_lowercase()),
        None => {
            let names =
                COLUMNS.iter().find(|(known, _)| *known == column).map_or(&[][..], |(_, names)| names);
            names.iter().find_map(|name| found(name))
        }
    };
    value.map(|value| value.trim()).filter(|value| !value.is_empty())
}

/// What a row says, ready to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// How.
    pub technique: Technique,
    /// What that reaches, or what the tool claims.
    pub outcome: Outcome,
    /// Whether it ran to its end.
    pub passed: bool,
    /// How that was verified.
    pub verification: Verification,
    /// How much was read back.
    pub percent: Option<i64>,
    /// What went wrong.
    pub failure: Option<String>,
    /// When it began.
    pub started: Option<Instant>,
    /// When it ended.
    pub finished: Option<Instant>,
}

/// What a row says about a medium of this type, or why it cannot be taken.
pub fn told(row: &RawRow, medium: MediaType, mapping: &BTreeMap<String, String>) -> Result<Told, String> {
    let get = |column: &str| cell(row, column, mapping);
    let method = get("method").ok_or("It does not say by which method.")?;
    let technique = technique_of(method, medium).ok_or_else(|| {
        format!("The method \u{201c}{method}\u{201d} is not known. Map it to one of our techniques.")
    })?;
    let result = get("result").ok_or("It does not say how it ended.")?;
    let passed = passed(result).ok_or_else(|| {
        format!("It ended \u{201c}{result}\u{201d}, which says neither success nor failure.")
    })?;
    let reached = permit_of(technique).map(|permit| permit.outcome);
    let outcome = match get("outcome").map(str::to_lowercase) {
        Some(word) if word.contains("destr") => Outcome::Destroy,
        Some(word) if word.contains("purge") => Outcome::Purge,
        Some(word) if word.contains("clear") => Outcome::Clear,
        _ => reached.ok_or("It does not say what was reached.")?,
    };
    let verification = match (outcome, get("verification")) {
        (Outcome::Destroy, _) => Verification::Inspection,
        (_, Some(word)) => verified(word).or((!passed).then_some(Verification::Device)).ok_or_else(|| {
            format!("\u{201c}{word}\u{201d} is no verification: nothing shows that it ran to its end.")
        })?,
        (_, None) if !passed => Verification::Device,
        (_, None) => return Err("It does not say how it was verified.".into()),
    };
    let percent = match get("percent").map(|text| text.trim_end_matches(['%', ' '])) {
        Some(text) => Some(
            text.parse::<i64>()
                .ok()
                .filter(|it| (0..=100).contains(it))
                .ok_or("The share that was verified is no percentage.")?,
        ),
        None => None,
    };
    let failure = (!passed).then(|| get("failure").unwrap_or(result).chars().take(500).collect());
    let moment = |column: &str| {
        get(column)
            .map(|text| {
                moment(text).ok_or_else(|| format!("\u{201c}{text}\u{201d} is no time that can be read."))
            })
            .transpose()
    };
    Ok(Told {
        technique,
        outcome,
        passed,
        verification,
        percent,
        failure,
        started: moment("started")?,
        finished: moment("finished")?,
    })
}

/// Whether a word says success or failure.
fn passed(word: &str) -> Option<bool> {
    let word = word.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|one| word.contains(one));
    // "Not erased" and "completed with errors" are no success, so what says failure is looked for first.
    if has(&["fail", "error", "abort", "incomplete", "not ", "exception", "cancel", "stopped", "false"]) {
        return Some(false);
    }
    has(&["success", "pass", "erased", "complete", "ok", "true", "done", "wiped"]).then_some(true)
}

fn verified(word: &str) -> Option<Verification> {
    let word = word.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|one| word.contains(one));
    if let Some(known) = Verification::from_value(&word) {
        return Some(known);
    }
    if has(&["all", "full", "100", "every"]) {
        return Some(Verification::Full);
    }
    if has(&["last", "sample", "sampl", "random", "%", "quick"]) {
        return Some(Verification::Sample);
    }
    if has(&["device", "status", "controller", "firmware", "sanitize log"]) {
        return Some(Verification::Device);
    }
    if has(&["gauss", "field"]) {
        return Some(Verification::Measurement);
    }
    None
}

/// The technique that a tool's word for its method means on this kind of medium.
fn technique_of(method: &str, medium: MediaType) -> Option<Technique> {
    use Technique as T;
    let word = method.to_lowercase().replace(['_', '-'], " ");
    if let Some(known) = Technique::from_value(&method.to_lowercase()) {
        return Some(known);
    }
    let has = |words: &[&str]| words.iter().any(|one| word.contains(one));
    let nvme = medium == MediaType::Nvme || word.contains("nvme");
    let scsi = word.contains("scsi") || word.contains("sas ");
    let by_bus = |on_nvme: T, on_scsi: T, on_ata: T| {
        if nvme {
            on_nvme
        } else if scsi {
            on_scsi
        } else {
            on_ata
        }
    };
    let found = if has(&["degauss"]) {
        T::Degauss
    } else if has(&["shred"]) {
        T::Shred
    } else if has(&["disintegrat"]) {
        T::Disintegrate
    } else if has(&["pulveri"]) {
        T::Pulverise
    } else if has(&["incinerat"]) {
        T::Incinerate
    } else if has(&["opal", "psid", "key destruction"]) {
        T::KeyDestruction
    } else if has(&["crypto"]) {
        by_bus(T::NvmeCrypto, T::ScsiCrypto, T::AtaCrypto)
    } else if has(&["block erase"]) {
        by_bus(T::NvmeBlockErase, T::ScsiBlockErase, T::AtaBlockErase)
    } else if has(&["sanitize overwrite", "sanitise overwrite"]) {
        by_bus(T::NvmeOverwrite, T::ScsiOverwrite, T::AtaOverwrite)
    } else if has(&["nvme format", "format nvm"]) {
        T::NvmeFormat
    } else if has(&["secure erase", "security erase"]) {
        if nvme { T::NvmeFormat } else { T::AtaSecureErase }
    } else if has(&["trim", "unmap", "discard"]) {
        T::Discard
    } else if has(&[
        "zero",
        "ones",
        "one fill",
        "prng",
        "random",
        "dod",
        "5220",
        "gutmann",
        "overwrit",
        "quick erase",
        "ops ii",
        "hmg",
        "is5",
        "800 88 clear",
    ]) {
        T::HostOverwrite
    } else {
        return None;
    };
    Some(found)
}

/// A time as tools write it: RFC 3339, or day and time with a space and no zone, which is then UTC.
fn moment(text: &str) -> Option<Instant> {
    let text = text.trim();
    let plain = || format!("{}Z", text.replacen([' ', '_'], "T", 1).replace('/', "-"));
    text.parse().ok().or_else(|| plain().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&str, &str)]) -> RawRow {
        cells.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn read(cells: &[(&str, &str)], medium: MediaType) -> Result<Told, String> {
        told(&row(cells), medium, &BTreeMap::new())
    }

    #[test]
    fn a_row_of_an_overwriting_tool_is_a_clear() {
        let told = read(
            &[
                ("serial", "S-1"),
                ("method", "DoD 5220.22-M"),
                ("verify", "last"),
                ("status", "Erased"),
                ("end time", "2026/03/01 09:30:00"),
            ],
            MediaType::Hdd,
        )
        .unwrap();
        assert_eq!(
            (told.technique, told.outcome, told.passed),
            (Technique::HostOverwrite, Outcome::Clear, true)
        );
        assert_eq!(told.verification, Verification::Sample);
        assert_eq!(told.finished.unwrap().to_string(), "2026-03-01T09:30:00.000Z");
    }

    #[test]
    fn nested_names_are_known_by_their_last_part() {
        let cells = [
            ("erasure.target.serial", "S-1"),
            ("erasure.erasure_standard_name", "NIST 800-88 Purge, block erase"),
            ("erasure.state", "Successful"),
            ("erasure.verification", "full"),
        ];
        let told = read(&cells, MediaType::Nvme).unwrap();
        assert_eq!((told.technique, told.outcome), (Technique::NvmeBlockErase, Outcome::Purge));
        assert_eq!(cell(&row(&cells), "serial", &BTreeMap::new()), Some("S-1"));
    }

    #[test]
    fn what_leaves_something_open_is_refused_with_the_reason() {
        let base = [("serial", "S-1"), ("method", "zero fill"), ("status", "erased"), ("verify", "all")];
        let without = |name: &str| {
            let cells: Vec<_> = base.iter().copied().filter(|(key, _)| *key != name).collect();
            read(&cells, MediaType::Hdd).unwrap_err()
        };
        assert_eq!(without("method"), "It does not say by which method.");
        assert_eq!(without("status"), "It does not say how it ended.");
        assert_eq!(without("verify"), "It does not say how it was verified.");
        let with = |name: &str, value| {
            let cells: Vec<_> =
                base.iter().map(|(key, was)| (*key, if *key == name { value } else { *was })).collect();
            read(&cells, MediaType::Hdd)
        };
        assert!(with("method", "magic").unwrap_err().contains("magic"));
        assert!(with("status", "pending").unwrap_err().contains("pending"));
        assert!(with("verify", "off").unwrap_err().contains("no verification"));
        assert!(!with("status", "completed with errors").unwrap().passed);
    }

    #[test]
    fn a_mapping_names_columns_that_nobody_knows() {
        let mapping = BTreeMap::from([("result".to_owned(), "Ausgang".to_owned())]);
        let cells = row(&[("method", "zero"), ("verify", "all"), ("ausgang", "ok")]);
        assert!(told(&cells, MediaType::Hdd, &mapping).unwrap().passed);
    }
}
