//! The table of a list.
use super::{BULK, REGION, wish::Wish};
use crate::{Look, Page, value};
use domain::State;
use engine::{RecordKind, Result};
use lists::{Column, Shape};
use maud::Markup;
use ui::kit::{self, Direction, Line, Row, Spot, Table};

/// The rows of a page.
pub(super) fn table(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    wish: &Wish,
    rows: &lists::Page,
) -> Result<Markup> {
    let look = page.desk.look(kind.name);
    let first = Column::find(page, kind, kind.label)?;
    let heads: Vec<Head> =
        first.iter().chain(&wish.columns).map(|column| Head::of(page, kind, wish, column)).collect();
    let spots = spots(&look, &wish.columns);
    let columns: Vec<kit::Column<'_>> =
        heads.iter().zip([Spot::Name].iter().chain(&spots)).map(|(head, spot)| head.column(*spot)).collect();
    let lines: Vec<(String, Vec<Markup>, i64, String)> = rows
        .rows
        .iter()
        .map(|row| {
            let (title, tag) = names(page, kind, &look, &row.values);
            let mut cells = vec![lead(page, kind, &look, row.id, &row.values)];
            cells.extend(wish.columns.iter().map(|column| value::of_column(page, column, &row.values)));
            let name = if tag.is_empty() { title } else { tag };
            (name, cells, row.id, format!("/{}/{}", kind.path, row.id))
        })
        .collect();
    let menus: Vec<String> = lines.iter().map(|(_, _, _, href)| format!("{href}/menu")).collect();
    let now = wish.request.as_of.is_now();
    let lines = lines
        .iter()
        .zip(&menus)
        .map(|((name, cells, id, href), menu)| {
            Line::Row(Row { id: *id, name, cells: cells.clone(), menu: now.then_some((href, menu)) })
        })
        .collect();
    let caption = page.many(kind);
    let choosable = now && !super::bulk_doors(page, kind).is_empty();
    Ok(kit::table(
        &page.t,
        &Table {
            caption: &caption,
            region: REGION,
            columns: &columns,
            lines,
            bulk: choosable.then_some(BULK),
            totals: Vec::new(),
        },
    ))
}

/// What people call a record, and the tag beside it where that is not the same.
pub(crate) fn names(
    page: &Page<'_, '_>,
    kind: &'static RecordKind,
    look: &Look,
    values: &State,
) -> (String, String) {
    let said = |name: &str| {
        let field = kind.field(name)?;
        let words = value::words(page, field.kind, values.get(name)?);
        (!words.is_empty()).then_some(words)
    };
    let label = said(kind.label).unwrap_or_default();
    match look.title.iter().find_map(|name| said(name)) {
        Some(title) => (title, label),
        None => (label, String::new()),
    }
}

/// The first cell of a row.
pub(crate) fn lead(
    page: &Page<'_, '_>,
    kind: &'static RecordKind,
    look: &Look,
    id: i64,
    values: &State,
) -> Markup {
    let (title, tag) = names(page, kind, look, values);
    let drawing = look.drawing.map_or(look.icon, |drawing| drawing(values));
    let title = if title.is_empty() { format!("#{id}") } else { title };
    kit::lead(drawing, &title, &tag, &format!("/{}/{id}", kind.path))
}

/// A column's heading, with the address that sorts by it.
struct Head {
    label: String,
    figures: bool,
    sort: Option<(String, Option<Direction>)>,
}

impl Head {
    fn of(page: &Page<'_, '_>, kind: &'static RecordKind, wish: &Wish, column: &Column) -> Self {
        let sort = &wish.request.sort;
        let now = (sort.column.name == column.name).then_some(if sort.descending {
            Direction::Falling
        } else {
            Direction::Rising
        });
        let word =
            if now == Some(Direction::Rising) { format!("-{}", column.name) } else { column.name.clone() };
        let href = wish.address.from_start().with("sort", word).to_string();
        let possible = column.indexed && column.is_sortable();
        Self {
            label: value::label_of_column(&page.t, kind.name, column),
            figures: is_figures(column),
            sort: possible.then_some((href, now)),
        }
    }

    fn column(&self, spot: Spot) -> kit::Column<'_> {
        let mut column = kit::Column::new(&self.label).at(spot);
        if self.figures {
            column = column.figures();
        }
        match &self.sort {
            Some((href, now)) => column.sorted(href, *now),
            None => column,
        }
    }
}

fn is_figures(column: &Column) -> bool {
    matches!(column.shape, Shape::Integer | Shape::Decimal | Shape::Money) && column.name != "id"
}

/// Where each column stands on a phone: the state, one figure, and the first words.
fn spots(look: &Look, columns: &[Column]) -> Vec<Spot> {
    let (mut value, mut meta) = (false, false);
    let spot = |column: &Column| {
        if look.state == Some(column.name.as_str()) {
            Spot::State
        } else if is_figures(column) && !value {
            value = true;
            Spot::Value
        } else if !is_figures(column) && !meta {
            meta = true;
            Spot::Meta
        } else {
            Spot::Desk
        }
    };
    columns.iter().map(spot).collect()
}
