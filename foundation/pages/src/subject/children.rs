//! Records that refer to the one that is shown, as short lists.
use super::card;
use crate::{Page, Subject, list, list::address::Address, value};
use engine::{RecordKind, Result};
use lists::{Column, ListRequest};
use maud::{Markup, html};
use ui::kit::{self, Line, Row, Spot, Table, Total};

/// Rows of such a list.
const ROWS: usize = 6;
/// Where counting stops.
const COUNT_CAP: i64 = 10_000;

/// The lists that the look of the kind names.
pub(super) fn lists(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Markup> {
    let look = page.desk.look(subject.kind.name);
    let mut shown = Vec::new();
    for (kind, field, title) in look.children {
        let Some(kind) = page.kind(kind).filter(|kind| page.may(kind.read)) else { continue };
        let query = format!("{field}={}", subject.id);
        shown.extend(children(page, kind, &query, title, subject)?);
    }
    Ok(html! { @for one in shown { (one) } })
}

/// A short list of records of a kind, with a link to all of them; nothing when there are none.
pub fn children(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    query: &str,
    title: &str,
    subject: &Subject,
) -> Result<Option<Markup>> {
    let address = Address::written(format!("/{}", kind.path), query);
    let mut pairs = address.pairs().to_vec();
    pairs.push(("limit".to_owned(), ROWS.to_string()));
    if let Some(day) = subject.as_of.on {
        pairs.push(("as_of".to_owned(), day.to_string()));
    }
    let mut request = ListRequest::read(page, kind, &pairs)?;
    let look = page.desk.look(kind.name);
    let all = Column::all(page, kind)?;
    let names: Vec<&str> =
        look.columns.iter().copied().filter(|name| !query.starts_with(&format!("{name}="))).take(3).collect();
    let columns: Vec<Column> =
        names.iter().filter_map(|name| all.iter().find(|column| column.name == *name).cloned()).collect();
    let beside: Vec<&str> =
        look.title.iter().copied().chain([kind.label]).chain(look.reads.iter().copied()).collect();
    request.columns = all
        .into_iter()
        .filter(|column| beside.contains(&column.name.as_str()) || names.contains(&column.name.as_str()))
        .collect();
    let rows = lists::page(page, kind, &request)?;
    if rows.rows.is_empty() {
        return Ok(None);
    }
    let total = match rows.next.is_some() {
        true => {
            let count = lists::count(page, kind, &request, COUNT_CAP)?;
            if count.capped { Total::AtLeast(count.rows) } else { Total::Exactly(count.rows) }
        }
        false => Total::Exactly(i64::try_from(rows.rows.len()).unwrap_or_default()),
    };
    let labels: Vec<String> =
        columns.iter().map(|column| value::label_of_column(&page.t, kind.name, column)).collect();
    let first = Column::find(page, kind, kind.label)?;
    let first = first.map(|column| value::label_of_column(&page.t, kind.name, &column)).unwrap_or_default();
    let mut heads = vec![kit::Column::new(&first).at(Spot::Name)];
    heads.extend(
        labels
            .iter()
            .zip([Spot::Meta, Spot::State, Spot::Desk])
            .map(|(label, spot)| kit::Column::new(label).at(spot)),
    );
    let lines = rows
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![list::lead(page, kind, &look, row.id, &row.values)];
            cells.extend(columns.iter().map(|column| value::of_column(page, column, &row.values)));
            Line::Row(Row { id: row.id, name: "", cells, menu: None })
        })
        .collect();
    let title = page.say(title);
    let number = match total {
        Total::Exactly(number) => page.t.number(number),
        Total::About(number) | Total::AtLeast(number) => format!("{}+", page.t.number(number)),
    };
    let table = kit::table(
        &page.t,
        &Table { caption: &title, region: "", columns: &heads, lines, bulk: None, totals: Vec::new() },
    );
    let all = page.say("view-all");
    Ok(Some(card(&title, &number, kit::more(&all, &address.to_string()), table)))
}
