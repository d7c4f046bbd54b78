//! Tables of records: real tables with captions, that become cards of two lines on a phone without a second
//! markup.
use super::{Icon, icon::icon};
use crate::i18n::Locale;
use icondata_lu as lu;
use maud::{Markup, html};

/// Where a cell stands when a row is shown as a card on a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Spot {
    /// Left out.
    #[default]
    Desk,
    /// What the row is; exactly one column has it, and its cells are the headers of their rows.
    Name,
    /// The figure at the end of the first line.
    Value,
    /// The words under the name.
    Meta,
    /// The status at the end of the second line.
    State,
}

impl Spot {
    fn class(self) -> &'static str {
        match self {
            Self::Desk => "",
            Self::Name => "name",
            Self::Value => "value",
            Self::Meta => "meta",
            Self::State => "state",
        }
    }
}

/// How a list can be sorted by a column.
#[derive(Clone, Copy, Debug)]
pub struct Sort<'a> {
    /// The address of the list sorted by this column, or the other way round if it already is.
    pub href: &'a str,
    /// Whether it is sorted by this column: rising or falling.
    pub now: Option<Direction>,
}

/// The direction of a sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The smallest first.
    Rising,
    /// The largest first.
    Falling,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Its heading.
    pub label: &'a str,
    /// Whether it holds figures, which line up at their end.
    pub figures: bool,
    /// Its place on a phone.
    pub spot: Spot,
    /// How the list can be sorted by it, if it can.
    pub sort: Option<Sort<'a>>,
}

impl<'a> Column<'a> {
    /// A column of words.
    pub const fn new(label: &'a str) -> Self {
        Self { label, figures: false, spot: Spot::Desk, sort: None }
    }
    /// Its place on a phone.
    pub const fn at(self, spot: Spot) -> Self {
        Self { spot, ..self }
    }
    /// It holds figures.
    pub const fn figures(self) -> Self {
        Self { figures: true, ..self }
    }
    /// It can be sorted by.
    pub const fn sorted(self, href: &'a str, now: Option<Direction>) -> Self {
        Self { sort: Some(Sort { href, now }), ..self }
    }

    fn class(&self) -> Option<&'static str> {
        let class = match (self.figures, self.spot) {
            (true, Spot::Value) => "end value",
            (true, Spot::Meta) => "end meta",
            (true, Spot::State) => "end state",
            (true, _) => "end",
            (false, spot) => spot.class(),
        };
        (!class.is_empty()).then_some(class)
    }
}

/// A row.
pub struct Row<'a> {
    /// What its check box sends.
    pub id: i64,
    /// What to call it aloud: its tag.
    pub name: &'a str,
    /// One cell for each column.
    pub cells: Vec<Markup>,
    /// The address that answers with the menu of this row, shown in place; without script the row's page.
    pub menu: Option<(&'a str, &'a str)>,
}

/// A line of a table: a row, or the heading of a group of rows with its count and total.
pub enum Line<'a> {
    /// A record.
    Row(Row<'a>),
    /// What the following rows have in common: heading, and a note such as "312 assets, €486,200".
    Group(&'a str, String),
}

/// A table of records.
pub struct Table<'a> {
    /// What it shows, for those who hear it: "Assets, 31,319 matching".
    pub caption: &'a str,
    /// The region that a sort replaces.
    pub region: &'a str,
    /// Its columns.
    pub columns: &'a [Column<'a>],
    /// Its lines.
    pub lines: Vec<Line<'a>>,
    /// The form that the check boxes belong to; none for a table in which nothing can be chosen.
    pub bulk: Option<&'a str>,
    /// Totals, one for each column; empty for none.
    pub totals: Vec<Markup>,
}

/// A table that scrolls by itself.
pub fn table(t: &Locale, table: &Table<'_>) -> Markup {
    let menus = table.lines.iter().any(|line| matches!(line, Line::Row(row) if row.menu.is_some()));
    html! {
        div class="scroller" tabindex="0" role="region" aria-label=(table.caption) data-keep-scroll="table" {
            table class="table" data-rows {
                caption class="unseen" { (table.caption) }
                thead {
                    tr {
                        @if table.bulk.is_some() { (pick_all(t)) }
                        @for column in table.columns { (heading(column, table.region)) }
                        @if menus {
                            th class="act" scope="col" { span class="unseen" { (t.say("row-actions")) } }
                        }
                    }
                }
                tbody {
                    @for line in &table.lines {
                        @match line {
                            Line::Row(row) => (table_row(t, table, row, menus)),
                            Line::Group(title, note) => (group_row(table, title, note, menus)),
                        }
                    }
                }
                @if !table.totals.is_empty() { tfoot { (totals(t, table, menus)) } }
            }
        }
    }
}

fn pick_all(t: &Locale) -> Markup {
    html! {
        th class="pick" scope="col" {
            label class="hit" { input type="checkbox" data-pick-all aria-label=(t.say("select-page")); }
        }
    }
}

fn heading(column: &Column<'_>, region: &str) -> Markup {
    let now = column.sort.and_then(|sort| sort.now);
    let drawing: Icon = if now == Some(Direction::Falling) { lu::LuArrowDown } else { lu::LuArrowUp };
    let spoken = now.map(|now| if now == Direction::Falling { "descending" } else { "ascending" });
    html! {
        th scope="col" class=[column.class()] aria-sort=[spoken] {
            @match column.sort {
                Some(sort) => a href=(sort.href) data-swap=(region) { (column.label) (icon(drawing)) },
                None => (column.label),
            }
        }
    }
}

fn table_row(t: &Locale, table: &Table<'_>, row: &Row<'_>, menus: bool) -> Markup {
    html! {
        tr {
            @if let Some(form) = table.bulk {
                td class="pick" {
                    label class="hit" {
                        input type="checkbox" name="id" value=(row.id) form=(form)
                            aria-label=(t.say_with("select-row", &[("name", row.name)]));
                    }
                }
            }
            @for (column, cell) in table.columns.iter().zip(&row.cells) {
                @if column.spot == Spot::Name { th scope="row" class=[column.class()] { (cell) } }
                @else { td class=[column.class()] { (cell) } }
            }
            @if menus {
                td class="act" {
                    @if let Some((href, menu)) = row.menu { (row_menu(t, row.name, href, menu)) }
                }
            }
        }
    }
}

fn row_menu(t: &Locale, name: &str, href: &str, menu: &str) -> Markup {
    html! {
        a class="button quiet square small" href=(href) data-menu=(menu) {
            (icon(lu::LuEllipsis)) span class="unseen" { (t.say_with("actions-for", &[("name", name)])) }
        }
    }
}

fn group_row(table: &Table<'_>, title: &str, note: &str, menus: bool) -> Markup {
    let width = table.columns.len() + usize::from(table.bulk.is_some()) + usize::from(menus);
    html! {
        tr class="group" { th colspan=(width) scope="rowgroup" { (title) " " span class="none" { (note) } } }
    }
}

fn totals(t: &Locale, table: &Table<'_>, menus: bool) -> Markup {
    html! {
        tr {
            @if table.bulk.is_some() { td class="pick" {} }
            @for (column, cell) in table.columns.iter().zip(&table.totals) {
                @if column.spot == Spot::Name { th scope="row" class=[column.class()] { (t.say("total")) } }
                @else { td class=[column.class()] { (cell) } }
            }
            @if menus { td class="act" {} }
        }
    }
}

/// The first cell of a row: a drawing, the name as the link to the record, and its tag.
pub fn lead(drawing: Icon, name: &str, tag: &str, href: &str) -> Markup {
    html! {
        span class="lead" {
            span class="tile" { (icon(drawing)) }
            a href=(href) { b { (name) } @if !tag.is_empty() { " " span class="mono" { (tag) } } }
        }
    }
}
