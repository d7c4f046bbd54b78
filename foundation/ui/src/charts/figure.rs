//! A chart in a page: legend, both sizes, and the table that says the same.
use super::{Ink, Size};
use crate::{i18n::Locale, kit::icon};
use icondata_lu as lu;
use maud::{Markup, html};

/// What a colour stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key<'a> {
    pub name: &'a str,
    /// The class of the swatch: `d1`, `ink`.
    pub class: &'static str,
    /// How it looks: an area, a `line`, or `dashed`.
    pub form: &'static str,
}

impl<'a> Key<'a> {
    pub(super) fn area(name: &'a str, ink: Ink) -> Self {
        Self { name, class: ink.class(), form: "" }
    }
}

/// The same numbers as a chart, line by line. The first cell of a line is its heading.
pub(super) struct Twin<'a> {
    /// Headings of the columns, with the colour of their series.
    pub head: Vec<(&'a str, Option<Ink>)>,
    /// The lines.
    pub lines: Vec<Vec<String>>,
    /// Where each line opens to the rows behind it; empty, or an empty one, where it does not. A press on a part of the
    /// picture goes there too.
    pub links: &'a [String],
}

/// A chart in a page.
pub(super) fn figure(
    t: &Locale,
    keys: &[Key<'_>],
    draw: &dyn Fn(Size) -> Markup,
    twin: &Twin<'_>,
    caption: &str,
) -> Markup {
    html! {
        div class="chart" {
            @if keys.len() > 1 { (legend(keys)) }
            @for size in Size::BOTH { (draw(size)) }
            (table(t, twin, caption))
        }
    }
}

pub(super) fn legend(keys: &[Key<'_>]) -> Markup {
    html! {
        ul class="legend" { @for key in keys { li { i class={ (key.form) " " (key.class) } {} (key.name) } } }
    }
}

/// What a line of the table is about, with the way to the rows behind it.
fn heading(words: &str, link: Option<&String>) -> Markup {
    html! {
        th scope="row" {
            @if let Some(href) = link.filter(|href| !href.is_empty()) { a href=(href) { (words) } } @else { (words) }
        }
    }
}

/// The table under a chart, folded until somebody wants it.
pub(super) fn table(t: &Locale, twin: &Twin<'_>, caption: &str) -> Markup {
    html! {
        details class="twin" {
            summary { (icon(lu::LuTable2)) (t.say("show-as-table")) }
            div {
                table {
                    caption class="unseen" { (caption) }
                    thead {
                        tr {
                            @for (name, ink) in &twin.head {
                                th scope="col" data-ink=[ink.map(Ink::class)] { (name) }
                            }
                        }
                    }
                    tbody {
                        @for (row, line) in twin.lines.iter().enumerate() {
                            tr {
                                @for (at, cell) in line.iter().enumerate() {
                                    @if at == 0 { (heading(cell, twin.links.get(row))) } @else { td { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
