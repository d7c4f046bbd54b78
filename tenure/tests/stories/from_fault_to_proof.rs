//! A laptop's fan fails; in the end a stranger with nothing but a file can tell that its data are gone and every gram
//! of it is accounted for.
use crate::office::{Office, Somebody, number};
use axum::http::StatusCode;
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::process::Command;
use testkit::on_both;

/// Who lives the story.
struct Cast<'h> {
    /// Whose fan it is, then whose laptop it is no more.
    mara: Somebody<'h>,
    /// Repairs, receives, wipes.
    tom: Somebody<'h>,
    /// The second pair of hands, and the witness.
    wanda: Somebody<'h>,
    /// Keeps the register.
    amir: Somebody<'h>,
    /// Reads the books.
    fiona: Somebody<'h>,
}

#[test]
fn from_a_failing_fan_to_gain_or_loss_in_the_books() {
    on_both(|db| {
        let office = Office::on(&db, testkit::START);
        let cast = everybody(&office);
        let (_, lot) = from_fan_to_closed_lot(&office, &cast);
        the_books_tell_gain_or_loss(&cast, &lot);
        office.verifies();
    });
}

#[test]
fn from_a_failing_fan_to_a_certificate_that_a_stranger_verifies() {
    on_both(|db| {
        let office = Office::on(&db, testkit::START);
        let cast = everybody(&office);
        let (laptop, lot) = from_fan_to_closed_lot(&office, &cast);
        let documents = the_certificates_hold(&office, &cast, &laptop, &lot);
        a_stranger_verifies(&office, &documents);
        it_stays_locked_and_findable(&office, &cast, &laptop);
    });
}

/// Answers the tag of the laptop and the number of the lot.
fn from_fan_to_closed_lot(office: &Office, cast: &Cast<'_>) -> (String, String) {
    let laptop = a_laptop_for_mara(cast);
    the_fan_fails_and_the_vendor_replaces_it(office, cast, &laptop);
    mara_leaves_and_the_laptop_comes_back(office, cast, &laptop);
    its_drives_are_sanitised(office, cast, &laptop);
    its_memory_goes_on_and_the_rest_is_recycled(cast, &laptop);
    let lot = the_lot_closes_when_every_gram_is_explained(office, cast, &laptop);
    (laptop, lot)
}

fn everybody(office: &Office) -> Cast<'_> {
    let root = office.root();
    Cast {
        mara: root.welcomes("Mara", "Employee"),
        tom: root.welcomes("Tom", "Technician"),
        wanda: root.welcomes("Wanda", "Technician"),
        amir: root.welcomes("Amir", "Asset manager"),
        fiona: root.welcomes("Fiona", "Finance"),
    }
}

fn euros(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

/// Bought two years ago for 1,200.00 to last four, with card data on it; answers its tag.
fn a_laptop_for_mara(cast: &Cast<'_>) -> String {
    let amir = &cast.amir;
    amir.post("/categories", json!({ "name": "Laptops", "lifespan_months": 48 }));
    amir.post("/manufacturers", json!({ "name": "Lenovo" }));
    amir.post("/suppliers", json!({ "name": "Lenovo Direct" }));
    amir.post(
        "/models",
        json!({ "name": "T14", "category": "Laptops", "manufacturer": "Lenovo", "weight_grams": 1_500 }),
    );
    amir.post(
        "/model-compositions",
        json!({ "model": "T14", "weee": "weee-2", "mass_grams": 1_500, "battery_grams": 300 }),
    );
    amir.post("/model-hazards", json!({ "model": "T14", "hazard": "lithium-ion", "mass_grams": 300 }));
    let made = amir.post(
        "/assets",
        json!({
            "model": "T14", "serial": "PF-ONE", "cost": euros("1200.00"), "purchased_on": "2024-03-02",
            "warranty_months": 36, "supplier": "Lenovo Direct", "data_classes": ["payment-card"],
        }),
    );
    let asset = amir.get(&format!("/assets/{}", number(&made)));
    let tag = asset["tag"].as_str().unwrap().to_owned();
    for (serial, kind) in [("NV-1", "nvme"), ("SS-2", "ssd")] {
        cast.tom.post("/media", json!({ "serial": serial, "media_type": kind, "asset": tag, "bay": serial }));
    }
    cast.tom.post(&format!("/assets/{tag}/hand-out"), json!({ "to_person": "mara" }));
    tag
}

fn the_fan_fails_and_the_vendor_replaces_it(office: &Office, cast: &Cast<'_>, laptop: &str) {
    let Cast { mara, tom, .. } = cast;
    let ticket = number(&mara.post(
        "/faults",
        json!({ "title": "The fan rattles, then it switches off", "asset": laptop, "impact": "one-person", "urgency": "cannot-work" }),
    ));
    assert_eq!(mara.may_not("/work-orders/open", json!({ "ticket": ticket })), "forbidden");
    tom.post(&format!("/tickets/{ticket}/take"), json!({}));
    tom.post(&format!("/tickets/{ticket}/replies"), json!({ "text": "Bring it by, please." }));
    assert!(mara.get(&format!("/tickets/{ticket}"))["title"].as_str().unwrap().contains("fan"));
    let order = number(&tom.post("/work-orders/open", json!({ "ticket": ticket, "technician": "tom" })));
    let order_path = format!("/work-orders/{order}");
    assert_eq!(tom.get(&order_path)["under_warranty"], true, "somebody else pays");
    tom.post(&format!("{order_path}/start"), json!({ "out_of_service": true }));
    assert_eq!(tom.get(&format!("/assets/{laptop}"))["stage"], "in-maintenance");
    let rma = number(&tom.post("/rmas/open", json!({ "order": order, "vendor_reference": "LEN-77" })));
    assert_eq!(tom.may_not("/rmas/open", json!({ "order": order })), "rma-is-open");
    tom.post(&format!("/rmas/{rma}/send"), json!({ "tracking": "1Z9" }));
    tom.post(&format!("{order_path}/wait"), json!({ "waiting_for": "The vendor" }));
    office.mornings_pass(3);
    tom.post(
        &format!("/rmas/{rma}/settle"),
        json!({ "how": "replaced", "replacement_serial": "PF-TWO", "cost_saved": euros("310.00") }),
    );
    tom.post(&format!("{order_path}/continue"), json!({}));
    tom.post(
        &format!("{order_path}/parts"),
        json!({ "description": "Shipping box", "unit_cost": euros("8.50") }),
    );
    tom.post(&format!("{order_path}/labour"), json!({ "minutes": 45, "rate": euros("60.00") }));
    office.minutes_pass(90);
    tom.post(
        &format!("{order_path}/finish"),
        json!({ "outcome": "Replaced by the vendor", "condition": "good" }),
    );
    tom.post(&format!("/tickets/{ticket}/solve"), json!({ "resolution": "Replaced under warranty" }));
    mara.post(&format!("/tickets/{ticket}/close"), json!({}));

    let asset = tom.get(&format!("/assets/{laptop}"));
    assert_eq!((&asset["serial"], &asset["stage"]), (&json!("PF-TWO"), &json!("in-use")), "back with Mara");
    let told = tom.get(&format!("/assets/{laptop}/maintenance"));
    assert_eq!(told["former_serials"][0]["serial"], "PF-ONE", "one life, two serials: {told}");
    assert_eq!(tom.get(&order_path)["total_cost"], euros("53.50"), "8.50 and three quarters of an hour");
    let settled = tom.get(&format!("/rmas/{rma}"));
    assert_eq!((&settled["cost_saved"], &settled["turnaround_days"]), (&euros("310.00"), &json!(3)));
    let outages = cast.fiona.get("/outages");
    assert_eq!(outages["data"][0]["minutes"], 3 * 24 * 60 + 90, "down for three days and a half hour thrice");
}

fn mara_leaves_and_the_laptop_comes_back(office: &Office, cast: &Cast<'_>, laptop: &str) {
    let Cast { mara, tom, amir, .. } = cast;
    amir.post(&format!("/people/{}/leave", mara.username), json!({ "last_day": "2026-03-20" }));
    office.mornings_pass(3);
    let case = "/retrievals/RT-000001";
    let told = tom.get(case);
    assert_eq!((&told["state"], &told["told_on"]), (&json!("told"), &json!("2026-03-06")), "by the clock");
    let messages = mara.get("/my/messages");
    assert!(messages.to_string().contains("RT-000001"), "she was told: {messages}");
    tom.post(
        &format!("{case}/label"),
        json!({ "carrier": "Parcel", "tracking": "JD01", "label_link": "https://labels.example/1" }),
    );
    tom.post(&format!("{case}/ship"), json!({}));
    office.mornings_pass(2);
    assert_eq!(tom.may_not("/retrievals/receive", json!({ "asset": "serial:PF-NONE" })), "not-found");
    let item =
        number(&tom.post("/retrievals/receive", json!({ "asset": "serial:PF-TWO", "condition": "good" })));
    tom.post(
        &format!("/retrieval-items/{item}/inspect"),
        json!({ "condition": "fair", "missing": "Charger", "deduction": euros("49.90") }),
    );
    tom.post(&format!("{case}/close"), json!({}));
    assert_eq!(tom.get(case)["outcome"], "complete");
    let asset = tom.get(&format!("/assets/{laptop}"));
    assert_eq!((&asset["stage"], &asset["condition"]), (&json!("in-stock"), &json!("fair")));
}

fn its_drives_are_sanitised(office: &Office, cast: &Cast<'_>, laptop: &str) {
    let Cast { tom, wanda, amir, .. } = cast;
    office.minutes_pass(30);
    let case = number(&amir.post(&format!("/assets/{laptop}/decommission"), json!({})));
    let step =
        |who: &Somebody<'_>, given: Value| who.post(&format!("/retirement-cases/{case}/take-step"), given);
    assert_eq!(amir.get(&format!("/assets/{laptop}"))["stage"], "decommissioned", "nobody uses it");
    let close = format!("/retirement-cases/{case}/close");
    assert_eq!(tom.may_not(&close, json!({})), "steps-missing");
    step(tom, json!({ "step": "access", "evidence": "Licences returned, account closed" }));
    step(tom, json!({ "step": "management", "evidence": "Wiped from MDM" }));
    step(tom, json!({ "step": "seal", "seal_number": "S-100" }));
    step(tom, json!({ "step": "media" }));

    let crypto = json!({
        "outcome": "purge", "technique": "nvme-sanitize-crypto-erase", "result": "passed",
        "verification": "sampled-read-back", "sampled_percent": 10, "tool": "nvme-cli", "tool_version": "2.9",
        "all_encrypted": true,
    });
    let with = |more: Value| {
        let mut all = crypto.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    assert_eq!(tom.may_not("/media/NV-1/sanitise", crypto.clone()), "dual-control");
    assert_eq!(
        tom.may_not("/media/SS-2/sanitise", with(json!({ "technique": "degauss" }))),
        "wrong-technique"
    );
    tom.post("/media/NV-1/sanitise", with(json!({ "second_operator": "wanda" })));
    let valid = json!({ "enough": true, "because": "Crypto erase of a drive that encrypts everything" });
    assert_eq!(tom.may_not("/media/NV-1/validate", valid.clone()), "four-eyes");
    amir.post("/media/NV-1/validate", valid.clone());
    let failed = json!({
        "technique": "ata-sanitize-block-erase", "result": "failed", "failure": "Aborted at 41 %",
        "verification": "device-report", "second_operator": "wanda", "all_encrypted": false,
    });
    tom.post("/media/SS-2/sanitise", with(failed));
    assert_eq!(
        amir.may_not(&format!("/assets/{laptop}/dispose"), json!({ "route": "recycled" })),
        "not-sanitised"
    );
    let shred = json!({
        "outcome": "destroy", "technique": "shred", "verification": "inspection", "tool": "Shredder H-5",
        "second_operator": "wanda", "all_encrypted": false, "sampled_percent": null,
    });
    assert_eq!(tom.may_not("/media/SS-2/sanitise", with(shred.clone())), "witness-required");
    let mut watched = with(shred);
    watched["witness"] = json!("Wanda");
    tom.post("/media/SS-2/sanitise", watched);
    amir.post(
        "/media/SS-2/validate",
        json!({ "enough": true, "because": "Nothing larger than 2 mm is left" }),
    );
    assert!(wanda.get(&format!("/assets/{laptop}"))["sanitised_on"].is_string(), "as its media say");

    tom.post(
        &format!("/assets/{laptop}/grade"),
        json!({
            "starts": "works", "look": "worn", "display": "works", "input": "works", "ports": "works",
            "network": "works", "camera_audio": "works", "battery_percent": 71,
        }),
    );
    tom.post(&close, json!({}));
}

fn its_memory_goes_on_and_the_rest_is_recycled(cast: &Cast<'_>, laptop: &str) {
    let Cast { tom, amir, .. } = cast;
    let decisions = amir.get(&format!("/route-decisions?asset={}", id_of(amir, laptop)));
    let decision = &decisions["data"][0];
    assert_eq!(
        (&decision["grade"], &decision["recommended"]),
        (&json!("c"), &json!("harvest")),
        "{decision}"
    );
    // 24 months keep 65 % twice, grade C 55 % of that: 1200.00 x 0.4225 x 0.55.
    assert_eq!((&decision["residual_value"], &decision["mass_grams"]), (&euros("278.85"), &json!(1_500)));
    assert!(decision["reasons"].as_str().unwrap().contains("The rest is recycled"), "{decision}");
    amir.post(&format!("/route-decisions/{}/decide", decision["id"]), json!({}));
    let part = json!({
        "part_type": "memory", "description": "16 GB DDR4-3200 SO-DIMM", "serial": "MEM-9", "value": euros("40.00"),
    });
    tom.post(&format!("/assets/{laptop}/recover-part"), part);
}

/// Answers the number of the lot.
fn the_lot_closes_when_every_gram_is_explained(office: &Office, cast: &Cast<'_>, laptop: &str) -> String {
    let Cast { tom, amir, .. } = cast;
    let recycler = json!({ "name": "Metalloop", "roles": ["recycler"], "requires": ["r2v3"] });
    amir.post("/service-partners", recycler);
    let open = json!({ "route": "recycle", "partner": "Metalloop", "scale_grams": 10 });
    assert_eq!(amir.may_not("/disposal-lots/open", open.clone()), "partner-certificate-missing");
    let certificate =
        json!({ "partner": "Metalloop", "standard": "r2v3", "number": "C-1", "valid_until": "2026-12-31" });
    amir.post("/partner-certificates", certificate);
    let lot = amir.post("/disposal-lots/open", open)["number"].as_str().unwrap().to_owned();
    let at = |verb: &str| format!("/disposal-lots/{lot}/{verb}");
    // Without its memory and one drive it is lighter than its model; what is left of the drive goes along.
    tom.post(&at("add-asset"), json!({ "asset": laptop, "mass_grams": 1_420 }));
    tom.post(&at("add-medium"), json!({ "medium": "SS-2", "mass_grams": 55 }));
    tom.post(&at("seal"), json!({ "seals": "S-200" }));
    tom.post(&at("hand-over"), json!({ "signed_by": "K. Fahrer", "waybill": "W-5" }));
    office.mornings_pass(24);
    let weight = |material: &str, fate: &str, grams: i64| json!({ "weee": "weee-2", "material": material, "fate": fate, "mass_grams": grams, "document": "D-8" });
    tom.post(&at("weights"), weight("batteries", "hazardous-treatment", 300));
    tom.post(&at("weights"), weight("mixed-fraction", "recycled", 1_000));
    amir.post(
        &at("amounts"),
        json!({ "what": "material-credit", "amount": euros("12.30"), "document": "CN-4" }),
    );
    amir.post(&at("amounts"), json!({ "what": "freight", "amount": euros("30.00") }));
    let short = tom.may_not(&at("close"), json!({}));
    assert_eq!(short, "forbidden", "a technician closes no lot");
    amir.post(&at("settle"), json!({}));
    assert_eq!(amir.may_not(&at("close"), json!({})), "mass-does-not-balance");
    tom.post(&at("weights"), weight("plastics", "recovered", 170));
    // Five grams are within what was declared before it left.
    let closed = amir.post(&at("close"), json!({}));
    assert_eq!((&closed["disposed"], closed["certificates"].as_array().unwrap().len()), (&json!(1), 3));
    lot
}

fn the_books_tell_gain_or_loss(cast: &Cast<'_>, lot: &str) {
    let told = cast.fiona.get(&format!("/disposal-lots/{lot}/outcome"));
    // Bought on 2 March 2024: 25 of 48 months are gone on 2 April 2026.
    assert_eq!(told["book_value"], euros("575.00"), "{told}");
    assert_eq!((&told["proceeds"], &told["costs"]), (&euros("12.30"), &euros("30.00")));
    assert_eq!(told["parts"], euros("40.00"), "the memory is on the shelf");
    assert_eq!(told["result"], euros("-552.70"), "{told}");
    assert_eq!(told["is_final"], true);
    let minor = |amount: &Value| {
        amount["amount"]["amount"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap()
    };
    assert_eq!(told["bookings"].as_array().unwrap().iter().map(minor).sum::<i64>(), 0, "{told}");
    let fates = cast.fiona.get("/disposal/sustainability?from=2026-01-01&to=2026-12-31");
    assert!(fates.to_string().contains("1000"), "{fates}");
}

/// The signed documents: of the data, of the end of the asset, of the lot.
fn the_certificates_hold(office: &Office, cast: &Cast<'_>, laptop: &str, lot: &str) -> Vec<Value> {
    let all = cast.fiona.get("/disposal-certificates?sort=id");
    let certificates = all["data"].as_array().unwrap();
    assert_eq!(certificates.len(), 3, "{all}");
    for certificate in certificates {
        let answer = cast.fiona.fetches(&format!("/certificates/{}/pdf", certificate["id"]));
        let (status, pdf) = (answer.status, answer.bytes);
        assert_eq!(status, StatusCode::OK, "{}", String::from_utf8_lossy(&pdf));
        let path = office.file("certificate.pdf", &pdf);
        if let Some(checked) = told_by(Command::new("qpdf").arg("--check").arg(&path)) {
            assert!(checked.contains("No syntax or stream encoding errors"), "{checked}");
        }
        let code = code_on(&path);
        if let Some(code) = code {
            let number = certificate["number"].as_str().unwrap();
            assert!(code.contains(&format!("/verify/{number}")), "{code}");
        }
    }
    let documents: Vec<Value> = certificates
        .iter()
        .map(|it| cast.fiona.get(&format!("/disposal-certificates/{}/document", it["id"])))
        .collect();
    let [data, end, whole] = &documents[..] else { panic!("three of them") };
    let medium = |serial: &str| {
        let media = data["claims"]["media"].as_array().unwrap();
        media.iter().find(|it| it["serial"] == serial).unwrap_or_else(|| panic!("{data}"))["sanitisation"]
            .clone()
    };
    assert_eq!(medium("NV-1")["outcome"], "purge");
    assert_eq!(
        (&medium("SS-2")["outcome"], &medium("SS-2")["witness"]),
        (&json!("destroy"), &json!("Wanda"))
    );
    assert_eq!(end["claims"]["subject"]["tag"], laptop);
    assert_eq!(end["claims"]["subject"]["serial"], "PF-TWO");
    assert_eq!(whole["claims"]["subject"]["lot"], lot);
    assert_eq!(
        (&whole["claims"]["mass"]["in_grams"], &whole["claims"]["mass"]["out_grams"]),
        (&json!(1_475), &json!(1_470))
    );
    documents
}

/// With a standard library for Ed25519 and nothing of ours: what is wrong with a document, if anything is.
fn faults(document: &Value) -> Vec<String> {
    fn leaves(path: &str, value: &Value, all: &mut Vec<(String, String)>) {
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match value {
            Value::Object(map) if !map.is_empty() => {
                map.iter().for_each(|(name, it)| leaves(&below(name), it, all));
            }
            Value::Array(list) if !list.is_empty() => {
                list.iter().enumerate().for_each(|(n, it)| leaves(&below(&n.to_string()), it, all));
            }
            leaf => {
                let digest = Sha256::digest(leaf.to_string());
                all.push((path.to_owned(), digest.iter().map(|byte| format!("{byte:02x}")).collect()));
            }
        }
    }
    let mut found = Vec::new();
    leaves("", &document["claims"], &mut found);
    let signed: std::collections::BTreeMap<String, String> =
        serde_json::from_value(document["fingerprints"].clone()).unwrap();
    let mut wrong: Vec<String> = found
        .iter()
        .filter(|(path, hex)| signed.get(path) != Some(hex))
        .map(|(path, _)| path.clone())
        .collect();
    let bytes = |name: &str| BASE64.decode(document["signature"][name].as_str().unwrap()).unwrap();
    let key: [u8; 32] = bytes("public_key").try_into().unwrap();
    let key = ed25519_dalek::VerifyingKey::from_bytes(&key).unwrap();
    let signature = ed25519_dalek::Signature::from_slice(&bytes("value")).unwrap();
    let text =
        format!("{}\n{}", document["format"].as_str().unwrap(), serde_json::to_string(&signed).unwrap());
    if key.verify_strict(text.as_bytes(), &signature).is_err() {
        wrong.push("the signature".into());
    }
    wrong
}

fn a_stranger_verifies(office: &Office, documents: &[Value]) {
    for document in documents {
        assert_eq!(faults(document), [""; 0], "{document}");
        assert_eq!(disposal::proof::check(&document.to_string(), None).faults, []);
        let number = document["claims"]["certificate"]["number"].as_str().unwrap();
        let page = office.page(&format!("/verify/{number}")).text();
        assert!(page.contains("is valid") && !page.contains("PF-TWO"), "{page}");
    }
    // One byte: the drive that failed is said to be another one.
    let text = documents[0].to_string().replacen("SS-2", "SS-3", 1);
    let forged: Value = serde_json::from_str(&text).unwrap();
    let [changed] = &faults(&forged)[..] else { panic!("one thing was changed: {:?}", faults(&forged)) };
    assert!(changed.starts_with("media.") && changed.ends_with(".serial"), "{changed}");
    let ours = disposal::proof::check(&text, None).faults;
    assert_eq!(ours, [disposal::proof::Fault::Changed(changed.clone())], "ours says the same");
}

fn it_stays_locked_and_findable(office: &Office, cast: &Cast<'_>, laptop: &str) {
    let Cast { tom, amir, .. } = cast;
    let asset = amir.get(&format!("/assets/{laptop}"));
    assert_eq!((&asset["stage"], &asset["disposal_route"]), (&json!("disposed"), &json!("recycled")));
    assert_eq!(
        tom.may_not(&format!("/assets/{laptop}/hand-out"), json!({ "to_person": "tom" })),
        "asset-is-disposed"
    );
    assert_eq!(amir.may_not(&format!("/assets/{laptop}/archive"), json!({})), "asset-is-disposed");
    assert_eq!(amir.may_not("/media/NV-1/archive", json!({})), "media-stay");
    for words in [laptop, "PF-TWO"] {
        let found = amir.get(&format!("/assets?q={words}"));
        assert!(found.to_string().contains(laptop), "{words}: {found}");
    }
    let before = amir.get("/rmas?q=PF-ONE");
    assert_eq!(before["data"][0]["asset"]["label"], laptop, "by the serial number that went back: {before}");
    let decision = &amir.get(&format!("/route-decisions?asset={}", asset["id"]))["data"][0];
    assert_eq!(
        (&decision["state"], &decision["actual"]),
        (&json!("carried-out"), &json!("harvest")),
        "{decision}"
    );
    let history = amir.get(&format!("/assets/{laptop}/activity"));
    let events: Vec<&str> =
        history["data"].as_array().unwrap().iter().rev().map(|it| it["event"].as_str().unwrap()).collect();
    let story = [
        "registered",
        "handed-out",
        "sent-to-repair",
        "serial-swapped",
        "repaired",
        "taken-back",
        "inspected",
        "retired",
        "sanitised",
        "graded",
        "disposed",
    ];
    assert_eq!(events, story);
    office.verifies();
}

fn id_of(who: &Somebody<'_>, tag: &str) -> i64 {
    who.get(&format!("/assets/{tag}"))["id"].as_i64().unwrap()
}

/// What a program of this machine says; nothing, and a word about it, where there is no such program.
fn told_by(command: &mut Command) -> Option<String> {
    match command.output() {
        Ok(output) => Some(
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
        ),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("left out, for it is not installed: {}", command.get_program().display());
            None
        }
        Err(error) => panic!("{command:?}: {error}"),
    }
}

/// What the code on the last page of a document says, where its pages can be drawn and codes be read.
fn code_on(pdf: &std::path::Path) -> Option<String> {
    let picture = pdf.with_extension("picture");
    told_by(Command::new("pdftoppm").args(["-r", "150", "-png"]).arg(pdf).arg(&picture))?;
    let pages = std::fs::read_dir(pdf.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<_> = pages.filter(|path| path.extension().is_some_and(|it| it == "png")).collect();
    let code = told_by(Command::new("zbarimg").arg("--quiet").arg("--raw").args(&pages));
    pages.iter().for_each(|page| std::fs::remove_file(page).unwrap());
    code
}
