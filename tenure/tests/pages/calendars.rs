//! Calendars that other programs fetch under a secret address.
use crate::browser::Browser;
use axum::http::StatusCode;
use testkit::{TestDb, on_both};

/// The address that a form makes, as its page shows it.
fn address(browser: &mut Browser, form: &str, path: &str) -> String {
    let page = browser.send(form, &[]);
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let at = page.text.find(path).unwrap_or_else(|| panic!("{path}: {}", page.text));
    page.text[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || "/-_".contains(*c)).collect()
}

fn fetched(browser: &mut Browser, address: &str) -> (StatusCode, String) {
    let seen = browser.as_stranger(|it| it.get(address));
    (seen.status, seen.text)
}

/// Whoever administers is a person, so that there can be bookings of their own.
fn with_a_person(db: &TestDb) -> Browser {
    let mut browser = Browser::on(db);
    browser.begin();
    browser.send("/people/new", &[("name", "Ana Silva")]).to();
    browser.send("/do/access.set-person", &[("account", "#1"), ("person", "#1"), ("_back", "/")]).to();
    browser
}

#[test]
fn maintenance_and_bookings_are_calendars_under_a_secret_address() {
    on_both(|db| {
        let mut browser = with_a_person(&db);
        for (form, path) in
            [("/maintenance/calendar/feed", "/maintenance/calendar/feed/"), ("/book/feed", "/calendar/feed/")]
        {
            let first = address(&mut browser, form, path);
            let (status, text) = fetched(&mut browser, &first);
            assert_eq!(status, StatusCode::OK, "{path}: {text}");
            assert!(text.starts_with("BEGIN:VCALENDAR\r\n"), "{text}");
            let second = address(&mut browser, form, path);
            assert_ne!(first, second);
            let (status, text) = fetched(&mut browser, &first);
            assert_eq!(status, StatusCode::NOT_FOUND, "an earlier address ends: {text}");
            assert_eq!(fetched(&mut browser, &second).0, StatusCode::OK);
        }
        let other = address(&mut browser, "/book/feed", "/calendar/feed/");
        let secret = other.rsplit('/').next().unwrap();
        let (status, _) = fetched(&mut browser, &format!("/maintenance/calendar/feed/{secret}"));
        assert_eq!(status, StatusCode::NOT_FOUND, "a secret opens one calendar");
        browser.send("/do/access.end-calendar", &[("calendar", "bookings"), ("_back", "/")]).to();
        assert_eq!(fetched(&mut browser, &other).0, StatusCode::NOT_FOUND, "it was ended");
        let history = browser.get("/accounts/1").text;
        for told in ["made a calendar address for", "ended a calendar address of"] {
            assert!(history.contains(told), "{told}: {history}");
        }
    });
}

#[test]
fn what_is_due_and_what_is_down_stands_in_the_calendar_of_maintenance() {
    on_both(|db| {
        let mut browser = with_a_person(&db);
        let asset = browser.send("/assets/new", &[("tag", "NW-7")]).to();
        let number = format!("#{}", asset.rsplit('/').next().unwrap());
        let (due, down) = (browser.today().plus_days(30), browser.today().plus_days(60));
        let due_on = due.to_string();
        let order = [
            ("title", "Look at the hinge; soon"),
            ("work_kind", "repair"),
            ("asset", &number),
            ("due_on", &due_on),
        ];
        browser.send("/work-orders/new", &order).to();
        let (from, until) = (format!("{down}T20:00"), format!("{down}T22:00"));
        let window = [("title", "Firmware"), ("starts_at", from.as_str()), ("ends_at", until.as_str())];
        browser.send("/maintenance-windows/new", &window).to();
        let calendar = address(&mut browser, "/maintenance/calendar/feed", "/maintenance/calendar/feed/");
        let text = fetched(&mut browser, &calendar).1.replace("\r\n ", "");
        assert!(text.contains("Look at the hinge\\; soon"), "{text}");
        assert!(text.contains(&format!("DTSTART;VALUE=DATE:{}", compact(due))), "{text}");
        assert!(
            text.contains(&format!("DTSTART:{}T200000Z", compact(down))) && text.contains("Firmware"),
            "{text}"
        );
    });
}

/// A day as iCalendar writes it.
fn compact(day: domain::Date) -> String {
    day.to_string().replace('-', "")
}
