use crate::{Error, Finding, Result};
use database::{Tx, sql};
use domain::{Event, State};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the journal says about a file.
struct Said {
    kind: String,
    record: i64,
    position: Option<i64>,
    facts: State,
    removed: bool,
}

/// Compares the files that records have with what the journal says about them: none may be missing, be too many, or
/// have another content.
pub fn verify_rows(tx: &mut Tx<'_>) -> Result<Vec<Finding>> {
    let mut said = said_by_journal(tx)?;
    let mut findings = Vec::new();
    let mut after = 0;
    loop {
        let page = super::files_of_everything(tx, after, 1_000)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for row in page {
            let of = said.remove(&row.id).filter(|said| said.kind == row.kind && said.record == row.record);
            let wrong = match &of {
                None => Some("belongs to it without any history"),
                Some(said) if differs(&said.facts, &row) => Some("is not the one that was added"),
                Some(said) if row.erased_at.is_none() && said.removed != row.removed_at.is_some() => {
                    Some("was taken away or put back without history")
                }
                Some(_) => None,
            };
            if let Some(wrong) = wrong {
                let message = format!("The file {} of the {} {} {wrong}.", row.id, row.kind, row.record);
                findings.push(finding(&row.kind, row.record, of.and_then(|said| said.position), message));
            }
        }
    }
    for (file, said) in said {
        let message =
            format!("The file {file} of the {} {} is missing from its table.", said.kind, said.record);
        findings.push(finding(&said.kind, said.record, said.position, message));
    }
    Ok(findings)
}

fn differs(facts: &State, row: &super::FileRow) -> bool {
    let text = |name: &str| facts.get(name).and_then(Value::as_str);
    let name_differs = row.erased_at.is_none() && text("name").is_some_and(|name| name != row.name);
    name_differs
        || text("sha256") != Some(&row.digest)
        || text("media_type") != Some(&row.media_type)
        || facts.get("bytes").and_then(Value::as_i64) != Some(row.bytes)
}

fn said_by_journal(tx: &mut Tx<'_>) -> Result<BTreeMap<i64, Said>> {
    let mut said: BTreeMap<i64, Said> = BTreeMap::new();
    let order = tx.dialect().pick("position", "entry");
    let text = format!(
        "select event, payload, kind, record, position from journal where event in (?, ?) order by {order}"
    );
    let statement = sql(text).bind(Event::FILE_ADDED.name).bind(Event::FILE_REMOVED.name);
    tx.each(statement, |row| {
        let payload: Value = serde_json::from_str(&row.at::<String>(1)?).unwrap_or_default();
        let facts = payload.get("facts").and_then(Value::as_object).cloned().unwrap_or_default();
        let Some(file) = facts.get("file").and_then(Value::as_i64) else { return Ok::<_, Error>(true) };
        if row.at::<String>(0)? == Event::FILE_REMOVED.name {
            if let Some(added) = said.get_mut(&file) {
                added.removed = true;
            }
        } else {
            let (kind, record, position) = (row.at(2)?, row.at(3)?, row.at(4)?);
            said.insert(file, Said { kind, record, position, facts, removed: false });
        }
        Ok(true)
    })?;
    Ok(said)
}

fn finding(kind: &str, record: i64, position: Option<i64>, message: String) -> Finding {
    Finding {
        code: "file-differs",
        kind: Some(kind.to_owned()),
        record: Some(record),
        sequence: None,
        position,
        message,
    }
}
