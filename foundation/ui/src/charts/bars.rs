use super::{
    Ink, Palette, SCREEN, Scale, Size, Words,
    figure::{Key, Twin, figure},
    frame::{Plot, Told, at, frame, gutter, label},
    scale::every,
};
use crate::i18n::Locale;
use maud::{Markup, html};

/// One kind of things in every column.
#[derive(Clone, Copy, Debug)]
pub struct BarsSeries<'a> {
    /// What it is: "Laptops".
    pub name: &'a str,
    /// Its colour.
    pub ink: Ink,
    /// One value for each column, not negative.
    pub values: &'a [f64],
}

/// Columns that are made up of several kinds of things.
#[derive(Clone, Copy)]
pub struct Bars<'a> {
    /// The start of its ids, unique on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// The same in a sentence with the figures that matter.
    pub summary: &'a str,
    /// What the first column of the table holds: "Quarter".
    pub over: &'a str,
    /// The names of the columns.
    pub labels: &'a [String],
    /// What the columns are made of, from the ground up; at most five.
    pub series: &'a [BarsSeries<'a>],
    /// A mark on every column, such as its budget.
    pub mark: Option<(&'a str, &'a [f64])>,
    /// The first column that is not past but expected; drawn lighter.
    pub expected_from: Option<usize>,
    /// Where each column opens to the rows behind it; empty where none does.
    pub links: &'a [String],
    /// How values are written on the axis.
    pub short: Words<'a>,
    /// How values are written in full.
    pub full: Words<'a>,
}

impl Bars<'_> {
    /// The chart in a page.
    pub fn figure(&self, t: &Locale) -> Markup {
        let mut keys: Vec<Key<'_>> = self.series.iter().map(|one| Key::area(one.name, one.ink)).collect();
        let mut head = vec![(self.over, None)];
        head.extend(self.series.iter().map(|one| (one.name, Some(one.ink))));
        if let Some((name, _)) = self.mark {
            keys.push(Key { name, class: "ink", form: "line" });
            head.push((name, None));
        }
        let line = |(column, label): (usize, &String)| {
            let value = |values: &[f64]| values.get(column).copied().map(self.full).unwrap_or_default();
            let series = self.series.iter().map(|one| value(one.values));
            let mark = self.mark.iter().map(|(_, values)| value(values));
            std::iter::once(label.clone()).chain(series).chain(mark).collect()
        };
        let lines = self.labels.iter().enumerate().map(line).collect();
        let twin = Twin { head, lines, links: self.links };
        figure(t, &keys, &|size| self.svg(size, &SCREEN), &twin, self.title)
    }

    /// The drawing alone, for documents too.
    pub fn svg(&self, size: Size, palette: &Palette) -> Markup {
        let sums = (0..self.labels.len()).map(|column| self.parts(column).map(|(_, value)| value).sum());
        let marks = self.mark.iter().flat_map(|(_, values)| values.iter().copied());
        let scale = Scale::of(sums.chain(marks));
        let height = if size == Size::Long { 250.0 } else { 214.0 };
        let plot = Plot {
            left: gutter(&scale, self.short),
            right: size.width() - 6.0,
            top: 12.0,
            bottom: height - 26.0,
            scale,
        };
        let slot = (plot.right - plot.left) / self.labels.len().max(1) as f64;
        let step = every(self.labels.len(), if size == Size::Long { 14 } else { 6 });
        let told = Told { id: self.id, title: self.title, summary: self.summary };
        let body = html! {
            (plot.grid(palette, self.short))
            @for (column, name) in self.labels.iter().enumerate() {
                (self.column(&plot, column, slot, palette))
                @if column % step == 0 {
                    @let middle = slot.mul_add(column as f64 + 0.5, plot.left);
                    (label(middle, height - 7.0, "middle", name, palette))
                }
            }
            (self.marks(&plot, slot, palette))
        };
        frame(told, size, height, palette, "columns", &body)
    }

    /// What a column is made of, from the ground up, without the empty parts.
    fn parts(&self, column: usize) -> impl Iterator<Item = (Ink, f64)> {
        let value = move |one: &BarsSeries<'_>| (one.ink, one.values.get(column).copied().unwrap_or(0.0));
        self.series.iter().map(value).filter(|(_, value)| *value > 0.0)
    }

    fn column(&self, plot: &Plot, column: usize, slot: f64, palette: &Palette) -> Markup {
        let left = slot.mul_add(column as f64, plot.left);
        let width = (slot * 0.56).min(44.0);
        let x = left + (slot - width) / 2.0;
        let parts: Vec<(Ink, f64)> = self.parts(column).collect();
        let expected = self.expected_from.is_some_and(|first| column >= first);
        let mut below = 0.0;
        html! {
            g data-i=(column) opacity=[expected.then_some(".62")] {
                rect x=(at(left)) y=(at(plot.top)) width=(at(slot)) height=(at(plot.bottom - plot.top))
                    fill="none" pointer-events="all" {}
                @for (index, (ink, value)) in parts.iter().enumerate() {
                    @let (top, floor) = (plot.y(below + value), plot.y(below));
                    @let () = below += value;
                    // A hairline between the parts, so that colours that look alike to somebody still end
                    // somewhere.
                    @let height = (floor - top - if index > 0 { 1.5 } else { 0.0 }).max(0.5);
                    path d=(block(x, top, width, height, index + 1 == parts.len())) fill=(ink.of(palette)) {}
                }
            }
        }
    }

    fn marks(&self, plot: &Plot, slot: f64, palette: &Palette) -> Markup {
        let Some((_, values)) = self.mark else { return html! {} };
        let dash = |(column, value): (usize, &f64)| {
            format!(
                "M{} {}h{}",
                at(slot.mul_add(column as f64 + 0.12, plot.left)),
                at(plot.y(*value)),
                at(slot * 0.76)
            )
        };
        let path: String = values.iter().take(self.labels.len()).enumerate().map(dash).collect();
        html! {
            path d=(path) stroke=(palette.ink) stroke-width="1.75" stroke-linecap="round" fill="none"
                pointer-events="none" {}
        }
    }
}

/// One part of a column; the topmost has round shoulders.
fn block(x: f64, y: f64, width: f64, height: f64, topmost: bool) -> String {
    let round = if topmost { 3.5_f64.min(height) } else { 0.0 };
    let (x, base, side, across, round) =
        (at(x), at(y + height), at(height - round), at(width - 2.0 * round), at(round));
    match round.as_str() {
        "0" => format!("M{x} {base}v-{side}h{across}v{side}z"),
        _ => format!(
            "M{x} {base}v-{side}q0-{round} {round}-{round}h{across}q{round} 0 {round} {round}v{side}z"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::english_for_tests as english;

    fn labels() -> Vec<String> {
        ["Q1", "Q2"].map(str::to_owned).into()
    }

    fn chart<'a>(labels: &'a [String], series: &'a [BarsSeries<'a>]) -> Bars<'a> {
        Bars {
            id: "plan",
            title: "Plan",
            summary: "Two quarters.",
            over: "Quarter",
            labels,
            series,
            mark: Some(("Budget", &[50.0, 60.0])),
            expected_from: None,
            links: &[],
            short: &|value| format!("{value:.0}"),
            full: &|value| format!("{value:.0} k"),
        }
    }

    #[test]
    fn empty_parts_are_not_drawn_and_the_top_is_round() {
        let labels = labels();
        let series = [
            BarsSeries { name: "A", ink: Ink::First, values: &[10.0, 20.0] },
            BarsSeries { name: "B", ink: Ink::Second, values: &[0.0, 5.0] },
        ];
        let svg = chart(&labels, &series).svg(Size::Long, &SCREEN).into_string();
        assert_eq!(svg.matches("fill=\"var(--d2)\"").count(), 1, "{svg}");
        assert_eq!(svg.matches("q0-3.5").count(), 2, "one round top for each column: {svg}");
    }

    #[test]
    fn the_table_says_what_the_picture_shows() {
        let labels = labels();
        let series = [BarsSeries { name: "A", ink: Ink::First, values: &[10.0, 20.0] }];
        let html = chart(&labels, &series).figure(&english()).into_string();
        assert!(html.contains("<th scope=\"row\">Q2</th><td>20 k</td><td>60 k</td>"), "{html}");
        assert!(html.contains("<th scope=\"col\" data-ink=\"d1\">A</th>"), "{html}");
    }

    #[test]
    fn a_column_opens_to_its_rows_by_the_table() {
        let labels = labels();
        let links = ["/assets?quarter=1".to_owned(), String::new()];
        let html = Bars { links: &links, ..chart(&labels, &[]) }.figure(&english()).into_string();
        assert!(html.contains("<th scope=\"row\"><a href=\"/assets?quarter=1\">Q1</a></th>"), "{html}");
        assert!(html.contains("<th scope=\"row\">Q2</th>"), "{html}");
    }

    #[test]
    fn a_block_is_closed_and_as_high_as_asked() {
        assert_eq!(block(10.0, 20.0, 30.0, 40.0, false), "M10 60v-40h30v40z");
        assert_eq!(block(10.0, 20.0, 30.0, 40.0, true), "M10 60v-36.5q0-3.5 3.5-3.5h23q3.5 0 3.5 3.5v36.5z");
    }
}
