//! What the estate shows of deployment: joiners of the next weeks, one who just started, and enrolled laptops.
use super::Showing;
use crate::company::who;
use engine::Result;
use serde_json::{Value, json};

/// The next joiners: name, title, and in how many days they start.
const JOINERS: &[(&str, &str, &str, i64)] = &[
    ("Femke", "de Graaf", "Platform Engineer", 6),
    ("Joaquim", "Serrano", "Backend Engineer", 6),
    ("Nele", "Brandt", "Frontend Engineer", 13),
    ("Oskar", "Nyström", "Site Reliability Engineer", 20),
];

/// Laptops in stock from which on some are kept for joiners: others of the show hand some out.
const SPARE: usize = 10;

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    it.does(who::INES, "onboarding-profiles.register", json!({ "name": "Engineer" }))?;
    for line in [
        json!({ "what": "Laptop", "profile": "Engineer", "category": "Laptops" }),
        json!({ "what": "Mail and calendar", "profile": "Engineer", "kind": "access", "owner": "Service desk" }),
        json!({ "what": "Source repositories", "profile": "Engineer", "kind": "access", "owner": "Platform" }),
        json!({ "what": "IDE licence", "profile": "Engineer", "kind": "software", "owner": "Service desk" }),
        json!({ "what": "Disk encryption checked", "profile": "Engineer", "kind": "preparation", "owner": "IT" }),
    ] {
        it.does(who::INES, "onboarding-lines.register", line)?;
    }
    let company = it.known.companies[0];
    let place = it.known.places[0];
    for (nth, (first, last, title, days)) in JOINERS.iter().enumerate() {
        let day = it.work.today().plus_days(*days);
        let mail =
            format!("{}.{}@nordwind.example", first.to_lowercase(), last.to_lowercase().replace(' ', "-"));
        let event = json!({
            "event": "joiner", "effective_on": day, "first_name": first, "last_name": last, "job_title": title,
            "email": mail.replace('ö', "o"), "company": company, "location": place, "profile": "Engineer",
            "source_id": format!("HR-2026-{:04}", 310 + nth),
        });
        it.does(who::INES, "hr-events.register", event)?;
        prepare(it, nth)?;
    }
    enrolled(it)
}

/// How far the nth of them is.
fn prepare(it: &mut Showing<'_, '_>, nth: usize) -> Result<()> {
    let technician = who::technician(0);
    let first = 1 + 5 * nth as i64;
    let case = nth as i64 + 1;
    let complete = |task: i64, evidence: &str| json!({ "task": task, "evidence": evidence });
    // Whatever is free is kept; a small estate may have nothing left.
    let in_stock: Vec<i64> = it.some_assets("Laptops", "in-stock", 100)?.into_iter().rev().collect();
    if nth < 3
        && in_stock.len() >= SPARE
        && let Some(laptop) = in_stock.get(nth)
    {
        it.does(technician, "deployment.assign", json!({ "task": first, "asset": laptop }))?;
    }
    if nth < 2 {
        it.does(technician, "deployment.complete", complete(first + 1, "Ticket 48211"))?;
        it.does(
            technician,
            "deployment.complete",
            complete(first + 4, "BitLocker, recovery key in the vault"),
        )?;
    }
    if nth == 0 {
        it.does(technician, "deployment.complete", complete(first + 2, "Group eng-platform"))?;
        it.does(technician, "deployment.complete", complete(first + 3, "Seat 118"))?;
        let ship = json!({
            "onboarding": case, "destination": "home", "address": "Oude Gracht 12, Utrecht", "carrier": "DHL",
            "tracking": "00340434161094071180",
        });
        it.does(technician, "deployment.ship", ship)?;
    }
    Ok(())
}

/// Most laptops are enrolled; one was never bought by us.
fn enrolled(it: &mut Showing<'_, '_>) -> Result<()> {
    let laptops = it.some_assets("Laptops", "in-use", 40)?;
    for (nth, laptop) in laptops.into_iter().enumerate().filter(|(nth, _)| nth % 9 != 4) {
        let kind = it.work.kind("asset").ok_or(engine::Error::NotFound("kind"))?;
        let serial = it.work.state(kind, laptop)?.0.get("serial").and_then(Value::as_str).map(str::to_owned);
        let Some(serial) = serial else { continue };
        let enrolment =
            json!({ "serial": serial, "source": "autopilot", "name": format!("NWD-{:04}", 100 + nth) });
        it.does(who::INES, "enrolments.register", enrolment)?;
    }
    let stranger = json!({ "serial": "5CG1188XQZ", "source": "autopilot", "name": "DESKTOP-7H2K", "model": "EliteBook 840" });
    it.does(who::INES, "enrolments.register", stranger)?;
    Ok(())
}
