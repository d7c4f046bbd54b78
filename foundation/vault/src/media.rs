//! What a file is and what it may be called. Nothing that a client says about its content is believed.

/// How much of the beginning of a file is looked at.
pub(crate) const HEAD: usize = 8 * 1024;
/// Most characters of a file's name.
const NAME_MAX: usize = 200;
/// What is not known to be anything else.
const UNKNOWN: &str = "application/octet-stream";
/// What browsers show by themselves without running anything that is written in it.
const SHOWN: [&str; 8] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/avif",
    "image/bmp",
    "application/pdf",
    "text/plain",
];

/// The media type of a file that begins with `head`. The name only tells apart what looks alike inside and is harmless:
/// tables, notes, office documents.
pub fn media_type(head: &[u8], name: &str) -> String {
    let found = infer::get(head).map(|kind| kind.mime_type());
    match found {
        Some("text/html" | "text/xml") => markup(head).to_owned(),
        Some("application/zip") => {
            named(name, &["application/vnd.openxmlformats", "application/vnd.oasis"], "application/zip")
        }
        Some(other) => other.to_owned(),
        None if !is_text(head) => UNKNOWN.to_owned(),
        None if is_markup(head) => markup(head).to_owned(),
        None => named(
            name,
            &["text/csv", "text/markdown", "text/tab-separated", "application/json", "text/calendar"],
            "text/plain",
        ),
    }
}

/// The type that a name suggests, if it is one of those that begin so.
fn named(name: &str, allowed: &[&str], otherwise: &str) -> String {
    let suggested = mime_guess::from_path(name).first_raw().unwrap_or(otherwise);
    if allowed.iter().any(|start| suggested.starts_with(start)) {
        suggested.to_owned()
    } else {
        otherwise.to_owned()
    }
}

fn is_text(head: &[u8]) -> bool {
    // The last character may be cut.
    let whole = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && head.len() - error.valid_up_to() < 4,
    };
    whole && !head.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
}

fn lower(head: &[u8]) -> String {
    String::from_utf8_lossy(head).trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).to_ascii_lowercase()
}

/// Whether a browser that guesses could take it for something that runs.
fn is_markup(head: &[u8]) -> bool {
    let text = lower(head);
    text.starts_with("<!")
        || text.starts_with("<?")
        || ["<html", "<svg", "<script", "<body"].iter().any(|tag| text.contains(tag))
}

fn markup(head: &[u8]) -> &'static str {
    let text = lower(head);
    match (text.contains("<svg"), text.contains("<html") || text.contains("<!doctype html")) {
        (true, false) => "image/svg+xml",
        (_, true) => "text/html",
        _ if text.starts_with("<?xml") => "application/xml",
        _ => "text/html",
    }
}

/// Whether a browser may show it in a window; everything else is only ever saved. What can hold scripts (HTML, SVG,
/// XML) is not shown.
pub fn may_be_shown(media_type: &str) -> bool {
    SHOWN.contains(&media_type)
}

/// A name as people call a file: its last part, without what means something to a file system or hides its ending.
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let cleaned: String = last.chars().map(|c| if is_strange(c) { ' ' } else { c }).collect();
    let name = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = shortened(name.trim_matches(['.', ' ']));
    if name.is_empty() { "file".to_owned() } else { name }
}

/// Control characters, what file systems forbid, and what turns the direction of writing around.
fn is_strange(c: char) -> bool {
    c.is_control()
        || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// At most [`NAME_MAX`] characters, with the ending kept.
fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME_MAX {
        return name.to_owned();
    }
    let ending =
        name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.chars().count() <= 12);
    let ending = ending.map(|ending| format!(".{ending}")).unwrap_or_default();
    let room = NAME_MAX - ending.chars().count();
    name.chars().take(room).collect::<String>().trim_end().to_owned() + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_says_what_it_is_whatever_it_is_called() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        assert_eq!(media_type(png, "invoice.pdf"), "image/png");
        assert_eq!(media_type(b"%PDF-1.7 ...", "photo.png"), "application/pdf");
        assert_eq!(media_type(b"tag;serial\nNW-1;C02", "assets.csv"), "text/csv");
        assert_eq!(media_type(b"tag;serial\nNW-1;C02", "assets.html"), "text/plain");
        assert_eq!(media_type("Stra\u{df}e".as_bytes(), "a"), "text/plain");
        assert_eq!(media_type(&[0, 1, 2, 255], "a.txt"), "application/octet-stream");
        assert_eq!(media_type(b"", "a.txt"), "text/plain");
        assert_eq!(
            media_type(b"PK\x03\x04\x14\0\0\0", "a.docx"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        );
        assert_eq!(media_type(b"PK\x03\x04\x14\0\0\0", "a.html"), "application/zip");
    }

    #[test]
    fn what_can_hold_scripts_is_never_shown() {
        for text in [
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<?xml version='1.0'?><!-- a --><svg onload='alert(1)'/>",
            "  \u{feff}<!DOCTYPE html><p>",
            "<html><script>alert(1)</script>",
            "note: <script>alert(1)</script>",
            "<?xml version='1.0'?><a/>",
        ] {
            let found = media_type(text.as_bytes(), "harmless.txt");
            assert!(!may_be_shown(&found), "{text} is {found}");
        }
        assert!(may_be_shown("image/png") && may_be_shown("application/pdf") && may_be_shown("text/plain"));
        assert!(
            !may_be_shown("text/html") && !may_be_shown("image/svg+xml") && !may_be_shown("application/zip")
        );
    }

    #[test]
    fn a_cut_character_at_the_end_is_still_text() {
        let mut head = "\u{df}".repeat(10).into_bytes();
        head.pop();
        assert_eq!(media_type(&head, "a"), "text/plain");
    }

    #[test]
    fn names_are_only_names() {
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("C:\\Users\\ana\\Invoice 7.pdf"), "Invoice 7.pdf");
        assert_eq!(clean_name("photo\u{202e}gpj.exe"), "photo gpj.exe");
        assert_eq!(clean_name("a\r\nSet-Cookie: x"), "a Set-Cookie x");
        assert_eq!(clean_name(" .. "), "file");
        assert_eq!(
            clean_name("\u{dc}bergabe \u{2013} B\u{fc}ro.pdf"),
            "\u{dc}bergabe \u{2013} B\u{fc}ro.pdf"
        );
        let long = clean_name(&format!("{}.pdf", "x".repeat(500)));
        assert!(long.chars().count() == 200 && long.ends_with("x.pdf"));
    }
}
