//! A sheet of labels, for the printer of the browser.
use crate::HREF;
use ::pages::{Address, Page, Sending, Shown, go};
use axum::response::Response;
use engine::{Error, Record, RecordKind, Result};
use lists::{Column, ListRequest};
use maud::{Markup, html};
use ui::kit::{self, Label};

/// Most labels of one print.
const LABELS_MAX: usize = 210;
/// What stands on a label.
const FIELDS: [&str; 4] = ["tag", "name", "model", "serial"];

/// The bar of a list sends the chosen rows, or the conditions of all of them; a sheet has an address of its own.
pub(crate) async fn choose(sending: Sending) -> Response {
    if let Some(query) = sending.sent.get("query") {
        let address =
            Address::written(HREF, query).from_start().without(&["view", "columns", "group", "limit"]);
        return go(&address.with("all", "yes").to_string());
    }
    let ids: Vec<&str> = sending.sent.all("id").collect();
    go(&format!("{HREF}?id={}", ids.join(",")))
}

/// The sheet.
pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let kind = assets::Asset::KIND;
    let rows = chosen(page, kind)?;
    let title = page.say("labels-title");
    let cut = rows.len() == LABELS_MAX;
    let base = page.settings().base_url.clone();
    let told: Vec<(Markup, [String; 3])> = rows.iter().map(|row| told(&base, kind, row)).collect();
    let labels: Vec<Label<'_>> = told
        .iter()
        .map(|(code, [tag, name, serial])| Label { code: html! { (code) }, tag, name, serial })
        .collect();
    let note = match cut {
        true => page.t.say_with("labels-cut", &[("count", LABELS_MAX)]).into_owned(),
        false => page.t.say_with("labels-note", &[("count", rows.len())]).into_owned(),
    };
    let body = html! {
        (kit::head(&title, &note, &html! {}))
        (kit::labels(&labels))
    };
    let many = page.many(kind);
    Ok(Shown::new(title, format!("/{}", kind.path), body).crumb(many, Some(format!("/{}", kind.path))))
}

/// The assets: those that the address names, or all that its conditions fit, as far as one print goes.
fn chosen(page: &mut Page<'_, '_>, kind: &'static RecordKind) -> Result<Vec<lists::ListRow>> {
    let mut pairs: Vec<(String, String)> =
        page.visit.raw.pairs.iter().filter(|(name, _)| name != "all").cloned().collect();
    if pairs.is_empty() && page.visit.query("all").is_none() {
        return Err(Error::NotFound("label"));
    }
    pairs.push(("limit".to_owned(), "200".to_owned()));
    let columns = Column::all(page, kind)?;
    let mut rows = Vec::new();
    loop {
        let mut request = ListRequest::read(page, kind, &pairs)?;
        request.columns =
            columns.iter().filter(|column| FIELDS.contains(&column.name.as_str())).cloned().collect();
        let found = lists::page(page, kind, &request)?;
        rows.extend(found.rows);
        let Some(next) = found.next.filter(|_| rows.len() < LABELS_MAX) else { break };
        pairs.retain(|(name, _)| name != "cursor");
        pairs.push(("cursor".to_owned(), next));
    }
    rows.truncate(LABELS_MAX);
    Ok(rows)
}

/// The code of an asset, and its tag, name and serial number.
fn told(base: &str, kind: &'static RecordKind, row: &lists::ListRow) -> (Markup, [String; 3]) {
    let text = |name: &str| {
        let value = row.values.get(name);
        let label = value.and_then(|value| value.get("label")).or(value);
        label.and_then(|value| value.as_str()).unwrap_or_default().to_owned()
    };
    let name = if text("name").is_empty() { text("model") } else { text("name") };
    let code = kit::code(&format!("{base}/{}/{}", kind.path, row.id)).unwrap_or_default();
    (code, [text("tag"), name, text("serial")])
}
