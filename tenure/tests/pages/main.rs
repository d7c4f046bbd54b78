//! The web interface, asked as a browser without script asks it: on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod arranging;
mod browser;
mod calendars;
mod disposal;
mod documents;
mod need;
mod reports;
mod rights;
#[path = "../served/mod.rs"]
mod served;
mod strangers;

use axum::http::StatusCode;
use browser::Browser;
use testkit::on_both;

#[test]
fn the_first_start_makes_an_administrator_and_every_list_opens() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        assert_eq!(browser.get("/assets").to(), "/sign-in?next=%2Fassets");
        assert_eq!(browser.get("/sign-in").to(), "/welcome");
        let short = browser.send("/welcome", &[("name", "Ana"), ("username", "ana"), ("password", "short")]);
        assert_eq!(short.status, StatusCode::CONFLICT, "{}", short.text);
        browser.begin();
        assert_eq!(browser.get("/welcome").to(), "/sign-in", "there is an administrator now");
        for kind in browser.kinds() {
            let list = browser.get(&format!("/{}", kind.path));
            assert_eq!(list.status, StatusCode::OK, "{}: {}", kind.path, list.text);
            if kind.open {
                let new = browser.get(&format!("/{}/new", kind.path));
                assert_eq!(new.status, StatusCode::OK, "{}: {}", kind.path, new.text);
            }
        }
        let places = tenure::parts::ALL.iter().flat_map(|part| part.places).map(|place| place.href);
        for place in places.chain([
            "/search?q=ana",
            "/palette?q=ass",
            "/profile",
            "/people?group=employment",
            "/messages",
        ]) {
            let page = browser.get(place);
            assert_eq!(page.status, StatusCode::OK, "{place}: {}", page.text);
        }
    });
}

/// Whatever the product can show is shown with something in it.
#[test]
fn the_demo_estate_fills_and_every_list_record_and_place_of_it_opens() {
    on_both(|db| {
        let mut browser = Browser::in_the_demo(&db);
        let places =
            tenure::parts::ALL.iter().flat_map(|part| part.places).map(|place| place.href.to_owned());
        let kinds = browser.kinds();
        let lists = kinds.iter().map(|kind| format!("/{}", kind.path));
        let records: Vec<String> = kinds.iter().filter_map(|kind| browser.newest(kind)).collect();
        assert!(records.len() > 80, "only {} kinds have a record in the estate", records.len());
        for address in places.chain(lists).chain(records).collect::<Vec<_>>() {
            let page = browser.get(&address);
            assert_eq!(page.status, StatusCode::OK, "{address}: {}", page.text);
        }
    });
}

#[test]
fn every_pair_of_letter_keys_leads_to_one_place() {
    let parts = tenure::parts::ALL.iter();
    let keys = parts.flat_map(|part| {
        part.places.iter().filter_map(|place| place.key).chain(part.looks.iter().filter_map(|look| look.key))
    });
    let mut seen = std::collections::BTreeSet::new();
    let twice: Vec<&str> = keys.filter(|key| !seen.insert(*key)).collect();
    assert!(twice.is_empty() && !seen.is_empty(), "{twice:?}");
}

#[test]
fn an_asset_is_registered_handed_out_and_edited_by_forms() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        browser.begin();
        let person = browser.send("/people/new", &[("name", "Mara Vogel")]).to();
        let asset = browser.send("/assets/new", &[("tag", "NW-7"), ("serial", "C02X")]).to();
        let held = browser.send(
            "/do/custody.hand-out",
            &[("asset", &number(&asset)), ("to_person", &number(&person)), ("_back", &asset)],
        );
        assert_eq!(held.to(), asset);
        let page = browser.get(&asset);
        assert!(page.text.contains("Mara Vogel") && page.text.contains("C02X"), "{}", page.text);
        let again = browser
            .send("/do/custody.hand-out", &[("asset", &number(&asset)), ("to_person", &number(&person))]);
        assert_eq!(again.status, StatusCode::CONFLICT, "held already: {}", again.text);
        let edited = browser.send(&format!("{asset}/edit"), &[("_version", "1"), ("serial", "OTHER")]);
        assert_eq!(edited.status, StatusCode::CONFLICT, "the version has moved on: {}", edited.text);
        assert!(edited.text.contains("OTHER"), "what was written is kept: {}", edited.text);
        assert!(!browser.get(&asset).text.contains("OTHER"), "nothing has changed");
        let wrong = browser.send(&format!("{asset}/edit"), &[("cost", "a lot")]);
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text);
        assert_eq!(browser.get(&format!("{asset}?as_of=2020-01-01")).status, StatusCode::NOT_FOUND);
        let labels = browser.send("/labels", &[("id", number(&asset).trim_start_matches('#'))]).to();
        let sheet = browser.get(&labels);
        assert!(sheet.text.contains("NW-7") && sheet.text.contains("63.5mm"), "{}", sheet.text);
        let file = labels.replace("/labels?", "/labels/pdf?");
        assert!(browser.get(&file).text.starts_with("%PDF-1.7"), "{file}");
        let file = labels.replace("/labels?", "/labels/zpl?dpi=300&design=roll-50x25-bars&");
        let text = browser.get(&file).text;
        assert!(text.contains("^BCN") && text.contains("^FDNW-7^FS"), "{text}");
        let odd = browser.get(&labels.replace("/labels?", "/labels/zpl?dpi=12&"));
        assert!(odd.status.is_client_error() && odd.text.contains("203, 300 or 600."), "{}", odd.text);
    });
}

#[test]
fn a_view_is_saved_under_a_name() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        browser.begin();
        let query = [("query", "stage=in-use&sort=tag"), ("name", "Out there")];
        let saved = browser.send("/views/new/assets", &query).to();
        assert!(saved.starts_with("/assets?stage=in-use&sort=tag&view="), "{saved}");
        assert!(browser.get(&saved).text.contains("Out there"));
    });
}

#[test]
fn an_address_that_leads_nowhere_is_a_page_for_people_and_a_problem_for_programs() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        let stranger = browser.get("/no/such/page");
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
        assert!(stranger.text.contains("There is nothing here"), "{}", stranger.text);
        browser.begin();
        let page = browser.get("/no/such/page");
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.text.contains("There is nothing here") && page.text.contains("<nav"), "{}", page.text);
        let problem = browser.get("/api/v1/no-such-thing");
        assert_eq!(problem.status, StatusCode::NOT_FOUND);
        assert!(problem.text.starts_with('{'), "{}", problem.text);
    });
}

#[test]
fn no_other_site_sends_a_form() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        browser.begin();
        let sent = browser.send_from("cross-site", "/assets/new", &[("tag", "NW-9")]);
        assert!(sent.status.is_client_error(), "{}", sent.status);
        assert!(!browser.get("/assets").text.contains("NW-9"));
    });
}

/// The record of an address, as pickers send it.
fn number(href: &str) -> String {
    format!("#{}", href.rsplit('/').next().unwrap())
}
