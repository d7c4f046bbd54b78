//! Calendars that other programs fetch under a secret address.
use crate::browser::Browser;
use axum::http::StatusCode;
use testkit::on_both;

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

#[test]
fn maintenance_and_bookings_are_calendars_under_a_secret_address() {
    on_both(|db| {
        let mut browser = Browser::in_the_demo(&db);
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
            assert_eq!(status, StatusCode::CONFLICT, "an earlier address ends: {text}");
            assert_eq!(fetched(&mut browser, &second).0, StatusCode::OK);
        }
        let other = address(&mut browser, "/book/feed", "/calendar/feed/");
        let secret = other.rsplit('/').next().unwrap();
        let (status, _) = fetched(&mut browser, &format!("/maintenance/calendar/feed/{secret}"));
        assert_eq!(status, StatusCode::CONFLICT, "a secret opens one calendar");
    });
}

#[test]
fn what_is_due_and_what_is_down_stands_in_the_calendar_of_maintenance() {
    on_both(|db| {
        let mut browser = Browser::in_the_demo(&db);
        let asset = browser.newest_of("asset").unwrap();
        let number = format!("#{}", asset.rsplit('/').next().unwrap());
        let order = [("title", "Look at the hinge; soon"), ("work_kind", "repair"), ("asset", &number)];
        let order: Vec<(&str, &str)> = order.into_iter().chain([("due_on", "2026-12-24")]).collect();
        browser.send("/work-orders/new", &order).to();
        let window =
            [("title", "Firmware"), ("starts_at", "2026-12-30T20:00"), ("ends_at", "2026-12-30T22:00")];
        browser.send("/maintenance-windows/new", &window).to();
        let calendar = address(&mut browser, "/maintenance/calendar/feed", "/maintenance/calendar/feed/");
        let text = fetched(&mut browser, &calendar).1.replace("\r\n ", "");
        assert!(text.contains("Look at the hinge\\; soon"), "{text}");
        assert!(text.contains("DTSTART;VALUE=DATE:20261224"), "{text}");
        assert!(text.contains("DTSTART:20261230T200000Z") && text.contains("Firmware"), "{text}");
    });
}
