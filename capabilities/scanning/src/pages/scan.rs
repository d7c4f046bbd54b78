//! The page that scans.
use super::{DOOR, HREF, PICTURE_DOOR, SET};
use crate::{Found, MySet, ScanSet};
use ::pages::{Page, Sending, Shown, go};
use axum::response::Response;
use domain::Tone;
use engine::{Query, Result, random_32};
use icondata_lu as lu;
use maud::html;
use serde_json::json;
use ui::kit::{self, Attention, Button};

/// Finds that the page shows.
const SHOWN: usize = 30;

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let set = MySet {}.run(page)?;
    let title = page.say("scanning-title");
    let (go_on, note) = (page.say("scanning-go-on"), page.say("scanning-note"));
    let tally = tally(page, &set);
    let told = lines(page, &set);
    let finds: Vec<Attention<'_>> = told.iter().map(Line::attention).collect();
    let known = (set.found.len() + set.unknown.len()).max(1);
    let scan = kit::Scan {
        title: &title,
        note: &note,
        round: "set",
        door: DOOR,
        reader: PICTURE_DOOR,
        by_hand: HREF,
        share: set.found.len() as f64 / known as f64,
        tally: &tally,
        step: Some(Button::open(&go_on, SET).primary().icon_after(lu::LuArrowRight)),
        finds: &finds,
        token: "",
    };
    let body = html! { (kit::scan(&page.t, &scan)) };
    Ok(Shown::new(title, HREF, body).scripts(&["scan.js"]))
}

/// "5 assets, 1 code that is not in the register".
pub(super) fn tally(page: &Page<'_, '_>, set: &ScanSet) -> String {
    let found = page.t.say_with("scanning-found", &[("count", set.found.len())]).into_owned();
    match set.unknown.len() {
        0 => found,
        unknown => format!("{found}, {}", page.t.say_with("scanning-unknown", &[("count", unknown)])),
    }
}

/// A find in words.
pub(super) struct Line {
    tone: Tone,
    icon: kit::Icon,
    title: String,
    note: String,
}

impl Line {
    /// An asset.
    pub(super) fn found(found: &Found) -> Self {
        let parts = [&found.model, &found.location, &found.holder];
        let note: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        Self { tone: Tone::Ok, icon: lu::LuCheck, title: found.tag.clone(), note: note.join(" · ") }
    }

    /// A code that names nothing.
    pub(super) fn unknown(page: &Page<'_, '_>, code: &str) -> Self {
        let note = page.say("scanning-not-in-register");
        Self { tone: Tone::Warn, icon: lu::LuCircleHelp, title: code.to_owned(), note }
    }

    /// As the kit draws it.
    pub(super) fn attention(&self) -> Attention<'_> {
        let Self { tone, icon, title, note } = self;
        Attention { tone: *tone, icon, title, note, step: None, at: None }
    }
}

fn lines(page: &Page<'_, '_>, set: &ScanSet) -> Vec<Line> {
    let unknown = set.unknown.iter().map(|code| Line::unknown(page, code));
    unknown.chain(set.found.iter().map(Line::found)).take(SHOWN).collect()
}

/// A code that was typed, or read by a hand scanner.
pub(super) async fn by_hand(sending: Sending) -> Response {
    let Some(code) = sending.sent.says("code").map(str::to_owned) else { return go(HREF) };
    let key = random_32().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let input = json!({ "finds": [{ "key": key, "code": code }] });
    match sending.perform("scans.take", input.as_object().cloned().unwrap_or_default()).await {
        Ok(_) => go(HREF),
        Err(error) => sending.trouble(error).await,
    }
}
