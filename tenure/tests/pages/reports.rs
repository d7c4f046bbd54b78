//! A report says the same in every format: on its page, as PDF/A, as a workbook, as text and to programs; today and as of
//! a past day.
use crate::browser::{Browser, Seen};
use axum::http::StatusCode;
use serde_json::Value;
use sheets::SheetFile;
use std::process::Command;
use testkit::on_both;

/// The name of each report for programs, and where its page is.
const REPORTS: [(&str, &str); 5] = [
    ("disposition-register", "/disposal/register"),
    ("media-register", "/retirement/media"),
    ("retrieval-funnel", "/retrieval"),
    ("costs-and-proceeds", "/disposal/costs-and-proceeds"),
    ("sustainability", "/disposal/sustainability"),
];
const FORMATS: [&str; 3] = ["xlsx", "csv", "pdf"];

/// One telling of a report to a program, with the numbers that it holds.
struct Told {
    said: Value,
}

impl Told {
    fn rows(&self) -> &[Value] {
        self.said["rows"].as_array().unwrap()
    }

    fn columns(&self) -> Vec<&str> {
        self.said["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|column| column["name"].as_str().unwrap())
            .collect()
    }

    /// The rows as sheets have them: an amount takes two cells. Words that have translations are left open.
    fn cells(&self) -> Vec<Vec<Option<String>>> {
        let cells =
            |row: &Value| self.columns().iter().flat_map(|name| cells_of(name, &row[*name])).collect();
        self.rows().iter().map(cells).collect()
    }
}

/// Columns whose values are words with a translation.
const WORDS: [&str; 10] =
    ["route", "stage", "weee", "fate", "media_type", "state", "outcome", "technique", "verification", "data"];
/// Columns of amounts, which take two cells even without an amount.
const AMOUNTS: [&str; 5] = ["proceeds", "costs", "parts", "book_value", "result"];

fn cells_of(name: &str, value: &Value) -> Vec<Option<String>> {
    if AMOUNTS.contains(&name) {
        let part = |part: &str| Some(value[part].as_str().unwrap_or_default().to_owned());
        return vec![part("amount"), part("currency")];
    }
    vec![match value {
        Value::Null => Some(String::new()),
        Value::String(_) if WORDS.contains(&name) => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }]
}

#[test]
fn every_report_tells_the_same_in_every_format() {
    on_both(|db| {
        let mut browser = Browser::in_the_demo(&db);
        let (reads, other) = (browser.token(&["*"]), browser.token(&["assets.read"]));
        a_day_passes_between_two_purges(&mut browser);
        let description = browser.get("/api/v1/openapi.json").text;
        for (name, page) in REPORTS {
            assert!(description.contains(&format!("\"/api/v1/reports/{name}\"")), "{name}");
            let mut of_days = Vec::new();
            let past = browser.today().plus_days(if name == "media-register" { -2 } else { -40 });
            for as_of in [None, Some(past)] {
                // From the beginning, so that all of them have rows.
                let days = as_of.map(|day| format!("as_of={day}")).unwrap_or_default();
                let query = if begins(name) { format!("from=2015-01-01&{days}") } else { days };
                let told = told(&mut browser, name, &query, &reads);
                assert_eq!(
                    told.said["as_of"],
                    as_of.unwrap_or_else(|| browser.today()).to_string(),
                    "{name}"
                );
                assert!(!told.rows().is_empty() || as_of.is_some(), "{name} {query}");
                sums_hold(&told);
                for format in FORMATS {
                    let at = format!("{query}&format={format}");
                    let for_programs = browser.fetch(&format!("/api/v1/reports/{name}?{at}"), &reads, "en");
                    let for_people = browser.get(&format!("{page}/file?{at}"));
                    for file in [for_programs, for_people] {
                        assert_eq!(file.status, StatusCode::OK, "{name} {at}: {}", file.text);
                        holds(name, format, &file, &told);
                    }
                }
                is_on_its_page(&mut browser, page, &query, &told);
                of_days.push(told.said);
            }
            assert_ne!(of_days[0]["rows"], of_days[1]["rows"], "{name}: something has happened since {past}");
            refuses(&mut browser, name, page, &reads);
            let refused = browser.fetch(&format!("/api/v1/reports/{name}"), &other, "en");
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name}: {}", refused.text);
        }
    });
}

/// Whether it tells of a time that begins on a day; the media register tells how things stand.
fn begins(name: &str) -> bool {
    name != "media-register"
}

fn a_day_passes_between_two_purges(browser: &mut Browser) {
    let asset = browser.newest_of("asset").unwrap().replace("/assets/", "#");
    for serial in ["SN-1", "SN-2"] {
        browser.send("/media/new", &[("serial", serial), ("media_type", "nvme"), ("asset", &asset)]).to();
        let purge = [
            ("medium", serial),
            ("outcome", "purge"),
            ("technique", "nvme-sanitize-block-erase"),
            ("result", "passed"),
            ("verification", "full-read-back"),
            ("tool", "nvme-cli"),
            ("tool_version", "2.11"),
            ("_back", "/"),
        ];
        assert_eq!(browser.send("/do/retirement.sanitise-medium", &purge).to(), "/");
        browser.a_day_passes();
    }
}

fn told(browser: &mut Browser, name: &str, query: &str, token: &str) -> Told {
    let seen = browser.fetch(&format!("/api/v1/reports/{name}?{query}"), token, "en");
    assert_eq!(seen.status, StatusCode::OK, "{name} {query}: {}", seen.text);
    Told { said: serde_json::from_str(&seen.text).unwrap() }
}

/// A total of masses or amounts is the sum of its column.
fn sums_hold(told: &Told) {
    let hundredths = |value: &Value| match value {
        Value::Null => 0,
        Value::Number(number) => number.as_i64().unwrap() * 100,
        amount => (amount["amount"].as_str().unwrap().parse::<f64>().unwrap() * 100.0).round() as i64,
    };
    for name in ["proceeds", "costs", "result", "mass_grams"] {
        let total = &told.said["totals"][name];
        if !total.is_null() {
            let sum: i64 = told.rows().iter().map(|row| hundredths(&row[name])).sum();
            assert_eq!(hundredths(total), sum, "{name} of {}", told.said["report"]);
        }
    }
}

/// The file holds the rows that programs are told, in their order.
fn holds(name: &str, format: &str, file: &Seen, told: &Told) {
    if format == "pdf" {
        return is_paper(name, file, told);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report");
    std::fs::write(&path, &file.bytes).unwrap();
    let mut sheet = SheetFile::open(&path, &format!("report.{format}")).unwrap();
    let rows: Vec<Vec<String>> =
        sheet.rows().unwrap().map(|row| row.unwrap().cells().map(str::to_owned).collect()).collect();
    let expected = told.cells();
    assert_eq!(rows.len(), expected.len(), "{name}.{format}");
    for (row, expected) in rows.iter().zip(expected) {
        for (at, expected) in expected.iter().enumerate() {
            let cell = row.get(at).map_or("", String::as_str);
            match expected {
                Some(expected) => {
                    assert!(is_alike(cell, expected), "{name}.{format}: {cell:?} is not {expected:?}");
                }
                None => assert!(!cell.is_empty(), "{name}.{format}, column {at}"),
            }
        }
    }
}

/// The same text, or the same number: a workbook writes 12.5 for 12.50.
fn is_alike(cell: &str, expected: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    cell == expected || number(cell).is_some_and(|cell| number(expected) == Some(cell))
}

/// A document that its readers take for one, with every row; without a program that looks into it, at least one that
/// says what it is.
fn is_paper(name: &str, file: &Seen, told: &Told) {
    assert!(file.bytes.starts_with(b"%PDF-1.7") && file.text.contains("pdfaid"), "{name}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, &file.bytes).unwrap();
    if let Ok(checked) = Command::new("qpdf").arg("--check").arg(&path).output() {
        assert!(checked.status.success(), "{name}: {checked:?}");
    }
    let Ok(text) = Command::new("pdftotext").args(["-layout"]).arg(&path).arg("-").output() else { return };
    let text: String = String::from_utf8(text.stdout).unwrap().split_whitespace().collect();
    for row in told.rows() {
        for (key, value) in row.as_object().unwrap() {
            if let Some(words) = on_paper(name, key, value) {
                assert!(text.contains(&words), "{name}: {key} {words} is missing");
            }
        }
    }
}

/// What of a value can be found on paper again, without spaces: numbers and what is never broken into lines.
fn on_paper(name: &str, key: &str, value: &Value) -> Option<String> {
    let columns: &[&str] = match name {
        "disposition-register" => &["tag", "mass_grams", "certificates"],
        "media-register" => &["serial"],
        "retrieval-funnel" => &["returns"],
        "costs-and-proceeds" => &["number", "proceeds", "result"],
        _ => &["year", "mass_grams", "low_grams", "central_grams", "high_grams"],
    };
    if !columns.contains(&key) {
        return None;
    }
    match value {
        Value::Null => None,
        Value::Number(grams) if key.ends_with("_grams") => {
            let grams = grams.as_i64().unwrap();
            Some(format!("{}.{:03}kg", grouped(grams / 1_000), grams % 1_000))
        }
        Value::Number(number) => Some(grouped(number.as_i64().unwrap())),
        Value::String(text) => Some(text.split_whitespace().collect()),
        amount => {
            let (whole, cents) =
                amount["amount"].as_str().unwrap().trim_start_matches('-').split_once('.').unwrap();
            Some(format!("{}.{cents}", grouped(whole.parse().unwrap())))
        }
    }
}

/// "12,345".
fn grouped(number: i64) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1_000), number % 1_000),
    }
}

/// The page shows as many rows, and leads to the files of the very same.
fn is_on_its_page(browser: &mut Browser, page: &str, query: &str, told: &Told) {
    let seen = browser.get(&format!("{page}?{query}"));
    assert_eq!(seen.status, StatusCode::OK, "{page}: {}", seen.text);
    let table = seen.text.rsplit_once("<tbody").map_or("", |(_, table)| table);
    assert_eq!(table.matches("<tr").count(), told.rows().len().min(100), "{page}?{query}");
    let as_of = told.said["as_of"].as_str().unwrap();
    for format in ["pdf", "xlsx", "csv-excel"] {
        let link = seen.text.split("href=\"").find(|link| {
            link.starts_with(&format!("{page}/file?"))
                && link.split('"').next().unwrap().ends_with(&format!("format={format}"))
        });
        let link = link.unwrap_or_else(|| panic!("{page} leads to no {format}")).split('"').next().unwrap();
        assert!(link.contains(&format!("as_of={as_of}")), "{link}");
    }
}

fn refuses(browser: &mut Browser, name: &str, page: &str, token: &str) {
    let tomorrow = browser.today().plus_days(1);
    for odd in ["as_of=soon".to_owned(), format!("as_of={tomorrow}"), "format=doc".to_owned()] {
        let for_programs = browser.fetch(&format!("/api/v1/reports/{name}?{odd}"), token, "en");
        assert!(for_programs.status.is_client_error(), "{name}?{odd}: {}", for_programs.status);
        let for_people = browser.get(&format!("{page}/file?{odd}"));
        assert!(for_people.status.is_client_error(), "{page}?{odd}: {}", for_people.status);
    }
}
