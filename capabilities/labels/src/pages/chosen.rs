//! What is printed: which design, which assets, where on the first sheet.
use crate::{
    LabelTemplate,
    print::{
        design::{Design, Holds, READY, Ready},
        drawing::Told,
    },
};
use ::pages::Page;
use domain::Id;
use engine::{Error, Record, Result};
use lists::{Column, ListRequest, ListRow};

/// Most labels of one print.
pub(super) const LABELS_MAX: usize = 5_000;
/// What an address of labels says of the print, and not of the assets.
pub(super) const ABOUT: [&str; 4] = ["all", "design", "skip", "dpi"];

/// A design as it is chosen: its word in addresses, its name.
pub(super) struct Choice {
    pub(super) word: String,
    pub(super) name: String,
}

/// Every design: those that people made, then those that come with the product.
pub(super) fn choices(page: &mut Page<'_, '_>) -> Result<Vec<Choice>> {
    let kind = LabelTemplate::KIND;
    let pairs = [("limit".to_owned(), "200".to_owned()), ("sort".to_owned(), "name".to_owned())];
    let request = ListRequest::read(page, kind, &pairs)?;
    let own = lists::page(page, kind, &request)?.rows;
    let own = own.iter().map(|row| Choice { word: row.id.to_string(), name: text_of(row, "name") });
    let ready = READY.iter().map(|one| Choice { word: one.word.to_owned(), name: one.name.to_owned() });
    Ok(own.chain(ready).collect())
}

/// The design that an address names, or the first one that comes with the product.
pub(super) fn design(page: &mut Page<'_, '_>) -> Result<Design> {
    let word = page.visit.query("design").unwrap_or_default().to_owned();
    if let Ok(id) = word.parse::<i64>() {
        return Ok(page.see::<LabelTemplate>(Id::new(id))?.design());
    }
    let ready = READY.iter().find(|one| one.word == word).or(READY.first().filter(|_| word.is_empty()));
    ready.map(Ready::design).ok_or(Error::NotFound("label template"))
}

/// How many labels of the first sheet are gone already.
pub(super) fn skipped(page: &Page<'_, '_>, design: &Design) -> usize {
    let asked = page.visit.query("skip").and_then(|text| text.parse::<usize>().ok()).unwrap_or_default();
    asked.min(design.per_page().saturating_sub(1))
}

/// What stands on the labels, of the assets that an address names or that its conditions fit.
pub(super) fn told(page: &mut Page<'_, '_>, design: &Design, most: usize) -> Result<Vec<Told>> {
    let base = page.settings().base_url.clone();
    let kind = assets::Asset::KIND;
    let rows = rows(page, design, most)?;
    let told = |row: &ListRow| {
        let code = match design.holds {
            Holds::Address => format!("{base}/{}/{}", kind.path, row.id),
            Holds::Tag => text_of(row, "tag"),
            Holds::Serial => text_of(row, "serial"),
        };
        let line = |name: &String| match text_of(row, name) {
            text if text.is_empty() && name == "name" => text_of(row, "model"),
            text => text,
        };
        Told { code, lines: design.lines.iter().map(line).filter(|line| !line.is_empty()).collect() }
    };
    Ok(rows.iter().map(told).collect())
}

/// How many assets that is, counted up to what one print takes.
pub(super) fn count(page: &mut Page<'_, '_>) -> Result<lists::Count> {
    let kind = assets::Asset::KIND;
    let pairs = conditions(page)?;
    let request = ListRequest::read(page, kind, &pairs)?;
    lists::count(page, kind, &request, LABELS_MAX as i64)
}

/// What an address says of the assets: which they are, or what they have in common.
fn conditions(page: &Page<'_, '_>) -> Result<Vec<(String, String)>> {
    let raw = page.visit.raw.pairs.iter();
    let pairs: Vec<_> = raw.filter(|(name, _)| !ABOUT.contains(&name.as_str())).cloned().collect();
    match pairs.is_empty() && page.visit.query("all").is_none() {
        true => Err(Error::NotFound("label")),
        false => Ok(pairs),
    }
}

fn rows(page: &mut Page<'_, '_>, design: &Design, most: usize) -> Result<Vec<ListRow>> {
    let kind = assets::Asset::KIND;
    let mut pairs = conditions(page)?;
    pairs.push(("limit".to_owned(), "200".to_owned()));
    let wanted =
        |name: &str| ["tag", "model", "serial"].contains(&name) || design.lines.iter().any(|it| it == name);
    let columns: Vec<Column> =
        Column::all(page, kind)?.into_iter().filter(|column| wanted(&column.name)).collect();
    let mut rows = Vec::new();
    loop {
        let mut request = ListRequest::read(page, kind, &pairs)?;
        request.columns.clone_from(&columns);
        let found = lists::page(page, kind, &request)?;
        rows.extend(found.rows);
        let Some(next) = found.next.filter(|_| rows.len() < most) else {
            rows.truncate(most);
            return Ok(rows);
        };
        pairs.retain(|(name, _)| name != "cursor");
        pairs.push(("cursor".to_owned(), next));
    }
}

/// A value in words: a text, or what the record that it names is called.
fn text_of(row: &ListRow, name: &str) -> String {
    let value = row.values.get(name);
    let label = value.and_then(|value| value.get("label")).or(value);
    label.and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}
