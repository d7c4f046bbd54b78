//! Somebody without an account scans the label of a thing that they have found.
use crate::browser::Browser;
use axum::http::StatusCode;
use testkit::on_both;

#[test]
fn a_stranger_says_where_a_thing_is_and_learns_nothing_about_it() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        browser.begin();
        let person = browser.send("/people/new", &[("name", "Ana Silva")]).to().replace("/people/", "#");
        browser
            .send("/do/access.set-person", &[("account", "ana"), ("person", &person), ("_back", "/")])
            .to();
        let asset = browser.send("/assets/new", &[("tag", "NW-7"), ("serial", "C02X")]).to();
        let door = asset.replace("/assets/", "/found/");
        let (page, thanks, other_page, other_thanks) = browser.as_stranger(|it| {
            let sign_in = it.get(&asset).to();
            let offered = it.get(&sign_in).text;
            assert!(
                offered.contains(&format!("href=\"{door}\"")),
                "the label leads to the sign-in: {offered}"
            );
            let said =
                [("place", "Tram 4, on a seat"), ("contact", "tram@example.org"), ("note", "Scratched")];
            (
                it.get(&door).text,
                it.send(&door, &said).text,
                it.get("/found/999").text,
                it.send("/found/999", &said).text,
            )
        });
        assert!(
            page.contains("Where is it?") && thanks.contains("The owner has been told."),
            "{page} {thanks}"
        );
        assert!(
            [&page, &thanks].iter().all(|text| !text.contains("C02X") && !text.contains("NW-7")),
            "{page}"
        );
        assert_eq!(
            page,
            other_page.replace("/found/999", &door),
            "a number that means nothing looks the same"
        );
        assert_eq!(thanks, other_thanks);
        let seen = browser.get(&asset).text;
        for words in [
            "Found by somebody",
            "Tram 4, on a seat",
            "tram@example.org",
            "Scratched",
            "heard from a stranger about the asset",
        ] {
            assert!(seen.contains(words), "{words}: {seen}");
        }
        assert!(browser.get("/messages").text.contains("Somebody has found NW-7"));
        let number = asset.replace("/assets/", "#");
        let settled = browser.send("/do/scans.settle-found", &[("asset", &number), ("_back", &asset)]).to();
        let seen = browser.get(&settled).text;
        assert!(!seen.contains("tram@example.org") && !seen.contains("Scratched"), "{seen}");
        assert!(seen.contains("settled what strangers said about the asset"), "{seen}");
    });
}

#[test]
fn a_stranger_who_says_nothing_is_asked_again() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        browser.begin();
        let asked =
            browser.as_stranger(|it| it.send("/found/1", &[("place", " "), ("contact", "me@example.org")]));
        assert_eq!(asked.status, StatusCode::CONFLICT);
        assert!(
            asked.text.contains("Say where it is.") && asked.text.contains("me@example.org"),
            "{}",
            asked.text
        );
    });
}
