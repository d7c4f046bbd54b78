use crate::company::Company;
use disposal::proof::{Fault, check};
use serde_json::{Value, json};
use testkit::on_both;

fn document(it: &Company, certificate: &Value) -> Value {
    it.told("disposal.certificate-document", json!({ "certificate": certificate }))
}

#[test]
fn closing_a_lot_certifies_data_assets_and_the_lot() {
    on_both(|db| {
        let it = Company::on(&db);
        let (lot, tags, told) = it.closed(2);
        let certificates = told["certificates"].as_array().unwrap();
        assert_eq!(certificates.len(), 5);
        for certificate in certificates {
            let checked = check(&document(&it, certificate).to_string(), None);
            assert_eq!(checked.faults, []);
        }
        let data = document(&it, &certificates[0]);
        assert_eq!(data["claims"]["standard"], "NIST SP 800-88 Rev. 2");
        assert_eq!(data["claims"]["sanitisation"]["outcome"], "purge");
        assert_eq!(data["claims"]["sanitisation"]["technique"], "block erase");
        assert_eq!(data["claims"]["subject"]["tag"], tags[0].as_str());
        let end = document(&it, &certificates[1]);
        assert_eq!(end["claims"]["disposal"]["recipient"], "Metalloop");
        assert_eq!(end["claims"]["disposal"]["mass_grams"], 1_500);
        let whole = document(&it, &certificates[4]);
        assert_eq!(whole["claims"]["mass"]["out_grams"], 3_000);
        assert_eq!(whole["claims"]["items"].as_array().unwrap().len(), 2);
        assert_eq!(it.refuses("disposal.certify-lot", json!({ "lot": lot })), "already-certified");
        it.verifies();
    });
}

#[test]
fn the_signature_is_that_of_the_register_over_raw_bytes() {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use ed25519_dalek::{Signature, VerifyingKey};
    on_both(|db| {
        let it = Company::on(&db);
        let (_, _, told) = it.closed(1);
        let document = document(&it, &told["certificates"][0]);
        // The few lines that anybody can write: the public key of the register, the canonical fingerprints, the signature.
        let key = it.engine.verifying_key().splitn(3, '+').nth(2).unwrap();
        let key: [u8; 32] = STANDARD.decode(key).unwrap()[1..].try_into().unwrap();
        let mut fingerprints: Vec<(String, String)> = document["fingerprints"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(path, hex)| (path.clone(), hex.as_str().unwrap().to_owned()))
            .collect();
        fingerprints.sort();
        let fields: Vec<String> =
            fingerprints.iter().map(|(path, hex)| format!("\"{path}\":\"{hex}\"")).collect();
        let message = format!("tenure-certificate-v1\n{{{}}}", fields.join(","));
        let signature: [u8; 64] =
            STANDARD.decode(document["signature"]["value"].as_str().unwrap()).unwrap().try_into().unwrap();
        let key = VerifyingKey::from_bytes(&key).unwrap();
        key.verify_strict(message.as_bytes(), &Signature::from_bytes(&signature)).unwrap();
    });
}

#[test]
fn a_certificate_exists_exactly_when_its_requirements_are_met() {
    on_both(|db| {
        let it = Company::on(&db);
        let dirty = it.retired("T14");
        let of = |asset: &str| json!({ "asset": asset });
        assert_eq!(it.refuses("disposal.certify-data", of(&dirty)), "not-sanitised");
        it.does("assets.state-free-of-data", json!({ "asset": dirty, "because": "no drive in it" }));
        assert_eq!(it.refuses("disposal.certify-data", of(&dirty)), "nothing-was-destroyed");
        let clean = it.clean();
        it.does("disposal.certify-data", of(&clean));
        assert_eq!(it.refuses("disposal.certify-data", of(&clean)), "already-certified");
        assert_eq!(it.refuses("disposal.certify-disposal", of(&clean)), "not-disposed");
        it.does("assets.dispose", json!({ "asset": clean, "route": "destroyed" }));
        it.does("disposal.certify-disposal", of(&clean));
        let (lot, _) = it.away("recycle", "Metalloop", 1);
        assert_eq!(it.refuses("disposal.certify-lot", json!({ "lot": lot })), "lot-not-closed");
    });
}

#[test]
fn revoking_and_issuing_anew_stay_visible() {
    on_both(|db| {
        let it = Company::on(&db);
        let clean = it.clean();
        let first = it.does("disposal.certify-data", json!({ "asset": clean }));
        let again = json!({ "certificate": first, "because": "the serial number was wrong" });
        let second = it.does("disposal.reissue-certificate", again.clone());
        let old = it.state("disposal-certificate", first.clone());
        assert_eq!((&old["state"], &old["replaced_by"]), (&json!("certificate-replaced"), &second));
        assert_eq!(document(&it, &second)["claims"]["certificate"]["replaces"], old["number"]);
        assert_eq!(it.refuses("disposal.reissue-certificate", again), "certificate-is-over");
        let revoke = json!({ "certificate": second, "because": "the drive turned up unsanitised" });
        it.does("disposal.revoke-certificate", revoke.clone());
        assert_eq!(it.refuses("disposal.revoke-certificate", revoke), "certificate-is-over");
        it.does("disposal.certify-data", json!({ "asset": clean }));
        it.verifies();
    });
}

#[test]
fn what_was_signed_before_still_verifies() {
    // Signed when the canonical form was written by our own lines: texts to escape, keys out of order, large numbers.
    let signed = include_str!("signed-before.json");
    assert_eq!(check(signed, None).faults, []);
    let changed = signed.replace("9007199254740991", "9007199254740990");
    assert_eq!(check(&changed, None).faults, [Fault::Changed("mass.most_grams".into())]);
}

#[test]
fn a_changed_byte_fails_with_what_changed() {
    on_both(|db| {
        let it = Company::on(&db);
        let clean = it.clean();
        let certificate = it.does("disposal.certify-data", json!({ "asset": clean }));
        let mut document = document(&it, &certificate);
        document["claims"]["subject"]["serial"] = json!("ANOTHER");
        let checked = check(&document.to_string(), None);
        assert_eq!(checked.faults, [Fault::Changed("subject.serial".into())]);
    });
}

#[test]
fn every_medium_stands_on_the_certificate_and_none_may_be_open() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.retired("T14");
        for serial in ["D-1", "D-2"] {
            it.does(
                "media.register",
                json!({ "serial": serial, "media_type": "ssd", "asset": tag, "make": "Acme S" }),
            );
        }
        let certify = json!({ "asset": tag });
        assert_eq!(it.refuses("disposal.certify-data", certify.clone()), "medium-without-end");
        let purge = |medium: &str| {
            json!({
                "medium": medium, "outcome": "purge", "technique": "ata-sanitize-block-erase", "result": "passed",
                "verification": "full-read-back", "tool": "hdparm", "tool_version": "9.65",
                "witness": "Bo",
            })
        };
        it.does("retirement.sanitise-medium", purge("D-1"));
        assert_eq!(it.refuses("disposal.certify-data", certify.clone()), "medium-without-end");
        it.does("retirement.sanitise-medium", purge("D-2"));
        let certificate = it.does("disposal.certify-data", certify);
        let told = document(&it, &certificate);
        let media = told["claims"]["media"].as_array().unwrap();
        assert_eq!(media.len(), 2);
        assert_eq!((&media[0]["serial"], &media[1]["serial"]), (&json!("D-1"), &json!("D-2")));
        assert_eq!(media[0]["sanitisation"]["outcome"], "purge");
        assert_eq!(media[0]["sanitisation"]["tool_version"], "9.65");
        assert_eq!(check(&told.to_string(), None).faults, []);
        it.verifies();
    });
}

#[test]
fn a_drive_by_itself_leaves_in_a_lot_once_its_data_are_gone() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("media.register", json!({ "serial": "D-9", "media_type": "hdd" }));
        let (lot, _) = it.lot("recycle", "Metalloop", 0);
        let add = json!({ "lot": lot, "medium": "D-9", "mass_grams": 620 });
        it.does("disposal.add-medium", add.clone());
        assert_eq!(it.refuses("disposal.add-medium", add), "in-another-lot");
        assert_eq!(it.refuses("disposal.seal-lot", json!({ "lot": lot })), "not-sanitised");
        it.does(
            "retirement.sanitise-medium",
            json!({
                "medium": "D-9", "outcome": "destroy", "technique": "shred", "result": "passed",
                "verification": "inspection", "witness": "Bo",
            }),
        );
        it.does("disposal.seal-lot", json!({ "lot": lot }));
        assert!(
            it.state("lot-line", format!("{lot}/01"))["freed_by"].as_str().unwrap().starts_with("destroy")
        );
        let tag = it.retired("T14");
        it.does("media.register", json!({ "serial": "D-10", "media_type": "ssd", "asset": tag }));
        let (other, _) = it.lot("recycle", "Metalloop", 0);
        let inside = json!({ "lot": other, "medium": "D-10", "mass_grams": 60 });
        assert_eq!(it.refuses("disposal.add-medium", inside), "medium-is-installed");
    });
}
