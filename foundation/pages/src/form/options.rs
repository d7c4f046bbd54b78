//! What a picker offers: records that match what was typed, or the newest ones.
use crate::{Page, Rooms, Shown, list};
use domain::State;
use engine::{RecordKind, Result};
use lists::{Column, ListRequest};
use ui::kit::{self, Pick};

/// How many a picker offers.
const OFFERED: usize = 12;

pub(super) fn rooms(rooms: Rooms, kind: &'static RecordKind) -> Rooms {
    rooms.page(format!("/options/{}", kind.path), kind.read, move |page| options(page, kind))
}

fn options(page: &mut Page<'_, '_>, kind: &'static RecordKind) -> Result<Shown> {
    let look = page.desk.look(kind.name);
    let q = page.visit.query("q").unwrap_or_default().to_owned();
    let rows = found(page, kind, &q, OFFERED)?;
    let options: Vec<(String, String, String, kit::Icon)> = rows
        .iter()
        .map(|(id, values)| {
            let (title, tag) = list::names(page, kind, &look, values);
            let drawing = look.drawing.map_or(look.icon, |drawing| drawing(values));
            (format!("#{id}"), title, tag, drawing)
        })
        .collect();
    let picks: Vec<Pick<'_>> = options
        .iter()
        .map(|(value, label, note, icon)| Pick { value, label, note, icon: Some(*icon) })
        .collect();
    Ok(Shown::part(kit::picker_options(&page.t, &picks)))
}

/// Records that match what was typed, with what names them.
pub(crate) fn found(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    q: &str,
    most: usize,
) -> Result<Vec<(i64, State)>> {
    let mut pairs = vec![("limit".to_owned(), most.to_string())];
    match q.trim() {
        "" => {}
        // A list that cannot be searched is looked through by its label.
        q if kind.is_searchable() => pairs.push(("q".to_owned(), q.to_owned())),
        q => pairs.push((format!("{}[contains]", kind.label), q.to_owned())),
    }
    let mut request = ListRequest::read(page, kind, &pairs)?;
    let look = page.desk.look(kind.name);
    let names = look.title.iter().copied().chain([kind.label]).chain(look.reads.iter().copied());
    let names: Vec<&str> = names.collect();
    let all = Column::all(page, kind)?;
    request.columns = all.into_iter().filter(|column| names.contains(&column.name.as_str())).collect();
    let rows = lists::page(page, kind, &request)?.rows;
    Ok(rows.into_iter().map(|row| (row.id, row.values)).collect())
}
