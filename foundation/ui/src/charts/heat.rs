use super::{
    Palette, SCREEN, Size, Words,
    figure::{Key, Twin, legend, table},
    frame::{Told, at, frame},
};
use crate::i18n::Locale;
use maud::{Markup, html};

/// Shares by two things, such as site and month: the darker, the nearer to whole.
#[derive(Clone, Copy)]
pub struct Heat<'a> {
    /// The start of its ids, unique on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// The same in a sentence with the figures that matter.
    pub summary: &'a str,
    /// What the first column of the table holds: "Site".
    pub over: &'a str,
    /// What is measured: "Verified".
    pub measure: &'a str,
    /// The names of the rows.
    pub rows: &'a [&'a str],
    /// The names of the columns.
    pub columns: &'a [String],
    /// Shares from 0 to 1, row by row; none where nothing is known.
    pub values: &'a [Vec<Option<f64>>],
    /// A share below which a cell gets a mark, and what the mark is called: "below 40%".
    pub alarm: Option<(f64, &'a str)>,
    /// How shares are written.
    pub full: Words<'a>,
}

/// The height of a row with its gap, and of a cell.
const ROW: f64 = 25.0;
const CELL: f64 = 22.0;

impl Heat<'_> {
    /// The chart in a page.
    pub fn figure(&self, t: &Locale) -> Markup {
        let mut head = vec![(self.over, None)];
        head.extend(self.columns.iter().map(|name| (name.as_str(), None)));
        let line = |(row, name): (usize, &&str)| {
            let cells = (0..self.columns.len())
                .map(|column| self.value(row, column).map(self.full).unwrap_or_default());
            std::iter::once((*name).to_owned()).chain(cells).collect()
        };
        let twin = Twin { head, lines: self.rows.iter().enumerate().map(line).collect(), links: &[] };
        html! {
            div class="chart" {
                @for size in Size::BOTH { (self.svg(size, &SCREEN)) }
                (self.legend())
                (table(t, &twin, self.title))
            }
        }
    }

    fn legend(&self) -> Markup {
        const STEPS: [&str; 5] = ["heat1", "heat2", "heat3", "heat4", "heat5"];
        let (least, most) = ((self.full)(0.0), (self.full)(1.0));
        let mut keys: Vec<Key<'_>> = STEPS.map(|class| Key { name: "", class, form: "heat" }).into();
        keys[0].name = &least;
        keys[4].name = &most;
        if let Some((_, name)) = self.alarm {
            keys.push(Key { name, class: "alarm", form: "" });
        }
        legend(&keys)
    }

    /// The drawing alone, for documents too.
    pub fn svg(&self, size: Size, palette: &Palette) -> Markup {
        let (names, gap) = if size == Size::Long { (112.0, 3.0) } else { (92.0, 2.0) };
        let width = (size.width() - names) / self.columns.len().max(1) as f64;
        let height = ROW.mul_add(self.rows.len() as f64, 18.0);
        let told = Told { id: self.id, title: self.title, summary: self.summary };
        let body = html! {
            g fill=(palette.ink) font-size="12" {
                @for (row, name) in self.rows.iter().enumerate() {
                    text x="0" y=(at(ROW.mul_add(row as f64, 15.0))) { (name) }
                }
            }
            @for row in 0..self.rows.len() {
                @for column in 0..self.columns.len() {
                    (self.cell((row, column), width.mul_add(column as f64, names), width - gap, palette))
                }
            }
            g fill=(palette.quiet) text-anchor="middle" {
                @for (column, name) in self.columns.iter().enumerate() {
                    @let words = if size == Size::Long { name.as_str() } else { first_letter(name) };
                    @let middle = width.mul_add(column as f64, names) + (width - gap) / 2.0;
                    text x=(at(middle)) y=(at(height - 4.0)) { (words) }
                }
            }
        };
        frame(told, size, height, palette, "cells", &body)
    }

    fn cell(&self, (row, column): (usize, usize), x: f64, width: f64, palette: &Palette) -> Markup {
        let y = ROW * row as f64;
        let value = self.value(row, column);
        let fill = value.map_or("none", |share| palette.heat[step(share)]);
        let alarm = value.zip(self.alarm).is_some_and(|(share, (below, _))| share < below);
        html! {
            rect data-cell={ (row) "," (column) } x=(at(x)) y=(at(y)) width=(at(width)) height=(at(CELL))
                rx="3.5" fill=(fill)
                stroke=[value.is_none().then_some(palette.line)] {}
            @if alarm {
                circle cx=(at(x + width / 2.0)) cy=(at(y + CELL / 2.0)) r="2.4" fill=(palette.alarm)
                    pointer-events="none" {}
            }
        }
    }

    fn value(&self, row: usize, column: usize) -> Option<f64> {
        self.values.get(row)?.get(column).copied().flatten()
    }
}

/// Which of the five colours a share has.
fn step(share: f64) -> usize {
    ((share * 5.0).floor().max(0.0) as usize).min(4)
}

/// The first letter of a name, for narrow columns.
fn first_letter(name: &str) -> &str {
    name.char_indices().nth(1).map_or(name, |(end, _)| &name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_fall_into_five_steps() {
        let steps: Vec<usize> = [0.0, 0.19, 0.2, 0.5, 0.8, 0.99, 1.0, 1.4].into_iter().map(step).collect();
        assert_eq!(steps, [0, 0, 1, 2, 4, 4, 4, 4]);
    }

    #[test]
    fn letters_of_any_alphabet_can_be_first() {
        assert_eq!(first_letter("März"), "M");
        assert_eq!(first_letter("Żar"), "Ż");
        assert_eq!(first_letter(""), "");
    }
}
