//! What the estate shows of retirement: cases in every state, a laptop of whose two drives one failed and was destroyed
//! before a witness, drives on the shelf, a wipe tool's report, grades, decisions and parts.
use super::Showing;
use crate::company::who;
use engine::Result;
use serde_json::{Value, json};

const TOMASZ: usize = who::technician(0);
const YUSUF: usize = who::technician(1);
/// How many laptops are looked at.
const WANTED: usize = 4;

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    let mut retired = it.some_assets("Laptops", "decommissioned", 8)?;
    // A small estate has few of them: some from the shelf join them.
    for laptop in it.some_assets("Laptops", "in-stock", 200)?.into_iter().rev() {
        if retired.len() >= WANTED {
            break;
        }
        it.does(who::INES, "assets.retire", json!({ "asset": laptop }))?;
        retired.push(laptop);
    }
    let stock = it.some_assets("Laptops", "in-stock", 2)?;
    if let [both, harvested, waiting, graded, ..] = retired.as_slice() {
        two_drives(it, *both)?;
        taken_apart(it, *harvested)?;
        on_the_way(it, *waiting)?;
        by_report(it, *graded)?;
    }
    if let [first, ..] = stock.as_slice() {
        waived(it, *first)?;
    }
    Ok(())
}

fn drive(it: &mut Showing<'_, '_>, asset: i64, serial: &str, kind: &str, bay: &str) -> Result<i64> {
    it.makes(
        TOMASZ,
        "media.register",
        json!({ "serial": serial, "media_type": kind, "asset": asset, "bay": bay, "capacity_gb": 512,
            "make": "Samsung PM9A1" }),
    )
}

fn step(it: &mut Showing<'_, '_>, case: &Value, step: &str, evidence: &str) -> Result<()> {
    it.does(TOMASZ, "retirement.take-step", json!({ "case": case, "step": step, "evidence": evidence }))?;
    Ok(())
}

/// One drive is purged, the other fails and is shredded before a witness; the case closes.
fn two_drives(it: &mut Showing<'_, '_>, laptop: i64) -> Result<()> {
    let helper = it.known.people[YUSUF];
    let first = drive(it, laptop, "S6B1NX0T710342", "nvme", "M.2 slot 1")?;
    let second = drive(it, laptop, "S6B1NX0T710977", "nvme", "M.2 slot 2")?;
    let case = it.does(who::INES, "retirement.begin", json!({ "asset": laptop }))?;
    settle_if_strict(it, &case)?;
    step(it, &case, "access", "Licences released, ticket IT-20841")?;
    step(it, &case, "management", "Removed from MDM and DNS, ticket IT-20841")?;
    step(it, &case, "media", "Two drives, as in the hardware inventory")?;
    let purge = json!({
        "medium": first, "outcome": "purge", "technique": "nvme-sanitize-block-erase", "result": "passed",
        "verification": "full-read-back", "tool": "nvme-cli", "tool_version": "2.11",
        "second_operator": helper, "report_number": "NVS-88121",
    });
    it.does(TOMASZ, "retirement.sanitise-medium", purge)?;
    let failed = json!({
        "medium": second, "outcome": "purge", "technique": "nvme-sanitize-block-erase", "result": "failed",
        "failure": "The drive stopped answering at 61 percent of the sanitize operation.",
        "verification": "device-report", "tool": "nvme-cli", "tool_version": "2.11", "second_operator": helper,
    });
    it.does(TOMASZ, "retirement.sanitise-medium", failed)?;
    let shredded = json!({
        "medium": second, "outcome": "destroy", "technique": "shred", "result": "passed",
        "verification": "inspection", "tool": "Shredder, 6 mm", "witness": "Katharina Ostermann",
        "second_operator": helper,
    });
    it.does(TOMASZ, "retirement.sanitise-medium", shredded)?;
    it.does(
        TOMASZ,
        "retirement.grade-asset",
        json!({ "asset": laptop, "starts": "works", "look": "worn", "display": "works", "input": "fails",
            "ports": "works", "network": "works", "camera_audio": "works", "battery_percent": 58 }),
    )?;
    // Where the data ask for somebody else's judgement, the case stays open until it is given.
    it.tries(who::INES, "retirement.close-case", json!({ "case": case }))?;
    Ok(())
}

/// A copy and a seal, where the data of the asset ask for them.
fn settle_if_strict(it: &mut Showing<'_, '_>, case: &Value) -> Result<()> {
    let backup =
        json!({ "case": case, "step": "backup", "evidence": "Nightly copy in vault 7, restored on trial" });
    let seal = json!({ "case": case, "step": "seal", "seal_number": "SL-004417" });
    it.tries(TOMASZ, "retirement.take-step", backup)?;
    it.tries(TOMASZ, "retirement.take-step", seal)?;
    Ok(())
}

/// Memory and drive come out; the drive waits on the shelf.
fn taken_apart(it: &mut Showing<'_, '_>, laptop: i64) -> Result<()> {
    let drive = drive(it, laptop, "S64GNX0R331208", "ssd", "M.2 slot 1")?;
    it.does(
        YUSUF,
        "retirement.grade-asset",
        json!({ "asset": laptop, "starts": "works", "look": "worn", "display": "fails", "battery_percent": 40 }),
    )?;
    it.does(
        YUSUF,
        "retirement.recover-part",
        json!({ "asset": laptop, "part_type": "memory", "description": "16 GB DDR4-3200 SO-DIMM",
            "serial": "M471A2G43CB2-1" }),
    )?;
    it.does(
        YUSUF,
        "retirement.recover-part",
        json!({ "asset": laptop, "part_type": "drive", "description": "512 GB SSD", "medium": drive }),
    )?;
    Ok(())
}

/// A case in the middle: a drive that nobody has touched yet.
fn on_the_way(it: &mut Showing<'_, '_>, laptop: i64) -> Result<()> {
    drive(it, laptop, "S5GXNF0N604511", "self-encrypting", "Bay 1")?;
    let case = it.does(who::INES, "retirement.begin", json!({ "asset": laptop }))?;
    settle_if_strict(it, &case)?;
    step(it, &case, "access", "Licences released, ticket IT-20903")
}

/// What a wipe tool reports: one row is taken, one names a drive that nobody knows.
fn by_report(it: &mut Showing<'_, '_>, laptop: i64) -> Result<()> {
    drive(it, laptop, "WXT1A78H2K90", "hdd", "Bay 1")?;
    let text = "Serial;Method;Verify;Status;Software;Software version\n\
        WXT1A78H2K90;PRNG stream;all;Erased;nwipe;0.37\n\
        WXT1A78H2K91;PRNG stream;all;Erased;nwipe;0.37\n";
    let report =
        it.does(TOMASZ, "retirement.read-report", json!({ "file_name": "wipe-bench-2.csv", "text": text }))?;
    it.does(TOMASZ, "retirement.apply-report", json!({ "report": report }))?;
    it.does(
        TOMASZ,
        "retirement.grade-asset",
        json!({ "asset": laptop, "starts": "works", "look": "light-marks", "display": "works", "input": "works",
            "ports": "works", "network": "works", "camera_audio": "works", "battery_percent": 84 }),
    )?;
    Ok(())
}

/// A step that somebody asks to leave out; it waits for a second person.
fn waived(it: &mut Showing<'_, '_>, laptop: i64) -> Result<()> {
    let case = it.does(who::INES, "retirement.begin", json!({ "asset": laptop }))?;
    it.does(
        TOMASZ,
        "retirement.ask-waiver",
        json!({ "case": case, "step": "management", "because": "It was never enrolled: it stood in its box." }),
    )?;
    Ok(())
}
