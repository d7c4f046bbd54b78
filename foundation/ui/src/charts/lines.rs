use super::{
    Ink, Palette, SCREEN, Scale, Size, Words,
    figure::{Key, Twin, figure},
    frame::{Plot, Told, at, frame, gutter, label},
    scale::every,
};
use crate::i18n::Locale;
use maud::{Markup, html};

/// One course of values over time.
#[derive(Clone, Copy, Debug)]
pub struct Curve<'a> {
    /// What it is: "Book value".
    pub name: &'a str,
    /// One value for each label; none where nothing is known.
    pub values: &'a [Option<f64>],
    /// Its colour.
    pub ink: Ink,
    /// Whether what has passed is filled down to zero.
    pub filled: bool,
}

/// Values over time: past solid, future dashed.
#[derive(Clone, Copy)]
pub struct Lines<'a> {
    /// The start of its ids, unique on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// The same in a sentence with the figures that matter.
    pub summary: &'a str,
    /// What the first column of the table holds: "Month".
    pub over: &'a str,
    /// The points in time, one for each value.
    pub labels: &'a [String],
    /// Up to five courses; the first is the one that readings and events stand on.
    pub curves: &'a [Curve<'a>],
    /// The present point: everything after it is dashed. Its word is "Today".
    pub now: Option<(usize, &'a str)>,
    /// A level that matters, such as the residual value.
    pub level: Option<(&'a str, f64)>,
    /// What happened, and when.
    pub events: &'a [(usize, &'a str)],
    /// How values are written on the axis.
    pub short: Words<'a>,
    /// How values are written in full.
    pub full: Words<'a>,
}

impl Lines<'_> {
    /// The chart in a page.
    pub fn figure(&self, t: &Locale) -> Markup {
        let mut keys: Vec<Key<'_>> = self
            .curves
            .iter()
            .map(|curve| Key { name: curve.name, class: curve.ink.class(), form: "line" })
            .collect();
        if let Some((name, _)) = self.level {
            keys.push(Key { name, class: Ink::Other.class(), form: "dashed" });
        }
        let mut head = vec![(self.over, None)];
        head.extend(self.curves.iter().map(|curve| (curve.name, Some(curve.ink))));
        let line = |(at, label): (usize, &String)| {
            let value = |curve: &Curve<'_>| {
                curve.values.get(at).copied().flatten().map(self.full).unwrap_or_default()
            };
            std::iter::once(label.clone()).chain(self.curves.iter().map(value)).collect()
        };
        let twin = Twin { head, lines: self.labels.iter().enumerate().map(line).collect(), links: &[] };
        figure(t, &keys, &|size| self.svg(size, &SCREEN), &twin, self.title)
    }

    /// The drawing alone, for documents too.
    pub fn svg(&self, size: Size, palette: &Palette) -> Markup {
        let known = self.curves.iter().flat_map(|curve| curve.values.iter().copied().flatten());
        let scale = Scale::of(known.chain(self.level.map(|(_, value)| value)));
        let height = if size == Size::Long { 232.0 } else { 210.0 };
        let plot = Plot {
            left: gutter(&scale, self.short),
            right: size.width() - 14.0,
            top: 16.0,
            bottom: height - 26.0,
            scale,
        };
        let told = Told { id: self.id, title: self.title, summary: self.summary };
        let body = html! {
            (plot.grid(palette, self.short))
            (self.axis(size, &plot, height, palette))
            @if let Some((_, level)) = self.level { (self.level_line(&plot, level, palette)) }
            @for curve in self.curves { @if curve.filled { (self.area(size, &plot, curve, palette)) } }
            @for curve in self.curves.iter().rev() { (self.curve(&plot, curve, palette)) }
            (self.event_marks(&plot, palette))
            (self.now_mark(&plot, palette))
            (self.cross(&plot, palette))
        };
        frame(told, size, height, palette, "points", &body)
    }

    /// Where a point in time lies.
    fn x(&self, plot: &Plot, index: usize) -> f64 {
        let last = self.labels.len().saturating_sub(1).max(1);
        plot.left + (plot.right - plot.left) * index as f64 / last as f64
    }

    fn axis(&self, size: Size, plot: &Plot, height: f64, palette: &Palette) -> Markup {
        let step = every(self.labels.len(), if size == Size::Long { 7 } else { 3 });
        let last = self.labels.len().saturating_sub(1);
        html! {
            @for index in (0..self.labels.len()).step_by(step) {
                @let anchor = if index == 0 { "start" } else if index == last { "end" } else { "middle" };
                (label(self.x(plot, index), height - 7.0, anchor, &self.labels[index], palette))
            }
        }
    }

    /// The path through the known values from one point to another; a gap starts a new piece.
    fn path(&self, plot: &Plot, curve: &Curve<'_>, from: usize, to: usize) -> String {
        let mut path = String::new();
        let mut pen_is_down = false;
        for index in from..=to {
            let Some(value) = curve.values.get(index).copied().flatten() else {
                pen_is_down = false;
                continue;
            };
            path.push_str(if pen_is_down { "L" } else { "M" });
            path.push_str(&format!("{} {}", at(self.x(plot, index)), at(plot.y(value))));
            pen_is_down = true;
        }
        path
    }

    fn present(&self) -> usize {
        let last = self.labels.len().saturating_sub(1);
        self.now.map_or(last, |(index, _)| index.min(last))
    }

    fn curve(&self, plot: &Plot, curve: &Curve<'_>, palette: &Palette) -> Markup {
        let (present, last) = (self.present(), self.labels.len().saturating_sub(1));
        let ink = curve.ink.of(palette);
        html! {
            g fill="none" stroke=(ink) stroke-linejoin="round" stroke-linecap="round" {
                path d=(self.path(plot, curve, 0, present)) stroke-width="2" {}
                @if present < last {
                    path d=(self.path(plot, curve, present, last)) stroke-width="1.5"
                        stroke-dasharray="4 4" {}
                }
            }
        }
    }

    fn area(&self, size: Size, plot: &Plot, curve: &Curve<'_>, palette: &Palette) -> Markup {
        let fade = format!("{}-{size:?}-{}", self.id, curve.ink.class());
        let present = self.present();
        let known: Vec<usize> =
            (0..=present).filter(|index| curve.values.get(*index).copied().flatten().is_some()).collect();
        let (Some(first), Some(last)) = (known.first(), known.last()) else { return html! {} };
        let base = at(plot.y(0.0));
        let path = format!(
            "{}L{} {base}L{} {base}Z",
            self.path(plot, curve, 0, present),
            at(self.x(plot, *last)),
            at(self.x(plot, *first))
        );
        html! {
            defs {
                linearGradient id=(fade) x1="0" x2="0" y1="0" y2="1" {
                    stop offset="0" stop-color=(curve.ink.of(palette)) stop-opacity=".2" {}
                    stop offset="1" stop-color=(curve.ink.of(palette)) stop-opacity=".015" {}
                }
            }
            path d=(path) fill={ "url(#" (fade) ")" } {}
        }
    }

    fn level_line(&self, plot: &Plot, level: f64, palette: &Palette) -> Markup {
        let y = at(plot.y(level));
        html! {
            line x1=(at(plot.left)) x2=(at(plot.right)) y1=(y) y2=(y) stroke=(Ink::Other.of(palette))
                stroke-width="1.5"
                stroke-dasharray="1 4" stroke-linecap="round" {}
        }
    }

    fn event_marks(&self, plot: &Plot, palette: &Palette) -> Markup {
        let Some(curve) = self.curves.first() else { return html! {} };
        html! {
            @for (index, name) in self.events {
                @if let Some(value) = curve.values.get(*index).copied().flatten() {
                    circle cx=(at(self.x(plot, *index))) cy=(at(plot.y(value))) r="4" fill=(palette.surface)
                        stroke=(curve.ink.of(palette)) stroke-width="2" { title { (name) } }
                }
            }
        }
    }

    fn now_mark(&self, plot: &Plot, palette: &Palette) -> Markup {
        let (Some((index, word)), Some(curve)) = (self.now, self.curves.first()) else { return html! {} };
        let x = self.x(plot, index);
        let near_the_end = x > plot.right - 60.0;
        let (anchor, shift) = if near_the_end { ("end", -7.0) } else { ("start", 7.0) };
        html! {
            line x1=(at(x)) x2=(at(x)) y1=(at(plot.top)) y2=(at(plot.bottom)) stroke=(palette.quiet)
                stroke-dasharray="2 3" {}
            @if let Some(value) = curve.values.get(index).copied().flatten() {
                circle cx=(at(x)) cy=(at(plot.y(value))) r="5.5" fill=(curve.ink.of(palette))
                    stroke=(palette.surface) stroke-width="2.5" {}
            }
            text x=(at(x + shift)) y=(at(plot.top + 9.0)) text-anchor=(anchor) font-weight="620"
                fill=(palette.ink) {
                    (word)
                }
        }
    }

    /// What a script moves to the point that is read; it knows the places of all points of the first course.
    fn cross(&self, plot: &Plot, palette: &Palette) -> Markup {
        let Some(curve) = self.curves.first() else { return html! {} };
        let spots: Vec<String> = (0..self.labels.len())
            .map(|index| {
                let y = curve.values.get(index).copied().flatten().map_or(plot.bottom, |value| plot.y(value));
                format!("{},{}", at(self.x(plot, index)), at(y))
            })
            .collect();
        html! {
            g data-cross=(spots.join(" ")) visibility="hidden" {
                line y1=(at(plot.top)) y2=(at(plot.bottom)) stroke=(palette.quiet) {}
                circle r="4" fill=(curve.ink.of(palette)) stroke=(palette.surface) stroke-width="2" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::PAPER;
    use super::*;

    fn chart<'a>(labels: &'a [String], curves: &'a [Curve<'a>]) -> Lines<'a> {
        Lines {
            id: "value",
            title: "Value",
            summary: "Falls from 100 to 10.",
            over: "Month",
            labels,
            curves,
            now: Some((1, "Today")),
            level: Some(("Residual", 10.0)),
            events: &[(1, "Battery replaced")],
            short: &|value| format!("{value:.0}"),
            full: &|value| format!("{value:.2}"),
        }
    }

    #[test]
    fn past_is_solid_and_future_is_dashed() {
        let labels: Vec<String> = ["a", "b", "c"].map(str::to_owned).into();
        let curves = [Curve {
            name: "Book",
            values: &[Some(100.0), Some(55.0), Some(10.0)],
            ink: Ink::First,
            filled: true,
        }];
        let svg = chart(&labels, &curves).svg(Size::Long, &SCREEN).into_string();
        assert_eq!(svg.matches("stroke-dasharray=\"4 4\"").count(), 1, "{svg}");
        assert!(svg.contains("<title id=\"value-Long-t\">Value</title>"), "{svg}");
        assert!(svg.contains("Battery replaced"), "{svg}");
    }

    #[test]
    fn a_gap_in_the_data_is_a_gap_in_the_line() {
        let labels: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).into();
        let values = [Some(1.0), None, Some(3.0), Some(4.0)];
        let curves = [Curve { name: "Seen", values: &values, ink: Ink::Second, filled: false }];
        let lines = Lines { now: None, level: None, events: &[], ..chart(&labels, &curves) };
        let plot = Plot { left: 0.0, right: 30.0, top: 0.0, bottom: 40.0, scale: Scale::of([4.0]) };
        assert_eq!(lines.path(&plot, &curves[0], 0, 3), "M0 30M20 10L30 0");
    }

    #[test]
    fn a_document_gets_numbers_for_colours() {
        let labels: Vec<String> = ["a", "b"].map(str::to_owned).into();
        let curves = [Curve { name: "Book", values: &[Some(2.0), Some(1.0)], ink: Ink::First, filled: true }];
        let svg = chart(&labels, &curves).svg(Size::Long, &PAPER).into_string();
        assert!(!svg.contains("var(") && svg.contains("xmlns"), "{svg}");
    }
}
