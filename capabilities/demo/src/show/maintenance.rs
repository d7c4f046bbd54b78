//! What the estate shows of maintenance: a laptop whose fan fails and comes back replaced, overdue inspections, a recall,
//! outages of the past year.
use super::Showing;
use crate::company::who;
use domain::Instant;
use engine::Result;
use serde_json::{Value, json};

const DAY: i64 = 86_400_000;
const HOUR: i64 = 3_600_000;

fn euro(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    // A register may be filled by a program that has only a part of the product.
    if it.work.doing("maintenance.report-fault").is_none() {
        return Ok(());
    }
    let laptops = it.some_assets("Laptops", "in-use", 12)?;
    if laptops.len() < 12 {
        return Ok(());
    }
    fan(it, laptops[0])?;
    desk(it, &laptops)?;
    inspections(it, &laptops)?;
    outages(it, &laptops)?;
    window(it)
}

/// From the fault to the replacement: ticket, work order, return.
fn fan(it: &mut Showing<'_, '_>, laptop: i64) -> Result<()> {
    let by = who::technician(0);
    it.did(
        who::INES,
        25,
        "covers.register",
        json!({ "reference": "CP-88120", "asset": laptop, "cover": "extended", "until": it.day(410),
                "supplier": it.known.suppliers[0], "response": "next-business-day" }),
    )?;
    let ticket = told(it.did(
        by,
        20,
        "maintenance.report-fault",
        json!({ "title": "Fan is loud, laptop gets hot", "asset": laptop, "category": "hardware", "urgency": "hampered",
                "description": "Since Monday the fan runs at full speed, and the case is too hot to hold." }),
    )?);
    it.did(by, 20, "maintenance.take", json!({ "ticket": ticket }))?;
    let checklist = "Fan turns freely\nTemperature under load | ..85 °C\nBattery health | 80.. %";
    let order = told(it.did(
        by,
        20,
        "maintenance.open-order",
        json!({ "ticket": ticket, "technician": it.known.people[by], "checklist": checklist }),
    )?);
    it.did(by, 19, "maintenance.start-order", json!({ "order": order, "out_of_service": true }))?;
    it.did(
        by,
        19,
        "maintenance.book-labour",
        json!({ "order": order, "minutes": 40, "rate": euro("62.00"), "note": "Diagnosis" }),
    )?;
    let rma = told(it.did(
        by,
        19,
        "maintenance.open-rma",
        json!({ "order": order, "ticket": ticket, "vendor_reference": "SR-4471902", "supplier": it.known.suppliers[0] }),
    )?);
    it.did(by, 18, "maintenance.send-rma", json!({ "rma": rma, "tracking": "00340434161094042557" }))?;
    it.did(by, 18, "maintenance.wait", json!({ "ticket": ticket, "waiting_for": "the vendor" }))?;
    it.did(
        by,
        9,
        "maintenance.settle-rma",
        json!({ "rma": rma, "how": "replaced", "replacement_serial": "PF5RPL01", "cost_saved": euro("612.00"),
                "answer": "Board and cooling are one part; the device was replaced." }),
    )?;
    it.did(by, 8, "maintenance.use-part", json!({ "order": order, "description": "Drive moved over", "old_serial": "S6XN0321", "new_serial": "S6XN0321" }))?;
    for line in lines(it, order)? {
        let answer = match line.1.as_str() {
            "Fan turns freely" => json!({ "line": line.0, "verdict": "pass" }),
            "Battery health" => json!({ "line": line.0, "value": "97" }),
            _ => json!({ "line": line.0, "value": "71.5" }),
        };
        it.did(by, 8, "maintenance.check", answer)?;
    }
    it.did(
        by,
        8,
        "maintenance.finish-order",
        json!({ "order": order, "outcome": "Replaced by the vendor under warranty", "condition": "new" }),
    )?;
    it.did(
        by,
        8,
        "maintenance.solve",
        json!({ "ticket": ticket, "resolution": "You have a new device with your old drive." }),
    )?;
    Ok(())
}

/// What waits at the desk today, and what is known.
fn desk(it: &mut Showing<'_, '_>, laptops: &[i64]) -> Result<()> {
    let by = who::technician(0);
    let model = it.model_of(laptops[1])?;
    it.does(
        who::INES,
        "known-problems.register",
        json!({ "title": "Dock loses the second screen after sleep", "model": model, "problem_state": "workaround",
                "symptom": "After waking up only one screen is found.",
                "workaround": "Unplug the dock for ten seconds." }),
    )?;
    let reports = [
        (1, 0, "Second screen stays dark", "hardware", "one-person", "hampered"),
        (2, 1, "Keyboard: letter E sticks", "hardware", "one-person", "can-work"),
        (3, 2, "No network in the whole team", "network", "team", "cannot-work"),
        (4, 3, "Battery lasts an hour", "hardware", "one-person", "hampered"),
    ];
    for (at, days, title, category, impact, urgency) in reports {
        let ticket = told(it.did(
            by,
            days,
            "maintenance.report-fault",
            json!({ "title": title, "asset": laptops[at], "category": category, "impact": impact, "urgency": urgency }),
        )?);
        if at == 2 {
            it.did(by, days, "maintenance.take", json!({ "ticket": ticket }))?;
            it.did(
                by,
                days,
                "maintenance.wait",
                json!({ "ticket": ticket, "waiting_for": "a keyboard from stock" }),
            )?;
        }
        if at == 4 {
            let to = it.known.people[who::technician(1)];
            it.did(who::INES, days, "maintenance.assign", json!({ "ticket": ticket, "to": to }))?;
        }
    }
    let campaign = it.makes(
        who::INES,
        "campaigns.register",
        json!({ "title": "Battery recall", "model": model, "notice": "Maker's notice 2026-11", "due_on": it.day(30),
                "instructions": "Compare the batch of the battery with the list; replace it if it is there.",
                "checklist": "Batch is not on the list\nCase is not swollen" }),
    )?;
    it.does(who::INES, "maintenance.start-campaign", json!({ "campaign": campaign }))?;
    Ok(())
}

/// A yearly inspection, some of it overdue.
fn inspections(it: &mut Showing<'_, '_>, laptops: &[i64]) -> Result<()> {
    for (name, asset, first) in [
        ("Electrical safety test, power supply", laptops[5], -12),
        ("Electrical safety test, workshop laptop", laptops[6], 9),
        ("Calibration of the display probe", laptops[7], 24),
    ] {
        let plan = it.makes(
            who::INES,
            "maintenance-plans.register",
            json!({ "name": name, "work_kind": "inspection", "asset": asset, "every": 12, "unit": "months",
                    "first_due_on": it.day(first), "counted_from": "fixed-days",
                    "technician": it.known.people[who::technician(0)],
                    "checklist": "Cable and plug are whole\nInsulation resistance | 1.. MΩ\nLeakage current | ..0.5 mA" }),
        )?;
        it.does(who::INES, "maintenance.plan-now", json!({ "plan": plan }))?;
    }
    Ok(())
}

/// Outages of the past year, by hand.
fn outages(it: &mut Showing<'_, '_>, laptops: &[i64]) -> Result<()> {
    let noted = [
        (8, 300, 5, "hardware", false),
        (8, 210, 9, "hardware", false),
        (9, 150, 3, "software", false),
        (10, 95, 26, "hardware", false),
        (10, 60, 2, "upkeep", true),
        (11, 31, 7, "power", false),
    ];
    for (at, days_ago, hours, cause, planned) in noted {
        let began = Instant(it.at.0 - days_ago * DAY);
        let ended = began.plus_millis(hours * HOUR);
        it.does(
            who::technician(0),
            "outages.register",
            json!({ "asset": laptops[at], "began_at": began.to_string(), "ended_at": ended.to_string(), "planned": planned, "cause": cause }),
        )?;
    }
    Ok(())
}

/// A window next weekend.
fn window(it: &mut Showing<'_, '_>) -> Result<()> {
    let servers = it.some_assets("Servers", "in-use", 2)?;
    let from = Instant(it.at.0 + 4 * DAY);
    let window = it.makes(
        who::INES,
        "maintenance-windows.register",
        json!({ "title": "Firmware of the storage", "starts_at": from.to_string(), "ends_at": from.plus_millis(3 * HOUR).to_string(),
                "services": "Files, print", "people_affected": "Everybody in Berlin",
                "notice": "Files and printers are away on the evening. Save your work before." }),
    )?;
    for server in servers {
        it.does(who::INES, "maintenance.add-to-window", json!({ "window": window, "asset": server }))?;
    }
    Ok(())
}

/// The id that a verb answered.
fn told(answer: Value) -> i64 {
    answer.as_i64().unwrap_or_default()
}

/// The lines of an order's checklist: id and text.
fn lines(it: &mut Showing<'_, '_>, order: i64) -> Result<Vec<(i64, String)>> {
    crate::store::checks_of(it.work, order)
}
