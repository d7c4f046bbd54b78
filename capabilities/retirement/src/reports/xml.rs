//! XML: every element that tells of exactly one medium is a report. Values stand in elements, in attributes, or in
//! elements that carry their name as an attribute (`<entry name="serial">`); all three are read.
use super::unreadable;
use crate::rules::report::{RawRow, cell};
use engine::Result;
use quick_xml::{Reader, events::BytesStart, events::Event};
use std::collections::BTreeMap;

/// How deep elements may be nested.
const DEPTH_MAX: usize = 64;

/// An element, with what stands in it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    text: String,
    values: Vec<(String, String)>,
    inside: Vec<Element>,
}

pub(super) fn rows(text: &str) -> Result<Vec<RawRow>> {
    let root = tree(text)?;
    let mut found = Vec::new();
    reports(&root, &mut found);
    let mut shared = RawRow::new();
    shared_of(&root, "", &mut shared);
    Ok(found
        .into_iter()
        .map(|element| {
            let mut row = RawRow::new();
            flatten(element, "", &mut row);
            for (name, value) in &shared {
                row.entry(name.clone()).or_insert_with(|| value.clone());
            }
            row
        })
        .collect())
}

/// The outermost elements that tell of exactly one medium.
fn reports<'e>(element: &'e Element, found: &mut Vec<&'e Element>) {
    match media_in(element) {
        0 => {}
        1 => found.push(element),
        _ => element.inside.iter().for_each(|inner| reports(inner, found)),
    }
}

/// How many serial numbers are named in an element.
fn media_in(element: &Element) -> usize {
    let mut own = RawRow::new();
    for (name, value) in &element.values {
        own.insert(name.clone(), value.clone());
    }
    for inner in element.inside.iter().filter(|inner| inner.inside.is_empty()) {
        own.insert(inner.name.clone(), inner.text.clone());
    }
    let here = usize::from(cell(&own, "serial", &BTreeMap::new()).is_some());
    here + element.inside.iter().map(media_in).sum::<usize>()
}

/// What is said once for all reports: whatever tells of no medium.
fn shared_of(element: &Element, path: &str, row: &mut RawRow) {
    for inner in &element.inside {
        let path = joined(path, &inner.name);
        match media_in(inner) {
            0 => flatten(inner, &path, row),
            // A report says it for itself.
            1 => {}
            _ => shared_of(inner, &path, row),
        }
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn flatten(element: &Element, path: &str, row: &mut RawRow) {
    for (name, value) in &element.values {
        row.entry(joined(path, name)).or_insert_with(|| value.clone());
    }
    if element.inside.is_empty() && !element.text.trim().is_empty() {
        row.entry(path.to_owned()).or_insert_with(|| element.text.trim().to_owned());
    }
    for inner in &element.inside {
        flatten(inner, &joined(path, &inner.name), row);
    }
}

fn tree(text: &str) -> Result<Element> {
    let wrong = |why: String| unreadable("unreadable", format!("This is no XML: {why}."));
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|error| wrong(error.to_string()))? {
            Event::Start(start) => {
                if open.len() > DEPTH_MAX {
                    return Err(wrong("it is nested too deeply".into()));
                }
                open.push(element(&start)?);
            }
            Event::Empty(start) => {
                let inner = element(&start)?;
                close(&mut open, inner);
            }
            Event::End(_) => {
                if let Some(inner) = open.pop() {
                    close(&mut open, inner);
                }
            }
            Event::Text(part) => {
                if let Some(now) = open.last_mut() {
                    now.text.push_str(&part);
                }
            }
            Event::CData(part) => {
                if let Some(now) = open.last_mut() {
                    now.text.push_str(&part);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(now) = open.last_mut() {
                    now.text.push_str(entity(&reference));
                }
            }
            // Definitions of entities could grow without bound.
            Event::DocType(_) => return Err(wrong("it defines its own document type".into())),
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    match (open.len(), open.pop()) {
        (1, Some(root)) => Ok(root),
        _ => Err(wrong("an element is not closed".into())),
    }
}

fn entity(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => " ",
    }
}

fn close(open: &mut [Element], inner: Element) {
    if let Some(outer) = open.last_mut() {
        outer.inside.push(inner);
    }
}

/// A value without its entities; as it stands where those cannot be read.
fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned)
}

/// An element by its name, or by the name that it carries as an attribute.
fn element(start: &BytesStart<'_>) -> Result<Element> {
    let lower = |text: &str| text.trim().to_lowercase();
    let mut made = Element { name: lower(start.local_name().as_ref()), ..Element::default() };
    for attribute in start.attributes() {
        let attribute =
            attribute.map_err(|error| unreadable("unreadable", format!("This is no XML: {error}.")))?;
        let (name, value) = (lower(attribute.key.local_name().as_ref()), unescaped(&attribute.value));
        match name.as_str() {
            "name" => made.name = value.trim().to_lowercase(),
            "type" | "xmlns" => {}
            _ => made.values.push((name, value)),
        }
    }
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_entries_and_plain_elements_are_read_alike() {
        let named = r#"<?xml version="1.0"?><report><entries name="product"><entry name="product_name">Eraser &amp; Co</entry></entries>
            <entries name="erasures">
              <entries name="erasure"><entry name="state" type="string">Successful</entry>
                <entries name="target"><entry name="serial">S-1</entry></entries></entries>
              <entries name="erasure"><entry name="state">Failed</entry>
                <entries name="target"><entry name="serial">S-2</entry></entries></entries>
            </entries></report>"#;
        let rows = rows(named).unwrap();
        assert_eq!(rows.len(), 2);
        let get = |n: usize, column: &str| cell(&rows[n], column, &BTreeMap::new()).map(str::to_owned);
        assert_eq!((get(1, "serial"), get(1, "result")), (Some("S-2".into()), Some("Failed".into())));
        assert_eq!(get(0, "tool").as_deref(), Some("Eraser & Co"));
        let plain = r#"<disks><disk serial="A"><method>zero</method></disk><disk serial="B"/></disks>"#;
        assert_eq!(super::rows(plain).unwrap().len(), 2);
    }

    #[test]
    fn what_could_grow_without_bound_is_refused() {
        assert!(rows("<!DOCTYPE x [<!ENTITY a \"b\">]><x serial=\"&a;\"/>").is_err());
        assert!(rows(&"<a>".repeat(100)).is_err());
        assert!(rows("<a><b></a>").is_err());
    }
}
