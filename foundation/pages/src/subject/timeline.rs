//! What happened to a record, newest first, old to new.
use super::card as framed;
use crate::{Page, Subject, value};
use domain::{Event, Instant, Kind, Tone};
use engine::{Entry, Payload, RecordKind, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use ui::kit::{self, Changed, Happening};

/// Changes of one happening that are shown one by one.
const CHANGES: usize = 8;

/// What somebody said, where that is no field: a comment, a condition, a reason.
const SAID: [&str; 4] = ["text", "note", "because", "why"];

/// A change in words: field, before, after.
type Words = (String, Option<String>, Option<String>);

/// The newest happenings of a record, as a card.
pub(super) fn card(page: &mut Page<'_, '_>, subject: &Subject, most: usize) -> Result<Markup> {
    let before = page.visit.query("before").and_then(|before| before.parse().ok());
    let entries = page.history(subject.kind, subject.id, before, most)?;
    let more = entries
        .last()
        .map(|(entry, _)| entry.sequence)
        .filter(|sequence| *sequence > 1 && entries.len() == most);
    let drawn = drawn(page, subject.kind, &entries)?;
    let (title, all, older) = (page.say("history"), page.say("view-all"), page.say("older"));
    let tools = match (more, most == super::HAPPENINGS) {
        (Some(_), true) => kit::more(&all, &format!("{}?tab=history", subject.href)),
        _ => html! {},
    };
    let body = html! {
        (drawn)
        @if let (Some(sequence), false) = (more, most == super::HAPPENINGS) {
            a class="button quiet" href={ (subject.href) "?tab=history&before=" (sequence) } { (older) }
        }
    };
    Ok(framed(&title, "", tools, body))
}

/// What happened to a record, for pages of capabilities.
pub fn timeline_of(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    id: i64,
    most: usize,
) -> Result<Markup> {
    let entries = page.history(kind, id, None, most)?;
    drawn(page, kind, &entries)
}

fn drawn(page: &mut Page<'_, '_>, kind: &'static RecordKind, entries: &[(Entry, Payload)]) -> Result<Markup> {
    let actors = actors(page, entries)?;
    let labels = labels(page, kind, entries)?;
    let changes: Vec<Vec<Words>> = entries
        .iter()
        .map(|(entry, payload)| changes(page, kind, entry, payload, &labels))
        .collect::<Result<_>>()?;
    let shown: Vec<Vec<Changed<'_>>> =
        changes.iter().map(|words| words.iter().map(changed).collect()).collect();
    let says: Vec<String> = entries.iter().map(|(entry, _)| says(page, kind, entry)).collect();
    let said: Vec<String> = entries.iter().map(|(entry, payload)| said(entry, payload)).collect();
    let one: Vec<Happening<'_>> = entries
        .iter()
        .zip(&shown)
        .zip(says.iter().zip(&said))
        .map(|(((entry, _), changes), (says, said))| Happening {
            tone: tone(&entry.actor),
            icon: drawing(&entry.event),
            actor: actors.get(&entry.actor).map_or(entry.actor.as_str(), String::as_str),
            says,
            changes,
            evidence: &[],
            comment: Some(said.as_str()).filter(|said| !said.is_empty()),
            at: Instant(entry.recorded_at.0),
        })
        .collect();
    Ok(kit::timeline(&page.t, &one))
}

fn changed(words: &Words) -> Changed<'_> {
    Changed { field: &words.0, from: words.1.as_deref(), to: words.2.as_deref() }
}

fn tone(actor: &str) -> Tone {
    if actor.starts_with("account:") { Tone::Muted } else { Tone::Info }
}

fn drawing(event: &str) -> kit::Icon {
    match event {
        "registered" | "received" => lu::LuPlus,
        "handed-out" => lu::LuUserCheck,
        "taken-back" => lu::LuUndo2,
        "transferred" => lu::LuArrowLeftRight,
        "moved" => lu::LuMapPin,
        "commented" => lu::LuMessageSquare,
        "archived" | "retired" => lu::LuArchive,
        "undone" | "withdrawn" => lu::LuRotateCcw,
        "disposed" | "erased" => lu::LuTrash2,
        "sent-to-repair" | "repaired" => lu::LuWrench,
        "sanitised" => lu::LuEraser,
        "file-added" | "file-removed" => lu::LuPaperclip,
        _ => lu::LuPencil,
    }
}

/// Why, and what else was said, once each.
fn said(entry: &Entry, payload: &Payload) -> String {
    let facts = SAID.iter().filter_map(|name| payload.facts.get(*name)?.as_str());
    let mut said: Vec<&str> = entry.reason.as_deref().into_iter().chain(facts).collect();
    said.dedup();
    said.join(" · ")
}

/// "handed out the asset": the words of the event, in the reader's language.
fn says(page: &Page<'_, '_>, kind: &'static RecordKind, entry: &Entry) -> String {
    let words = page.happened(kind.name, &entry.event, &page.the(kind));
    let day = entry.recorded_at.date_in(page.t.zone());
    match entry.effective_on == day {
        true => words,
        false => {
            format!("{words} {}", page.t.say_with("as-of-day", &[("day", page.t.date(entry.effective_on))]))
        }
    }
}

/// What actors are called: accounts by their user name, the others as the journal has them.
fn actors(page: &mut Page<'_, '_>, entries: &[(Entry, Payload)]) -> Result<BTreeMap<String, String>> {
    let account = |name: &str| name.strip_prefix("account:").and_then(|id| id.parse::<i64>().ok());
    let names: BTreeSet<&str> = entries.iter().map(|(entry, _)| entry.actor.as_str()).collect();
    let ids: Vec<i64> = names.iter().filter_map(|name| account(name)).collect();
    let labels = match page.kind("account") {
        Some(kind) => page.labels(kind, &ids)?,
        None => BTreeMap::new(),
    };
    let system = page.say("the-system");
    let called = |name: &str| match account(name) {
        Some(id) => labels.get(&id).cloned().unwrap_or_else(|| name.to_owned()),
        None => system.clone(),
    };
    Ok(names.iter().map(|name| ((*name).to_owned(), called(name))).collect())
}

/// What records are called that the changes refer to, by kind and id.
fn labels(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    entries: &[(Entry, Payload)],
) -> Result<BTreeMap<(&'static str, i64), String>> {
    let mut wanted: BTreeMap<&'static str, BTreeSet<i64>> = BTreeMap::new();
    for change in entries.iter().flat_map(|(_, payload)| &payload.changes) {
        let both = [&change.from, &change.to];
        wanted.entry("account").or_default().extend(both.into_iter().filter_map(account));
        let Some(Kind::Reference(of)) = kind.field(&change.field).map(|field| field.kind) else { continue };
        wanted.entry(of).or_default().extend(both.into_iter().filter_map(Value::as_i64));
    }
    let mut labels = BTreeMap::new();
    for (of, ids) in wanted {
        let Some(referred) = page.kind(of) else { continue };
        let ids: Vec<i64> = ids.into_iter().collect();
        labels.extend(page.labels(referred, &ids)?.into_iter().map(|(id, label)| ((of, id), label)));
    }
    Ok(labels)
}

/// The account that a text names as the journal does: `account:8`.
pub(super) fn account(given: &Value) -> Option<i64> {
    given.as_str()?.strip_prefix("account:")?.parse().ok()
}

fn changes(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    entry: &Entry,
    payload: &Payload,
    labels: &BTreeMap<(&'static str, i64), String>,
) -> Result<Vec<Words>> {
    // The first appearance lists everything; nobody reads that as changes.
    if entry.event == Event::REGISTERED.name {
        return Ok(Vec::new());
    }
    let custom = page.custom_fields(kind.name)?;
    let mut all = Vec::new();
    // To whom something went: an address, a person.
    if let Some(to) = payload.facts.get("to").and_then(Value::as_str) {
        all.push((page.say("fact-to"), None, Some(to.to_owned())));
    }
    for change in payload.changes.iter().take(CHANGES) {
        let words = |page: &Page<'_, '_>, of: Kind<'_>, given: &Value| {
            let given = match (of, given.as_i64()) {
                (Kind::Reference(of), Some(id)) => {
                    let label = labels
                        .iter()
                        .find(|((kind, at), _)| *kind == of && *at == id)
                        .map(|(_, label)| label.clone());
                    json!({ "id": id, "label": label.unwrap_or_else(|| format!("#{id}")) })
                }
                _ => match account(given).and_then(|id| labels.get(&("account", id))) {
                    Some(name) => Value::from(name.as_str()),
                    None => given.clone(),
                },
            };
            Some(value::words(page, of, &given)).filter(|words| !words.is_empty())
        };
        if let Some(field) = kind.field(&change.field) {
            let (from, to) = (words(page, field.kind, &change.from), words(page, field.kind, &change.to));
            if from.is_some() || to.is_some() {
                all.push((value::label_of_field(&page.t, kind.name, field), from, to));
            }
            continue;
        }
        let key = change.field.trim_start_matches("custom.");
        if let Some(row) = custom.iter().find(|row| row.definition.key == key) {
            let told = row.as_field(|field| {
                (
                    field.label.to_owned(),
                    words(page, field.kind, &change.from),
                    words(page, field.kind, &change.to),
                )
            });
            all.push(told);
        }
    }
    Ok(all)
}
