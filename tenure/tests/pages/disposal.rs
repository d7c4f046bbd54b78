//! How a stranger sees a certificate, and how those who keep it do.
use crate::browser::Browser;
use axum::http::StatusCode;
use testkit::on_both;

#[test]
fn a_stranger_verifies_a_certificate_and_sees_that_it_was_revoked() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        browser.begin();
        let asset = browser.send("/assets/new", &[("tag", "NW-7"), ("serial", "C02X")]).to();
        let subject = asset.replace("/assets/", "#");
        for (verb, more) in [
            ("assets.retire", vec![]),
            (
                "assets.sanitise",
                vec![("outcome", "purge"), ("technique", "block erase"), ("verification", "read back")],
            ),
            ("disposal.certify-data", vec![]),
        ] {
            let mut fields = vec![("asset", subject.as_str()), ("_back", asset.as_str())];
            fields.extend(more);
            assert_eq!(browser.send(&format!("/do/{verb}"), &fields).to(), asset, "{verb}");
        }
        let page = browser.get("/certificates/1");
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        assert!(page.text.contains("C02X") && page.text.contains("NIST SP 800-88"), "{}", page.text);
        let at = page.text.find("/verify/TC-").unwrap();
        let address: String = page.text[at..].chars().take("/verify/TC-0000-0000-0000-0000".len()).collect();
        let as_stranger = |browser: &mut Browser, path: &str| browser.as_stranger(|it| it.get(path));
        let valid = as_stranger(&mut browser, &address);
        assert!(valid.status == StatusCode::OK && valid.text.contains("is valid"), "{}", valid.text);
        assert!(!valid.text.contains("C02X") && !valid.text.contains("NW-7"), "nothing about things");
        assert!(as_stranger(&mut browser, &address.to_lowercase()).text.contains("is valid"));
        let unknown = as_stranger(&mut browser, "/verify/TC-0000-0000-0000-0000");
        assert!(unknown.text.contains("not known here"), "{}", unknown.text);
        assert_eq!(as_stranger(&mut browser, "/certificates/1").to(), "/sign-in?next=%2Fcertificates%2F1");
        let sent = browser.send(
            "/do/disposal.revoke-certificate",
            &[("certificate", "#1"), ("because", "the drive turned up"), ("_back", "/")],
        );
        assert_eq!(sent.to(), "/");
        assert!(as_stranger(&mut browser, &address).text.contains("was revoked"));
        for place in ["/verify", "/disposal/register", "/disposal/sustainability", "/disposal-lots", "/"] {
            let page = browser.get(place);
            assert_eq!(page.status, StatusCode::OK, "{place}: {}", page.text);
        }
    });
}
