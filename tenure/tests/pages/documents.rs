//! Documents of records as PDF: behind a button for people, in the API for programs with a token.
use crate::browser::Browser;
use axum::http::StatusCode;
use testkit::on_both;

#[test]
fn a_program_fetches_the_documents_that_people_save() {
    on_both(|db| {
        let mut browser = Browser::in_the_demo(&db);
        let (reads, other) = (browser.token(&["*"]), browser.token(&["assets.read"]));
        let description = browser.get("/api/v1/openapi.json").text;
        for (kind, name, button) in [
            ("disposal-certificate", "certificate.pdf", "/certificates/{id}/pdf"),
            ("disposal-lot", "manifest.pdf", "/lots/{id}/manifest/pdf"),
            ("retrieval", "letter.pdf", "/retrievals/{id}/letter/pdf"),
        ] {
            let record = browser.newest_of(kind).unwrap();
            let (list, id) = record.rsplit_once('/').unwrap();
            let address = format!("/api/v1{record}/{name}");
            assert!(description.contains(&format!("\"/api/v1{list}/{{id}}/{name}\"")), "{name}");
            let made = browser.fetch(&address, &reads, "en");
            assert_eq!(made.status, StatusCode::OK, "{address}: {}", made.text);
            assert!(made.text.starts_with("%PDF-1.7"), "{address}");
            let german = browser.fetch(&address, &reads, "de");
            assert!(
                made.text.contains("(en)") && german.text.contains("(de)"),
                "each in its language: {address}"
            );
            let refused = browser.fetch(&address, &other, "en");
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{address}: {}", refused.text);
            let nobody = browser.fetch(&address, "no-token", "en");
            assert_eq!(nobody.status, StatusCode::UNAUTHORIZED, "{address}");
            let none = browser.fetch(&format!("/api/v1{list}/999999/{name}"), &reads, "en");
            assert_eq!(none.status, StatusCode::NOT_FOUND, "{address}");
            let saved = browser.get(&button.replace("{id}", id));
            assert!(saved.text.starts_with("%PDF-1.7"), "{button}");
        }
    });
}
