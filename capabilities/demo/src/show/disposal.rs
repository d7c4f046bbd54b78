//! What the estate shows of disposal: partners with certificates, a closed lot with its certificates, one that waits for
//! weights, one that is being filled, one that was sold.
use super::Showing;
use crate::company::who::{self, INES};
use engine::{Error, Result};
use serde_json::{Value, json};

/// Tomasz, the technician of the first site.
const TOMASZ: usize = who::technician(0);
/// How many laptops leave.
const WANTED: usize = 10;

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    if it.work.doing("disposal.open-lot").is_none() {
        return Ok(());
    }
    partners(it)?;
    factors(it)?;
    let mut devices = leaving(it)?;
    models(it, &devices)?;
    closed(it, &take(&mut devices, 3))?;
    waiting(it, &take(&mut devices, 3))?;
    sold(it, &take(&mut devices, 2))?;
    filling(it, &take(&mut devices, 2))
}

fn partners(it: &mut Showing<'_, '_>) -> Result<()> {
    let today = it.work.today();
    for (name, roles, requires, country) in [
        ("Metallkreis Recycling", json!(["recycler", "destroyer"]), json!(["r2v3", "naid-aaa"]), "Germany"),
        ("Zweitblick IT", json!(["reseller"]), json!(["iso-27001"]), "Netherlands"),
        ("Lernboot", json!(["charity"]), json!([]), "Germany"),
        ("Nordfracht", json!(["carrier"]), json!(["carrier-permit"]), "Germany"),
    ] {
        it.makes(
            INES,
            "service-partners.register",
            json!({ "name": name, "roles": roles, "requires": requires, "country": country }),
        )?;
    }
    for (partner, standard, number, days) in [
        ("Metallkreis Recycling", "r2v3", "R2-20417", 410),
        ("Metallkreis Recycling", "naid-aaa", "NA-3391", 24),
        ("Metallkreis Recycling", "iso-14001", "E-88120", 610),
        ("Zweitblick IT", "iso-27001", "IS-70233", 300),
        ("Nordfracht", "carrier-permit", "TE-5512", 900),
    ] {
        it.makes(
            INES,
            "partner-certificates.register",
            json!({
                "partner": partner, "standard": standard, "number": number,
                "valid_from": today.plus_days(days - 1_095), "valid_until": today.plus_days(days),
            }),
        )?;
    }
    Ok(())
}

/// A figure that is made up, and says so: a register begins without one for recycling.
fn factors(it: &mut Showing<'_, '_>) -> Result<()> {
    let made_up = json!({
        "activity": "factor-recycling", "low_grams": 300, "central_grams": 900, "high_grams": 1_800,
        "source": "Made up for this demonstration; replace it by what your recycler says",
    });
    it.makes(INES, "climate-factors.register", made_up)?;
    Ok(())
}

/// Retired laptops whose data are gone, with their models.
fn leaving(it: &mut Showing<'_, '_>) -> Result<Vec<(i64, i64)>> {
    let kind = it.work.kind("asset").ok_or_else(|| Error::internal("there are no assets"))?;
    let mut devices = Vec::new();
    for asset in it.some_assets("Laptops", "decommissioned", 60)? {
        let (state, _) = it.work.state(kind, asset)?;
        if state.contains_key("sanitised_on")
            && !state.contains_key("parent")
            && let Some(model) = state.get("model").and_then(Value::as_i64)
        {
            devices.push((asset, model));
        }
    }
    // Too few wait for a collection: some from the shelf join them.
    for asset in it.some_assets("Laptops", "in-stock", 200)?.into_iter().rev() {
        if devices.len() >= WANTED {
            break;
        }
        let (state, _) = it.work.state(kind, asset)?;
        let Some(model) = state.get("model").and_then(Value::as_i64) else { continue };
        it.does(INES, "assets.retire", json!({ "asset": asset }))?;
        let erased = json!({
            "asset": asset, "outcome": "purge", "technique": "block erase by firmware", "tool": "nvme-cli 2.9",
            "verification": "Read back in samples, nothing but zeros.",
        });
        it.does(INES, "assets.sanitise", erased)?;
        devices.push((asset, model));
    }
    devices.truncate(WANTED);
    Ok(devices)
}

fn take(devices: &mut Vec<(i64, i64)>, most: usize) -> Vec<i64> {
    let rest = devices.split_off(most.min(devices.len()));
    std::mem::replace(devices, rest).into_iter().map(|(asset, _)| asset).collect()
}

fn models(it: &mut Showing<'_, '_>, devices: &[(i64, i64)]) -> Result<()> {
    let mut models: Vec<i64> = devices.iter().map(|(_, model)| *model).collect();
    models.sort_unstable();
    models.dedup();
    for model in models {
        it.makes(
            INES,
            "model-compositions.register",
            json!({
                "model": model, "weee": "weee-2", "mass_grams": 1_480, "plastics_grams": 350,
                "aluminium_grams": 420, "ferrous_grams": 110, "glass_grams": 180, "boards_grams": 130,
                "battery_grams": 240, "copper_grams": 50, "source": "Weighed and taken apart once",
            }),
        )?;
        it.makes(
            INES,
            "model-hazards.register",
            json!({ "model": model, "hazard": "lithium-ion", "mass_grams": 240, "location_in_device": "Under the palm rest" }),
        )?;
    }
    Ok(())
}

/// Opens a lot some days ago and fills it; answers its number.
fn lot(it: &mut Showing<'_, '_>, days_ago: i64, lot: Value, devices: &[i64]) -> Result<String> {
    let opened = it.did(INES, days_ago, "disposal.open-lot", lot)?;
    let number = opened["number"].as_str().unwrap_or_default().to_owned();
    for asset in devices {
        it.did(TOMASZ, days_ago, "disposal.add-asset", json!({ "lot": number, "asset": asset }))?;
    }
    Ok(number)
}

fn leaves(it: &mut Showing<'_, '_>, lot: &str, days_ago: i64, seals: &str) -> Result<()> {
    it.did(TOMASZ, days_ago + 1, "disposal.seal-lot", json!({ "lot": lot, "seals": seals }))?;
    let collected = json!({ "lot": lot, "signed_by": "J. Petersen", "waybill": "NF-448120" });
    it.did(TOMASZ, days_ago, "disposal.hand-over", collected)?;
    Ok(())
}

fn weight(
    it: &mut Showing<'_, '_>,
    lot: &str,
    (weee, material): (&str, &str),
    fate: &str,
    grams: i64,
) -> Result<()> {
    it.did(
        TOMASZ,
        3,
        "disposal.record-weight",
        json!({
            "lot": lot, "weee": weee, "material": material, "fate": fate, "mass_grams": grams,
            "facility": "Werk Hamburg", "document": "DS-2214",
        }),
    )?;
    Ok(())
}

fn closed(it: &mut Showing<'_, '_>, devices: &[i64]) -> Result<()> {
    if devices.is_empty() {
        return Ok(());
    }
    let wanted = json!({
        "route": "recycle", "partner": "Metallkreis Recycling", "carrier": "Nordfracht",
        "title": "Worn out notebooks", "scale_grams": 50, "moisture_permille": 5,
    });
    let number = lot(it, 40, wanted, devices)?;
    let adapters =
        json!({ "lot": number, "description": "Power adapters", "mass_grams": 6_200, "weee": "weee-5" });
    it.did(TOMASZ, 40, "disposal.add-loose", adapters)?;
    leaves(it, &number, 35, "S-70112, S-70113")?;
    let arrived = json!({ "lot": number, "signed_by": "M. Brandt", "gross_grams": 11_000 });
    it.did(TOMASZ, 34, "disposal.hand-over", arrived)?;
    let mass = 1_480 * i64::try_from(devices.len()).unwrap_or_default();
    let screens = |material: &'static str| ("weee-2", material);
    weight(it, &number, screens("aluminium"), "recycled", 420 * mass / 1_480)?;
    weight(it, &number, screens("batteries"), "hazardous-treatment", 240 * mass / 1_480)?;
    weight(it, &number, screens("plastics"), "recovered", 350 * mass / 1_480)?;
    let done = (420 + 240 + 350) * mass / 1_480;
    weight(it, &number, screens("mixed-fraction"), "recycled", mass - done - 20)?;
    weight(it, &number, ("weee-5", "copper"), "recycled", 2_100)?;
    weight(it, &number, ("weee-5", "plastics"), "landfilled", 4_100)?;
    let fee = json!({
        "lot": number, "what": "partner-fee", "amount": { "amount": "48.00", "currency": "EUR" }, "document": "RE-2291",
    });
    it.did(INES, 2, "disposal.add-amount", fee)?;
    it.does(INES, "disposal.settle-lot", json!({ "lot": number }))?;
    it.does(INES, "disposal.close-lot", json!({ "lot": number }))?;
    Ok(())
}

fn waiting(it: &mut Showing<'_, '_>, devices: &[i64]) -> Result<()> {
    if devices.is_empty() {
        return Ok(());
    }
    let wanted = json!({
        "route": "recycle", "partner": "Metallkreis Recycling", "carrier": "Nordfracht",
        "title": "Collection of the autumn", "scale_grams": 50, "moisture_permille": 5,
    });
    let number = lot(it, 45, wanted, devices)?;
    leaves(it, &number, 38, "S-70120")
}

fn sold(it: &mut Showing<'_, '_>, devices: &[i64]) -> Result<()> {
    if devices.is_empty() {
        return Ok(());
    }
    let wanted =
        json!({ "route": "sell", "partner": "Zweitblick IT", "title": "Notebooks in good condition" });
    let number = lot(it, 10, wanted, devices)?;
    let quote = json!({
        "lot": number, "buyer": "Zweitblick IT", "amount": { "amount": "412.00", "currency": "EUR" },
        "valid_until": it.work.today().plus_days(20),
    });
    it.did(INES, 8, "disposal.add-quote", quote)?;
    it.did(INES, 8, "disposal.accept-quote", json!({ "quote": format!("{number}/Q1") }))?;
    it.did(TOMASZ, 7, "disposal.seal-lot", json!({ "lot": number, "seals": "S-70131" }))?;
    Ok(())
}

fn filling(it: &mut Showing<'_, '_>, devices: &[i64]) -> Result<()> {
    let wanted = json!({ "route": "donate", "partner": "Lernboot", "title": "For the learning boat" });
    lot(it, 4, wanted, devices).map(|_| ())
}
